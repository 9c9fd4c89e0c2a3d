"""Traces of a chart picture: dots, lines, bands and bars, and how far they reach."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from ui.exports.chart_axes import ChartError, Extent, Scale
from ui.exports.chart_look import filled, stroked, symbol
from ui.exports.chart_text import LINE, Label

FloatArray = npt.NDArray[np.float64]
Trace = Mapping[str, Any]

# Plotly's own settings where a figure says nothing.
_SIZE, _LINE_WIDTH, _GAP, _EDGE = 6.0, 2.0, 0.2, "#444444"
_ROOM_FOR_DOT, _LEAST_ROOM = 1.6, 3.0
_PADDED = 0.05
_ABOVE = 4.0
_USUAL_WORDS, _TEXT_PAD = 12.0, 3.0


def numbers_of(trace: Trace, key: str) -> FloatArray:
    """Give the values of a trace, NaN where there is none."""
    return np.asarray(trace.get(key, ()), dtype=float)


def extents(trace: Trace, letter: str, length: float, options: Mapping[str, Any]) -> list[Extent]:
    """Tell what of a trace is to be seen on an axis that finds its own range."""
    values = numbers_of(trace, letter)
    values = values[np.isfinite(values) & ((values > 0) | (options.get("type") != "log"))]
    if options.get("type") == "log":
        values = np.log10(values)
    if trace["type"] == "bar":
        return _bar_extents(trace, letter, length, values)
    has_dots = "markers" in _mode(trace) or "text" in _mode(trace)
    padded = _PADDED * length if has_dots or letter == "y" else 0.0
    if has_dots:
        size = np.max(np.atleast_1d(trace.get("marker", {}).get("size", _SIZE)))
        padded += max(float(size) / _ROOM_FOR_DOT, _LEAST_ROOM)
    return [Extent(float(end), padded, padded) for end in _ends(values)]


def _bar_extents(trace: Trace, letter: str, length: float, values: FloatArray) -> list[Extent]:
    if letter != _value_axis(trace):
        half = _widths(trace, None) / 2
        return [Extent(float(values.min() - half.max())), Extent(float(values.max() + half.max()))]
    padded = _PADDED * length
    if trace.get("text") is not None:
        padded += float(trace.get("textfont", {}).get("size", _USUAL_WORDS)) * LINE + _TEXT_PAD
    return [
        Extent(0.0),
        *(Extent(float(end), padded * (end < 0), padded * (end > 0)) for end in _ends(values)),
    ]


def _ends(values: FloatArray) -> Sequence[float]:
    return (float(values.min()), float(values.max())) if values.size else ()


def _mode(trace: Trace) -> str:
    return str(trace.get("mode") or "lines+markers")


def _value_axis(trace: Trace) -> str:
    return "x" if trace.get("orientation") == "h" else "y"


def _widths(trace: Trace, gap: float | None) -> FloatArray:
    at = numbers_of(trace, "y" if _value_axis(trace) == "x" else "x")
    if trace.get("width") is not None:
        return np.broadcast_to(np.asarray(trace["width"], dtype=float), at.shape)
    apart = np.diff(np.unique(at))
    width = float(apart.min()) if apart.size else 1.0
    return np.full(at.shape, width * (1 - (0.0 if gap is None else gap)))


def draw(trace: Trace, across: Scale, up: Scale, layout: Mapping[str, Any]) -> Iterator[str]:
    """Draw a trace.

    Raises
    ------
    ChartError
        If it asks for something that pictures cannot show.
    """
    if trace["type"] == "bar":
        yield from _bars(trace, across, up, layout)
        return
    x, y = (numbers_of(trace, letter) for letter in "xy")
    seen = np.isfinite(x) & np.isfinite(y)
    for letter, scale, values in (("x", across, x), ("y", up, y)):
        if scale.letter != letter:
            raise ChartError("An axis stands on the wrong side")
        if scale.is_log:
            seen &= values > 0
    known = np.flatnonzero(seen)
    places = [(across.place(float(x[row])), up.place(float(y[row]))) for row in known]
    if "lines" in _mode(trace):
        yield from _lines(trace, known, places)
    if "markers" in _mode(trace):
        yield from _dots(trace, known, places)
    if "text" in _mode(trace):
        yield from _words(trace, known, places, layout)


def _lines(trace: Trace, known: npt.NDArray[np.intp], places: Sequence[tuple[float, float]]) -> Iterator[str]:
    line = trace.get("line", {})
    # A value that is missing breaks the line.
    runs = [
        [places[at] for at, _ in run]
        for _, run in groupby(enumerate(known.tolist()), key=lambda pair: pair[1] - pair[0])
    ]
    path = "".join(_path(run, str(line.get("shape", "linear"))) for run in runs)
    fill = trace.get("fill", "none")
    if fill == "toself":
        yield f'<path d="{path}Z" {filled(trace["fillcolor"])} stroke="none"/>'
    elif fill != "none":
        raise ChartError(f"No picture of a chart is filled {fill}")
    width = float(line.get("width", _LINE_WIDTH))
    if width:
        yield f'<path d="{path}" fill="none" {stroked(line["color"], width, line.get("dash"))}/>'


def _path(run: Sequence[tuple[float, float]], shape: str) -> str:
    first, *others = run
    start = f"M{first[0]:.1f} {first[1]:.1f}"
    if shape == "linear":
        return start + "".join(f"L{x:.1f} {y:.1f}" for x, y in others)
    if shape != "vhv":
        raise ChartError(f"No picture of a chart has lines of the shape {shape}")
    steps = (f"V{(before[1] + y) / 2:.1f}H{x:.1f}V{y:.1f}" for before, (x, y) in pairwise(run))
    return start + "".join(steps)


def _dots(trace: Trace, known: npt.NDArray[np.intp], places: Sequence[tuple[float, float]]) -> Iterator[str]:
    marker = trace.get("marker", {})
    name, size = str(marker.get("symbol", "circle")), float(marker.get("size", _SIZE))
    edge, is_open = marker.get("line", {}), name.endswith("-open")
    opacities = _opacities(trace, known)
    colors = marker["color"]
    each = [colors[row] for row in known] if isinstance(colors, (list, tuple)) else [colors] * len(known)
    looks = sorted(range(len(known)), key=lambda at: opacities[at])
    # Those that stand back lie under the others, else the order is the figure's.
    for (color, opacity), group in groupby(looks, key=lambda at: (each[at], opacities[at])):
        if is_open:
            look = 'fill="none" ' + stroked(color, float(edge.get("width", 1)), opacity=opacity)
        else:
            look = filled(color, opacity)
            if edge.get("width"):
                look += " " + stroked(edge.get("color", _EDGE), float(edge["width"]), opacity=opacity)
        shapes = "".join(symbol(name.removesuffix("-open"), *places[at], size) for at in group)
        yield f"<g {look}>{shapes}</g>"


def _opacities(trace: Trace, known: npt.NDArray[np.intp]) -> list[float]:
    own = float(trace.get("marker", {}).get("opacity", 1.0))
    chosen = trace.get("selectedpoints")
    if chosen is None:
        return [own] * len(known)
    front, back = (
        float(trace.get(state, {}).get("marker", {}).get("opacity", usual))
        for state, usual in (("selected", own), ("unselected", own * _GAP))
    )
    held = set(np.asarray(chosen, dtype=int).tolist())
    return [front if row in held else back for row in known.tolist()]


def _words(
    trace: Trace,
    known: npt.NDArray[np.intp],
    places: Sequence[tuple[float, float]],
    layout: Mapping[str, Any],
) -> Iterator[str]:
    if trace.get("textposition") != "top center":
        raise ChartError(f"No picture of a chart has words {trace.get('textposition')}")
    size, color = float(layout["font"]["size"]), layout["font"]["color"]
    away = float(trace.get("marker", {}).get("size", _SIZE)) / 2
    for row, (x, y) in zip(known, places, strict=True):
        label = Label.of(trace["text"][row])
        yield label.draw(x, y - away - size * 0.75, size, fill=color, anchor="middle")


def _bars(trace: Trace, across: Scale, up: Scale, layout: Mapping[str, Any]) -> Iterator[str]:
    marker, flat = trace.get("marker", {}), _value_axis(trace) == "x"
    if marker.get("line", {}).get("width"):
        raise ChartError("No picture of a chart has bars with an edge")
    values, at = (numbers_of(trace, letter) for letter in (("x", "y") if flat else ("y", "x")))
    half = _widths(trace, layout.get("bargap", _GAP)) / 2
    value_scale, scale = (across, up) if flat else (up, across)
    colors, opacity = marker["color"], float(marker.get("opacity", 1.0))
    words = trace.get("text")
    for row in np.flatnonzero(np.isfinite(values)):
        ends = sorted((value_scale.place(0.0), value_scale.place(float(values[row]))))
        sides = sorted((scale.place(float(at[row] - half[row])), scale.place(float(at[row] + half[row]))))
        (left, right), (top, bottom) = (ends, sides) if flat else (sides, ends)
        color = colors[row] if isinstance(colors, (list, tuple)) else colors
        yield (
            f'<rect x="{left:.2f}" y="{top:.2f}" width="{right - left:.2f}" height="{bottom - top:.2f}" '
            # Bars that touch show no seam.
            f'shape-rendering="crispEdges" {filled(color, opacity)}/>'
        )
        if words is not None:
            if flat or trace.get("textposition") != "outside":
                raise ChartError("No picture of a chart has words in bars")
            font = {**layout["font"], **trace.get("textfont", {})}
            size, middle = float(font["size"]), (left + right) / 2
            label = Label.of(str(words[row]))
            yield label.draw(middle, top - _ABOVE - size / 2, size, fill=font["color"], anchor="middle")
