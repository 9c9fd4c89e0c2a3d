"""Two indicators at once: three classes of each, and how far the two go together."""

import numpy as np
import numpy.typing as npt

from analytics.class_breaks import ClassBreaks, class_breaks, class_numbers

FloatArray = npt.NDArray[np.float64]

STEPS = 3
"""Classes of each indicator: low, middle, high."""

_FEWEST = 3


def third_breaks(values: FloatArray) -> ClassBreaks:
    """Part an indicator into thirds over the whole country, at round numbers where that hardly moves them.

    Parameters
    ----------
    values : array of float, shape (n,)
        NaN is no data. A scale that turns at zero is parted like any other: the legend names the limits.

    Returns
    -------
    ClassBreaks
        With fewer classes where the values hold fewer distinct ones.
    """
    return class_breaks(values, classes=STEPS)


def pair_classes(
    first: FloatArray, first_breaks: ClassBreaks, second: FloatArray, second_breaks: ClassBreaks
) -> npt.NDArray[np.int64]:
    """Give each county its field of the square.

    Parameters
    ----------
    first, second : array of float, shape (n,)
    first_breaks, second_breaks : ClassBreaks
        As `third_breaks` gives them.

    Returns
    -------
    array of int, shape (n,)
        `STEPS` times the class of the second plus the class of the first, so 0 is low in both and 8 is high
        in both; -1 where either has no value.
    """
    columns = class_numbers(first, first_breaks)
    rows = class_numbers(second, second_breaks)
    return np.where((columns < 0) | (rows < 0), -1, STEPS * rows + columns)


def rank_correlation(first: FloatArray, second: FloatArray) -> float | None:
    """Tell how far two indicators rise together: Spearman's rank correlation, ties with their mean rank.

    Parameters
    ----------
    first, second : array of float, shape (n,)
        Rows without both values are left out.

    Returns
    -------
    float or None
        From -1 to 1; None under three rows, or where one indicator does not vary.
    """
    both = np.isfinite(first) & np.isfinite(second)
    if both.sum() < _FEWEST:
        return None
    ranks = _ranks(first[both]), _ranks(second[both])
    if min(float(np.ptp(rank)) for rank in ranks) == 0:
        return None
    return float(np.corrcoef(*ranks)[0, 1])


def _ranks(values: FloatArray) -> FloatArray:
    _, group, sizes = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(sizes)
    middle: FloatArray = last - (sizes - 1) / 2
    return middle[group]
