"""Urban agglomerations: the units of their member cities, for the ones whose members are known."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

NATIONAL = 19
"""Agglomerations of the national plan; the source knows the members of fewer."""

NAMES_EN = {
    "长江中游": "Middle Yangtze",
    "哈长": "Harbin–Changchun",
    "成渝": "Chengdu–Chongqing",
    "长三角": "Yangtze Delta",
    "中原": "Central Plains",
    "北部湾": "Beibu Gulf",
    "关中平原": "Guanzhong Plain",
    "呼包鄂榆": "Hohhot–Baotou–Ordos–Yulin",
    "兰西": "Lanzhou–Xining",
    "京津冀": "Beijing–Tianjin–Hebei",
}

DIRECT_SUFFIX = "9000"
"""End of the prefecture code of units that stand directly under a province."""


def read_agglomerations(path: Path, units: pd.DataFrame, report: Callable[[str], None]) -> pd.DataFrame:
    """Read the member cities and give their units.

    Parameters
    ----------
    path : Path
        ``urban_agglomerations_10_of_19.csv``: agglomeration and city, which is a prefecture or a unit
        directly under a province, without its generic.
    units : DataFrame
        ``code``, ``name_zh``, ``prefecture_code``, ``prefecture_zh`` of the map units.
    report : callable
        Receives one line with the numbers.

    Returns
    -------
    DataFrame
        ``agglomeration_zh``, ``agglomeration_en``, ``city_zh`` as the source writes it, ``code``: a row
        for each unit of each member. A unit may belong to two agglomerations.

    Raises
    ------
    ValueError
        If a city is none or several of the release's.
    """
    listed = pd.read_csv(path, dtype=str)
    direct = units["prefecture_code"].str.endswith(DIRECT_SUFFIX)
    city_of_unit = units["prefecture_zh"].mask(direct, units["name_zh"])
    rows = [
        (agglomeration, NAMES_EN[agglomeration], city, code)
        for agglomeration, city in listed[["agglomeration", "city"]].itertuples(index=False)
        for code in units.loc[city_of_unit.eq(_full_name(city, set(city_of_unit))), "code"]
    ]
    columns = ["agglomeration_zh", "agglomeration_en", "city_zh", "code"]
    table = pd.DataFrame(rows, columns=columns, dtype="str")
    report(f"agglomerations: {listed['agglomeration'].nunique()} of {NATIONAL}, {len(table)} memberships")
    return table.sort_values(["agglomeration_zh", "code"], ignore_index=True)


def _full_name(city: str, known: set[str]) -> str:
    if f"{city}市" in known:
        return f"{city}市"
    found = [name for name in known if name.startswith(city)]
    if len(found) != 1:
        raise ValueError(f"{city} is {len(found)} cities of the release")
    return found[0]
