"""Words as outlines: measured, broken into lines, and the same on every machine, whatever fonts it has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal
from unicodedata import normalize

from ui.exports.fonts import font_file, missing_characters

Anchor = Literal["start", "middle", "end"]

UNITS = 1000
"""Units of the font to its size."""

LINE = 1.4
"""Height of a line, in sizes."""

# What must not begin a line, and what must not end one, in Chinese.
_NOT_FIRST = "，。、；：？！）》」』”’％%,.;:!?)…"
_NOT_LAST = "（《「『“‘("
_SQUARE = "‘’“”…"
_BEARING = 45
_WIDE = 0x2E80

Contour = tuple[int, int, str]
"""Where a contour starts, and the rest of its path, relative to that."""


@dataclass(frozen=True)
class Run:
    """A shaped text.

    Attributes
    ----------
    glyphs : tuple of (int, int)
        Glyph and its place on the line, in units of the font.
    width : int
        Units of the font.
    """

    glyphs: tuple[tuple[int, int], ...]
    width: int


@lru_cache(maxsize=4)
def _font(weight: int) -> Any:
    import uharfbuzz as hb  # noqa: PLC0415 - first needed by a picture

    return hb.Font(hb.Face(hb.Blob.from_file_path(str(font_file(weight)))))


@lru_cache(maxsize=4096)
def shaped(text: str, weight: int = 400) -> Run:
    """Place the glyphs of a text on a line, with kerning."""
    import uharfbuzz as hb  # noqa: PLC0415 - first needed by a picture

    if not text:
        return Run((), 0)
    if lacking := missing_characters(text):
        # A full-width or composed form may be there in a plainer one.
        text = "".join(normalize("NFKC", each) if each in lacking else each for each in text)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script = "ltr", "Hani"
    font = _font(weight)
    hb.shape(font, buffer, {"kern": True, "liga": False})
    glyphs, pen = [], 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if _is_narrow(text, info.cluster):
            extents = font.get_glyph_extents(info.codepoint)
            glyphs.append((info.codepoint, pen + _BEARING - extents.x_bearing))
            pen += extents.width + 2 * _BEARING
        else:
            glyphs.append((info.codepoint, pen + position.x_offset))
            pen += position.x_advance
    return Run(tuple(glyphs), pen)


def _is_narrow(text: str, at: int) -> bool:
    """Tell whether a mark that Chinese sets on a full square stands between Latin letters."""
    if text[at] == "·":
        return True
    sides = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return text[at] in _SQUARE and all(ord(side) < _WIDE for side in sides)


@lru_cache(maxsize=8192)
def _contours(glyph: int, weight: int) -> tuple[Contour, ...]:
    pen = _Pen()
    _font(weight).draw_glyph_with_pen(glyph, pen)
    return tuple((x, y, "".join(path)) for x, y, path in pen.contours)


class _Pen:
    """Writes a glyph as relative path commands (the protocol of fontTools' pens)."""

    def __init__(self) -> None:
        self.contours: list[tuple[int, int, list[str]]] = []
        self._at = (0, 0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._at = (round(point[0]), round(point[1]))
        self.contours.append((*self._at, []))

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._add("l", point)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("q", *points)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("c", *points)

    def closePath(self) -> None:  # noqa: N802
        self.contours[-1][2].append("z")

    def _add(self, command: str, *points: tuple[float, float]) -> None:
        whole = [(round(x), round(y)) for x, y in points]
        steps = [f"{x - self._at[0]} {y - self._at[1]}" for x, y in whole]
        self.contours[-1][2].append(command + " ".join(steps).replace(" -", "-"))
        self._at = whole[-1]


def width_of(text: str, size: float, weight: int = 400) -> float:
    """Measure a text, in the unit of its size."""
    return shaped(text, weight).width * size / UNITS


def written(
    text: str,
    x: float,
    y: float,
    size: float,
    *,
    fill: str,
    weight: int = 400,
    anchor: Anchor = "start",
    halo: str | None = None,
) -> str:
    """Draw a line of text.

    Parameters
    ----------
    text : str
    x, y : float
        Where it starts, ends or has its middle, and its base line.
    size : float
    fill : str
        Colour.
    weight : {400, 700}
    anchor : {"start", "middle", "end"}
    halo : str, optional
        Colour of a seam around the letters, over a busy ground.

    Returns
    -------
    str
        SVG paths.
    """
    run = shaped(text, weight)
    scale = size / UNITS
    x -= {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * run.width * scale
    path = "".join(
        f"M{left + place} {top}{rest}"
        for glyph, place in run.glyphs
        for left, top, rest in _contours(glyph, weight)
    )
    if not path:
        return ""
    place = f'transform="translate({x:.1f} {y:.1f}) scale({scale:.5g} {-scale:.5g})"'
    seam = ""
    if halo:
        around = f'fill="{halo}" stroke="{halo}" stroke-width="{3 / scale:.0f}" stroke-linejoin="round"'
        seam = f'<path {place} {around} stroke-opacity=".85" d="{path}"/>'
    return f'{seam}<path {place} fill="{fill}" d="{path}"/>'


def lines_of(text: str, room: float, size: float, weight: int = 400) -> list[str]:
    """Break a text into lines that fit, between words and between Chinese characters."""
    lines: list[str] = []
    line = ""
    for part in _parts(text):
        if line and width_of((line + part).rstrip(), size, weight) > room:
            lines.append(line.rstrip())
            line = part.lstrip()
        else:
            line += part
    return [*lines, line.rstrip()] if line.strip() else lines


def balanced(text: str, room: float, size: float, weight: int = 400) -> list[str]:
    """Break a text into as few lines as :func:`lines_of`, of about the same length."""
    lines = lines_of(text, room, size, weight)
    narrow, wide = room / 2, room
    while len(lines) > 1 and wide - narrow > size / 2:
        middle = (narrow + wide) / 2
        found = lines_of(text, middle, size, weight)
        if len(found) > len(lines):
            narrow = middle
        else:
            wide, lines = middle, found
    return lines


def _parts(text: str) -> Iterator[str]:
    """Give the pieces between which a line may break."""
    part = ""
    for before, character in zip(["", *text], text, strict=False):
        if part and _may_break(before, character):
            yield part
            part = ""
        part += character
    if part:
        yield part


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _NOT_LAST or after == " ":
        return False
    return before == " " or ord(before) >= _WIDE or ord(after) >= _WIDE


def paragraph(
    lines: Sequence[str],
    x: float,
    y: float,
    size: float,
    *,
    fill: str,
    weight: int = 400,
    leading: float = LINE,
) -> str:
    """Draw lines below each other; `y` is the top of the first."""
    return "".join(
        written(line, x, y + size + number * size * leading, size, fill=fill, weight=weight)
        for number, line in enumerate(lines)
    )
