"""Slides in order, ready to be written as PowerPoint, PDF or HTML."""

from dataclasses import dataclass
from typing import Literal

from ui.exports.sheet import Sheet
from ui.i18n import Language

Paper = Literal["wide", "a4"]
"""``wide`` is a screen of 16:9, ``a4`` a landscape sheet."""


@dataclass(frozen=True)
class DeckSlide:
    """One slide: a view, with the presenter's own words where there are any.

    Attributes
    ----------
    sheet : Sheet
        The view, its title and subtitle already those that the presenter chose.
    notes : str
        Speaker notes; plain text of any length.
    """

    sheet: Sheet
    notes: str = ""


@dataclass(frozen=True)
class Deck:
    """A whole briefing in one language.

    Attributes
    ----------
    title : str
    lang : {"zh", "en"}
    slides : tuple of DeckSlide
    version : str
        Version of the data release.
    paper : {"wide", "a4"}
    has_sources : bool
        Whether a last page lists sources, definitions and the link of each view.
    base : str
        Where the app is, so that a link restores a view: ``http://localhost:8501/``; empty where it is not
        known, when the relative address is printed.
    """

    title: str
    lang: Language
    slides: tuple[DeckSlide, ...]
    version: str
    paper: Paper = "wide"
    has_sources: bool = True
    base: str = ""
