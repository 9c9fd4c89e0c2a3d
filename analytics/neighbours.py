"""Which counties border on which, and in what direction a neighbour lies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from geodata.topology import Line, Topology

Direction = Literal["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
_KILOMETRES_PER_DEGREE = 111.2
_EIGHTH = 45.0
_CIRCLE = 360.0


@dataclass(frozen=True)
class Neighbour:
    """A unit that shares a border.

    Attributes
    ----------
    code : str
    direction : Direction
        Where the shared border lies, seen from the middle of the county.
    bearing : float
        The same in degrees, clockwise from north.
    border_km : float
        Length of the shared border, of the simplified shapes.
    """

    code: str
    direction: Direction
    bearing: float
    border_km: float


class Neighbourhood:
    """The neighbours of every unit: those with which it shares an arc.

    Units that touch in a point alone are no neighbours; what is outside the census is none either. The source
    draws rivers, lakes and some straits (at the bridges of 平潭 and 洋山) as ground of the units beside them,
    so a border may lie in the water; where, it does not tell.

    Parameters
    ----------
    topology : Topology
    """

    def __init__(self, topology: Topology) -> None:
        self._topology = topology
        owners: dict[int, list[str]] = {}
        for code, rings in topology.counties.items():
            for arc in {arc if arc >= 0 else ~arc for ring in rings for arc in ring}:
                owners.setdefault(arc, []).append(code)
        self._shared: dict[str, dict[str, list[int]]] = {code: {} for code in topology.counties}
        for arc, codes in owners.items():
            if len(codes) == 2:  # noqa: PLR2004 - a border has two sides
                for here, there in (codes, codes[::-1]):
                    self._shared[here].setdefault(there, []).append(arc)
        self._found: dict[str, tuple[Neighbour, ...]] = {}

    def of(self, code: str) -> tuple[Neighbour, ...]:
        """Give the neighbours of a unit, clockwise from north; none of an island.

        Raises
        ------
        KeyError
            If the topology holds no such unit.
        """
        if code not in self._found:
            arcs = self._topology.arcs
            borders = {there: [arcs[n] for n in shared] for there, shared in self._shared[code].items()}
            self._found[code] = _clockwise(middle_of_unit(self._topology, code), borders)
        return self._found[code]


def direction_of(bearing: float) -> Direction:
    """Name the eighth of the compass that a bearing lies in.

    Examples
    --------
    >>> direction_of(350.0), direction_of(100.0)
    ('north', 'east')
    """
    return DIRECTIONS[int((bearing + _EIGHTH / 2) % _CIRCLE // _EIGHTH)]


def _clockwise(middle: tuple[float, float], borders: Mapping[str, list[Line]]) -> tuple[Neighbour, ...]:
    found = []
    for code, lines in borders.items():
        x, y, length = _along(lines)
        east = (x - middle[0]) * np.cos(np.radians(middle[1]))
        bearing = float(np.degrees(np.arctan2(east, y - middle[1])) % _CIRCLE)
        found.append(Neighbour(code, direction_of(bearing), bearing, length * _KILOMETRES_PER_DEGREE))
    # From the middle of "north", so that a neighbour a little west of north opens the list too.
    return tuple(sorted(found, key=lambda one: ((one.bearing + _EIGHTH / 2) % _CIRCLE, one.code)))


def _along(lines: list[Line]) -> tuple[float, float, float]:
    """Give the middle of lines, longitude and latitude, and their length in degrees of latitude."""
    starts = np.concatenate([line[:-1] for line in lines])
    ends = np.concatenate([line[1:] for line in lines])
    middles = (starts + ends) / 2
    steps = ends - starts
    lengths = np.hypot(steps[:, 0] * np.cos(np.radians(middles[:, 1])), steps[:, 1])
    x, y = np.average(middles, axis=0, weights=lengths)
    return float(x), float(y), float(lengths.sum())


def middle_of_unit(topology: Topology, code: str) -> tuple[float, float]:
    """Give longitude and latitude of the centroid of a unit's largest part, whatever islands it has."""
    return max((_centroid(topology.line(ring)) for ring in topology.counties[code]), key=lambda at: at[2])[:2]


def _centroid(ring: Line) -> tuple[float, float, float]:
    """Give centroid and area of a closed line."""
    # Close to the origin the products keep their digits.
    origin = ring[0]
    x, y = (ring - origin).T
    cross = x[:-1] * y[1:] - x[1:] * y[:-1]
    twice = float(cross.sum())
    if not twice:
        at = ring.mean(axis=0)
        return float(at[0]), float(at[1]), 0.0
    east, north = (float(((side[:-1] + side[1:]) * cross).sum() / (3 * twice)) for side in (x, y))
    return east + float(origin[0]), north + float(origin[1]), abs(twice) / 2
