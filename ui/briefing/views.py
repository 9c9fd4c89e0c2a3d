"""From the slides of a briefing to what is shown: sheets, decks, and what of a loaded one still exists."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from ui.atlas import Atlas
from ui.briefing.briefing import Briefing, Slide
from ui.every_page import PAGES
from ui.exports.deck import Deck, DeckSlide
from ui.exports.sheet import Sheet
from ui.i18n import Language, Words
from ui.own_rules import rules_in_force
from ui.url_state import Dropped, decode, encode
from ui.view_state import ViewState

Report = Callable[[float], None]
"""Told the share that is behind, 0 to 1."""

_COUNTY_PAGE = "county"


@dataclass(frozen=True)
class LeftOut:
    """What a loaded briefing names and this release does not have.

    Attributes
    ----------
    number : int
        Which slide of the file, the first being 1.
    parts : tuple of Dropped
        Parts of its address; none where the whole slide is left out.
    """

    number: int
    parts: tuple[Dropped, ...] = ()


def checked(atlas: Atlas, briefing: Briefing) -> tuple[Briefing, tuple[LeftOut, ...]]:
    """Leave out what does not exist here, part by part, and name it.

    Parameters
    ----------
    atlas : Atlas
    briefing : Briefing
        As it was read from a file.

    Returns
    -------
    Briefing
        Every slide can be shown; addresses are as the atlas writes them.
    tuple of LeftOut
    """
    slides: list[Slide] = []
    left_out: list[LeftOut] = []
    for number, slide in enumerate(briefing.slides, start=1):
        page = PAGES.get(slide.page)
        if page is None:
            left_out.append(LeftOut(number))
            continue
        state, dropped = decode(dict(slide.query), atlas.known, page)
        if slide.page == _COUNTY_PAGE and state.county is None:
            left_out.append(LeftOut(number))
            continue
        if dropped:
            left_out.append(LeftOut(number, dropped))
        query = encode(replace(state, lang=None), atlas.known, page)
        slides.append(replace(slide, query=tuple(sorted(query.items()))))
    return replace(briefing, slides=tuple(slides)), tuple(left_out)


def state_of(atlas: Atlas, slide: Slide) -> ViewState:
    """Give the view state of a slide; official lists that the session has loaded count."""
    state, _ = decode(dict(slide.query), atlas.known, PAGES[slide.page])
    return replace(state, rules=rules_in_force(state))


def sheet_of_slide(t: Words, atlas: Atlas, slide: Slide) -> Sheet:
    """Make the sheet of a slide, in the presenter's words where there are any."""
    # It brings the charts of all pages.
    from ui.exports.sheets import sheet_of  # noqa: PLC0415

    sheet = sheet_of(t, atlas, slide.page, state_of(atlas, slide))
    return replace(sheet, title=slide.title or sheet.title, subtitle=slide.subtitle or sheet.subtitle)


def deck_of(
    atlas: Atlas, briefing: Briefing, lang: Language, *, base: str = "", report: Report | None = None
) -> Deck:
    """Make all slides of a briefing in one language.

    Parameters
    ----------
    atlas : Atlas
    briefing : Briefing
    lang : {"zh", "en"}
    base : str
        Where the app is, with a slash at its end; empty where it is not known.
    report : callable, optional
        Told the share that is behind, 0 to 1.
    """
    t = Words(lang)
    tell = report or (lambda _share: None)
    slides = []
    for done, slide in enumerate(briefing.slides, start=1):
        slides.append(DeckSlide(sheet_of_slide(t, atlas, slide), slide.notes))
        tell(done / len(briefing.slides))
    return Deck(
        title=briefing.title,
        lang=lang,
        slides=tuple(slides),
        version=atlas.version,
        paper=briefing.paper,
        has_sources=briefing.has_sources,
        base=base,
    )


def digest(sheet: Sheet) -> str:
    """Give a short text that differs whenever a picture of the sheet would."""
    charts = [chart.figure.to_json() for chart in sheet.charts[:1]] if sheet.painting is None else []
    parts = (sheet.lang, sheet.title, sheet.subtitle, sheet.sources, sheet.painting, sheet.view, charts)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]
