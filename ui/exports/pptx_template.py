"""An empty PowerPoint file in the atlas's look: theme, master and the two layouts that slides stand on.

It is python-pptx's own template, changed; nothing of it is left that a presenter would have to clear away.
"""

from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as File
from pptx.util import Inches, Pt

from ui.exports.deck import Paper
from ui.exports.placed import COVER_TOP, FOOT, MARGIN, SIZES
from ui.exports.slide_look import ACCENT, CHINESE_FACE, DATA_COLOURS, INK, LATIN_FACE, MUTED, TINT
from ui.i18n import Language

COVER, VIEW = 0, 1
"""Places of the two layouts."""

LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en-GB"}
_KEPT_LAYOUTS = ("Title Slide", "Title Only")
_LEFT_OUT = ("dt", "ftr")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def empty_presentation(paper: Paper, lang: Language) -> File:
    """Make a presentation without slides.

    Parameters
    ----------
    paper : {"wide", "a4"}
    lang : {"zh", "en"}
        Whose words are proofed where nothing else is said.
    """
    file = Presentation()
    width, height = (Inches(side) for side in SIZES[paper])
    file.slide_width, file.slide_height = width, height
    size = file.part._element.find(qn("p:sldSz"))  # noqa: SLF001 (the library has no word for it)
    size.attrib.pop("type", None)
    for layout in list(file.slide_layouts):
        if layout.name not in _KEPT_LAYOUTS:
            file.slide_layouts.remove(layout)
    _drop_thumbnail(file)
    _dress_theme(file)
    _dress_master(file, paper, lang)
    _dress_cover(file, paper, lang)
    return file


def _drop_thumbnail(file: File) -> None:
    """Drop the template's own picture of itself, which file managers would show."""
    package = file.part.package
    for key, relation in list(package._rels.items()):  # noqa: SLF001 (the same)
        if relation.reltype.endswith("/thumbnail"):
            package.drop_rel(key)
    for key, relation in list(file.part.rels.items()):
        if relation.reltype.endswith("/printerSettings"):
            file.part.rels.pop(key)


def _dress_theme(file: File) -> None:
    """Name colours and faces once, so that a presenter can change them once."""
    part = file.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme: Any = parse_xml(part.blob)
    theme.set("name", "Xiancheng Atlas")
    named = {"dk1": INK, "lt1": "ffffff", "dk2": MUTED, "lt2": TINT, "hlink": ACCENT, "folHlink": MUTED}
    named |= {f"accent{place}": colour for place, colour in enumerate(DATA_COLOURS, 1)}
    for name, colour in named.items():
        entry = theme.find(f".//{_DRAWING}clrScheme/{_DRAWING}{name}")
        for old in list(entry):
            entry.remove(old)
        entry.append(entry.makeelement(f"{_DRAWING}srgbClr", {"val": colour.upper()}))
    for scheme in ("clrScheme", "fontScheme"):
        theme.find(f".//{_DRAWING}{scheme}").set("name", "Xiancheng Atlas")
    for group in theme.find(f".//{_DRAWING}fontScheme"):
        group.find(f"{_DRAWING}latin").set("typeface", LATIN_FACE)
        group.find(f"{_DRAWING}ea").set("typeface", CHINESE_FACE)
        for font in group.findall(f"{_DRAWING}font"):
            if font.get("script") == "Hans":
                font.set("typeface", CHINESE_FACE)
    part._blob = serialize_part_xml(theme)  # noqa: SLF001 (a theme is bytes to the library)


def _dress_master(file: File, paper: Paper, lang: Language) -> None:
    """Title at the top left, the page's number at the lower right, nothing else."""
    width, height = SIZES[paper]
    master: Any = file.slide_master
    for layout in (master, *file.slide_layouts):
        for kind in _LEFT_OUT:
            shape = placeholder(layout, kind)
            shape.element.getparent().remove(shape.element)
    boxes = {
        "title": (MARGIN, 0.42, width - 2 * MARGIN, 0.95),
        "body": (MARGIN, 1.6, width - 2 * MARGIN, height - 2.4),
        "sldNum": (width - MARGIN - 0.5, height - FOOT - 0.2, 0.5, 0.2),
    }
    for kind, (left, top, across, down) in boxes.items():
        shape = placeholder(master, kind)
        shape.left, shape.top = Inches(left), Inches(top)
        shape.width, shape.height = Inches(across), Inches(down)
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        anchor = frame._txBody.bodyPr  # noqa: SLF001 (the library reads an anchor only from its own words)
        anchor.set("anchor", "b" if kind == "sldNum" else "t")
    styles = master.element.find(qn("p:txStyles"))
    title = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    run = title.find(qn("a:defRPr"))
    run.set("sz", "2800")
    run.set("b", "1")
    number = placeholder(master, "sldNum")
    style = number.element.find(f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
    style.set("sz", str(Pt(10).centipoints))
    for text in file.part._element.iter(qn("a:defRPr")):  # noqa: SLF001 (the same)
        if text.get("lang"):
            text.set("lang", LANGUAGE_TAGS[lang])


def _dress_cover(file: File, paper: Paper, lang: Language) -> None:
    """Title and what is in the file, under a short line in the accent colour."""
    layout = file.slide_layouts[COVER]
    room = SIZES[paper][0] - 2 * MARGIN
    title, subtitle = (placeholder(layout, kind) for kind in ("ctrTitle", "subTitle"))
    for shape, top, height in ((title, COVER_TOP + 0.3, 1.6), (subtitle, COVER_TOP + 2.1, 1.0)):
        shape.left, shape.top = Inches(MARGIN), Inches(top)
        shape.width, shape.height = Inches(room), Inches(height)
    for style in subtitle.element.iter(*(qn(f"a:lvl{level}pPr") for level in range(1, 10))):
        style.set("algn", "l")
    layout.shapes._spTree.append(_accent(max(_ids(layout.element)) + 1))  # noqa: SLF001 (a layout takes no shapes otherwise)
    for part in (file.slide_master, *file.slide_layouts):
        for run in part.element.iter(qn("a:rPr"), qn("a:endParaRPr")):
            run.set("lang", LANGUAGE_TAGS[lang])


def placeholder(part: Any, kind: str) -> Any:
    """Find a placeholder of a master or a layout by what it is for, as PowerPoint names it."""
    return next(shape for shape in part.placeholders if shape.element.ph.get("type") == kind)


def _accent(number: int) -> Any:
    """Draw the short line above the title."""
    left, top, across, down = (int(Inches(length)) for length in (MARGIN, COVER_TOP, 0.9, 0.06))
    return parse_xml(
        f"<p:sp {nsdecls('a', 'p')}>"
        f'<p:nvSpPr><p:cNvPr id="{number}" name="Accent"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        "</p:sp>"
    )


def _ids(element: Any) -> list[int]:
    return [int(entry.get("id")) for entry in element.iter(qn("p:cNvPr"))]
