"""One view as one picture: title, subtitle, the map or a chart with its legend, source, notice, version."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Literal

import geodata
from ui.exports.fonts import font_folder
from ui.exports.lettering import LINE, balanced, lines_of, paragraph
from ui.exports.map_legend import moved
from ui.exports.map_picture import PaintingError, map_part
from ui.exports.paper import PAPER
from ui.exports.sheet import Chart, Licence, Sheet
from ui.i18n import Words

if TYPE_CHECKING:
    from typst import Fonts

Layout = Literal["wide", "a4_landscape", "a4_portrait", "square"]

SIZES: Mapping[Layout, tuple[int, int]] = {
    "wide": (1280, 720),
    "a4_landscape": (1123, 794),
    "a4_portrait": (794, 1123),
    "square": (1080, 1080),
}
"""Width and height in CSS pixels, 96 to the inch."""

What = Literal["map"] | int
"""The map, or the place of a chart among those of the sheet."""

_LICENCES: Mapping[Licence, str] = {
    "attribution": "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
    "share_alike": "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/",
    "own": "",
}
CSS_DPI, POINTS = 96, 72
SCREEN_DPI = 200

_MARGIN = 28.0
_TITLE, _SUBTITLE, _FOOT = 25.0, 14.5, 10.0
_LEADING = 1.25


@dataclass(frozen=True)
class _Words:
    """What is written about a picture."""

    title: str
    subtitle: str
    detail: str
    foot: tuple[str, ...]
    description: str


def sheet_svg(sheet: Sheet, what: What = "map", size: Layout = "wide") -> str:
    """Draw a view with all that is said of it.

    Parameters
    ----------
    sheet : Sheet
    what : "map" or int
        The map, or which of the sheet's charts.
    size : {"wide", "a4_landscape", "a4_portrait", "square"}

    Returns
    -------
    str
        SVG whose words are outlines; they stand as text in its title and description, its licence and the
        version of the data in its metadata.

    Raises
    ------
    PaintingError
        If the sheet has no such picture, or its painting cannot be drawn.
    """
    width, height = SIZES[size]
    words = _words(sheet, what)
    inner = width - 2 * _MARGIN
    parts, top = [], _MARGIN - 4
    for text, type_size, weight, fill, after in (
        (words.title, _TITLE, 700, PAPER.text, 5),
        (words.subtitle, _SUBTITLE, 400, PAPER.muted, 4),
        (words.detail, _SUBTITLE, 700, PAPER.text, 4),
    ):
        if not text:
            continue
        lines = balanced(text, inner, type_size, weight)
        parts.append(paragraph(lines, _MARGIN, top, type_size, fill=fill, weight=weight, leading=_LEADING))
        top += len(lines) * type_size * _LEADING + after
    foot = [line for text in words.foot for line in lines_of(text, inner, _FOOT)]
    foot_height = len(foot) * _FOOT * LINE
    foot_top = height - _MARGIN + 8 - foot_height
    parts.append(paragraph(foot, _MARGIN, foot_top, _FOOT, fill=PAPER.muted))
    rule = f"M{_MARGIN} {foot_top - 5:.1f}H{width - _MARGIN}"
    parts.append(f'<path d="{rule}" stroke="{PAPER.panel_border}"/>')
    room = (inner, foot_top - 14 - (top + 8))
    parts.append(moved(_drawn(sheet, what, room), _MARGIN, top + 8))
    lang = "zh-CN" if sheet.lang == "zh" else "en"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" lang="{lang}"><title>{escape(words.title)}</title>'
        f"<desc>{escape(words.description)}</desc>{_metadata(sheet, words)}"
        f'<rect width="{width}" height="{height}" fill="{PAPER.ground}"/>{"".join(parts)}</svg>'
    )


def sheet_png(sheet: Sheet, what: What = "map", size: Layout = "wide", *, dpi: int = SCREEN_DPI) -> bytes:
    """Draw a view as :func:`sheet_svg` does, as PNG; its text chunks say what it is."""
    words = _words(sheet, what)
    return png_of(sheet_svg(sheet, what, size), dpi=dpi, texts=_texts(sheet, words))


def png_of(svg: str, *, dpi: int = SCREEN_DPI, texts: Mapping[str, str] | None = None) -> bytes:
    """Turn an SVG into PNG, with no font but our own.

    Parameters
    ----------
    svg : str
        Its width and height are CSS pixels.
    dpi : int
        Dots an inch.
    texts : mapping of str to str, optional
        Text chunks.
    """
    # Only a download needs them.
    import typst  # noqa: PLC0415
    from PIL import Image, PngImagePlugin  # noqa: PLC0415

    page = (
        '#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#set text(font: "Noto Sans SC")\n'
        '#image(bytes(sys.inputs.svg), format: "svg")'
    )
    picture = typst.compile(
        page.encode(),
        format="png",
        ppi=dpi,
        font_paths=_fonts(),
        sys_inputs={"svg": svg},
    )
    chunks = PngImagePlugin.PngInfo()
    for key, text in (texts or {}).items():
        chunks.add_itxt(key, text)
    target = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").save(target, "PNG", pnginfo=chunks, dpi=(dpi, dpi))
    return target.getvalue()


@cache
def _fonts() -> "Fonts":
    from typst import Fonts  # noqa: PLC0415 - only a download needs it

    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder())])


def _words(sheet: Sheet, what: What) -> _Words:
    t = Words(sheet.lang)
    # Two indicators may have the same sources.
    foot = (
        *dict.fromkeys(sheet.sources),
        t(f"picture.made.{sheet.licence}", title=t("app.title"), version=geodata.release_version()),
    )
    if what == "map":
        if sheet.painting is None:
            raise PaintingError("The view has no map")
        detail, alt = "", ""
    elif 0 <= what < len(sheet.charts):
        chart = sheet.charts[what]
        detail, alt = _chart_head(chart), chart.alt
    else:
        raise PaintingError(f"The view has {len(sheet.charts)} charts, there is no number {what}")
    said = (sheet.subtitle, detail, alt, *foot)
    return _Words(sheet.title, sheet.subtitle, detail, foot, "\n".join(part for part in said if part))


def _chart_head(chart: Chart) -> str:
    return f"{chart.title} · {chart.detail}" if chart.detail else chart.title


def _drawn(sheet: Sheet, what: What, room: tuple[float, float]) -> str:
    if what != "map":
        return _chart(sheet, what, room)
    if sheet.painting is None:
        raise PaintingError("The view has no map")
    return map_part(sheet.painting, sheet.view, *room)


def _chart(sheet: Sheet, number: int, size: tuple[float, float]) -> str:
    # Brings a drawing library, which only a download needs.
    from ui.exports.chart_picture import chart_svg  # noqa: PLC0415

    svg = chart_svg(sheet.charts[number].figure, round(size[0]), round(size[1]), lang=sheet.lang)
    return svg[svg.index("<svg") :]


def _texts(sheet: Sheet, words: _Words) -> Mapping[str, str]:
    """Say in a picture's text chunks what it is, under the names that the PNG standard gives them."""
    return {
        "Title": words.title,
        "Description": words.description,
        "Author": Words(sheet.lang)("app.title"),
        "Copyright": _LICENCES[sheet.licence],
        "Source": sheet.address,
        "Software": "Xiancheng Atlas",
        "Comment": f"data release {geodata.release_version()}",
    }


def _metadata(sheet: Sheet, words: _Words) -> str:
    """Write licence and version in the form that drawing programs read."""
    entries = {
        "title": words.title,
        "creator": Words(sheet.lang)("app.title"),
        "rights": _LICENCES[sheet.licence],
        "identifier": sheet.address,
        "source": f"data release {geodata.release_version()}",
        "language": sheet.lang,
    }
    inner = "".join(f"<dc:{key}>{escape(text)}</dc:{key}>" for key, text in entries.items())
    return (
        '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about="">'
        f"{inner}</rdf:Description></rdf:RDF></metadata>"
    )
