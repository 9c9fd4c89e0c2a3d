"""What lies over the counties of a map picture: cities, stations, airports, agglomerations, rings, ranks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from geodata import (
    load_agglomerations,
    load_airports,
    load_counties,
    load_places,
    load_top_counties,
    load_topology,
)
from geodata.topology import Ring
from ui.exports.drawn_shapes import TENTHS, Drawing
from ui.exports.lettering import Anchor, width_of, written
from ui.exports.paper import PAPER
from ui.i18n import Language
from ui.map_message import Painting, RingMarks

Box = tuple[float, float, float, float]
"""Pixels: left, top, right, bottom."""

_NAME, _LINE = 11.5, 14.0
_CORNERS = 72


# From which zoom on a city of a size class is drawn, and the radius of its dot. On the screen names come
# later than dots; on paper nobody can point at a dot without a name.
_SIZES: Mapping[str, tuple[float, float]] = {
    "super_large": (0, 4.6),
    "very_large": (3.2, 3.5),
    "large_1": (3.6, 2.8),
    "large_2": (4.8, 2.3),
    "medium": (5.4, 1.9),
    "small_1": (6.3, 1.6),
    "small_2": (6.9, 1.4),
}


@dataclass
class Room:
    """Where names may still be written.

    Attributes
    ----------
    frame : Box
        Pixels of the map.
    taken : list of Box
        What is covered already.
    """

    frame: Box
    taken: list[Box] = field(default_factory=list)

    def take(self, box: Box) -> bool:
        """Take a place, if it is free."""
        left, top, right, bottom = box
        inside = (
            left > self.frame[0] and top > self.frame[1] and right < self.frame[2] and bottom < self.frame[3]
        )
        free = inside and all(right < o[0] or left > o[2] or bottom < o[1] or top > o[3] for o in self.taken)
        if free:
            self.taken.append(box)
        return free

    def name(
        self, text: str, x: float, y: float, *, size: float = _NAME, weight: int = 400, gap: float = 5
    ) -> str:
        """Write a name beside a place, to the right where there is room, else to the left, above or below."""
        width = width_of(text, size, weight)
        middle = y + size * 0.36
        choices: Sequence[tuple[float, float, Anchor, float]] = (
            (x + gap, middle, "start", x + gap),
            (x - gap, middle, "end", x - gap - width),
            (x, y - gap, "middle", x - width / 2),
            (x, y + gap + size * 0.8, "middle", x - width / 2),
        )
        for at, base, anchor, left in choices:
            box = (left - 2, base - size, left + width + 2, base - size + _LINE)
            if self.take(box):
                ink = {"fill": PAPER.text, "halo": PAPER.halo}
                return written(text, at, base, size, weight=weight, anchor=anchor, **ink)
        return ""


def layers_of(painting: Painting, drawing: Drawing, zoom: float, room: Room) -> tuple[str, str]:
    """Draw the layers that are on.

    Parameters
    ----------
    painting : Painting
    drawing : Drawing
    zoom : float
        Zoom of a screen map of the same scale.
    room : Room
        Takes the names.

    Returns
    -------
    tuple of str
        What lies below the names, and the names.
    """
    on = {overlay.id for overlay in painting.overlays}
    below, names = [], []
    drawers: Sequence[tuple[str, Callable[[], tuple[str, str]]]] = (
        ("agglomerations", lambda: _agglomerations(drawing, painting.lang, room)),
        ("stations", lambda: _points(load_places().query("kind == 'rail_station'"), "square", drawing, zoom)),
        ("airports", lambda: _points(load_airports(), "triangle", drawing, zoom)),
        ("top100", lambda: _ranks(drawing, room)),
        ("cities", lambda: _cities(drawing, painting.lang, zoom, room)),
    )
    if painting.rings:
        below.append(_rings(painting.rings, drawing))
    for layer, draw in drawers:
        if layer in on:
            lower, upper = draw()
            below.append(lower)
            names.append(upper)
    return "".join(below), "".join(names)


def _seen(table: pd.DataFrame, drawing: Drawing, frame: Box) -> tuple[pd.DataFrame, np.ndarray]:
    """Give the places within the frame, and their pixels."""
    at = drawing.placing.place(table["lon"], table["lat"])
    inside = (at[:, 0] > frame[0]) & (at[:, 0] < frame[2]) & (at[:, 1] > frame[1]) & (at[:, 1] < frame[3])
    return table[inside], at[inside]


def _cities(drawing: Drawing, lang: Language, zoom: float, room: Room) -> tuple[str, str]:
    places = load_places()
    cities = places[places["kind"].eq("city") & places["size_class"].isin(_SIZES)]
    order = {size: place for place, size in enumerate(_SIZES)}
    cities = cities.assign(order=cities["size_class"].map(order))
    cities = cities.sort_values(["order", "urban_district_population_2020"], ascending=[True, False])
    seen, at = _seen(cities, drawing, room.frame)
    shrink = min(1.0, max(0.55, zoom / 4.5))
    dots, names = [], []
    for (x, y), size, name in zip(at, seen["size_class"], seen[f"name_{lang}"], strict=True):
        drawn_from, full_radius = _SIZES[size]
        if zoom < drawn_from:
            continue
        radius = full_radius * shrink
        dots.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>')
        # A map says 成都, not 成都市.
        names.append(room.name(name.removesuffix("市"), x, y, gap=radius + 2.5))
    style = 'fill="#1f2629" stroke="#ffffff" stroke-width="1"'
    return f'<g class="cities" {style}>{"".join(dots)}</g>', "".join(names)


def _points(table: pd.DataFrame, sign: str, drawing: Drawing, zoom: float) -> tuple[str, str]:
    if table.empty:
        return "", ""
    radius = min(4.5, max(0.9, 0.8 * zoom - 2))
    at = drawing.placing.place(table["lon"], table["lat"])
    shapes = {
        "square": f"m{-radius:.1f} {-radius:.1f}h{2 * radius:.1f}v{2 * radius:.1f}h{-2 * radius:.1f}z",
        "triangle": f"m0 {-1.3 * radius:.1f}l{1.2 * radius:.1f} {2.2 * radius:.1f}h{-2.4 * radius:.1f}z",
    }
    path = "".join(f"M{x:.1f} {y:.1f}{shapes[sign]}" for x, y in at if drawing.holds(x, y))
    return (
        f'<path fill="{PAPER.point}" stroke="#ffffff" stroke-width=".5" stroke-opacity=".85" d="{path}"/>',
        "",
    )


def _ranks(drawing: Drawing, room: Room) -> tuple[str, str]:
    """Draw the counties of the ranking: the rank where there is room, else a sign."""
    seats = load_counties()[["code", "seat_lon", "seat_lat"]].rename(
        columns={"seat_lon": "lon", "seat_lat": "lat"}
    )
    table = load_top_counties()
    if table.empty:
        return "", ""
    ranked = table[["rank", "code"]].merge(seats, on="code").sort_values("rank")
    seen, at = _seen(ranked, drawing, room.frame)
    ink = f'fill="{PAPER.badge}" stroke="{PAPER.badge_text}"'
    signs = "".join(f"M{x:.1f} {y - 4:.1f}l4 4-4 4-4-4z" for x, y in at)
    badges = []
    for (x, y), rank in zip(at, seen["rank"], strict=True):
        if room.take((x - 10, y - 20, x + 10, y - 5)):
            badges.append(f'<rect x="{x - 10:.1f}" y="{y - 20:.1f}" width="20" height="15" rx="3" {ink}/>')
            text = written(str(rank), x, y - 8.7, 10.5, fill=PAPER.badge_text, weight=700, anchor="middle")
            badges.append(text)
    return f'<path {ink} stroke-width="1.2" d="{signs}"/>', "".join(badges)


def _rings(rings: RingMarks, drawing: Drawing) -> str:
    """Draw circles on the ellipsoid, as distances are measured."""
    from pyproj import Geod  # noqa: PLC0415 - few pictures need it

    places = load_places()
    cities = places[places["kind"].eq("city") & places["size_class"].isin(rings.sizes)]
    azimuths = np.linspace(0, 360, _CORNERS, endpoint=False)
    geod, paths = Geod(ellps="WGS84"), []
    for lon, lat in zip(cities["lon"], cities["lat"], strict=True):
        ends = geod.fwd(
            np.full(_CORNERS, lon),
            np.full(_CORNERS, lat),
            azimuths,
            np.full(_CORNERS, 1000 * rings.kilometres),
        )
        at = drawing.placing.place(*ends[:2])
        paths.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in at) + "z")
    path = "".join(paths)
    return (
        '<g class="rings" fill="none">'
        f'<path stroke="#ffffff" stroke-opacity=".64" stroke-width="3.5" d="{path}"/>'
        f'<path stroke="{PAPER.ring}" stroke-width="1.4" d="{path}"/></g>'
    )


def _agglomerations(drawing: Drawing, lang: Language, room: Room) -> tuple[str, str]:
    table, counties = load_agglomerations(), load_topology().counties
    lines, names = [], []
    for name, members in table.groupby(f"agglomeration_{lang}")["code"]:
        edge = _edge([ring for code in members for ring in counties[code]])
        lines.append(drawing.path(edge, closed=False))
        left, top, right, bottom = drawing.box(edge)
        x, y, width = (left + right) / 2, (top + bottom) / 2, width_of(str(name), _NAME, 700)
        if room.take((x - width / 2 - 2, y - _NAME, x + width / 2 + 2, y + 4)):
            ink = {"fill": PAPER.agglomeration, "halo": PAPER.halo}
            names.append(written(str(name), x, y, _NAME, weight=700, anchor="middle", **ink))
    path = "".join(lines)
    line = f'fill="none" stroke-linejoin="round" transform="scale({1 / TENTHS})"'
    return (
        f'<g class="agglomerations" {line}>'
        f'<path stroke="#ffffff" stroke-opacity=".85" stroke-width="45" d="{path}"/>'
        f'<path stroke="{PAPER.agglomeration}" stroke-width="22" d="{path}"/></g>'
    ), "".join(names)


def _edge(rings: Sequence[Ring]) -> list[Ring]:
    """Give the arcs around some areas together: those that only one of them has."""
    numbers = np.array([arc if arc >= 0 else ~arc for ring in rings for arc in ring])
    arcs, times = np.unique(numbers, return_counts=True)
    return [(int(arc),) for arc in arcs[times == 1]]
