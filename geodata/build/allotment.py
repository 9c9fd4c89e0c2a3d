"""Sharing a group's figures among its members."""

import numpy as np
import pandas as pd


def largest_remainder(total: int, weights: pd.Series) -> pd.Series:
    """Share a whole number in proportion to weights, in whole numbers that add up to it exactly.

    Everyone gets the whole part of the exact share; what is left goes, one each, to the largest remainders
    (among equals to the earlier one).

    Parameters
    ----------
    total
        What is shared, zero or more.
    weights
        Zero or more, not all zero.

    Returns
    -------
    pandas.Series
        Integers with the index of ``weights``, each less than one away from the exact share.

    Raises
    ------
    ValueError
        If the weights are negative or all zero, or the total is negative.

    Examples
    --------
    >>> largest_remainder(10, pd.Series({"a": 1, "b": 1, "c": 1})).to_list()
    [4, 3, 3]
    """
    whole_weights = [int(weight) for weight in weights]
    base = sum(whole_weights)
    if total < 0 or base <= 0 or min(whole_weights) < 0:
        raise ValueError(
            "a share needs a total of zero or more and weights that are not negative nor all zero"
        )
    shares, remainders = zip(*(divmod(total * weight, base) for weight in whole_weights), strict=True)
    left = total - sum(shares)
    order = sorted(range(len(shares)), key=lambda position: (-remainders[position], position))
    extra = np.zeros(len(shares), dtype="int64")
    extra[order[:left]] = 1
    return pd.Series(np.array(shares, dtype="int64") + extra, index=weights.index)


def share_counts(totals: pd.Series, weights: pd.Series, whole: list[str]) -> pd.DataFrame:
    """Share a row of counts among members.

    Parameters
    ----------
    totals
        One value a measure.
    weights
        One whole number a member.
    whole
        Measures that are shared in whole numbers, by the largest remainder.

    Returns
    -------
    pandas.DataFrame
        Members as rows, measures as columns; measures not in ``whole`` are exact fractions, so that every
        rate of a member is the group's.
    """
    shares = pd.DataFrame(
        np.outer(weights / weights.sum(), totals), index=weights.index, columns=totals.index
    )
    for measure in whole:
        shares[measure] = largest_remainder(int(totals[measure]), weights).astype("float64")
    return shares
