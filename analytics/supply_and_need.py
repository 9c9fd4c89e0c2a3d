"""Two measures cut once each: where a service is short of the need, and where it stayed when people left."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analytics.percentiles import percentile_ranks

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]

FIELDS = 4
LOW_LOW, HIGH_LOW, LOW_HIGH, HIGH_HIGH = range(FIELDS)
"""Fields of the cross: the first word is for the measure that runs to the right, the second for the service
that runs upwards. So need that is high where the service is low is `HIGH_LOW`."""


@dataclass(frozen=True)
class Quadrants:
    """Counties in the four fields of a cross.

    Attributes
    ----------
    across_cut, up_cut : float
        Where the cross stands, in the units of the two measures; a field on the high side holds the cut.
    fields : array of int, shape (n,)
        `LOW_LOW` … `HIGH_HIGH`; -1 for a unit that lacks a value or is not compared.
    """

    across_cut: float
    up_cut: float
    fields: IntArray


@dataclass(frozen=True)
class Tally:
    """Units and their residents in 2020."""

    units: int
    residents: float


def quadrants(
    across: FloatArray, up: FloatArray, among: BoolArray, *, across_cut: float | None = None
) -> Quadrants | None:
    """Part counties by two measures.

    Parameters
    ----------
    across : array of float, shape (n,)
        The need, or the change in residents; NaN is no data.
    up : array of float, shape (n,)
        The service.
    among : array of bool, shape (n,)
        The counties that are compared, of the whole country: a filter belongs on the result.
    across_cut : float, optional
        Where to cut the first measure; its median over the compared counties that have both values, if not
        given. The service is always cut at that median.

    Returns
    -------
    Quadrants or None
        None where no compared county has both values.
    """
    both = among & np.isfinite(across) & np.isfinite(up)
    if not both.any():
        return None
    cut = float(np.median(across[both])) if across_cut is None else across_cut
    up_cut = float(np.median(up[both]))
    fields = (across >= cut).astype(np.int64) + 2 * (up >= up_cut)
    return Quadrants(cut, up_cut, np.where(both, fields, -1))


def tallies(parts: Quadrants, shown: BoolArray, residents: FloatArray) -> tuple[Tally, ...]:
    """Count the shown units of every field, and their residents."""
    inside = [shown & (parts.fields == number) for number in range(FIELDS)]
    return tuple(Tally(int(rows.sum()), float(residents[rows].sum())) for rows in inside)


def mismatch(across: FloatArray, up: FloatArray, among: BoolArray) -> FloatArray:
    """Measure how far the service lags behind: percentile rank of the need less that of the service.

    Parameters
    ----------
    across, up : array of float, shape (n,)
        As in `quadrants`.
    among : array of bool, shape (n,)

    Returns
    -------
    array of float, shape (n,)
        −100 to 100, in points of rank; NaN without both values.
    """
    both = among & np.isfinite(across) & np.isfinite(up)
    return percentile_ranks(across, both) - percentile_ranks(up, both)


def foremost(order: FloatArray, within: BoolArray, limit: int) -> tuple[int, ...]:
    """Give the rows of the highest values within a set, equal ones in row order.

    Parameters
    ----------
    order : array of float, shape (n,)
    within : array of bool, shape (n,)
    limit : int
        Most rows to return.
    """
    rows = np.flatnonzero(within & np.isfinite(order))
    ranked = rows[np.argsort(-order[rows], kind="stable")]
    return tuple(int(row) for row in ranked[:limit])
