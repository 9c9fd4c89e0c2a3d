"""Where map, legend and inset stand in a picture, so that nothing covers the land that is shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np

from geodata import load_topology
from ui.exports.drawn_shapes import Placing, Points, arcs_at, points_of, projected, turn_at, turned
from ui.map_message import MapView

Box = tuple[float, float, float, float]
"""Pixels: left, top, right, bottom."""

SEA = (105.6, 2.6, 124.4, 25.6)
"""From Hainan and Taiwan to the southern end of the maritime line, in degrees, as in the screen's inset."""

_CORNERS = ("bottom left", "top left", "top right", "bottom right")
_PAD = 10.0
_INSET_SHARE = 0.13
_SMALLEST = 0.45
_STEPS = 24
_WHOLE = 0.8
_LOSS = 0.93
_FINEST = 300.0
_SCREEN = 1000.0
_EQUATOR = 156_543.034
_MIDDLE = 35.0


@dataclass(frozen=True)
class Fit:
    """Places in a picture.

    Attributes
    ----------
    placing : Placing
        The map's.
    legend : tuple of float
        The legend's upper left corner.
    inset : Box or None
        The South China Sea.
    """

    placing: Placing
    legend: tuple[float, float]
    inset: Box | None = None


def zoom_of(placing: Placing) -> float:
    """Give the zoom of a screen map on which the middle of the country is as large."""
    return float(np.log2(_EQUATOR * np.cos(np.radians(_MIDDLE)) * placing.scale))


@cache
def country() -> Points:
    """Give points all along the country's borders, without the islands of its southern sea."""
    topology = load_topology()
    return points_of(
        ring for shapes in (topology.counties, topology.no_data) for each in shapes.values() for ring in each
    )


@cache
def whole_country() -> Points:
    """Give the same points with the southern sea: its islands and the whole maritime line."""
    topology = load_topology()
    arcs = arcs_at(0.0)
    line = [arcs[arc if arc >= 0 else ~arc] for ring in topology.meshes["maritime_line"] for arc in ring]
    return np.concatenate([country(), *line])


@cache
def _country_span() -> Points:
    points = country()
    span: Points = points.max(axis=0) - points.min(axis=0)
    return span


def is_country(points: Points) -> bool:
    """Tell whether places lie so far apart that the map shows the whole country."""
    return bool((np.ptp(points, axis=0) >= _WHOLE * _country_span()).all())


def turn_of(points: Points) -> float:
    """Give the turn that lets a part of the country stand upright."""
    # East and west of the middle meridian differ by sign; a degree is about 90 km there.
    middle = (points[:, 0].min() + points[:, 0].max()) / 2
    height = (points[:, 1].min() + points[:, 1].max()) / 2
    longitudes = np.linspace(73, 136, 64)
    latitude = np.interp(height, *_heights())
    across = projected(longitudes, np.full(64, latitude))[:, 0]
    return turn_at(float(np.interp(middle, across, longitudes)))


@cache
def _heights() -> tuple[Points, Points]:
    latitudes = np.linspace(3, 55, 105)
    return projected(np.full(105, 105.0), latitudes)[:, 1], latitudes


def fit(
    points: Points,
    legend: tuple[float, float],
    size: tuple[float, float],
    *,
    inset: bool,
    upright: bool = True,
) -> Fit:
    """Place a map as large as it can be beside its legend.

    Parameters
    ----------
    points : array
        Projected borders of what is shown.
    legend : tuple of float
        Size of the legend in pixels; zero where there is none.
    size : tuple of float
        Size of the picture.
    inset : bool
        Whether the South China Sea stands apart, in the lower right corner.
    upright : bool
        Whether north is up in the middle of a part of the country.
    """
    angle = 0.0 if inset or not upright else turn_of(points)
    ground = turned(points, angle)
    low, high = ground.min(axis=0), ground.max(axis=0)
    span = np.maximum(high - low, 1.0)
    width, height = size[0] - 2 * _PAD, size[1] - 2 * _PAD
    largest = min(width / span[0], height / span[1], 1 / _FINEST)
    # From the upper left corner, in metres.
    ground = np.column_stack([ground[:, 0] - low[0], high[1] - ground[:, 1]])
    for share, (corner, x, y) in product(np.linspace(1, _SMALLEST, _STEPS), _ways(inset=inset)):
        scale = largest * float(share)
        left = _PAD + x * (width - scale * span[0])
        top = _PAD + y * (height - scale * span[1])
        boxes = [_cornered(legend, corner, size)]
        sea = _inset_box(left, left + scale * span[0], size) if inset else None
        if sea:
            boxes.append(sea)
        if not any(_covers(box, left + scale * ground[:, 0], top + scale * ground[:, 1]) for box in boxes):
            break
    placing = Placing(scale, left - scale * float(low[0]), top + scale * float(high[1]), angle)
    return Fit(placing, boxes[0][:2], sea)


def fit_country(legend: tuple[float, float], size: tuple[float, float]) -> Fit:
    """Place the whole country: with its southern sea where it loses nothing by that, else with the inset."""
    large = fit(country(), legend, size, inset=True)
    whole = fit(whole_country(), legend, size, inset=False, upright=False)
    return whole if whole.placing.scale > _LOSS * large.placing.scale else large


def fit_view(view: MapView, legend: tuple[float, float], size: tuple[float, float]) -> Fit:
    """Place the map as a screen of common width shows it."""
    angle = turn_at(view.lon)
    width = min(size[0], _SCREEN)
    metres = _EQUATOR * np.cos(np.radians(view.lat)) / 2**view.zoom * _SCREEN / width
    scale = float(1 / metres)
    ((x, y),) = turned(projected([view.lon], [view.lat]), angle)
    placing = Placing(scale, size[0] / 2 - scale * float(x), size[1] / 2 + scale * float(y), angle)
    land = placing.at(country()).T
    boxes = [_cornered(legend, corner, size) for corner in _CORNERS]
    return Fit(placing, min(boxes, key=lambda box: _hits(box, *land))[:2])


def shows_country(placing: Placing, size: tuple[float, float]) -> bool:
    """Tell whether a picture holds nearly the whole country."""
    return bool((np.asarray(size) >= _WHOLE * placing.scale * _country_span()).all())


def _ways(*, inset: bool) -> Iterator[tuple[str, float, float]]:
    """Give the legend's corner, and how far to the right and how low the map stands, the best ways first."""
    for corner in _CORNERS[: 3 if inset else 4]:
        high = 1.0 if corner.startswith("top") else 0.0
        for away, y in product((0.5, 0.65, 0.8, 1.0), (high,) if inset else (0.5, high)):
            yield corner, 1 - away if corner.endswith("right") else away, y


def _cornered(part: tuple[float, float], corner: str, size: tuple[float, float]) -> Box:
    left = size[0] - _PAD - part[0] if corner.endswith("right") else _PAD
    top = size[1] - _PAD - part[1] if corner.startswith("bottom") else _PAD
    return left, top, left + part[0], top + part[1]


def sea_span() -> tuple[Points, Points]:
    """Give the low and the high corner of the inset's window, projected."""
    west, south, east, north = SEA
    lon = [west, east, west, east, (west + east) / 2]
    corners = projected(lon, [south, south, north, north, north])
    return corners.min(axis=0), corners.max(axis=0)


def _inset_box(left: float, right: float, size: tuple[float, float]) -> Box:
    """Put the inset under the map's right side, where the country leaves the sea free."""
    low, high = sea_span()
    across = float(np.clip(_INSET_SHARE * (right - left), 46, 150))
    tall = across * float((high - low)[1] / (high - low)[0])
    end = min(size[0] - _PAD, right + across / 2)
    return end - across, size[1] - _PAD - tall, end, size[1] - _PAD


def _covers(box: Box, x: Points, y: Points) -> bool:
    return _hits(box, x, y) > 0


def _hits(box: Box, x: Points, y: Points, gap: float = 12) -> int:
    """Count the places that a part of the picture would cover."""
    left, top, right, bottom = box
    if right <= left or bottom <= top:
        return 0
    hit = (x > left - gap) & (x < right + gap) & (y > top - gap) & (y < bottom + gap)
    return int(np.count_nonzero(hit))


def panel_places(count: int, size: tuple[float, float], legend: tuple[float, float]) -> Sequence[Box]:
    """Arrange small maps beside the legend in the lower left corner, as the screen does."""
    gap, narrow = 12.0, 640.0
    columns = min(2 if size[0] < narrow else 3, count)
    beside = columns > 2 and count in (4, 5)  # noqa: PLR2004 - one place of six is the legend's
    rows = -(-(count + 1 if beside else count) // columns)

    def cell(across: float, tall: float) -> tuple[float, float]:
        return (across - (columns + 1) * gap) / columns, (tall - (rows + 1) * gap) / rows

    foot = cell(size[0], size[1] - (0 if beside else legend[1] + gap))
    side = cell(size[0] - legend[0] - gap, size[1])
    # The legend stands below the maps or at their side, whichever leaves them larger.
    shift = legend[0] + gap if not beside and min(side) > min(foot) else 0.0
    across, tall = side if shift else foot
    boxes = []
    for number in range(count):
        row, column = divmod(number + (1 if beside and number >= columns else 0), columns)
        left, top = shift + gap + column * (across + gap), gap + row * (tall + gap)
        boxes.append((left, top, left + across, top + tall))
    return boxes
