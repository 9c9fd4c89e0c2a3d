"""A Plotly figure of the atlas as SVG, drawn on the server: no browser, no font that a machine may lack."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ui.exports import chart_marks as marks
from ui.exports.chart_axes import ChartError, Extent, Scale, Tick, reach
from ui.exports.chart_flow import draw_flow
from ui.exports.chart_look import stroked
from ui.exports.chart_notes import Note, shape, shape_extents
from ui.exports.chart_spec import Spec, read_figure
from ui.exports.chart_text import LINE, Label
from ui.i18n import Language

if TYPE_CHECKING:
    from plotly import graph_objects as go

Scales = dict[str, Scale]

_TICK_GAP = 5.0
_STANDOFF = 6.0
_FEWEST_PIXELS = 40
_ROUNDS = 3


def chart_svg(figure: "go.Figure", width: int, height: int, *, lang: Language) -> str:
    """Draw a figure as the browser does: the same marks, colours, ranges, ticks and words.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure
        One of the atlas's own, for light ground.
    width, height : int
        CSS pixels; letters are as large as on the screen.
    lang : {"zh", "en"}
        Language of the words.

    Returns
    -------
    str
        An SVG document on transparent ground, whose words are outlines.

    Raises
    ------
    ChartError
        If the figure has something that a picture cannot show, or the room is too small.
    """
    spec = read_figure(figure)
    if min(width, height) < _FEWEST_PIXELS:
        raise ChartError(f"A chart of {width} by {height} pixels holds nothing")
    body = "".join(_flow(spec, width, height) if _is_flow(spec) else _chart(spec, width, height))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" lang="{lang}" role="img">{body}</svg>'
    )


def _is_flow(spec: Spec) -> bool:
    return any(trace["type"] == "sankey" for trace in spec.traces)


def _notes(spec: Spec) -> list[Note]:
    return [Note(part, spec.layout) for part in spec.layout.get("annotations", ())]


def _flow(spec: Spec, width: int, height: int) -> Iterator[str]:
    if len(spec.traces) > 1:
        raise ChartError("A flow stands alone in its picture")
    margin = spec.layout["margin"]
    left, top = float(margin["l"]), float(margin["t"])
    room = (width - left - float(margin["r"]), height - top - float(margin["b"]))
    across = Scale("x", {}, left, room[0], 0.0, 1.0)
    up = Scale("y", {}, top + room[1], room[1], 0.0, 1.0)
    yield from draw_flow(spec.traces[0], (left, top), room, spec.layout["font"])
    for note in _notes(spec):
        yield from note.draw(across, up)


def _chart(spec: Spec, width: int, height: int) -> Iterator[str]:
    bars = sum(trace["type"] == "bar" for trace in spec.traces)
    if bars > 1 and spec.layout.get("barmode") != "overlay":
        raise ChartError("No picture of a chart has bars beside or upon each other")
    notes = _notes(spec)
    scales = scales_of(spec, width, height)
    shapes = spec.layout.get("shapes", ())
    across, up = scales["x"], scales["y"]
    for scale in scales.values():
        yield from _grid(scale, scales)
    yield from (shape(part, across, up) for part in shapes if part.get("layer") == "below")
    top, bottom = (up.domain(1), up.domain(0))
    if "y2" in scales:
        bottom = max(bottom, scales["y2"].domain(0))
    box = f'x="{across.start:.1f}" y="{top:.1f}" width="{across.length:.1f}" height="{bottom - top:.1f}"'
    yield f'<clipPath id="plot"><rect {box}/></clipPath>'
    for trace in spec.traces:
        vertical = scales[str(trace.get("yaxis", "y"))]
        drawn = "".join(marks.draw(trace, across, vertical, spec.layout))
        yield drawn if trace.get("cliponaxis") is False else f'<g clip-path="url(#plot)">{drawn}</g>'
    yield from (shape(part, across, up) for part in shapes if part.get("layer") != "below")
    for scale in scales.values():
        yield from _labels(scale, scales, spec, height)
    for note in notes:
        yield from note.draw(across, up)


def scales_of(spec: Spec, width: int, height: int) -> Scales:
    """Find the room that words take around the plot, and the axes in what is left.

    Which words there are follows from the room, so it is found in rounds.
    """
    notes, margin = _notes(spec), {side: float(spec.layout["margin"][side]) for side in "lrtb"}
    names = ["x", *sorted({str(trace.get("yaxis", "y")) for trace in spec.traces} | {"y"})]
    scales: Scales = {}
    for _ in range(_ROUNDS):
        for name in names:
            scales[name] = _scale(spec, notes, name, margin, (width, height))
        margin = _margins(spec, scales)
    return scales


def _scale(
    spec: Spec, notes: Sequence[Note], name: str, margin: Mapping[str, float], size: tuple[int, int]
) -> Scale:
    options, letter = spec.axis(name), name[0]
    room = size[0] - margin["l"] - margin["r"] if letter == "x" else size[1] - margin["t"] - margin["b"]
    room = max(room, 1.0)
    first, last = options.get("domain", (0, 1))
    length = room * (last - first)
    start = margin["l"] + first * room if letter == "x" else size[1] - margin["b"] - first * room
    extents: list[Extent] = []
    for trace in spec.traces:
        if letter == "x" or str(trace.get("yaxis", "y")) == name:
            extents += marks.extents(trace, letter, length, options)
    if name in {"x", "y"}:
        for part in spec.layout.get("shapes", ()):
            extents += _logs(shape_extents(part, letter), options)
        for note in notes:
            extents += note.extents(letter)
    return Scale(letter, options, start, length, *reach(options, extents, length))


def _logs(extents: Sequence[Extent], options: Mapping[str, Any]) -> list[Extent]:
    is_log = options.get("type") == "log"
    return [
        replace(one, at=math.log10(one.at)) if is_log else one for one in extents if one.at > 0 or not is_log
    ]


def _margins(spec: Spec, scales: Scales) -> dict[str, float]:
    """Widen the margins by what the words of the axes need, also where a figure leaves that to save time."""
    margin = {side: float(spec.layout["margin"][side]) for side in "lrtb"}
    for name, scale in scales.items():
        options = spec.axis(name)
        if options.get("visible") is False:
            continue
        size = _size(options, spec)
        title = _title(options)
        below = _title_size(options, spec) * LINE + _standoff(options) if title else 0.0
        if scale.letter == "y":
            widest = max((_width(tick, size) for tick in scale.ticks()), default=0.0)
            margin["l"] = max(margin["l"], widest + _TICK_GAP + below)
        else:
            margin["b"] = max(margin["b"], size * LINE + _TICK_GAP + below)
            for tick in scale.ticks():
                beyond = scale.linear(tick.at) + _width(tick, size) / 2 - scale.domain(1)
                margin["r"] = max(margin["r"], beyond)
    return margin


def _width(tick: Tick, size: float) -> float:
    return Label.of(tick.text).width(size * tick.size)


def _size(options: Mapping[str, Any], spec: Spec) -> float:
    return float(options.get("tickfont", {}).get("size", spec.layout["font"]["size"]))


def _title(options: Mapping[str, Any]) -> str:
    return str(options.get("title", {}).get("text") or "")


def _title_size(options: Mapping[str, Any], spec: Spec) -> float:
    return float(options.get("title", {}).get("font", {}).get("size", spec.layout["font"]["size"]))


def _standoff(options: Mapping[str, Any]) -> float:
    return float(options.get("title", {}).get("standoff", _STANDOFF))


def _across(scale: Scale, scales: Scales) -> tuple[float, float]:
    """Give the ends of the lines that stand across an axis."""
    other = scales["x"] if scale.letter == "y" else scales["y"]
    return other.domain(0), other.domain(1)


def _grid(scale: Scale, scales: Scales) -> Iterator[str]:
    options = scale.options
    if options.get("visible") is False or options.get("showgrid") is False:
        return
    line = stroked(options["gridcolor"], float(options.get("gridwidth", 1)))
    first, last = _across(scale, scales)
    for tick in scale.ticks():
        at = scale.linear(tick.at)
        flat = scale.letter == "y"
        path = f"M{first:.1f} {at:.1f}H{last:.1f}" if flat else f"M{at:.1f} {first:.1f}V{last:.1f}"
        yield f'<path d="{path}" fill="none" {line}/>'


def _labels(scale: Scale, scales: Scales, spec: Spec, height: int) -> Iterator[str]:
    options, size = scale.options, _size(scale.options, spec)
    if options.get("visible") is False:
        return
    color = options.get("tickfont", {}).get("color", spec.layout["font"]["color"])
    start, _ = _across(scale, scales)
    ticks = scale.ticks()
    for tick in ticks:
        at, label, own = scale.linear(tick.at), Label.of(tick.text), size * tick.size
        if scale.letter == "y":
            yield label.draw(start - _TICK_GAP, at, own, fill=color, anchor="end")
        else:
            yield label.draw(at, start + _TICK_GAP + size * LINE / 2, own, fill=color, anchor="middle")
    title = _title(options)
    if not title:
        return
    label, large = Label.of(title), _title_size(options, spec)
    ink = options.get("title", {}).get("font", {}).get("color", spec.layout["font"]["color"])
    middle, away = scale.domain(0.5), _standoff(options) + large * LINE / 2
    if scale.letter == "x":
        below = start + _TICK_GAP + size * LINE + away
        yield label.draw(middle, below, large, fill=ink, anchor="middle")
        return
    widest = max((_width(tick, size) for tick in ticks), default=0.0)
    left = start - _TICK_GAP - widest - away
    long = label.width(large)
    if long > height:
        # Cut at both ends it would say nothing; the chart's unit also stands above its picture.
        return
    middle = min(max(middle, long / 2), height - long / 2)
    turned = label.draw(0, 0, large, fill=ink, anchor="middle")
    yield f'<g transform="translate({left:.1f} {middle:.1f}) rotate(-90)">{turned}</g>'
