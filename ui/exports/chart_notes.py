"""Lines, bands and words that a chart picture has beside its data: Plotly's shapes and annotations."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ui.exports.chart_axes import ChartError, Extent, Scale
from ui.exports.chart_look import filled, paint, stroked
from ui.exports.chart_text import LINE, Label

Part = Mapping[str, Any]

_EDGE = {"color": "#444444", "width": 2}
_PAD = 1.0
# Where words stand by a third of the paper, if nothing says so.
_THIRDS = (1 / 3, 2 / 3)


def shape(part: Part, across: Scale, up: Scale) -> str:
    """Draw a shape."""
    edge = _EDGE | dict(part.get("line", {}))
    opacity = float(part.get("opacity", 1.0))
    line = stroked(edge["color"], float(edge["width"]), edge.get("dash"), opacity) if edge["width"] else ""
    kind = part["type"]
    if kind == "path":
        return f'<path d="{_path(part["path"], across, up)}" {filled(part["fillcolor"])} {line}/>'
    left, right = (_at(part, across, "x", end) for end in ("x0", "x1"))
    top, bottom = (_at(part, up, "y", end) for end in ("y0", "y1"))
    if kind == "line":
        return f'<path d="M{left:.1f} {top:.1f}L{right:.1f} {bottom:.1f}" fill="none" {line}/>'
    if kind == "rect":
        place = f'x="{min(left, right):.1f}" y="{min(top, bottom):.1f}"'
        size = f'width="{abs(right - left):.1f}" height="{abs(bottom - top):.1f}"'
        return f"<rect {place} {size} {filled(part['fillcolor'], opacity)} {line}/>"
    raise ChartError(f"No picture of a chart has a shape {kind}")


def _path(path: str, across: Scale, up: Scale) -> str:
    if not re.fullmatch(r"M[-\d.,eE+ML]+Z", path):
        raise ChartError(f"No picture of a chart has the path {path[:40]}")
    corners = (corner.split(",") for corner in re.split("[ML]", path.strip("MZ")))
    return "M" + "L".join(f"{across.place(float(x)):.1f} {up.place(float(y)):.1f}" for x, y in corners) + "Z"


def _at(part: Part, scale: Scale, letter: str, end: str) -> float:
    ref = str(part.get(f"{letter}ref", letter))
    if ref in {"paper", f"{letter} domain"}:
        return scale.domain(float(part[end]))
    if ref != letter:
        raise ChartError(f"No picture of a chart has a place by {ref}")
    return scale.place(float(part[end]))


def _is_on_axis(part: Part, letter: str) -> bool:
    return str(part.get(f"{letter}ref", letter)) == letter


def shape_extents(part: Part, letter: str) -> list[Extent]:
    """Tell what of a shape is to be seen on an axis that finds its own range."""
    if part["type"] == "path" or not _is_on_axis(part, letter):
        return []
    return [Extent(float(part[end])) for end in (f"{letter}0", f"{letter}1")]


class Note:
    """Words beside the data."""

    def __init__(self, part: Part, layout: Part) -> None:
        if part.get("showarrow", True):
            raise ChartError("No picture of a chart has arrows")
        self._part = part
        font = dict(layout["font"]) | dict(part.get("font", {}))
        self._size, self._color = float(font["size"]), font["color"]
        self._label = Label.of(part["text"])
        self._width, self._height = self._label.width(self._size) + 2 * _PAD, self._size * LINE + 2 * _PAD

    def extents(self, letter: str) -> list[Extent]:
        """Tell what of it is to be seen on an axis that finds its own range."""
        if not _is_on_axis(self._part, letter):
            return []
        size = self._width if letter == "x" else self._height
        # On both axes, "before" is towards the low end.
        before, behind = size * self._share(letter), size * (1 - self._share(letter))
        shift = float(self._part.get(f"{letter}shift", 0))
        return [Extent(float(self._part[letter]), before - shift, behind + shift)]

    def _share(self, letter: str) -> float:
        """Give the part of the words that lies towards the low end of the place."""
        anchor = self._part.get(f"{letter}anchor", "auto")
        if anchor == "auto":
            if _is_on_axis(self._part, letter):
                return 0.5
            at = float(self._part[letter])
            return 0.0 if at < _THIRDS[0] else 1.0 if at > _THIRDS[1] else 0.5
        return {"left": 0.0, "center": 0.5, "right": 1.0, "bottom": 0.0, "middle": 0.5, "top": 1.0}[anchor]

    def draw(self, across: Scale, up: Scale) -> Iterator[str]:
        """Draw it."""
        x = _at(self._part, across, "x", "x") + float(self._part.get("xshift", 0))
        y = _at(self._part, up, "y", "y") - float(self._part.get("yshift", 0))
        left = x - self._share("x") * self._width
        middle = y + (self._share("y") - 0.5) * self._height
        ground = self._part.get("bgcolor")
        if ground and paint(ground)[0] != "none":
            box = f'x="{left:.1f}" y="{middle - self._height / 2:.1f}"'
            yield f'<rect {box} width="{self._width:.1f}" height="{self._height:.1f}" {filled(ground)}/>'
        yield self._label.draw(left + _PAD, middle, self._size, fill=self._color)
