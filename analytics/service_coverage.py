"""What a service amounts to: who lives under a threshold, how provinces stand, how counties are spread."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from geodata import Indicator

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_STEPS = tuple(m * 10.0**e for e in range(-4, 7) for m in (1, 2, 5))
_TAIL = 0.01
_STOPS = 40


@dataclass(frozen=True)
class Shortfall:
    """The units on the wrong side of a threshold.

    Attributes
    ----------
    rows : array of bool, shape (n,)
    units : int
    residents : float
        Residents in 2020 of these units.
    known_units : int
        Chosen units that have a value.
    known_residents : float
        Their residents in 2020.
    """

    rows: BoolArray
    units: int
    residents: float
    known_units: int
    known_residents: float

    @property
    def share(self) -> float | None:
        """Residents of these units, in percent of the residents of all units that have a value."""
        return 100 * self.residents / self.known_residents if self.known_residents else None


def shortfall(
    values: FloatArray,
    residents: FloatArray,
    chosen: BoolArray,
    threshold: float,
    *,
    more_is_better: bool = True,
) -> Shortfall:
    """Find the chosen units that lie under a threshold, or over it where less is better.

    A unit without a value is on neither side: it is counted as unknown, never as zero.

    Parameters
    ----------
    values : array of float, shape (n,)
        NaN is no data.
    residents : array of float, shape (n,)
        Residents in 2020, persons.
    chosen : array of bool, shape (n,)
    threshold : float
        In the unit of the values; a value on it is well served.
    more_is_better : bool
    """
    known = chosen & np.isfinite(values)
    with np.errstate(invalid="ignore"):
        rows = known & (values < threshold if more_is_better else values > threshold)
    return Shortfall(
        rows=rows,
        units=int(rows.sum()),
        residents=float(residents[rows].sum()),
        known_units=int(known.sum()),
        known_residents=float(residents[known].sum()),
    )


def area_values(
    indicator: Indicator, measures: pd.DataFrame, areas: npt.NDArray[np.str_], chosen: BoolArray
) -> pd.DataFrame:
    """Give the value of every area, by the indicator's formula over the sums of its units.

    Parameters
    ----------
    indicator : Indicator
    measures : DataFrame
        The columns that its aggregate reads and no others, in the release's row order.
    areas : array of str, shape (n,)
        Code of every row's area, a province's, say.
    chosen : array of bool, shape (n,)

    Returns
    -------
    DataFrame
        A row an area with a value, lowest first: `area`, `value` (in the indicator's unit), `units` and
        `with_value` (counts of units). Empty where the formula does not hold for sums.
    """
    complete = measures.notna().all(axis=1).to_numpy(dtype=bool)
    found = []
    for area in np.unique(areas[chosen]):
        rows = chosen & (areas == area)
        value = indicator.aggregate(measures[rows])
        if value is not None:
            found.append((str(area), value, int(rows.sum()), int((rows & complete).sum())))
    table = pd.DataFrame(found, columns=["area", "value", "units", "with_value"])
    return table.sort_values(["value", "area"], ignore_index=True)


def threshold_stops(values: FloatArray) -> tuple[float, ...]:
    """Offer up to 40 round thresholds over the range of the values, their outermost hundredths left out.

    Parameters
    ----------
    values : array of float, shape (n,)
        NaN is no data.

    Returns
    -------
    tuple of float
        Ascending multiples of 1, 2 or 5 times a power of ten; empty without values.
    """
    known = values[np.isfinite(values)]
    if known.size == 0:
        return ()
    low, high = np.quantile(known, (_TAIL, 1 - _TAIL))
    step = next((step for step in _STEPS if (high - low) / step <= _STOPS), _STEPS[-1])
    return tuple(
        round(number * step, 4) for number in range(int(np.ceil(low / step)), int(np.floor(high / step)) + 1)
    )


def usual_threshold(values: FloatArray, *, more_is_better: bool = True) -> float | None:
    """Give the threshold to start from: the round one closest to where the worst-served quarter ends.

    Returns
    -------
    float or None
        One of `threshold_stops`; None where there are none.
    """
    stops = np.asarray(threshold_stops(values))
    if stops.size == 0:
        return None
    quarter = np.quantile(values[np.isfinite(values)], 0.25 if more_is_better else 0.75)
    return float(stops[np.abs(stops - quarter).argmin()])


@dataclass(frozen=True)
class Distribution:
    """How many units lie in each of many equal steps.

    Attributes
    ----------
    edges : tuple of float
        One more than there are steps, ascending, in the unit of the values.
    counts : tuple of int
        Units in each step; a step holds its lower edge, and the outer ones also hold what lies beyond them.
    """

    edges: tuple[float, ...]
    counts: tuple[int, ...]


def distribution(values: FloatArray, chosen: BoolArray) -> Distribution | None:
    """Count the chosen units over the range of all values, so that a filter does not move the steps.

    Parameters
    ----------
    values : array of float, shape (n,)
        NaN is no data.
    chosen : array of bool, shape (n,)

    Returns
    -------
    Distribution or None
        None without values, or where they do not vary.
    """
    stops = threshold_stops(values)
    if len(stops) < 2:  # noqa: PLR2004 - one edge bounds no step
        return None
    known = values[chosen & np.isfinite(values)]
    places = np.clip(np.searchsorted(stops, known, side="right") - 1, 0, len(stops) - 2)
    counts = np.bincount(places, minlength=len(stops) - 1)
    return Distribution(stops, tuple(int(count) for count in counts))
