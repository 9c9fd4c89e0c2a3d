"""A briefing as PowerPoint: real text, native tables, pictures with alt texts, notes in their field.

Import it when somebody exports: python-pptx takes a while to load.
"""

from collections.abc import Callable, Iterator
from io import BytesIO

from pptx.presentation import Presentation
from pptx.slide import Slide

from ui.exports.deck import Deck
from ui.exports.last_pages import LastPage, last_pages
from ui.exports.placed import Placed, PlacedChart, PlacedFact, PlacedMap, PlacedNote, PlacedTable, SlidePlan
from ui.exports.pptx_parts import (
    add_entry,
    add_fact,
    add_note,
    add_notes,
    add_picture,
    add_table,
    add_text,
    fill_title,
    number_slide,
)
from ui.exports.pptx_template import COVER, LANGUAGE_TAGS, VIEW, empty_presentation
from ui.exports.slide_pictures import pngs_of
from ui.exports.slide_plan import cover, plan
from ui.exports.text_fit import one_line
from ui.i18n import Language, Words

Report = Callable[[float], None]
"""Told the share that is behind, 0 to 1."""


def write_pptx(deck: Deck, report: Report | None = None) -> bytes:
    """Write a briefing as PowerPoint.

    Parameters
    ----------
    deck : Deck
    report : callable, optional
        Told the share that is behind, 0 to 1, after every slide.

    Returns
    -------
    bytes
        A cover, every view on a slide or more, then sources, definitions and links.
    """
    t = Words(deck.lang)
    tell = report or (lambda _share: None)
    views = plan(deck)
    file = empty_presentation(deck.paper, deck.lang)
    _describe(file, deck, t)
    _cover(file, deck, t)
    drawn = [part for view in views for part in view.parts if isinstance(part, PlacedMap | PlacedChart)]
    pictures = pngs_of(drawn, deck.lang)
    for done, view in enumerate(views, 1):
        _view(file, deck, view, pictures)
        tell(done / (len(views) + 1))
    for page in last_pages(t, deck):
        _last(file, page, deck.lang)
    written = BytesIO()
    file.save(written)
    tell(1.0)
    return written.getvalue()


def _describe(file: Presentation, deck: Deck, t: Words) -> None:
    properties = file.core_properties
    properties.title = _short(deck.title or t("app.title"))
    properties.author = properties.last_modified_by = "Xiancheng Atlas"
    properties.subject = _short(t("app.about"))
    properties.keywords = _short(t("handout.release", version=deck.version))
    properties.comments = _short(t("handout.about", version=deck.version))
    properties.language = LANGUAGE_TAGS[deck.lang]
    properties.revision = 1


def _short(text: str) -> str:
    """Give what a property holds: one line of at most 255 characters."""
    return one_line(text)[:255]


def _cover(file: Presentation, deck: Deck, t: Words) -> None:
    slide = file.slides.add_slide(file.slide_layouts[COVER])
    first = cover(t, deck)
    fill_title(slide.shapes.title, first.title, deck.lang)
    fill_title(slide.placeholders[1], first.below, deck.lang, muted=True)


def _view(file: Presentation, deck: Deck, view: SlidePlan, pictures: Iterator[bytes]) -> None:
    slide = file.slides.add_slide(file.slide_layouts[VIEW])
    lang = deck.lang
    fill_title(slide.shapes.title, view.title, lang)
    if view.subtitle:
        add_text(slide, view.subtitle, lang, name="Subtitle", muted=True)
    for part in view.parts:
        _add(slide, part, lang, pictures)
    if view.source:
        add_text(slide, view.source, lang, name="Source", muted=True)
    number_slide(slide, lang)
    if view.notes:
        add_notes(slide, view.notes, lang)


def _add(slide: Slide, part: Placed, lang: Language, pictures: Iterator[bytes]) -> None:
    match part:
        case PlacedMap():
            add_picture(slide, part, next(pictures))
        case PlacedChart():
            add_text(slide, part.heading, lang, name="Heading", bold=True)
            if part.detail:
                add_text(slide, part.detail, lang, name="Unit", muted=True)
            add_picture(slide, part, next(pictures))
        case PlacedFact():
            add_fact(slide, part, lang)
        case PlacedTable():
            add_text(slide, part.heading, lang, name="Heading", bold=True)
            add_table(slide, part, lang)
        case PlacedNote():
            add_note(slide, part, lang)


def _last(file: Presentation, page: LastPage, lang: Language) -> None:
    slide = file.slides.add_slide(file.slide_layouts[VIEW])
    fill_title(slide.shapes.title, page.frame.title, lang)
    if page.frame.subtitle:
        add_text(slide, page.frame.subtitle, lang, name="Subtitle", muted=True)
    for entry in page.entries:
        add_entry(slide, entry, lang)
    number_slide(slide, lang)
