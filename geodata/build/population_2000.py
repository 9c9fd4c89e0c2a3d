"""Residents of the census of 2000, where the compiled figures cover a unit's ground."""

import tomllib
from collections.abc import Collection
from pathlib import Path

import pandas as pd

from geodata.build.allotment import largest_remainder
from geodata.build.comparison import Grouping, members_of

_LEFT_OUT = Path(__file__).with_name("population_2000_left_out.toml")


def read_population_2000(path: Path) -> pd.Series:
    """Read ``population_2000.csv``: residents of 2000 by code of about the end of 2019."""
    return pd.read_csv(path, dtype={"adcode": str}).set_index("adcode")["population_2000"]


def load_left_out() -> dict[str, str]:
    """Return the units whose figure of 2000 is left out, with the reason."""
    with _LEFT_OUT.open("rb") as file:
        table = tomllib.load(file)
    return {code: entry["reason"] for entry in table["left_out"] for code in entry["codes"]}


def population_2000(
    listed: pd.Series, left_out: Collection[str], grouping: Grouping, population: pd.Series
) -> pd.Series:
    """Give every unit its residents of 2000, where its whole comparison group has them.

    Parameters
    ----------
    listed
        Residents of 2000 by code of the end of 2019.
    left_out
        Units of the map whose figure does not cover their ground.
    grouping
        The comparison groups.
    population
        Residents of 2020 of every unit.

    Returns
    -------
    pandas.Series
        Nullable integers; missing where one unit of 2019 in the group is not listed or one unit is
        left out. A group's sum is shared by the residents of 2020.
    """
    found = listed.reindex(grouping.of_2019.index)
    complete = found.notna().groupby(grouping.of_2019).all()
    sums = found.groupby(grouping.of_2019).sum()[complete]
    result = pd.Series(pd.NA, index=grouping.of_unit.index, dtype="Int64", name="population_2000")
    for group, members in members_of(grouping.of_unit).items():
        if group in sums.index and not set(members) & set(left_out):
            result.loc[list(members)] = largest_remainder(int(sums[group]), population.loc[list(members)])
    return result
