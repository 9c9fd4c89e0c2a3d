"""The CCID top 100 counties: a ranking by others, taken as it stands."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

RANKED = 100


def read_top_counties(path: Path, units: pd.DataFrame, report: Callable[[str], None]) -> pd.DataFrame:
    """Read the ranking and hold its codes and names to those of the map units.

    Parameters
    ----------
    path : Path
        ``top100_counties_2025.csv``: rank, code and name.
    units : DataFrame
        ``code``, ``name_zh`` of the map units.
    report : callable
        Receives one line with the numbers.

    Returns
    -------
    DataFrame
        ``rank``, ``code``, ``name_zh`` as the source writes it; in the order of ranks.

    Raises
    ------
    ValueError
        If ranks are not 1 to 100, each once, or a code is no unit or a unit of another name.
    """
    listed = pd.read_csv(path, dtype={"adcode": "str", "name": "str"})
    table = listed.rename(columns={"adcode": "code", "name": "name_zh"})[["rank", "code", "name_zh"]]
    table = table.astype({"rank": "int64"}).sort_values("rank", ignore_index=True)
    if table["rank"].tolist() != list(range(1, RANKED + 1)):
        raise ValueError(f"the ranks of the top counties are not 1 to {RANKED}")
    names = units.set_index("code")["name_zh"]
    strangers = table[table["code"].map(names) != table["name_zh"]]
    if len(strangers):
        raise ValueError(f"no units of the release: {', '.join(strangers['name_zh'])}")
    report(f"top counties: {len(table)}")
    return table
