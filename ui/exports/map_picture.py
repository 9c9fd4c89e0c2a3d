"""The county map as a picture, drawn from the release without a browser.

Classes, colours and words are the :class:`~ui.map_message.Painting`'s, which the screen's map is painted with
too. The whole country has the South China Sea in an inset; where filters leave a part of it, the map shows
that part among its neighbours in grey.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from geodata import load_counties, load_topology
from geodata.topology import Ring
from ui.exports.drawn_shapes import TENTHS, Drawing, Placing, county_borders, points_of
from ui.exports.fills import FILTERED_OUT, HATCH, PaintingError, fills_of, grouped
from ui.exports.lettering import lines_of, width_of, written
from ui.exports.map_frame import (
    Box,
    Fit,
    country,
    fit,
    fit_country,
    fit_view,
    is_country,
    panel_places,
    sea_span,
    shows_country,
    zoom_of,
)
from ui.exports.map_layers import Room, layers_of
from ui.exports.map_legend import Block, legend_of, moved, scale_bar, stacked
from ui.exports.paper import PAPER
from ui.i18n import Words
from ui.map_message import MapView, Painting, Panel

__all__ = ["PaintingError", "map_part", "map_svg"]

_DESIGN = 860.0 * 560.0
"""Square pixels of a picture whose type is as large as on the screen."""

_BAR, _BAR_GAP, _BAR_HEIGHT = 90.0, 14.0, 9.0
_BOXED = 11.0
_CAPTION = 8.0
_OWN_NAME = 13.0
_AROUND = 1.3


@dataclass(frozen=True)
class _Scene:
    """A painting, with what its map is drawn from."""

    painting: Painting
    fills: Sequence[str]
    shapes: Sequence[tuple[Ring, ...]]
    prefix: str

    def shown(self) -> list[Ring]:
        """Give the rings of the counties that the filters leave."""
        pairs = zip(self.painting.classes, self.shapes, strict=True)
        return [ring for character, rings in pairs if character != FILTERED_OUT for ring in rings]


def map_svg(
    painting: Painting,
    view: MapView | None = None,
    width_px: float = 1200,
    height_px: float = 800,
    *,
    has_legend: bool = True,
    title: str = "",
    description: str = "",
) -> str:
    """Draw a map with its legend, scale bar and inset.

    Parameters
    ----------
    painting : Painting
        What it shows, on light ground.
    view : MapView or None
        Where a screen's map stands; None for all that the filters leave.
    width_px, height_px : float
        Size in CSS pixels; type and lines grow with it.
    has_legend : bool
        Whether classes and layers are explained.
    title, description : str
        For those who cannot see it.

    Returns
    -------
    str
        SVG with all words as outlines: it looks the same everywhere.

    Raises
    ------
    PaintingError
        If the painting cannot be drawn.
    """
    if not (width_px > 0 and height_px > 0):
        raise PaintingError(f"A picture cannot be {width_px} by {height_px} pixels large")
    part = map_part(painting, view, width_px, height_px, has_legend=has_legend)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width_px:g}" height="{height_px:g}"'
        f' viewBox="0 0 {width_px:g} {height_px:g}" role="img" lang="{_html_lang(painting)}">'
        f"<title>{escape(title or painting.legend_title)}</title><desc>{escape(description)}</desc>"
        f'<rect width="{width_px:g}" height="{height_px:g}" fill="{PAPER.ground}"/>{part}</svg>'
    )


def _html_lang(painting: Painting) -> str:
    return "zh-CN" if painting.lang == "zh" else "en"


def map_part(
    painting: Painting, view: MapView | None, width: float, height: float, *, has_legend: bool = True
) -> str:
    """Draw the map as a part of a larger picture, from its upper left corner; see :func:`map_svg`."""
    unit = float(np.sqrt(width * height / _DESIGN))
    size = width / unit, height / unit
    digest = hashlib.sha256(f"{painting}{view}{width:.0f}x{height:.0f}".encode())
    shapes = tuple(load_topology().counties.values())
    scene = _Scene(painting, fills_of(painting), shapes, f"m{digest.hexdigest()[:8]}")
    legend = legend_of(painting, room=min(250.0, 0.6 * size[0])) if has_legend else Block(0, 0, "")
    drawn = _panels(scene, size, legend) if painting.panels else _one(scene, view, size, legend)
    return f'<defs>{_patterns(scene.prefix)}</defs><g transform="scale({unit:.4f})">{drawn}</g>'


def _one(scene: _Scene, view: MapView | None, size: tuple[float, float], legend: Block) -> str:
    room_for_bar = _BAR_GAP + _BAR_HEIGHT
    boxed = (
        legend.width and max(legend.width, _BAR + 60),
        legend.height + (room_for_bar if legend.height else _BAR_HEIGHT),
    )
    found = _fit(scene, view, boxed, size)
    drawing = Drawing(found.placing, (0, 0, *size))
    x, y = found.legend
    bar = scale_bar(scene.painting, found.placing.scale, _BAR)
    words = stacked([block for block in (legend, bar) if block.height], _BAR_GAP)
    room = Room((0, 0, *size), [(x - 12, y - 12, x + boxed[0] + 12, y + boxed[1] + 12)])
    if found.inset:
        room.taken.append(found.inset)
    # Those that the picture is about are named before cities take the room.
    outlined = _outlined(scene, drawing, room) if scene.painting.named else ""
    below, names = layers_of(scene.painting, drawing, zoom_of(found.placing), room)
    parts = [
        _window(f"{scene.prefix}-frame", size),
        f'<g clip-path="url(#{scene.prefix}-frame)">',
        _areas(scene, drawing),
        _lines(scene, drawing, zoom_of(found.placing)),
        below,
        outlined or _outlined(scene, drawing, room),
        f'<g class="names">{names}</g>',
        "</g>",
    ]
    if found.inset:
        parts.append(_sea(scene, found.inset))
    if not shows_country(found.placing, size):
        parts.append(_plate(x, y, words))
    parts.append(f'<g class="legend">{moved(words.svg, x, y)}</g>')
    return "".join(parts)


def _fit(scene: _Scene, view: MapView | None, legend: tuple[float, float], size: tuple[float, float]) -> Fit:
    """Choose between the whole country, what the filters leave, and where the screen stands."""
    if view is not None:
        found = fit_view(view, legend, size)
        if not shows_country(found.placing, size):
            return found
    rings = scene.shown() if view is None and FILTERED_OUT in scene.painting.classes else []
    points = points_of(rings) if rings else country()
    if rings and scene.painting.named:
        # Without their surroundings, nobody knows where they are.
        middle = (points.min(axis=0) + points.max(axis=0)) / 2
        points = middle + _AROUND * (points - middle)
    return fit_country(legend, size) if is_country(points) else fit(points, legend, size, inset=False)


def _plate(x: float, y: float, words: Block) -> str:
    """Put a pale ground under the legend, where neighbours in grey may lie below."""
    if not words.height:
        return ""
    left, top = x - _BOXED, y - _BOXED
    width, height = words.width + 2 * _BOXED, words.height + 2 * _BOXED
    return f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" fill="#ffffff"/>'


def _window(name: str, size: tuple[float, float]) -> str:
    return f'<clipPath id="{name}"><rect width="{size[0]:.2f}" height="{size[1]:.2f}"/></clipPath>'


def _patterns(prefix: str) -> str:
    """Define the hatch of "no data" and the lines of what is compared as a group, as `hatch.ts` does."""
    # Areas are written in tenths of a pixel, and a pattern is scaled with what it fills.
    scaled = f' patternUnits="userSpaceOnUse" patternTransform="scale({TENTHS})"'
    return (
        f'<pattern id="{prefix}-{HATCH}" width="6" height="6"{scaled}>'
        f'<rect width="6" height="6" fill="{PAPER.no_data}"/>'
        f'<path d="M-1 1L1-1M-1 7L7-1M5 7L7 5" stroke="{PAPER.no_data_line}"/></pattern>'
        f'<pattern id="{prefix}-grouped" width="5" height="5"{scaled}>'
        '<path d="M-1-1L6 6M-1 4L1 6M4-1L6 1" stroke="#111820" stroke-opacity=".45" stroke-width=".8"/>'
        '<path d="M0-1L7 6M-5-1L2 6M0 4L2 6" stroke="#ffffff" stroke-opacity=".4" stroke-width=".8"/>'
        "</pattern>"
    )


def _areas(scene: _Scene, drawing: Drawing, rows: Sequence[int] | None = None) -> str:
    """Fill the counties, those of one colour as one path: no seams show between them."""
    by_fill: Mapping[str, list[Ring]] = defaultdict(list)
    for row in range(len(scene.shapes)) if rows is None else rows:
        by_fill[scene.fills[row]].extend(scene.shapes[row])
    if rows is None:
        by_fill[HATCH].extend(ring for rings in load_topology().no_data.values() for ring in rings)
    marked = grouped(scene.painting)
    if rows is not None:
        marked[np.setdiff1d(np.arange(marked.size), list(rows))] = False
    over = [ring for row in np.flatnonzero(marked).tolist() for ring in scene.shapes[row]]
    parts = []
    for fill, rings in by_fill.items():
        paint = f"url(#{scene.prefix}-{HATCH})" if fill == HATCH else fill
        parts.append(_filled(drawing.path(rings, closed=True), paint))
    parts.append(_filled(drawing.path(over, closed=True), f"url(#{scene.prefix}-grouped)"))
    return f'<g class="areas" fill-rule="evenodd" transform="scale(.1)">{"".join(parts)}</g>'


def _filled(path: str, paint: str) -> str:
    return f'<path fill="{paint}" d="{path}"/>' if path else ""


def _lines(
    scene: _Scene, drawing: Drawing, zoom: float, within: Mapping[str, Sequence[Ring]] | None = None
) -> str:
    """Draw the borders with the weights that suit the scale, as `lines.ts` does."""
    near = min(1.0, max(0.0, (zoom - 3) / 5))
    on = {overlay.id for overlay in scene.painting.overlays}
    meshes = within or {"counties": county_borders(), **load_topology().meshes}

    def stroke(mesh: str, colour: str, far: float, close: float, opacity: float = 1.0) -> str:
        path = drawing.path(meshes.get(mesh, ()), closed=False)
        width = TENTHS * (far + (close - far) * near)
        seen = f' stroke-opacity="{opacity:g}"' if opacity < 1 else ""
        style = f'stroke="{colour}"{seen} stroke-width="{width:.1f}"'
        return f'<path class="{mesh}" {style} d="{path}"/>' if path else ""

    parts = [stroke("counties", "#ffffff", 0.3, 1.2, 0.7)]
    if "prefectures" in on:
        parts.append(stroke("prefectures", PAPER.province_border, 0.5, 1.2, 0.55))
    parts.append(stroke("outline", PAPER.outline, 0.7, 1.4))
    parts.append(stroke("maritime_line", PAPER.outline, 1.1, 2.4))
    if "provinces" in on or within:
        parts.append(stroke("provinces", "#ffffff", 2.2, 4.0, 0.7))
        parts.append(stroke("provinces", PAPER.province_border, 0.8, 1.6))
    style = 'fill="none" stroke-linejoin="round" stroke-linecap="round" transform="scale(.1)"'
    return f'<g class="borders" {style}>{"".join(parts)}</g>'


def _outlined(scene: _Scene, drawing: Drawing, room: Room) -> str:
    """Outline and name the selected county and those that the picture is about."""
    codes = list(load_topology().counties)
    wanted = dict.fromkeys((scene.painting.selected, *scene.painting.named))
    rows = [codes.index(code) for code in wanted if code in codes]
    boxes = {row: drawing.box(scene.shapes[row]) for row in rows}
    parts = []
    for row in rows:
        # No name of one may stand on another.
        others = [box for other, box in boxes.items() if other != row]
        parts.append(_outline(scene, drawing, room, row, others))
    return "".join(parts)


def _outline(scene: _Scene, drawing: Drawing, room: Room, row: int, others: Sequence[Box]) -> str:
    """Outline a county, ring it where it is too small to be seen, and name it."""
    path = drawing.path(scene.shapes[row], closed=True)
    if not path:
        return ""
    left, top, right, bottom = drawing.box(scene.shapes[row])
    x, y, radius = (left + right) / 2, (top + bottom) / 2, 12.0
    is_small = max(right - left, bottom - top) < 2 * radius
    shape = (
        f'<path transform="scale(.1)" d="{path}"'
        if not is_small
        else f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}"'
    )
    unit = 1 if is_small else TENTHS
    county = load_counties().iloc[row]
    gap = radius + 3 if is_small else (right - left) / 2 + 3
    text = county[f"name_{scene.painting.lang}"]
    width, (inner, middle) = width_of(text, _OWN_NAME, 700), drawing.heart(scene.shapes[row])
    half = width / 2, _OWN_NAME / 2
    place = (inner - half[0], middle - half[1], inner + half[0], middle + half[1])
    if width < 0.6 * (right - left) and room.take(place):
        ink = {"fill": PAPER.text, "halo": PAPER.halo}
        base = middle + _OWN_NAME * 0.36
        name = written(text, inner, base, _OWN_NAME, weight=700, anchor="middle", **ink)
    else:
        apart = Room(room.frame, [*others, *room.taken])
        name = apart.name(text, x, y, size=_OWN_NAME, weight=700, gap=gap)
        room.taken = apart.taken[len(others) :]
    return (
        f'<g class="selected" fill="none" stroke-linejoin="round">'
        f'{shape} stroke="{PAPER.halo}" stroke-opacity=".9" stroke-width="{5 * unit}"/>'
        f'{shape} stroke="{PAPER.selected}" stroke-width="{2.2 * unit:g}"/></g>{name}'
    )


def _sea(scene: _Scene, box: Box) -> str:
    """Draw the inset of the South China Sea: its islands and the whole maritime line."""
    left, top, right, bottom = box
    low, high = sea_span()
    scale = (right - left) / float(high[0] - low[0])
    size = (right - left, bottom - top)
    drawing = Drawing(Placing(scale, -scale * float(low[0]), scale * float(high[1])), (0, 0, *size))
    label = Words(scene.painting.lang)("map.south_china_sea")
    room = f'<rect width="{size[0]:.1f}" height="{size[1]:.1f}"'
    lines = lines_of(label, size[0] - 8, _CAPTION)
    name = "".join(
        written(
            line,
            size[0] - 4,
            size[1] - 5 - 9 * above,
            _CAPTION,
            fill=PAPER.text,
            anchor="end",
            halo=PAPER.halo,
        )
        for above, line in enumerate(reversed(lines))
    )
    return moved(
        f'{_window(f"{scene.prefix}-sea", size)}{room} fill="{PAPER.ground}"/>'
        f'<g class="inset" clip-path="url(#{scene.prefix}-sea)">{_areas(scene, drawing)}'
        f"{_lines(scene, drawing, 2.0)}</g>{name}"
        f'{room} fill="none" stroke="{PAPER.muted}"/>',
        left,
        top,
    )


def _panels(scene: _Scene, size: tuple[float, float], legend: Block) -> str:
    """Draw small maps side by side, with the legend in the lower left corner."""
    panels = scene.painting.panels
    places = panel_places(len(panels), size, (legend.width, legend.height))
    parts = [
        moved(_panel(scene, panel, (right - left, bottom - top), f"{scene.prefix}-{number}"), left, top)
        for number, (panel, (left, top, right, bottom)) in enumerate(zip(panels, places, strict=True))
    ]
    parts.append(f'<g class="legend">{moved(legend.svg, 10, size[1] - 10 - legend.height)}</g>')
    return "".join(parts)


def _panel(scene: _Scene, panel: Panel, size: tuple[float, float], clip: str) -> str:
    """Draw one small map under its name."""
    codes = list(load_topology().counties)
    rows = [row for row, code in enumerate(codes) if code[:2] in panel.provinces]
    if not rows:
        return ""
    head = 34.0
    title = written(panel.title, 0, 12, 13, fill=PAPER.text, weight=700)
    note = written(panel.note, 0, 27, 11, fill=PAPER.muted)
    rings = [ring for row in rows for ring in scene.shapes[row]]
    room = (size[0], size[1] - head)
    bar_height = 16.0
    found = fit(points_of(rings), (0, 0), (room[0], room[1] - bar_height), inset=False)
    drawing = Drawing(found.placing, (0, 0, *room))
    bar = scale_bar(scene.painting, found.placing.scale, 60)
    lines = _lines(
        scene, drawing, zoom_of(found.placing), _meshes_within(codes, scene.shapes, panel.provinces)
    )
    picture = (
        f'{_window(clip, room)}<g clip-path="url(#{clip})">{_areas(scene, drawing, rows)}{lines}'
        f"{_outlined(scene, drawing, Room((0, 0, *room)))}</g>"
        f"{moved(bar.svg, 0, room[1] - 11)}"
    )
    return title + note + moved(picture, 0, head)


def _meshes_within(
    codes: Sequence[str], shapes: Sequence[tuple[Ring, ...]], provinces: Sequence[str]
) -> Mapping[str, Sequence[Ring]]:
    """Give the borders inside some provinces, and those around each of them."""
    sides: dict[int, set[str]] = defaultdict(set)
    times: dict[int, int] = defaultdict(int)
    for code, rings in zip(codes, shapes, strict=True):
        if code[:2] not in provinces:
            continue
        for ring in rings:
            for arc in ring:
                number = arc if arc >= 0 else ~arc
                sides[number].add(code[:2])
                times[number] += 1
    inner = [(arc,) for arc, found in sides.items() if times[arc] > 1 and len(found) == 1]
    outer = [(arc,) for arc, found in sides.items() if times[arc] == 1 or len(found) > 1]
    return {"counties": inner, "provinces": outer}
