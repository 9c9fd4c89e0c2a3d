"""The parts of a slide in PowerPoint: text, numbers, tables, pictures, notes."""

from copy import deepcopy
from io import BytesIO
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Inches, Pt

from ui.exports.last_pages import PlacedEntry
from ui.exports.placed import (
    CELL_PADDING,
    Box,
    PlacedChart,
    PlacedFact,
    PlacedMap,
    PlacedNote,
    PlacedTable,
    PlacedText,
)
from ui.exports.pptx_template import LANGUAGE_TAGS, placeholder
from ui.exports.slide_pictures import alt_of
from ui.exports.text_fit import LEADING, Fitted
from ui.i18n import Language

# PowerPoint's own "No Style, No Grid": lines are drawn cell by cell.
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_COLOURS = {"ink": "tx1", "muted": "tx2", "accent": "accent1"}


def fill_title(shape: Any, placed: PlacedText, lang: Language, *, muted: bool = False) -> None:
    """Write into a placeholder, which the outline and a screen reader know."""
    _place(shape, placed.box)
    _fill(shape.text_frame, [(placed.text, "muted" if muted else "ink", not muted)], lang)


def add_text(
    slide: Slide, placed: PlacedText, lang: Language, *, name: str, bold: bool = False, muted: bool = False
) -> None:
    """Write a text box."""
    shape = _text_box(slide, placed.box, name)
    _fill(shape.text_frame, [(placed.text, "muted" if muted else "ink", bold)], lang)


def add_fact(slide: Slide, fact: PlacedFact, lang: Language) -> None:
    """Write a number with what it is in one box, which a presenter can move as one."""
    value, name = fact.value, fact.name
    box = Box(value.box.left, value.box.top, value.box.width, value.box.height + name.box.height)
    shape = _text_box(slide, box, "Figure")
    _fill(shape.text_frame, [(value.text, "ink", True), (name.text, "muted", False)], lang)


def add_note(slide: Slide, note: PlacedNote, lang: Language) -> None:
    """Write what to know of the figures; its link can be followed."""
    shape = _text_box(slide, note.text.box, "Note")
    _fill(shape.text_frame, [(note.text.text, "accent" if note.url else "muted", False)], lang)
    if note.url:
        for paragraph in shape.text_frame.paragraphs:
            for run in paragraph.runs:
                run.hyperlink.address = note.url


def add_entry(slide: Slide, entry: PlacedEntry, lang: Language) -> None:
    """Write an entry of the last pages; its link can be followed."""
    shape = _text_box(slide, entry.box, "Source")
    looks = {
        "head": ("accent", True),
        "name": ("ink", True),
        "text": ("muted", False),
        "link": ("accent", False),
    }
    _fill(shape.text_frame, [(words, *looks[line.kind]) for line, words in entry.lines], lang)
    lines = [
        (line.url, 0.0 if place else gap)
        for (line, words), gap in zip(entry.lines, entry.gaps, strict=True)
        for place, _ in enumerate(words.text.split("\n"))
    ]
    for (url, gap), paragraph in zip(lines, shape.text_frame.paragraphs, strict=True):
        paragraph.space_before = Inches(gap)
        for run in paragraph.runs if url else ():
            run.hyperlink.address = url


def add_picture(slide: Slide, part: PlacedMap | PlacedChart, png: bytes) -> None:
    """Put in the map or a chart, with the words for those who cannot see it."""
    box = part.box
    picture: Any = slide.shapes.add_picture(
        BytesIO(png), *map(Inches, (box.left, box.top, box.width, box.height))
    )
    picture.name = "Map" if isinstance(part, PlacedMap) else "Chart"
    picture._element.nvPicPr.cNvPr.set("descr", alt_of(part))  # noqa: SLF001 (the library has no word for it)


def add_table(slide: Slide, part: PlacedTable, lang: Language) -> None:
    """Build a table that can be edited: a head, thin lines, numbers to the right."""
    rows = (part.table.head, *part.table.rows)
    box = part.box
    shape: Any = slide.shapes.add_table(
        len(rows), len(part.columns), *map(Inches, (box.left, box.top, box.width, box.height))
    )
    shape.name = "Table"
    shape._element.nvGraphicFramePr.cNvPr.set("descr", part.heading.text.text)  # noqa: SLF001 (the same)
    table: Any = shape.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN_TABLE  # noqa: SLF001 (the same)
    table.horz_banding = False
    for column, room in zip(table.columns, part.columns, strict=True):
        column.width = Inches(room)
    for place, (texts, height) in enumerate(zip(rows, part.heights, strict=True)):
        table.rows[place].height = Inches(height)
        looks = zip(table.rows[place].cells, texts, part.numeric, part.indents, strict=True)
        for cell, text, is_number, indent in looks:
            cell.margin_left, cell.margin_right = Inches(indent), Inches(CELL_PADDING)
            cell.margin_top = cell.margin_bottom = Pt(part.size * 0.15)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            look = ("muted", True) if place == 0 else ("ink", False)
            _fill(cell.text_frame, [(Fitted(text, part.size, 1), *look)], lang, insets=False)
            if is_number:
                cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
            _line_below(cell._tc, strong=place == 0)  # noqa: SLF001 (the same)


def number_slide(slide: Slide, lang: Language) -> None:
    """Let the slide bear its number: the library leaves that placeholder out."""
    number = deepcopy(placeholder(slide.slide_layout, "sldNum").element)
    number.find(f".//{qn('p:cNvPr')}").set("id", str(max(shape.shape_id for shape in slide.shapes) + 1))
    for run in number.iter(qn("a:rPr"), qn("a:endParaRPr")):
        run.set("lang", LANGUAGE_TAGS[lang])
    slide.shapes._spTree.append(number)  # noqa: SLF001 (the same)


def add_notes(slide: Slide, notes: str, lang: Language) -> None:
    """Write the speaker's notes."""
    frame: Any = slide.notes_slide.notes_text_frame
    frame.text = notes
    for run in frame._txBody.iter(qn("a:rPr"), qn("a:r")):  # noqa: SLF001 (the same)
        properties = run.get_or_add_rPr() if run.tag == qn("a:r") else run
        properties.set("lang", LANGUAGE_TAGS[lang])


def _text_box(slide: Slide, box: Box, name: str) -> Any:

    shape = slide.shapes.add_textbox(*map(Inches, (box.left, box.top, box.width, box.height)))
    shape.name = name
    return shape


def _place(shape: Any, box: Box) -> None:

    shape.left, shape.top = Inches(box.left), Inches(box.top)
    shape.width, shape.height = Inches(box.width), Inches(box.height)


def _fill(
    frame: Any, paragraphs: list[tuple[Fitted, str, bool]], lang: Language, *, insets: bool = True
) -> None:
    """Write paragraphs, each with its words, colour and weight.

    The height of a line is fixed in points, so that the words keep their box in whatever face a reader has.
    """
    frame.word_wrap = True
    if insets:
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    lines = [(line, *look) for look in paragraphs for line in look[0].text.split("\n")]
    for place, (text, words, colour, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.line_spacing = Pt(words.size * LEADING)
        run = paragraph.add_run()
        run.text = text
        run.font.size = Pt(words.size)
        run.font.bold = bold
        run.font.color.theme_color = MSO_THEME_COLOR.from_xml(_COLOURS[colour])
        properties = run._r.get_or_add_rPr()  # noqa: SLF001 (any tag, not the library's list)
        properties.set("lang", LANGUAGE_TAGS[lang])
        if lang == "zh":
            properties.set("altLang", LANGUAGE_TAGS["en"])


def _line_below(cell: Any, *, strong: bool) -> None:

    properties = cell.get_or_add_tcPr()
    colour = (
        '<a:schemeClr val="tx2"/>'
        if strong
        else '<a:schemeClr val="bg1"><a:lumMod val="85000"/></a:schemeClr>'
    )
    line = parse_xml(
        f'<a:lnB {nsdecls("a")} w="{9525 if strong else 6350}"><a:solidFill>{colour}</a:solidFill></a:lnB>'
    )
    properties.insert(0, line)
