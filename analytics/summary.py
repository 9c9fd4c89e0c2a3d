"""Headline numbers and rankings of a selection of counties."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from geodata import Indicator

BoolArray = npt.NDArray[np.bool_]

FEWEST_RESIDENTS = 1000
"""Of fewer residents a share or rate is not ranked: one alone moves a figure told in tenths of a percent."""

_CENSUSES = {"2000", "2010", "2020"}


@dataclass(frozen=True)
class Headline:
    """What a selection amounts to.

    Attributes
    ----------
    units : int
        Selected units.
    residents_2010, residents_2020 : int
        Resident population (常住人口), summed; persons.
    change_percent : float or None
        Change of the summed residents, 2010 to 2020; None without residents in 2010.
    losing : int
        Units with fewer residents in 2020 than in 2010.
    with_value, without_value : int
        Units that have a value of the indicator, and that have none.
    below_zero : int
        Units whose value of the indicator is negative.
    median : float or None
        Median of the indicator over the units that have a value, in the indicator's unit.
    grouped : int
        Units whose 2010 figures are their comparison group's.
    by_category : tuple of int
        Of a categorical indicator, the units with the value 0, 1, 2 …; else empty.
    """

    units: int
    residents_2010: int
    residents_2020: int
    change_percent: float | None
    losing: int
    with_value: int
    without_value: int
    below_zero: int
    median: float | None
    grouped: int
    by_category: tuple[int, ...] = ()


@dataclass(frozen=True)
class Ranked:
    """A county's place in a ranking: `row` is its position in the table, `value` in the indicator's unit."""

    rank: int
    row: int
    code: str
    value: float
    grouped: bool


@dataclass(frozen=True)
class Ranking:
    """Both ends of a ranking, and how many counties with a value were left out of it.

    Attributes
    ----------
    highest, lowest : tuple of Ranked
    suspected : int
        Left out for a suspected transfer of townships.
    few : int
        Left out of the others because the value rests on too small a sample.
    small : int
        Left out of the others because the value is of too few residents.
    """

    highest: tuple[Ranked, ...]
    lowest: tuple[Ranked, ...]
    suspected: int
    few: int = 0
    small: int = 0


def headline(counties: pd.DataFrame, indicator: str, chosen: BoolArray, *, categories: int = 0) -> Headline:
    """Sum up a selection.

    Parameters
    ----------
    counties : DataFrame
        Rows of the release with `population_2010`, `population_2020`, `comparability` and the indicator.
    indicator : str
        Column of the indicator.
    chosen : array of bool, shape (len(counties),)
    categories : int
        Categories of a categorical indicator; its values number them from zero.

    Returns
    -------
    Headline
    """
    residents_2010 = counties["population_2010"].to_numpy(dtype=float, na_value=np.nan)[chosen]
    residents_2020 = counties["population_2020"].to_numpy(dtype=float, na_value=np.nan)[chosen]
    values = counties[indicator].to_numpy(dtype=float, na_value=np.nan)[chosen]
    known = values[np.isfinite(values)]
    before, after = float(np.nansum(residents_2010)), float(np.nansum(residents_2020))
    return Headline(
        units=int(chosen.sum()),
        residents_2010=int(before),
        residents_2020=int(after),
        change_percent=100 * (after - before) / before if before else None,
        losing=int((residents_2020 < residents_2010).sum()),
        with_value=int(known.size),
        without_value=int(values.size - known.size),
        below_zero=int((known < 0).sum()),
        median=float(np.median(known)) if known.size else None,
        grouped=int((counties["comparability"].to_numpy()[chosen] == "grouped").sum()),
        by_category=tuple(int((known == value).sum()) for value in range(categories)),
    )


def few_residents(counties: pd.DataFrame, indicator: Indicator) -> BoolArray:
    """Tell whose share or rate is of fewer than :data:`FEWEST_RESIDENTS` residents in a census that it reads.

    Parameters
    ----------
    counties : DataFrame
        Rows of the release with `population_2000`, `population_2010` and `population_2020`.
    indicator : Indicator

    Returns
    -------
    array of bool, shape (len(counties),)
        All false for amounts, and for what reads no census.
    """
    small = np.zeros(len(counties), dtype=bool)
    if not indicator.is_amount:
        for year in {name[-4:] for name in indicator.inputs} & _CENSUSES:
            residents = counties[f"population_{year}"].to_numpy(dtype=float, na_value=np.nan)
            small |= residents < FEWEST_RESIDENTS
    return small


def ranking(
    counties: pd.DataFrame,
    indicator: str,
    chosen: BoolArray,
    *,
    limit: int = 10,
    few: BoolArray | None = None,
    small: BoolArray | None = None,
) -> Ranking:
    """Rank a selection by an indicator and return its two ends, which never overlap.

    Counties where townships are suspected to have moved without a record stay out: their value says more
    about the boundary than about the county. So do those whose value rests on too small a sample or is of too
    few residents. Equal values stand in the order of their codes.

    Parameters
    ----------
    counties : DataFrame
        Rows of the release with `code`, `comparability`, `suspected_transfer` and the indicator.
    indicator : str
        Column of the indicator.
    chosen : array of bool, shape (len(counties),)
    limit : int
        Longest list; with fewer than twice as many counties each list gets half of them.
    few : array of bool, shape (len(counties),), optional
        Rows whose value rests on too small a sample, as :func:`analytics.sampling.few_sampled` gives them.
    small : array of bool, shape (len(counties),), optional
        Rows whose value is of too few residents, as :func:`few_residents` gives them.

    Returns
    -------
    Ranking
        `highest` begins with the highest value, `lowest` with the lowest.
    """
    values = counties[indicator].to_numpy(dtype=float, na_value=np.nan)
    codes = counties["code"].to_numpy(dtype=str)
    suspected = counties["suspected_transfer"].to_numpy(dtype=bool)
    known = chosen & np.isfinite(values)
    nobody = np.zeros(len(counties), dtype=bool)
    unsure, tiny = (nobody if left_out is None else left_out for left_out in (few, small))
    rows = np.flatnonzero(known & ~suspected & ~unsure & ~tiny)
    ascending = rows[np.lexsort((codes[rows], values[rows]))]
    descending = rows[np.lexsort((codes[rows], -values[rows]))]
    top = min(limit, (rows.size + 1) // 2)
    highest = descending[:top]
    rest = ascending[~np.isin(ascending, highest)]
    grouped = counties["comparability"].to_numpy() == "grouped"

    def ranked(picked: npt.NDArray[np.intp]) -> tuple[Ranked, ...]:
        return tuple(
            Ranked(place, int(row), str(codes[row]), float(values[row]), bool(grouped[row]))
            for place, row in enumerate(picked, start=1)
        )

    return Ranking(
        ranked(highest),
        ranked(rest[:limit]),
        int((known & suspected).sum()),
        int((known & ~suspected & unsure).sum()),
        int((known & ~suspected & ~unsure & tiny).sum()),
    )
