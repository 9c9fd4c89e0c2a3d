"""Units whose townships seem to have moved without a record: a curated table and its screen."""

import tomllib
from pathlib import Path
from typing import Any

import pandas as pd

_TABLE = Path(__file__).with_name("suspected_transfers.toml")
LARGE_CHANGE = 38.0
LARGE_FALL_OF_URBAN_SHARE = 10.0


def load_suspected_transfers() -> pd.DataFrame:
    """Read the suspected units of ``suspected_transfers.toml``.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``code``: ``name``, ``counterpart`` (codes, separated by semicolons) and ``evidence``.
    """
    units = pd.DataFrame(_read()["unit"]).set_index("code").sort_index()
    return units.assign(counterpart=units["counterpart"].map(";".join))


def load_examined() -> dict[str, str]:
    """Return the units that the screen names and that are not suspected, with the reason."""
    return {code: entry["reason"] for entry in _read()["examined"] for code in entry["codes"]}


def _read() -> dict[str, Any]:
    with _TABLE.open("rb") as file:
        return tomllib.load(file)


def transfer_candidates(units: pd.DataFrame) -> pd.DataFrame:
    """Screen for units whose figures may owe more to boundaries than to people.

    Parameters
    ----------
    units
        ``comparability`` and the residents, all and urban, of both censuses.

    Returns
    -------
    pandas.DataFrame
        Ungrouped units that changed by more than 38% or whose urban share fell by more than ten points:
        ``change`` (%), ``urban_share_change`` (percentage points).
    """
    ungrouped = units[(units["comparability"] != "grouped") & (units["population_2010"] > 0)]
    change = 100 * (ungrouped["population_2020"] / ungrouped["population_2010"] - 1)
    share = {
        year: 100 * ungrouped[f"urban_population_{year}"] / ungrouped[f"population_{year}"]
        for year in (2010, 2020)
    }
    urban_share_change = share[2020] - share[2010]
    chosen = (change.abs() > LARGE_CHANGE) | (urban_share_change < -LARGE_FALL_OF_URBAN_SHARE)
    return pd.DataFrame({"change": change, "urban_share_change": urban_share_change})[chosen].sort_values(
        "change"
    )
