"""A small map of where the county lies, drawn on the server: its surroundings, and the nation beside it.

The shapes are the browser's, which the server holds anyway; another frame need not be loaded.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape
from urllib.parse import quote

import numpy as np
import streamlit as st

from geodata import Topology, load_topology
from geodata.topology import Line, Ring
from ui.county.profiles import Subject
from ui.pair import ground

_WIDTH, _HEIGHT = 320, 260
_INSET_WIDTH = 118.0
_INSET_HEIGHT = 104.0
_MARGIN = 1.25
_NATION = (73.0, 3.0, 136.0, 54.0)
_SMALLEST_SPAN = 0.25
_COARSE = 0.25
_FINEST = 0.7
_FINEST_OF_MANY = 1.5
_MOST_GROUP_MAPS = 64

Box = tuple[float, float, float, float]


def _style(ground: str, ink: str, own: str) -> str:
    return (
        f".ground{{fill:{ink};fill-opacity:.03}}path{{fill:none;stroke:{ink};stroke-linejoin:round}}"
        f".near{{fill:{ink};fill-opacity:.1;stroke-opacity:.45;stroke-width:.8}}"
        ".line{stroke-opacity:.65;stroke-width:1.2}.nation{stroke-opacity:.55;stroke-width:.5}"
        f".member{{fill:{own};fill-opacity:.75;stroke:{own};stroke-width:.5}}"
        f"path.own{{fill:{own};fill-opacity:.6;stroke:{own};stroke-width:1.4}}"
        f"circle.own{{fill:{own};stroke:{ground}}}circle.other{{fill:{ink};fill-opacity:.75;stroke:{ground}}}"
        f".inset{{fill:{ground};stroke:{ink};stroke-opacity:.25}}"
        "text{font:650 12px sans-serif;text-anchor:middle;paint-order:stroke;stroke-width:3px;"
        f"fill:{ink};stroke:{ground}}}"
    )


STYLES = {
    "light": _style("#ffffff", "#22282b", "#2f8f85"),
    "dark": _style("#15191b", "#e3e7e8", "#5fb3ab"),
}


def show_locator(subject: Subject) -> None:
    """Draw the county among its neighbours, with its place in the nation in a corner."""
    t = subject.t
    label = t("county.locator.label", name=subject.name, province=subject.province)
    picture = map_picture(label, locator_svg(subject, STYLES[ground()]))
    st.html(f'{picture}<p class="atlas-note">{escape(t("source.map_notice"))}</p>')


def map_picture(label: str, svg: str) -> str:
    """Write a map as a picture; one for a dark screen has another for paper beside it.

    Parameters
    ----------
    label : str
    svg : str
        In one of `STYLES`.
    """
    if STYLES["dark"] not in svg:
        return _image(label, svg, "atlas-locator")
    on_paper = svg.replace(STYLES["dark"], STYLES["light"])
    return _image(label, svg, "atlas-locator on-screen") + _image(label, on_paper, "atlas-locator on-paper")


def _image(label: str, svg: str, kind: str) -> str:
    return f'<img class="{kind}" alt="{escape(label)}" src="data:image/svg+xml;utf8,{quote(svg)}">'


def locator_svg(subject: Subject, style: str) -> str:
    """Draw both maps as one picture.

    Parameters
    ----------
    subject : Subject
    style : str
        CSS of a light or a dark ground.
    """
    topology, profile = load_topology(), subject.profile
    own = topology.counties[profile.code]
    near = [topology.counties[one.code] for one in profile.neighbours]
    box = _wide(_box([topology.line(ring) for ring in own]))
    scale = _Scale(box, _WIDTH, _HEIGHT)
    shapes = "".join(f'<path class="near" d="{_area(topology, scale, rings)}"/>' for rings in near)
    shapes += f'<path class="own" d="{_area(topology, scale, own)}"/>'
    provinces = _lines(topology, scale, topology.meshes["provinces"])
    outline = _lines(topology, scale, topology.meshes["outline"])
    middle = np.mean([_box([topology.line(own[0])])[:2], _box([topology.line(own[0])])[2:]], axis=0)
    names = [_name(subject.name, scale.at(*map(float, middle)), "own")]
    inset = _inset(*map(float, middle))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"><style>{style}</style>'
        f'<rect class="ground" width="{_WIDTH}" height="{_HEIGHT}"/>{shapes}'
        f'<path class="line" d="{provinces}"/><path class="line" d="{outline}"/>{"".join(names)}{inset}</svg>'
    )


def _name(text: str, at: tuple[float, float], kind: str) -> str:
    return f'<text class="{kind}" x="{at[0]:.0f}" y="{at[1]:.0f}">{escape(text)}</text>'


def _inset(lon: float, lat: float) -> str:
    scale = _Scale(_NATION, _INSET_WIDTH, _INSET_HEIGHT)
    x, y = scale.at(lon, lat)
    left, top = _WIDTH - _INSET_WIDTH, _HEIGHT - _INSET_HEIGHT
    return (
        f'<g transform="translate({left:.0f} {top:.0f})">'
        f'<rect class="inset" width="{_INSET_WIDTH:.0f}" height="{_INSET_HEIGHT:.0f}"/>'
        f'{_nation(_INSET_WIDTH, _INSET_HEIGHT)}<circle class="own" cx="{x:.1f}" cy="{y:.1f}" r="3.2"/></g>'
    )


def nation_svg(own: tuple[float, float], others: Iterable[tuple[float, float]], style: str) -> str:
    """Draw the nation with one place and others.

    Parameters
    ----------
    own : tuple of float
        Longitude and latitude.
    others : iterable of tuple of float
    style : str
        CSS of a light or a dark ground.
    """
    scale = _Scale(_NATION, _WIDTH, _HEIGHT)
    dots = "".join(
        f'<circle class="other" cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
        for x, y in (scale.at(*one) for one in others)
    )
    x, y = scale.at(*own)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"><style>{style}</style>'
        f'<rect class="ground" width="{_WIDTH}" height="{_HEIGHT}"/>{_nation(_WIDTH, _HEIGHT)}{dots}'
        f'<circle class="own" cx="{x:.1f}" cy="{y:.1f}" r="5"/></svg>'
    )


@lru_cache(maxsize=_MOST_GROUP_MAPS)
def members_svg(codes: tuple[str, ...], name: str, style: str) -> str:
    """Draw the nation with some units painted, and their name.

    Parameters
    ----------
    codes : tuple of str
    name : str
    style : str
        CSS of a light or a dark ground.
    """
    topology, scale = load_topology(), _Scale(_NATION, _WIDTH, _HEIGHT)
    painted = []
    for code in codes:
        # Islets and far islands are no more than a speck here.
        largest = max((topology.line(ring) for ring in topology.counties[code]), key=len)
        painted.append(_coarse(scale, largest))
    caption = _name(name, (_WIDTH / 2, _HEIGHT - 10), "group")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"><style>{style}</style>'
        f'<rect class="ground" width="{_WIDTH}" height="{_HEIGHT}"/>'
        f'<path class="member" d="{"".join(painted)}"/>{_nation(_WIDTH, _HEIGHT)}{caption}</svg>'
    )


@cache
def _nation(width: float, height: float) -> str:
    """Draw the nation once for each size: provinces, outline with what is uncounted, the maritime line."""
    topology, scale = load_topology(), _Scale(_NATION, width, height)
    drawn = []
    for name in ("provinces", "outline", "maritime_line"):
        lines = (topology.line(ring) for ring in topology.meshes[name])
        path = "".join(_path(scale, line) for line in lines if name == "maritime_line" or _is_seen(line))
        drawn.append(f'<path class="nation" d="{path}"/>')
    return "".join(drawn)


def _is_seen(line: Line) -> bool:
    return bool(len(line) > 2 and np.ptp(line, axis=0).max() > _COARSE)  # noqa: PLR2004 - two points are a speck


class _Scale:
    """From longitude and latitude to a picture, true in its middle."""

    def __init__(self, box: Box, width: float, height: float) -> None:
        west, south, east, north = box
        self._stretch = float(np.cos(np.radians((south + north) / 2)))
        self._size = min(width / ((east - west) * self._stretch), height / (north - south))
        self._middle = ((west + east) / 2, (south + north) / 2)
        self._centre = (width / 2, height / 2)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Give a point of the picture."""
        x = self._centre[0] + (lon - self._middle[0]) * self._stretch * self._size
        return x, self._centre[1] - (lat - self._middle[1]) * self._size

    def line(self, line: Line) -> Line:
        """Give the points of a line."""
        x, y = self.at(line[:, 0], line[:, 1])  # type: ignore[arg-type]
        return np.column_stack([x, y])


def _box(lines: Iterable[Line]) -> Box:
    points = np.concatenate(list(lines))
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    return float(west), float(south), float(east), float(north)


def _wide(box: Box) -> Box:
    """Widen a box, so that the surroundings are seen."""
    west, south, east, north = box
    half = [max(side * _MARGIN, _SMALLEST_SPAN) for side in ((east - west) / 2, (north - south) / 2)]
    x, y = (west + east) / 2, (south + north) / 2
    # The inset takes the lower right corner, so the county moves a little to the upper left.
    return x - half[0], y - half[1] * 1.35, x + half[0] * 1.35, y + half[1]


def _path(scale: _Scale, line: Line, *, close: bool = False) -> str:
    points = np.round(scale.line(line), 1)
    # Points that a picture of this size cannot show are left out; the last one closes the line.
    cells = np.round(points / _FINEST)
    kept = np.any(np.diff(cells, axis=0, prepend=cells[:1] - 1) != 0, axis=1)
    kept[-1] = True
    points = points[kept]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points.tolist()) + ("Z" if close else "")


def _coarse(scale: _Scale, ring: Line) -> str:
    """Draw one of many shapes in whole steps, each from the one before: a tenth of the length."""
    steps = np.round(scale.line(ring) / _FINEST_OF_MANY).astype(int)
    moves = np.diff(steps, axis=0)
    moves = moves[np.any(moves != 0, axis=1)]
    x, y = (steps[0] * _FINEST_OF_MANY).tolist()
    drawn = "".join(f"{a * _FINEST_OF_MANY:g} {b * _FINEST_OF_MANY:g} " for a, b in moves[:-1].tolist())
    # What is smaller than a step is a dot, which its outline draws.
    return f"M{x:g} {y:g}l{drawn or '0 0 '}z"


def _area(topology: Topology, scale: _Scale, rings: Iterable[Ring]) -> str:
    return "".join(_path(scale, topology.line(ring), close=True) for ring in rings)


def _lines(topology: Topology, scale: _Scale, rings: Iterable[Ring]) -> str:
    """Draw the arcs of a mesh that lie in the picture and are more than a speck in it."""
    seen = []
    for arc in (arc if arc >= 0 else ~arc for ring in rings for arc in ring):
        line = scale.line(topology.arcs[arc])
        low, high = line.min(axis=0), line.max(axis=0)
        if (high >= 0).all() and low[0] <= _WIDTH and low[1] <= _HEIGHT and np.max(high - low) > 1:
            seen.append(_path(scale, topology.arcs[arc]))
    return "".join(seen)
