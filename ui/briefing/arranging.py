"""What a presenter does to a briefing; each step gives a new one."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from ui.briefing.briefing import Briefing, Slide

MOST_SLIDES = 60
LONGEST_TITLE = 300
LONGEST_NOTES = 10_000

_LINE_SIGNS = "\n\t"


class BriefingFullError(Exception):
    """A briefing holds as many views as it can."""


def clean(text: str, longest: int, *, lines: bool = False) -> str:
    """Take out of a text what no document can hold.

    Parameters
    ----------
    text : str
    longest : int
        Characters that are kept.
    lines : bool
        Whether it may have several lines; else white space becomes single spaces.

    Returns
    -------
    str
        Without control characters, lone surrogates and code points that stand for nothing.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # XML, and with it PowerPoint, takes none of these.
    kept = "".join(sign for sign in text if sign in _LINE_SIGNS or _is_text(sign))
    if not lines:
        kept = " ".join(kept.split())
    return kept[:longest].strip()


def _is_text(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cs"} and (ord(sign) & 0xFFFE) != 0xFFFE  # noqa: PLR2004 - Unicode's non-characters


def added(briefing: Briefing, page: str, query: Mapping[str, str]) -> Briefing:
    """Add a view at the end.

    Parameters
    ----------
    briefing : Briefing
    page : str
        Name of the page.
    query : Mapping of str to str
        The page's address; the language is left out, for the briefing chooses it.

    Raises
    ------
    BriefingFullError
        If it holds `MOST_SLIDES` already.
    """
    if len(briefing.slides) >= MOST_SLIDES:
        raise BriefingFullError
    parts = tuple(sorted((key, value) for key, value in query.items() if key != "lang"))
    return replace(briefing, slides=(*briefing.slides, Slide(page, parts)))


def removed(briefing: Briefing, place: int) -> Briefing:
    """Take a slide out."""
    return replace(briefing, slides=briefing.slides[:place] + briefing.slides[place + 1 :])


def moved(briefing: Briefing, place: int, to: int) -> Briefing:
    """Put a slide in another place; beyond either end it stops there."""
    others = removed(briefing, place).slides
    to = min(max(to, 0), len(others))
    return replace(briefing, slides=(*others[:to], briefing.slides[place], *others[to:]))


def duplicated(briefing: Briefing, place: int) -> Briefing:
    """Put a copy of a slide behind it.

    Raises
    ------
    BriefingFullError
        If it holds `MOST_SLIDES` already.
    """
    if len(briefing.slides) >= MOST_SLIDES:
        raise BriefingFullError
    slides = briefing.slides
    return replace(briefing, slides=(*slides[: place + 1], *slides[place:]))


def reworded(
    briefing: Briefing,
    place: int,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    notes: str | None = None,
) -> Briefing:
    """Give a slide words of its own.

    Parameters
    ----------
    briefing : Briefing
    place : int
    title, subtitle, notes : str or None
        None leaves what is there; an empty title or subtitle gives back the one that the data write.
    """
    slide = briefing.slides[place]
    if title is not None:
        slide = replace(slide, title=clean(title, LONGEST_TITLE) or None)
    if subtitle is not None:
        slide = replace(slide, subtitle=clean(subtitle, LONGEST_TITLE) or None)
    if notes is not None:
        slide = replace(slide, notes=clean(notes, LONGEST_NOTES, lines=True))
    return replace(briefing, slides=(*briefing.slides[:place], slide, *briefing.slides[place + 1 :]))
