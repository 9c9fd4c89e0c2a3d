"""Lines, dots and colours of a chart picture, as Plotly draws them."""

import math
import re
from collections.abc import Mapping, Sequence

from ui.exports.chart_axes import ChartError

Point = tuple[float, float]

# Lengths of strokes and gaps in widths of the line.
_DASHES = {"dot": (1, 1), "dash": (3, 3), "longdash": (5, 5), "dashdot": (3, 1, 1, 1)}
_FINEST = 3.0
_BACKGROUNDS = {"rgba(0,0,0,0)": ("none", 1.0)}
_SYMBOLS: Mapping[str, Sequence[Point]] = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((-1.3, 0), (0, -1.3), (1.3, 0), (0, 1.3)),
    "triangle-up": ((-2 / math.sqrt(3), 0.5), (2 / math.sqrt(3), 0.5), (0, -1)),
    "triangle-down": ((-2 / math.sqrt(3), -0.5), (2 / math.sqrt(3), -0.5), (0, 1)),
}
"""Corners of symbols around their middle, in half sizes."""


def paint(color: str) -> tuple[str, float]:
    """Give an SVG colour and its opacity for a CSS colour.

    Raises
    ------
    ChartError
        If it is no colour of the atlas's charts: ``#rrggbb``, ``rgb()`` or ``rgba()``.
    """
    plain = color.replace(" ", "")
    if plain in _BACKGROUNDS:
        return _BACKGROUNDS[plain]
    if re.fullmatch(r"#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?", plain) or plain == "transparent":
        return ("none" if plain == "transparent" else plain), 1.0
    parts = re.fullmatch(r"rgba?\((\d+),(\d+),(\d+)(?:,([\d.]+))?\)", plain)
    if parts is None:
        raise ChartError(f"No picture of a chart has the colour {color!r}")
    red, green, blue = (int(part) for part in parts.groups()[:3])
    return f"#{red:02x}{green:02x}{blue:02x}", float(parts.group(4) or 1)


def filled(color: str, opacity: float = 1.0) -> str:
    """Write the attributes of a filled shape."""
    plain, own = paint(color)
    return f'fill="{plain}"' + _opacity("fill", own * opacity)


def stroked(color: str, width: float, dash: str | None = None, opacity: float = 1.0) -> str:
    """Write the attributes of a line.

    Raises
    ------
    ChartError
        If there is no such dash.
    """
    plain, own = paint(color)
    if dash not in {None, "solid", *_DASHES}:
        raise ChartError(f"No picture of a chart has lines of {dash!r}")
    unit = max(width, _FINEST)
    lengths = " ".join(f"{part * unit:g}" for part in _DASHES.get(dash or "", ()))
    dashes = f' stroke-dasharray="{lengths}"' if lengths else ""
    return f'stroke="{plain}" stroke-width="{width:g}"{dashes}' + _opacity("stroke", own * opacity)


def _opacity(what: str, value: float) -> str:
    return "" if value >= 1 else f' {what}-opacity="{value:.3g}"'


def symbol(name: str, x: float, y: float, size: float) -> str:
    """Draw a symbol without its colours; ``name`` is Plotly's, without "-open".

    Raises
    ------
    ChartError
        If there is no such symbol.
    """
    half = size / 2
    if name == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half:g}"/>'
    if name == "line-ns":
        return f'<path d="M{x:.1f} {y - 1.4 * half:.1f}V{y + 1.4 * half:.1f}"/>'
    if name not in _SYMBOLS:
        raise ChartError(f"No picture of a chart has the symbol {name!r}")
    corners = " ".join(f"{x + half * dx:.1f},{y + half * dy:.1f}" for dx, dy in _SYMBOLS[name])
    return f'<polygon points="{corners}"/>'
