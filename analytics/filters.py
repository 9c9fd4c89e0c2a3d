"""Which counties a reader asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

REGIONS = ("east", "central", "west", "northeast")
KINDS = ("district", "city", "county", "autonomous_county", "banner", "other")
COMPARABILITY = ("own", "grouped", "suspected")
"""Whose figures of 2010 a unit has: its own, its comparison group's, or doubtful ones."""

TOP_100 = "ccid_2025"
"""The ranking that can be asked for: the CCID top 100 counties of 2025."""

LISTED = "listed_"
"""Head of the columns that tell who is on a list, or in an urban agglomeration."""

SIMILAR_TO = "similar:"
"""Head of the key under which `matching` finds a county and its peers."""

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Span:
    """A range with both ends included; None leaves an end open.

    Attributes
    ----------
    low, high : float or None
        In the unit of the column it is laid on.
    """

    low: float | None = None
    high: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether the range lets everything through, also "no data"."""
        return self.low is None and self.high is None

    def holds(self, values: pd.Series) -> BoolArray:
        """Tell which values lie in the range; "no data" lies only in an open one."""
        inside = np.ones(len(values), dtype=bool)
        numbers = values.to_numpy(dtype=float, na_value=np.nan)
        if self.low is not None:
            inside &= numbers >= self.low
        if self.high is not None:
            inside &= numbers <= self.high
        return inside


@dataclass(frozen=True)
class Filters:
    """The reader's choice; an empty part asks for everything.

    Values within a part are alternatives, the parts hold together: two provinces and one kind ask for that
    kind in either province. A county with several types or agglomerations passes when one is asked for.

    Attributes
    ----------
    regions, provinces, prefectures, kinds, types, comparability : tuple of str
        The census's four regions, codes of provinces and prefectures, kinds of unit, ids of county types, and
        how 2010 compares with 2020.
    agglomerations, rankings : tuple of str
        Ids of urban agglomerations, of which not all are known, and of rankings by others.
    similar_to : str or None
        Code of a county: it and its peers are asked for.
    distance : Span
        Kilometres to the nearest city of 5 million or more.
    population : Span
        Residents in 2020, in persons.
    change : Span
        Change in residents from 2010 to 2020, in percent.
    """

    regions: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    prefectures: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    comparability: tuple[str, ...] = ()
    agglomerations: tuple[str, ...] = ()
    rankings: tuple[str, ...] = ()
    similar_to: str | None = None
    distance: Span = Span()
    population: Span = Span()
    change: Span = Span()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left out."""
        return self == Filters()


_COLUMNS = {
    "regions": "region",
    "provinces": "province_code",
    "prefectures": "prefecture_code",
    "kinds": "kind",
}
_SPANS = {
    "distance": "distance_city_5m",
    "population": "population_2020",
    "change": "population_change_2010_2020",
}


def matching(counties: pd.DataFrame, filters: Filters, members: Mapping[str, BoolArray]) -> BoolArray:
    """Tell which counties pass the filters.

    Parameters
    ----------
    counties : DataFrame
        Rows of the release, any subset, with `region`, `province_code`, `prefecture_code`, `kind`,
        `comparability`, `suspected_transfer`, `distance_city_5m` (km), `population_2020` (persons) and
        `population_change_2010_2020` (%), and a column of bool for each agglomeration and ranking
        that is asked for: its id after `LISTED`.
    filters : Filters
    members : mapping of str to array of bool
        For each type id, which of the same rows belong to it; and who is similar to a county that is asked
        for, its code after `SIMILAR_TO`.

    Returns
    -------
    array of bool, shape (len(counties),)

    Raises
    ------
    KeyError
        If a type or a county's peers are asked for that `members` does not hold, or a list that
        `counties` does not.
    """
    passing = np.ones(len(counties), dtype=bool)
    for part, column in _COLUMNS.items():
        chosen: tuple[str, ...] = getattr(filters, part)
        if chosen:
            passing &= counties[column].isin(chosen).to_numpy(dtype=bool)
    if filters.types:
        passing &= np.logical_or.reduce([members[type_id] for type_id in filters.types])
    for lists in (filters.agglomerations, filters.rankings):
        if lists:
            passing &= counties[[LISTED + key for key in lists]].to_numpy(dtype=bool).any(axis=1)
    if filters.similar_to:
        passing &= members[SIMILAR_TO + filters.similar_to]
    if filters.comparability:
        passing &= np.isin(_compared(counties), filters.comparability)
    for part, column in _SPANS.items():
        span: Span = getattr(filters, part)
        if not span.is_open:
            passing &= span.holds(counties[column])
    return passing


def _compared(counties: pd.DataFrame) -> npt.NDArray[np.str_]:
    own, grouped, suspected = COMPARABILITY
    is_grouped = (counties["comparability"] == "grouped").to_numpy(dtype=bool)
    is_suspected = counties["suspected_transfer"].to_numpy(dtype=bool)
    return np.select([is_suspected, is_grouped], [suspected, grouped], own)
