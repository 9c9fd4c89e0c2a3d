"""Similar counties: the nearest in a space of standardised indicators."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

if TYPE_CHECKING:
    from sklearn.neighbors import NearestNeighbors

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

Likeness = Literal["very_similar", "similar", "somewhat_similar", "hardly_similar"]

LIKENESS_PERCENTILES: Mapping[Likeness, float] = {
    "very_similar": 1.0,
    "similar": 5.0,
    "somewhat_similar": 20.0,
}
"""A pair is called so where it lies closer together than all but this percentage of all pairs."""

DEFAULT_WEIGHTS: Mapping[str, int] = {
    "residents_2020": 1,
    "population_density_2020": 1,
    "population_change_2010_2020": 1,
    "urban_share_2020": 1,
    "child_share_2020": 1,
    "elderly_share_2020": 1,
    "agriculture_employment_share_2020": 1,
    "manufacturing_employment_share_2020": 1,
    "tertiary_share_2020": 1,
    "distance_city_5m": 1,
}
"""What counties are compared by at first: size, growth, town and country, ages, work, schooling, distance."""

PEERS = 30
"""How many of the most similar counties are a county's peers, unless a reader says otherwise."""

LOGARITHMIC = frozenset(
    {"residents_2020", "population_density_2020", "distance_city_5m", "distance_city_1m", "gdp_per_resident"}
)
"""Amounts that differ by factors: half and double are as far from the usual."""


@dataclass(frozen=True)
class Similar:
    """A county that resembles another.

    Attributes
    ----------
    row : int
        Its row in the table of counties.
    distance : float
        Root of the weighted mean of squared differences, each in interquartile ranges of its indicator.
    likeness : Likeness
    """

    row: int
    distance: float
    likeness: Likeness


@dataclass(frozen=True)
class Resemblance:
    """A space in which counties lie the nearer the more alike they are.

    Attributes
    ----------
    weights : mapping of str to int
        The indicators that span it.
    rows : array of int, shape (n,)
        The counties in it, rows of the table; all of them have every indicator.
    points : array of float, shape (n, indicators)
    limits : mapping of Likeness to float
        Largest distance of a pair that is called so.
    """

    weights: Mapping[str, int]
    rows: IntArray
    points: FloatArray
    limits: Mapping[Likeness, float]
    _nearest: "NearestNeighbors"

    def most_similar(self, row: int, count: int) -> tuple[Similar, ...]:
        """Find the counties that resemble one most.

        Parameters
        ----------
        row : int
            Its row in the table.
        count : int
            How many to find; fewer where the space holds fewer.

        Returns
        -------
        tuple of Similar
            The most similar first; empty for a county that is not in the space.
        """
        at = int(np.searchsorted(self.rows, row))
        if at == self.rows.size or self.rows[at] != row:
            return ()
        asked = min(count + 1, self.rows.size)
        distances, found = self._nearest.kneighbors(self.points[[at]], n_neighbors=asked)
        # A twin may come before the county itself, so it is taken out by its place, not by its distance.
        pairs = [
            (int(self.rows[i]), float(d)) for d, i in zip(distances[0], found[0], strict=True) if i != at
        ]
        return tuple(Similar(found, distance, self.likeness(distance)) for found, distance in pairs[:count])

    def likeness(self, distance: float) -> Likeness:
        """Say in a word how alike two counties at a distance are."""
        return next((word for word, limit in self.limits.items() if distance <= limit), "hardly_similar")


def resemblance(counties: pd.DataFrame, pool: BoolArray, weights: Mapping[str, int]) -> Resemblance | None:
    """Lay counties out by their likeness.

    Every indicator is centred on its median and divided by its interquartile range over the pool, after a
    logarithm where it is in :data:`LOGARITHMIC`, so that neither its unit nor a few extremes decide.

    Parameters
    ----------
    counties : DataFrame
        With a column for every indicator.
    pool : array of bool, shape (len(counties),)
        Who is compared.
    weights : mapping of str to int
        Indicators and how much each one counts; a weight of 2 counts its squared difference twice.

    Returns
    -------
    Resemblance or None
        None where fewer than two counties of the pool have every indicator, or none is asked for.
    """
    # They take a second to import, which nobody waits for who looks at no county.
    from scipy.spatial.distance import pdist  # noqa: PLC0415
    from sklearn.neighbors import NearestNeighbors  # noqa: PLC0415
    from sklearn.preprocessing import RobustScaler  # noqa: PLC0415

    if not weights:
        return None
    columns = [_spread(counties[name], logarithmic=name in LOGARITHMIC) for name in weights]
    values = np.column_stack(columns)
    rows = np.flatnonzero(pool & np.isfinite(values).all(axis=1))
    if rows.size < 2:  # noqa: PLR2004 - nobody to resemble
        return None
    heaviness = np.sqrt(np.array(list(weights.values()), dtype=float) / sum(weights.values()))
    points = np.asarray(RobustScaler().fit_transform(values[rows]) * heaviness, dtype=np.float64)
    pairs = pdist(points)
    limits = {word: float(np.percentile(pairs, percent)) for word, percent in LIKENESS_PERCENTILES.items()}
    return Resemblance(dict(weights), rows, points, limits, NearestNeighbors().fit(points))


class Resemblances:
    """Finds the peers of any county; keeps the spaces in which they were looked for.

    Parameters
    ----------
    counties : DataFrame
        The release's counties with a column for every indicator.
    universe : array of bool
        The typed counties; they resemble each other, and so do all the other units.
    """

    def __init__(self, counties: pd.DataFrame, universe: BoolArray) -> None:
        self._counties = counties
        self._universe = universe
        self._spaces: dict[tuple[bool, tuple[tuple[str, int], ...]], Resemblance | None] = {}

    def around(self, row: int, weights: Mapping[str, int]) -> tuple[Mapping[str, int], Resemblance | None]:
        """Give the space a county lies in, and the weights of the indicators of which it has a value."""
        county = self._counties.iloc[row]
        known = {name: weight for name, weight in weights.items() if not pd.isna(county[name])}
        typed = bool(self._universe[row])
        key = (typed, tuple(known.items()))
        if key not in self._spaces:
            if len(self._spaces) > _MOST_SPACES:
                # What readers try out must not fill the memory; what is thrown away can be made again.
                self._spaces.clear()
            pool = self._universe if typed else ~self._universe
            self._spaces[key] = resemblance(self._counties, pool, known)
        return known, self._spaces[key]

    def peers(self, row: int) -> IntArray:
        """Give the rows of a county's peers, the most similar first."""
        _, space = self.around(row, DEFAULT_WEIGHTS)
        similar = space.most_similar(row, PEERS) if space else ()
        return np.array([one.row for one in similar], dtype=np.int64)


_MOST_SPACES = 24


def _spread(values: pd.Series, *, logarithmic: bool) -> FloatArray:
    numbers = values.to_numpy(dtype=float, na_value=np.nan)
    if not logarithmic:
        return numbers
    # Amounts of kilometres may be nothing: a city lies in itself.
    return np.log1p(np.where(numbers >= 0, numbers, np.nan))
