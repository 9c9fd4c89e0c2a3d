"""Percentile ranks: where a county stands among the counties it is compared with."""

import numpy as np
import numpy.typing as npt
import pandas as pd

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


def percentile_ranks(values: FloatArray, among: BoolArray, *, more_is_better: bool = True) -> FloatArray:
    """Rank values from 0 to 100 among the counties that are compared.

    The rank is the percentage of compared counties with a lower value, counting half of those with the same
    value (Roscoe's definition, `scipy.stats.percentileofscore(kind="mean")`), so equal values get equal ranks
    and the ranks of all compared counties average 50.

    Parameters
    ----------
    values : array of float, shape (n,)
        NaN is no data.
    among : array of bool, shape (n,)
        The counties that are compared; no other one moves a rank or gets one.
    more_is_better : bool
        Where false, the lowest value gets the highest rank.

    Returns
    -------
    array of float, shape (n,)
        NaN for a county without a value or outside of the comparison.
    """
    compared = np.where(among, values, np.nan)
    ranks = pd.Series(compared).rank(method="average", ascending=more_is_better).to_numpy()
    known = int(np.isfinite(compared).sum())
    return np.asarray(100 * (ranks - 0.5) / known if known else ranks, dtype=np.float64)
