"""A briefing: the views a presenter collected, in order, with words of their own."""

from dataclasses import dataclass

from ui.exports.deck import Paper
from ui.i18n import Language


@dataclass(frozen=True)
class Slide:
    """One collected view.

    Attributes
    ----------
    page : str
        Name of the page.
    query : tuple of (str, str)
        What restores the view, as in the page's address, without the language.
    title, subtitle : str or None
        The presenter's words; None for those that the data give, in whatever language is shown.
    notes : str
        Speaker notes.
    """

    page: str
    query: tuple[tuple[str, str], ...]
    title: str | None = None
    subtitle: str | None = None
    notes: str = ""


@dataclass(frozen=True)
class Briefing:
    """All slides, and how they are handed out.

    Attributes
    ----------
    title : str
    slides : tuple of Slide
    languages : tuple of {"zh", "en"}
        At least one; each makes a file of its own.
    paper : {"wide", "a4"}
    has_sources : bool
        Whether a last page lists sources, definitions and links.
    """

    title: str = ""
    slides: tuple[Slide, ...] = ()
    languages: tuple[Language, ...] = ("zh",)
    paper: Paper = "wide"
    has_sources: bool = True
