"""The coverage index: one score for how well public services reach a county, by a reader's own weights.

A score is the weighted mean of percentile ranks among the counties of the whole country. It says where a
county stands, not how good its services are: were every county to improve alike, no score would move.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.percentiles import percentile_ranks

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]

DEFAULT_WEIGHTS: Mapping[str, float] = {
    "hospital_beds_per_1000": 1.0,
    "welfare_beds_per_1000_elderly": 1.0,
    "piped_water_share_2020": 1.0,
    "bath_share_2020": 1.0,
    "health_employment_share_2020": 1.0,
}
"""Beds, old-age care, two facilities of a home, and a proxy for staff, all alike."""

NEEDED_SHARE = 0.6
"""Three of five: with fewer of the ticked indicators a county has no score."""

DRAWS = 500
SEED = 2020
# Means of the same ranks may differ by the order in which they were added up.
_ALIKE = 9


@dataclass(frozen=True)
class CoverageIndex:
    """Scores and ranks of all counties.

    Attributes
    ----------
    indicators : tuple of str
        The ticked indicators.
    weights : array of float, shape (m,)
        Their weights; they add up to 1.
    percentiles : array of float, shape (n, m)
        Percentile rank of every county in every indicator, 100 the best; NaN without a value.
    having : array of int, shape (n,)
        How many of the ticked indicators a county has.
    needed : int
        How many it must have.
    score : array of float, shape (n,)
        0 to 100; NaN for a county with too few indicators, and for a unit that is not compared.
    rank : array of int, shape (n,)
        1 is the best; equal scores share the better rank; 0 without a score.
    """

    indicators: tuple[str, ...]
    weights: FloatArray
    percentiles: FloatArray
    having: IntArray
    needed: int
    score: FloatArray
    rank: IntArray

    @property
    def scored(self) -> BoolArray:
        """Which counties have a score."""
        return np.isfinite(self.score)


@dataclass(frozen=True)
class RankRange:
    """How far a county's rank moves when the weights do.

    Attributes
    ----------
    best, worst : int
        The best and the worst rank over all draws.
    usual_best, usual_worst : int
        The ranks that nine draws in ten lie between (5th and 95th percentile).
    draws : int
        How many weightings were drawn.
    """

    best: int
    worst: int
    usual_best: int
    usual_worst: int
    draws: int


def needed_of(ticked: int) -> int:
    """Say how many of the ticked indicators a county must have: three in five, rounded up."""
    return int(np.ceil(round(NEEDED_SHARE * ticked, 9)))


def coverage_index(
    counties: pd.DataFrame,
    universe: BoolArray,
    weights: Mapping[str, float] = DEFAULT_WEIGHTS,
    less_is_better: frozenset[str] = frozenset(),
) -> CoverageIndex:
    """Score every county.

    An indicator that a county lacks is left out of its mean, and the weights of the others take its place.

    Parameters
    ----------
    counties : DataFrame
        **All** rows of the release: a filter belongs on the result, so that it never moves a score.
    universe : array of bool, shape (n,)
        Which rows are compared: the counties, not the districts (`analytics.type_measures.in_universe`).
    weights : mapping of str to float
        Ticked indicators, columns of `counties`, and how much each counts; only their ratios matter, and a
        weight of zero is as good as no tick.
    less_is_better : frozenset of str
        Indicators of which a low value is a good one.

    Returns
    -------
    CoverageIndex

    Raises
    ------
    KeyError
        If there is no such column.
    ValueError
        If no weight is above zero, or one is negative or not finite.
    """
    if not all(np.isfinite(weight) and weight >= 0 for weight in weights.values()):
        raise ValueError("a weight is a number of at least zero")
    ticked = tuple(name for name, weight in weights.items() if weight > 0)
    if not ticked:
        raise ValueError("at least one indicator needs a weight above zero")
    percentiles = np.column_stack(
        [
            percentile_ranks(
                counties[name].to_numpy(dtype=float, na_value=np.nan),
                universe,
                more_is_better=name not in less_is_better,
            )
            for name in ticked
        ]
    )
    share = np.asarray([weights[name] for name in ticked], dtype=np.float64)
    share /= share.sum()
    having = np.isfinite(percentiles).sum(axis=1)
    needed = needed_of(len(ticked))
    score = _means(percentiles, share[:, np.newaxis])[:, 0]
    score = np.where(having >= needed, score, np.nan)
    return CoverageIndex(ticked, share, percentiles, having, needed, score, _ranks(score))


def fifths(score: FloatArray) -> tuple[float, ...]:
    """Part the scored counties into five classes of about the same number, at scores of one decimal.

    Parameters
    ----------
    score : array of float, shape (n,)
        NaN is no score.

    Returns
    -------
    tuple of float
        Up to four boundaries, ascending; a class holds its lower one.
    """
    known = score[np.isfinite(score)]
    if known.size == 0:
        return ()
    bounds = np.unique(np.round(np.quantile(known, (0.2, 0.4, 0.6, 0.8)), 1))
    return tuple(float(bound) for bound in bounds if bound > known.min())


def rank_range(index: CoverageIndex, row: int, *, draws: int = DRAWS, seed: int = SEED) -> RankRange | None:
    """Draw weightings at random and see which ranks a county takes.

    The weights of a draw are uniform over all weightings of the ticked indicators (a Dirichlet distribution
    with all parameters 1), so the chosen ones play no part. The same seed gives the same range.

    Parameters
    ----------
    index : CoverageIndex
    row : int
        Row of the county.
    draws : int
        Number of weightings.
    seed : int

    Returns
    -------
    RankRange or None
        None for a county without a score.
    """
    if not index.scored[row]:
        return None
    weights = np.random.default_rng(seed).dirichlet(np.ones(len(index.indicators)), size=draws)
    scores = _means(index.percentiles[index.scored], weights.T)
    own = scores[int(index.scored[:row].sum())]
    ranks = 1 + (scores > own).sum(axis=0)
    usual = np.quantile(ranks, (0.05, 0.95), method="closest_observation")
    return RankRange(int(ranks.min()), int(ranks.max()), int(usual[0]), int(usual[1]), draws)


def _means(percentiles: FloatArray, weights: FloatArray) -> FloatArray:
    """Average the ranks that are known; a column of weights gives a column of means."""
    known = np.isfinite(percentiles)
    with np.errstate(invalid="ignore"):
        means: FloatArray = np.where(known, percentiles, 0.0) @ weights / (known @ weights)
    return np.round(means, _ALIKE)


def _ranks(score: FloatArray) -> IntArray:
    ranks = pd.Series(score).rank(method="min", ascending=False)
    return np.asarray(ranks.fillna(0), dtype=np.int64)
