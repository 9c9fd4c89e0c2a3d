"""A briefing as a PDF: vectors, embedded faces, tags, title and language, by Typst.

Import it when somebody exports: Typst takes a while to load.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from ui.exports.deck import Deck
from ui.exports.fonts import font_family, font_folder
from ui.exports.last_pages import LastPage, last_pages
from ui.exports.placed import (
    CELL_PADDING,
    FOOT,
    MARGIN,
    SIZES,
    Placed,
    PlacedChart,
    PlacedFact,
    PlacedMap,
    PlacedNote,
    PlacedTable,
    PlacedText,
    SlidePlan,
)
from ui.exports.slide_look import ACCENT, INK, LINE, MUTED
from ui.exports.slide_pictures import alt_of, svg_of
from ui.exports.slide_plan import cover, plan
from ui.exports.text_fit import LEADING, Fitted, one_line
from ui.i18n import Words

Entry = dict[str, Any]
Report = Callable[[float], None]
"""Told the share that is behind, 0 to 1."""

TEMPLATE = Path(__file__).with_name("handout.typ")
NOTE_SIZE = 12.0
_REGIONS = {"zh": "CN", "en": "GB"}
# Addresses Typst breaks itself; a sign between their letters would be copied with them.
_ENDLESS = re.compile(r"(?<![^\s\u2e80-\uffff])(?!https?://)[^\s\u2e80-\uffff]{40,}")
_BREAK = "\u200b"
_DRAWN = 0.7
"""Share of the work that is drawing; the rest is setting the pages."""


def write_pdf(deck: Deck, report: Report | None = None, *, has_notes: bool = False) -> bytes:
    """Write a briefing as PDF.

    Parameters
    ----------
    deck : Deck
    report : callable, optional
        Told the share that is behind, 0 to 1.
    has_notes : bool
        Whether a view's notes follow it on a page of their own.

    Returns
    -------
    bytes
        The same pages as in PowerPoint. It meets PDF/UA-1, unless somebody's words hold a character that no
        face at hand has: then it is tagged all the same, but promises less.
    """
    t = Words(deck.lang)
    tell = report or (lambda _share: None)
    views = plan(deck)
    files = {"main.typ": TEMPLATE.read_bytes()}
    slides: list[Entry] = []
    for done, view in enumerate(views, 1):
        slides.append(_slide(t, view, deck, files, has_notes=has_notes))
        tell(_DRAWN * done / len(views))
    slides += [{"parts": list(_last(page)), "notes": None} for page in last_pages(t, deck)]
    files["deck.json"] = json.dumps(_document(t, deck) | {"slides": slides}).encode()
    options: Any = {"font_paths": [str(font_folder())], "format": "pdf"}
    try:
        written = typst.compile(files, pdf_standards=["ua-1"], **options)
    except typst.TypstError:
        written = typst.compile(files, **options)
    tell(1.0)
    return bytes(written)


def _document(t: Words, deck: Deck) -> Entry:
    """Say what holds for all pages, and what stands on the first."""
    width, height = SIZES[deck.paper]
    first = cover(t, deck)
    return {
        "title": one_line(deck.title) or t("app.title"),
        "author": "Xiancheng Atlas",
        "keywords": [t("handout.release", version=deck.version)],
        "description": t("handout.about", version=deck.version),
        "lang": deck.lang,
        "region": _REGIONS[deck.lang],
        "fonts": [font_family()],
        "width": width,
        "height": height,
        "margin": MARGIN,
        "foot": FOOT,
        "leading": LEADING,
        "look": {"ink": f"#{INK}", "muted": f"#{MUTED}", "line": f"#{LINE}", "accent": f"#{ACCENT}"},
        "cover": {
            "accent": asdict(first.accent),
            "title": _text(first.title, bold=True),
            "below": _text(first.below, colour="muted"),
        },
    }


def _slide(t: Words, view: SlidePlan, deck: Deck, files: dict[str, bytes], *, has_notes: bool) -> Entry:
    parts = [_text(view.title, "title", bold=True)]
    if view.subtitle:
        parts.append(_text(view.subtitle, colour="muted"))
    parts += [entry for part in view.parts for entry in _entries(part, deck, files)]
    if view.source:
        parts.append(_text(view.source, colour="muted"))
    notes = None
    if has_notes and view.notes:
        heading = _words(f"{t('handout.notes')} · {view.title.text.text}", NOTE_SIZE, "muted", bold=True)
        notes = _words(view.notes, NOTE_SIZE) | {"heading": heading}
    return {"parts": parts, "notes": notes}


def _entries(part: Placed, deck: Deck, files: dict[str, bytes]) -> list[Entry]:
    match part:
        case PlacedMap():
            return [_picture(part, deck, files)]
        case PlacedChart():
            detail = [_text(part.detail, colour="muted")] if part.detail else []
            return [_text(part.heading, "heading", bold=True), *detail, _picture(part, deck, files)]
        case PlacedFact():
            return [_text(part.value, bold=True), _text(part.name, colour="muted")]
        case PlacedTable():
            return [_text(part.heading, "heading", bold=True), _table(part)]
        case PlacedNote():
            text = _text(part.text, "link" if part.url else "text", "accent" if part.url else "muted")
            return [text | {"url": part.url}]


def _picture(part: PlacedMap | PlacedChart, deck: Deck, files: dict[str, bytes]) -> Entry:
    name = f"picture{len(files)}.svg"
    files[name] = svg_of(part, deck.lang).encode()
    return {"kind": "picture", "box": asdict(part.box), "file": name, "alt": alt_of(part)}


def _table(part: PlacedTable) -> Entry:
    return {
        "kind": "table",
        "box": asdict(part.box),
        "columns": part.columns,
        "heights": part.heights,
        "padding": CELL_PADDING,
        "indents": part.indents,
        "numeric": part.numeric,
        "head": [_words(cell, part.size, "muted", bold=True) for cell in part.table.head],
        "rows": [[_words(cell, part.size) for cell in row] for row in part.table.rows],
    }


def _last(page: LastPage) -> Iterator[Entry]:
    looks = {
        "head": ("accent", True),
        "name": ("ink", True),
        "text": ("muted", False),
        "link": ("accent", False),
    }
    yield _text(page.frame.title, "title", bold=True)
    if page.frame.subtitle:
        yield _text(page.frame.subtitle, colour="muted")
    for entry in page.entries:
        lines = []
        for (line, words), gap in zip(entry.lines, entry.gaps, strict=True):
            colour, bold = looks[line.kind]
            kind = {"head": "heading", "link": "link" if line.url else "text"}.get(line.kind, "text")
            lines.append(_fitted(words, colour, bold=bold) | {"kind": kind, "gap": gap, "url": line.url})
        yield {"kind": "entry", "box": asdict(entry.box), "lines": lines}


def _text(placed: PlacedText, kind: str = "text", colour: str = "ink", *, bold: bool = False) -> Entry:
    return _fitted(placed.text, colour, bold=bold) | {"kind": kind, "box": asdict(placed.box)}


def _breakable(text: str) -> str:
    """Let a word that is longer than any real one break where its line ends, as PowerPoint does."""
    return _ENDLESS.sub(lambda found: _BREAK.join(found[0]), text)


def _fitted(words: Fitted, colour: str = "ink", *, bold: bool = False) -> Entry:
    return _words(words.text, words.size, colour, bold=bold)


def _words(text: str, size: float, colour: str = "ink", *, bold: bool = False) -> Entry:
    return {"text": _breakable(text), "size": size, "colour": colour, "bold": bold}
