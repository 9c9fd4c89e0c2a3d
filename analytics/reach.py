"""Who is within reach of a big city, and how growth differs inside and outside of a distance."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from analytics.resampling import DRAWS, SEED, cluster_counts, interval

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
StrArray = npt.NDArray[np.str_]

BAND_EDGES = (0.0, 50.0, 100.0, 150.0, 250.0, 400.0, np.inf)
"""Kilometres; a band holds its lower edge and not its upper one."""

SHADOW = (150.0, 250.0)
"""The band in which SSRN 4765694 finds slower growth, km; it holds its lower edge and not its upper one."""

RADII = np.arange(50.0, 251.0)
"""Kilometres of the radius slider."""


@dataclass(frozen=True)
class Band:
    """The counties of one band of distance.

    Attributes
    ----------
    low, high : float
        Kilometres; `high` is infinite in the last band.
    units : int
    residents : float
        Residents (常住人口) of 2020, persons.
    median : float or None
        Median of the counties' changes of residents, 2010 to 2020, percent; None without counties.
    total : float or None
        Change of the residents of all of them together, percent.
    """

    low: float
    high: float
    units: int
    residents: float
    median: float | None
    total: float | None


def distance_bands(
    distance: FloatArray,
    residents_2010: FloatArray,
    residents_2020: FloatArray,
    edges: tuple[float, ...] = BAND_EDGES,
) -> tuple[Band, ...]:
    """Sum up counties by bands of distance.

    Parameters
    ----------
    distance : array of float, shape (units,)
        Kilometres.
    residents_2010, residents_2020 : array of float, shape (units,)
        Persons.
    edges : tuple of float
        Ascending, km.
    """
    change = 100 * (residents_2020 / residents_2010 - 1)
    bands = []
    for low, high in pairwise(edges):
        inside = (distance >= low) & (distance < high)
        bands.append(
            Band(
                low=low,
                high=high,
                units=int(inside.sum()),
                residents=float(residents_2020[inside].sum()),
                median=float(np.median(change[inside])) if inside.any() else None,
                total=total_change(residents_2010[inside], residents_2020[inside]),
            )
        )
    return tuple(bands)


def total_change(residents_2010: FloatArray, residents_2020: FloatArray) -> float | None:
    """Give the change of summed residents in percent; None without residents in 2010."""
    before = float(residents_2010.sum())
    return 100 * (float(residents_2020.sum()) / before - 1) if before else None


@dataclass(frozen=True)
class Gap:
    """The mean change inside less the one outside, with its 95% interval; percentage points."""

    value: float
    low: float
    high: float
    units: int


def gap_inside(
    inside: BoolArray,
    change: FloatArray,
    clusters: StrArray,
    *,
    weights: FloatArray | None = None,
    strata: StrArray | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Gap | None:
    """Compare the mean change of some counties with that of the others.

    Parameters
    ----------
    inside : array of bool, shape (units,)
    change : array of float, shape (units,)
        Change of residents, percent; finite.
    clusters : array of str, shape (units,)
        Drawn as wholes for the interval: prefectures.
    weights : array of float or None
        Residents of 2010 turn the mean of changes into the change of the sum; None counts every county once.
    strata : array of str or None
        Provinces: then counties are compared with others of the same one alone, which is least squares with
        an intercept for each of them.
    draws, seed : int
        Of the bootstrap.

    Returns
    -------
    Gap or None
        None where there is nobody on one side, or no stratum has both sides.
    """
    mass = np.ones_like(change) if weights is None else weights / weights.mean()
    names, member = np.unique(
        np.zeros(len(change), dtype=str) if strata is None else strata, return_inverse=True
    )
    belongs = (member[:, None] == np.arange(names.size)).astype(float)

    def gap(times: FloatArray) -> FloatArray:
        """Compare within strata, each weighing as its two sides allow (Frisch, Waugh and Lovell)."""
        count = times * mass

        def summed(values: FloatArray) -> FloatArray:
            return np.asarray((count * values) @ belongs, dtype=float)

        inner, outer = summed(inside.astype(float)), summed((~inside).astype(float))
        with np.errstate(invalid="ignore", divide="ignore"):
            apart = summed(inside * change) / inner - summed(~inside * change) / outer
            weight = inner * outer / (inner + outer)
            both = (inner > 0) & (outer > 0)
            weighed = np.where(both, weight, 0.0)
            return np.asarray(
                np.where(both, weighed * apart, 0.0).sum(axis=1) / weighed.sum(axis=1), dtype=float
            )

    value = gap(np.ones((1, change.size)))[0]
    if not np.isfinite(value):
        return None
    low, high = interval(gap(cluster_counts(clusters, draws=draws, seed=seed)))
    return Gap(float(value), float(low), float(high), int(inside.sum()))


@dataclass(frozen=True)
class RadiusGaps:
    """What lies inside of every radius, and how its growth differs from the rest.

    Attributes
    ----------
    radii : array of float, shape (radii,)
        Kilometres; a county lies inside where its seat is not farther than that.
    units : array of int, shape (radii,)
        Counties inside.
    residents : array of float, shape (radii,)
        Their residents of 2020, persons.
    inside, outside : array of float, shape (radii,)
        Mean change of residents 2010 to 2020, percent; NaN without a county on that side.
    gap, low, high : array of float, shape (radii,)
        Inside less outside, percentage points, and its pointwise 95% interval.
    """

    radii: FloatArray
    units: npt.NDArray[np.intp]
    residents: FloatArray
    inside: FloatArray
    outside: FloatArray
    gap: FloatArray
    low: FloatArray
    high: FloatArray

    def at(self, radius: float) -> Gap | None:
        """Give the gap at the radius that is nearest to one; None where there is nobody on one side."""
        place = int(np.argmin(np.abs(self.radii - radius)))
        if not np.isfinite(self.gap[place]):
            return None
        gap, low, high = (float(part[place]) for part in (self.gap, self.low, self.high))
        return Gap(gap, low, high, int(self.units[place]))


def radius_gaps(
    distance: FloatArray,
    change: FloatArray,
    residents: FloatArray,
    clusters: StrArray,
    *,
    weights: FloatArray | None = None,
    radii: FloatArray = RADII,
    draws: int = DRAWS,
    seed: int = SEED,
) -> RadiusGaps:
    """Compare inside and outside for every radius at once.

    Parameters
    ----------
    distance : array of float, shape (units,)
        Kilometres to the nearest city; infinite where there is none.
    change : array of float, shape (units,)
        Change of residents, percent; finite.
    residents : array of float, shape (units,)
        Residents of 2020, persons.
    clusters, weights, draws, seed
        As in `gap_inside`.
    radii : array of float, shape (radii,)
        Kilometres, ascending.
    """
    order = np.argsort(distance, kind="stable")
    units = np.searchsorted(distance[order], radii, side="right")
    outside_units = distance.size - units
    mass = (np.ones_like(change) if weights is None else weights / weights.mean())[order]

    def sides(times: FloatArray) -> tuple[FloatArray, FloatArray]:
        count = times[:, order] * mass
        moved = count * change[order]
        # Each side is added up by itself: a difference of sums leaves a trace of rounding where nobody is.
        with np.errstate(invalid="ignore", divide="ignore"):
            within = _up_to(moved, units) / _up_to(count, units)
            beyond = _up_to(moved[:, ::-1], outside_units) / _up_to(count[:, ::-1], outside_units)
        return within, beyond

    inside, outside = (side[0] for side in sides(np.ones((1, change.size))))
    drawn_inside, drawn_outside = sides(cluster_counts(clusters, draws=draws, seed=seed))
    gaps = drawn_inside - drawn_outside
    # A radius that nobody lies in has no interval.
    known = np.isfinite(gaps).any(axis=0)
    ends = np.full((2, radii.size), np.nan)
    ends[:, known] = interval(gaps[:, known])
    return RadiusGaps(
        radii=radii,
        units=units,
        residents=_up_to(residents[order][None, :], units)[0],
        inside=inside,
        outside=outside,
        gap=inside - outside,
        low=ends[0],
        high=ends[1],
    )


def _up_to(amounts: FloatArray, units: npt.NDArray[np.intp]) -> FloatArray:
    """Sum the first so many amounts of each row."""
    sums = np.concatenate([np.zeros((len(amounts), 1)), np.cumsum(amounts, axis=1)], axis=1)
    return np.asarray(sums[:, units], dtype=float)


def residents_within(distance: FloatArray, residents: FloatArray, at: FloatArray) -> FloatArray:
    """Give the residents of the counties whose seat lies not farther than each distance.

    Parameters
    ----------
    distance : array of float, shape (units,)
        Kilometres to the nearest station or airport.
    residents : array of float, shape (units,)
        Persons. All of a county's are counted at its seat, which is a proxy: many live farther out.
    at : array of float, shape (points,)
        Kilometres.

    Returns
    -------
    array of float, shape (points,)
        Persons.
    """
    order = np.argsort(distance, kind="stable")
    units = np.searchsorted(distance[order], at, side="right")
    return np.asarray(_up_to(residents[order][None, :], units)[0], dtype=float)
