"""A flow between two columns of classes, as a part of a chart picture."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ui.exports.chart_axes import ChartError
from ui.exports.chart_look import filled
from ui.exports.chart_text import Label

_GAP = 3.0


@dataclass
class _Node:
    """A class in a column; what has left or reached it so far counts from its top."""

    left: float
    top: float
    height: float
    used: float = 0.0

    def take(self, height: float) -> float:
        """Give the top of the next piece."""
        self.used += height
        return self.top + self.used - height


def draw_flow(
    trace: Mapping[str, Any], corner: tuple[float, float], room: tuple[float, float], font: Mapping[str, Any]
) -> Iterator[str]:
    """Draw a Sankey diagram of two columns, classes in the order of the figure.

    Parameters
    ----------
    trace : mapping
    corner, room : tuple of float
        Left and top, width and height; pixels.
    font : mapping
        Size and colour of words.

    Raises
    ------
    ChartError
        If a class stands in both columns.
    """
    node, link = trace["node"], trace["link"]
    sources, targets, values = (list(link[key]) for key in ("source", "target", "value"))
    if set(sources) & set(targets):
        raise ChartError("A flow in a picture has two columns")
    thickness, pad = float(node["thickness"]), float(node["pad"])
    columns = [sorted(set(sources)), sorted(set(targets))]
    most = max(len(column) for column in columns)
    pixel = (room[1] - (most - 1) * pad) / sum(values)
    nodes: dict[int, _Node] = {}
    for side, (column, ends) in enumerate(zip(columns, (sources, targets), strict=True)):
        heights = [pixel * _sum(values, ends, place) for place in column]
        top = corner[1] + (room[1] - sum(heights) - (len(column) - 1) * pad) / 2
        for place, height in zip(column, heights, strict=True):
            nodes[place] = _Node(corner[0] + side * (room[0] - thickness), top, height)
            top += height + pad
    order = sorted(range(len(values)), key=lambda at: (sources[at], targets[at]))
    for at in order:
        height = pixel * values[at]
        start, end = nodes[sources[at]], nodes[targets[at]]
        tops = start.take(height), end.take(height)
        yield _ribbon((start.left + thickness, end.left), tops, height, link["color"][at])
    for place, one in nodes.items():
        box = (
            f'x="{one.left:.1f}" y="{one.top:.1f}" width="{thickness:g}" height="{max(one.height, 0.5):.1f}"'
        )
        yield f"<rect {box} {filled(node['color'][place])}/>"
        label, middle, size = Label.of(node["label"][place]), one.top + one.height / 2, float(font["size"])
        if place in columns[0]:
            yield label.draw(one.left + thickness + _GAP, middle, size, fill=font["color"])
        else:
            yield label.draw(one.left - _GAP, middle, size, fill=font["color"], anchor="end")


def _sum(values: Sequence[float], ends: Sequence[int], place: int) -> float:
    return sum(value for value, end in zip(values, ends, strict=True) if end == place)


def _ribbon(sides: tuple[float, float], tops: tuple[float, float], height: float, color: str) -> str:
    (left, right), (top, other) = sides, tops
    middle = (left + right) / 2
    upper = f"M{left:.1f} {top:.2f}C{middle:.1f} {top:.2f} {middle:.1f} {other:.2f} {right:.1f} {other:.2f}"
    lower = (
        f"V{other + height:.2f}C{middle:.1f} {other + height:.2f} {middle:.1f} {top + height:.2f} "
        f"{left:.1f} {top + height:.2f}Z"
    )
    return f'<path d="{upper}{lower}" {filled(color)}/>'
