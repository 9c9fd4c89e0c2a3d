"""How sure a share is that rests on the census's long form, which about one household in ten fills in.

The design is taken as a simple random sample of persons or of households. The census draws whole households,
so the persons in one are alike, and true intervals are somewhat wider.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from geodata import Indicator, Sample

FEWEST = 30
"""A share that counts fewer sampled persons or households than this is marked and not ranked."""

Z_95 = 1.959963984540054
"""The 97.5th percentile of the normal distribution: two-sided 95%."""

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


def wilson_interval(part: FloatArray, whole: FloatArray, z: float = Z_95) -> tuple[FloatArray, FloatArray]:
    """Give Wilson's score interval of a share.

    Parameters
    ----------
    part, whole : array of float, shape (n,)
        Sampled persons or households that are counted, and out of how many.
    z : float
        Normal quantile of the level, 95% by default.

    Returns
    -------
    low, high : array of float, shape (n,)
        Ends of the interval, 0 to 1; NaN where nobody was sampled.

    Notes
    -----
    E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927),
    209-212.

    Examples
    --------
    >>> low, high = wilson_interval(np.array([0.0]), np.array([100.0]))
    >>> round(float(low[0]), 3), round(float(high[0]), 3)
    (0.0, 0.037)
    """
    size = np.where(whole > 0, whole, np.nan)
    share = part / size
    centre = (share + z**2 / (2 * size)) / (1 + z**2 / size)
    half = z / (1 + z**2 / size) * np.sqrt(share * (1 - share) / size + z**2 / (4 * size**2))
    return np.clip(centre - half, 0, 1), np.clip(centre + half, 0, 1)


def difference_interval(
    later: tuple[FloatArray, FloatArray], earlier: tuple[FloatArray, FloatArray]
) -> tuple[FloatArray, FloatArray]:
    """Give Newcombe's interval of the difference of two independent shares, from the interval of each.

    Parameters
    ----------
    later, earlier : tuple of array of float
        Sampled part and whole of each year, as :func:`wilson_interval` takes them.

    Returns
    -------
    low, high : array of float, shape (n,)
        Ends of the interval of later less earlier, -1 to 1.

    Notes
    -----
    R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in
    Medicine 17 (1998), 873-890, method 10.
    """
    (low_2, high_2), (low_1, high_1) = wilson_interval(*later), wilson_interval(*earlier)
    with np.errstate(divide="ignore", invalid="ignore"):
        share_2, share_1 = later[0] / later[1], earlier[0] / earlier[1]
    gap = share_2 - share_1
    return (
        gap - np.hypot(share_2 - low_2, high_1 - share_1),
        gap + np.hypot(high_2 - share_2, share_1 - low_1),
    )


def sampled(
    sample: Sample, measures: pd.DataFrame, comparison_group: pd.Series, *, of_group: bool = False
) -> tuple[FloatArray, FloatArray]:
    """Give the sampled part and whole behind a share of every county.

    Parameters
    ----------
    sample : Sample
    measures : DataFrame
        Its columns, a row a county.
    comparison_group : Series
        Of every row. A county's share of 2010 is its group's, so it rests on the sample of the whole group.
    of_group : bool
        Whether a later share is the group's too, as in a change.

    Returns
    -------
    part, whole : array of float, shape (n,)
        Persons or households.
    """
    columns = measures[[sample.part, sample.whole]].astype("float64")
    if of_group or sample.part.endswith("_2010"):
        columns = columns.groupby(comparison_group.to_numpy()).transform("sum")
    return columns[sample.part].to_numpy(), columns[sample.whole].to_numpy()


def interval(
    indicator: Indicator, measures: pd.DataFrame, comparison_group: pd.Series
) -> tuple[FloatArray, FloatArray]:
    """Give the 95% interval of a share, or of the change of one, for every county.

    Parameters
    ----------
    indicator : Indicator
        One with ``samples``.
    measures : DataFrame
        The columns that they name, a row a county.
    comparison_group : Series
        Of every row.

    Returns
    -------
    low, high : array of float, shape (n,)
        In percent or percentage points.

    Raises
    ------
    ValueError
        If the indicator rests on no sample.
    """
    counted = [
        sampled(sample, measures, comparison_group, of_group=indicator.compares_years)
        for sample in indicator.samples
    ]
    match counted:
        case [level]:
            low, high = wilson_interval(*level)
        case [later, earlier]:
            low, high = difference_interval(later, earlier)
        case _:
            raise ValueError(f"{indicator.id} rests on no sample")
    return 100 * low, 100 * high


def few_sampled(indicator: Indicator, measures: pd.DataFrame, comparison_group: pd.Series) -> BoolArray:
    """Tell where a share counts fewer than :data:`FEWEST` sampled persons or households in one of its years.

    Parameters
    ----------
    indicator : Indicator
    measures : DataFrame
        The columns that its samples name, a row a county.
    comparison_group : Series
        Of every row.

    Returns
    -------
    array of bool, shape (n,)
        All false where everybody was counted.
    """
    few = np.zeros(len(measures), dtype=bool)
    for sample in indicator.samples:
        part, _ = sampled(sample, measures, comparison_group, of_group=indicator.compares_years)
        few |= part < FEWEST
    return few
