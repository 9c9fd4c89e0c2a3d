"""The shapes of the release on paper: projected once in a process, cut to the detail that a picture can show.

Albers' equal-area projection with the parallels 25° and 47° north around 105° east, the usual one for maps of
China: a square kilometre is as large in Hainan as in Heilongjiang, and a scale bar is honest.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from geodata import load_topology
from geodata.topology import Ring

if TYPE_CHECKING:
    from pyproj import Proj

Points = npt.NDArray[np.float64]
Box = tuple[float, float, float, float]
"""Left, low, right, high."""

ALBERS = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +ellps=WGS84"
SOUTH = 17.9
"""Latitude of the foot of the large map of the country; what lies further south is in its inset."""

_CLOSE = 100

TENTHS = 10
"""Paths are written in whole tenths of a pixel: they stay short, and nobody sees finer."""


@cache
def _albers() -> "Proj":
    from pyproj import Proj  # noqa: PLC0415 - first needed by a picture

    return Proj(ALBERS)


def projected(lon: npt.ArrayLike, lat: npt.ArrayLike) -> Points:
    """Project places to metres, shape (places, 2)."""
    return np.column_stack(_albers()(np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)))


@cache
def _arcs() -> tuple[Points, npt.NDArray[np.int64]]:
    """Give the points of all arcs one after the other, and the arc that each belongs to."""
    arcs = load_topology().arcs
    owner = np.repeat(np.arange(len(arcs)), [len(arc) for arc in arcs])
    return projected(*np.concatenate(arcs).T), owner


@lru_cache(maxsize=4)
def arcs_at(metres: float) -> tuple[Points, ...]:
    """Give all arcs, without the points that make less than so many metres of difference.

    Neighbours share their arcs, so there are no gaps between them at any detail.
    """
    import shapely  # noqa: PLC0415 - first needed by a picture

    points, owner = _arcs()
    if metres > 0:
        # A ring of one arc keeps its shape, however small: islands must not vanish.
        lines = shapely.simplify(shapely.linestrings(points, indices=owner), metres, preserve_topology=True)
        points, owner = shapely.get_coordinates(lines, return_index=True)
    cuts = np.flatnonzero(np.diff(owner)) + 1
    return tuple(np.split(points, cuts))


def detail_for(metres_a_pixel: float) -> float:
    """Give the detail for a scale, in steps so that pictures of about one size share their arcs."""
    finest = 150.0
    wanted = 0.35 * metres_a_pixel
    return 0.0 if wanted < finest else float(finest * 2 ** np.floor(np.log2(wanted / finest)))


@cache
def boxes() -> Points:
    """Give the extent of every arc: left, low, right, high."""
    points, owner = _arcs()
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    low = np.minimum.reduceat(points, starts)
    high = np.maximum.reduceat(points, starts)
    return np.hstack([low, high])


@cache
def southern() -> frozenset[int]:
    """Give the arcs that reach further south than the large map of the country."""
    return frozenset(number for number, arc in enumerate(load_topology().arcs) if arc[:, 1].min() < SOUTH)


def arcs_of(rings: Iterable[Ring]) -> npt.NDArray[np.int64]:
    """Give the numbers of the arcs of some rings, each once, whatever way it is run through."""
    numbers = np.fromiter((arc for ring in rings for arc in ring), dtype=np.int64)
    return np.unique(np.where(numbers < 0, ~numbers, numbers))


def points_of(rings: Iterable[Ring]) -> Points:
    """Give points close together along some borders; far islands count only where there is nothing else."""
    import shapely  # noqa: PLC0415 - first needed by a picture

    arcs = arcs_of(rings)
    north = [arc for arc in arcs if arc not in southern()]
    every = arcs_at(0.0)
    lines = shapely.multilinestrings([shapely.linestrings(every[arc]) for arc in (north or arcs)])
    left, low, right, high = shapely.bounds(lines)
    close: Points = shapely.get_coordinates(shapely.segmentize(lines, max(right - left, high - low) / _CLOSE))
    return close


def turn_at(lon: float) -> float:
    """Give the angle by which north leans at a longitude, in radians: turned by it, a part is upright.

    The projection's other central meridians differ by such a turn alone.
    """
    (x0, y0), (x1, y1) = projected([lon, lon], [35.0, 35.1])
    return float(np.arctan2(x1 - x0, y1 - y0))


def turned(points: Points, angle: float) -> Points:
    """Turn projected places anticlockwise."""
    if angle == 0:
        return points
    cosine, sine = np.cos(angle), np.sin(angle)
    turn: Points = np.array([[cosine, sine], [-sine, cosine]])
    result: Points = points @ turn
    return result


@cache
def county_borders() -> tuple[Ring, ...]:
    """Give the arcs that two counties share, each as a line."""
    topology = load_topology()
    numbers = np.fromiter(
        (a for rings in topology.counties.values() for ring in rings for a in ring), dtype=np.int64
    )
    arcs, times = np.unique(np.where(numbers < 0, ~numbers, numbers), return_counts=True)
    return tuple((int(arc),) for arc in arcs[times > 1])


@dataclass(frozen=True)
class Placing:
    """Where the ground lies on paper.

    Attributes
    ----------
    scale : float
        Pixels a metre.
    left, top : float
        Pixels of the projection's origin.
    angle : float
        Turn of the ground, as :func:`turn_at` gives it.
    """

    scale: float
    left: float
    top: float
    angle: float = 0.0

    def at(self, points: Points) -> Points:
        """Give the pixels of projected places, from the upper left corner."""
        upright = turned(points, self.angle)
        return np.column_stack(
            [self.left + self.scale * upright[:, 0], self.top - self.scale * upright[:, 1]]
        )

    def place(self, lon: npt.ArrayLike, lat: npt.ArrayLike) -> Points:
        """Give the pixels of places in degrees."""
        return self.at(projected(lon, lat))


class Drawing:
    """Writes rings and lines of the topology as SVG paths.

    Parameters
    ----------
    placing : Placing
    frame : Box
        Pixels of the window: left, top, right, bottom. What lies outside is not written.
    """

    def __init__(self, placing: Placing, frame: Box) -> None:
        self.placing, self.frame = placing, frame
        arcs = arcs_at(detail_for(1 / placing.scale))
        self._starts = np.cumsum([0, *map(len, arcs)]).tolist()
        self._points = placing.at(np.concatenate(arcs))
        # All at once: there are tens of thousands of arcs.
        whole = np.rint(TENTHS * self._points).astype(np.int64)
        self._whole, self._steps = whole.tolist(), np.diff(whole, axis=0).tolist()
        corners = boxes()[:, [0, 1, 0, 3, 2, 1, 2, 3]].reshape(-1, 2)
        pixels = placing.at(corners).reshape(-1, 4, 2)
        (left, top), (right, bottom) = pixels.min(axis=1).T, pixels.max(axis=1).T
        seen = (right > frame[0]) & (left < frame[2]) & (bottom > frame[1]) & (top < frame[3])
        self._seen = seen.tolist()
        self._written: dict[int, tuple[list[int], str]] = {}

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a pixel lies in the window."""
        return self.frame[0] < x < self.frame[2] and self.frame[1] < y < self.frame[3]

    def sees(self, ring: Ring) -> bool:
        """Tell whether any arc of a ring may touch the window."""
        return any(self._seen[arc if arc >= 0 else ~arc] for arc in ring)

    def path(self, rings: Iterable[Ring], *, closed: bool) -> str:
        """Write rings or lines as one path, in tenths of a pixel."""
        end = "z" if closed else ""
        return "".join(self._ring(ring) + end for ring in rings if self.sees(ring))

    def box(self, rings: Sequence[Ring]) -> Box:
        """Give the pixels that some rings take up: left, top, right, bottom."""
        starts = self._starts
        points = np.concatenate([self._points[starts[arc] : starts[arc + 1]] for arc in arcs_of(rings)])
        (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
        return float(left), float(top), float(right), float(bottom)

    def heart(self, rings: Sequence[Ring]) -> tuple[float, float]:
        """Give the pixel that lies deepest inside of some rings: a bent county's middle is a neighbour's."""
        import shapely  # noqa: PLC0415 - first needed by a picture

        starts = self._starts
        lines = [self._points[starts[arc] : starts[arc + 1]] for arc in arcs_of(rings)]
        parts = shapely.get_parts(shapely.polygonize([shapely.linestrings(line) for line in lines]))
        if not len(parts):
            left, top, right, bottom = self.box(rings)
            return (left + right) / 2, (top + bottom) / 2
        largest = max(parts, key=shapely.area)
        x, y = shapely.get_coordinates(shapely.maximum_inscribed_circle(largest))[0]
        return float(x), float(y)

    def _ring(self, ring: Ring) -> str:
        start, steps = self._arc(ring[0])
        return f"M{start[0]} {start[1]}l{steps}" + "".join(f" {self._arc(arc)[1]}" for arc in ring[1:])

    def _arc(self, number: int) -> tuple[list[int], str]:
        """Give the first point of an arc, and the steps from point to point."""
        found = self._written.get(number)
        if found is None:
            arc = number if number >= 0 else ~number
            first, last = self._starts[arc], self._starts[arc + 1] - 1
            steps = self._steps[first:last]
            if number < 0:
                steps = [[-x, -y] for x, y in reversed(steps)]
            text = " ".join([f"{x} {y}" for x, y in steps if x or y]).replace(" -", "-") or "0 0"
            found = self._written[number] = (self._whole[first if number >= 0 else last], text)
        return found
