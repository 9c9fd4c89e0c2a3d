"""Counties that are picked out of those shown: a class, a span of values, or a region of a scatter plot."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

NO_CLASS = -1

FEWEST_CORNERS = 3
"""Corners that a region has at least."""

_FIRST_TOLERANCE = 0.002
_DIGITS = 5
_MOST_CORNERS = 40


@dataclass(frozen=True)
class ClassPick:
    """The counties of one class; `NO_CLASS` picks those without data."""

    number: int


@dataclass(frozen=True)
class SpanPick:
    """The counties whose value lies between two others, the lower included; an open end is infinite."""

    low: float
    high: float


@dataclass(frozen=True)
class RegionPick:
    """The counties whose two values lie inside a polygon.

    Attributes
    ----------
    corners : tuple of (float, float)
        At least three, in the units of the two indicators; a box has four.
    """

    corners: tuple[tuple[float, float], ...]


Pick = ClassPick | SpanPick | RegionPick
Scale = Literal["linear", "log"]


def in_class(pick: ClassPick, classes: npt.NDArray[np.int64]) -> BoolArray:
    """Tell which counties are of the picked class."""
    return classes == pick.number if pick.number >= 0 else classes < 0


def in_span(pick: SpanPick, values: FloatArray) -> BoolArray:
    """Tell which counties have a value in the picked span; one without a value never has."""
    return (values >= pick.low) & (values < pick.high)


def in_region(
    pick: RegionPick, across: FloatArray, up: FloatArray, scales: tuple[Scale, Scale] = ("linear", "linear")
) -> BoolArray:
    """Tell which points lie inside the picked region.

    Parameters
    ----------
    pick : RegionPick
    across, up : array of float, shape (n,)
        The two values of every county; one without both is never inside.
    scales : tuple of {"linear", "log"}
        The axes on which the region was drawn: between its corners it is straight there.

    Returns
    -------
    array of bool, shape (n,)
    """
    # Shapely takes a moment to import, and few readers draw a region.
    from shapely import Polygon, contains_xy, make_valid, prepare  # noqa: PLC0415

    ends = np.asarray(pick.corners, dtype=float)
    corners = np.column_stack([_on(scale, ends[:, side]) for side, scale in enumerate(scales)])
    points = [_on(scale, values) for scale, values in zip(scales, (across, up), strict=True)]
    if not np.isfinite(corners).all():
        return np.zeros(across.shape, dtype=bool)
    region = make_valid(Polygon(corners))
    prepare(region)
    known = np.isfinite(points[0]) & np.isfinite(points[1])
    inside = np.zeros(across.shape, dtype=bool)
    inside[known] = contains_xy(region, points[0][known], points[1][known])
    return inside


def _on(scale: Scale, values: FloatArray) -> FloatArray:
    if scale == "linear":
        return values
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.log10(values)


def simplified(corners: FloatArray, scales: tuple[Scale, Scale] = ("linear", "linear")) -> RegionPick | None:
    """Make a region of a drawn loop, with few enough corners to stand in a link.

    Parameters
    ----------
    corners : array of float, shape (n, 2)
        The loop as the pointer drew it.
    scales : tuple of {"linear", "log"}
        The axes on which it was drawn.

    Returns
    -------
    RegionPick or None
        None where fewer than three different corners are left, so that nothing lies inside.
    """
    from shapely import LineString  # noqa: PLC0415

    drawn = np.column_stack([_on(scale, corners[:, side]) for side, scale in enumerate(scales)])
    if drawn.shape[0] < FEWEST_CORNERS or not np.isfinite(drawn).all():
        return None
    low, high = drawn.min(axis=0), drawn.max(axis=0)
    if (high == low).any():
        return None
    loop = LineString((drawn - low) / (high - low))
    tolerance = _FIRST_TOLERANCE
    kept = loop
    while len(kept.coords) > _MOST_CORNERS:
        kept = loop.simplify(tolerance)
        tolerance *= 2
    places = np.asarray(kept.coords) * (high - low) + low
    for side, scale in enumerate(scales):
        if scale == "log":
            places[:, side] = 10 ** places[:, side]
    found = tuple(dict.fromkeys((_short(x), _short(y)) for x, y in places))
    return RegionPick(found) if len(found) >= FEWEST_CORNERS else None


def _short(number: float) -> float:
    return float(f"{number:.{_DIGITS}g}")
