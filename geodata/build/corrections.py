"""What the build changes in the census sheets, and the printed totals it knows to be off."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from geodata.build.census_sheet import CensusError

_TABLE = Path(__file__).with_name("corrections.toml")
UNREADABLE = "unreadable"


@dataclass(frozen=True)
class CellCorrection:
    """One cell: the value printed (None: not a number), the value in its place, and why."""

    year: int
    code: str
    unit: str
    measure: str
    printed: float | None
    corrected: float
    reason: str


@dataclass(frozen=True)
class RowExchange:
    """Rows whose values belong to other units: ``values_of[code]`` is the row that holds them."""

    year: int
    units: tuple[str, ...]
    values_of: Mapping[str, str]
    reason: str


@dataclass(frozen=True)
class KnownTotal:
    """A printed total that the rows exceed by ``difference``, left as it is."""

    year: int
    unit: str
    measure: str
    difference: float
    reason: str


@dataclass(frozen=True)
class Corrections:
    """The whole table of corrections."""

    cells: tuple[CellCorrection, ...]
    exchanges: tuple[RowExchange, ...]
    totals: tuple[KnownTotal, ...]

    def as_table(self) -> pd.DataFrame:
        """Return one row a correction: ``year, unit, code, measure, what, printed, corrected, reason``.

        ``what`` is ``exchange`` (a row's values moved), ``recomputed`` (a cell) or ``kept`` (a printed total
        that the rows do not reach).
        """
        rows: list[dict[str, object]] = [
            {
                "year": exchange.year,
                "unit": "; ".join(exchange.units),
                "code": ";".join(sorted(exchange.values_of)),
                "measure": "",
                "what": "exchange",
                "printed": None,
                "corrected": None,
                "reason": exchange.reason,
            }
            for exchange in self.exchanges
        ]
        rows += [
            {
                "year": cell.year,
                "unit": cell.unit,
                "code": cell.code,
                "measure": cell.measure,
                "what": "recomputed",
                "printed": cell.printed,
                "corrected": cell.corrected,
                "reason": cell.reason,
            }
            for cell in self.cells
        ]
        rows += [
            {
                "year": total.year,
                "unit": total.unit,
                "code": "",
                "measure": total.measure,
                "what": "kept",
                "printed": None,
                "corrected": None,
                "reason": f"{total.reason} Rows less printed total: {total.difference:+,g}.",
            }
            for total in self.totals
        ]
        return pd.DataFrame(rows).astype({"printed": "float64", "corrected": "float64"})


def load_corrections() -> Corrections:
    """Read the table of corrections."""
    with _TABLE.open("rb") as file:
        table = tomllib.load(file)
    return Corrections(
        cells=tuple(
            CellCorrection(
                **{**entry, "printed": None if entry["printed"] == UNREADABLE else entry["printed"]}
            )
            for entry in table["cell"]
        ),
        exchanges=tuple(
            RowExchange(entry["year"], tuple(entry["units"]), entry["values_of"], entry["reason"])
            for entry in table["exchange"]
        ),
        totals=tuple(KnownTotal(**entry) for entry in table["total"]),
    )


def correct(rows: pd.DataFrame, year: int, corrections: Corrections) -> pd.DataFrame:
    """Return the rows of one year with exchanges undone and cells corrected.

    Raises
    ------
    CensusError
        If a cell does not hold the value the correction was written for.
    """
    corrected = rows.copy()
    for exchange in corrections.exchanges:
        if exchange.year == year:
            for code, source in exchange.values_of.items():
                corrected.loc[code] = rows.loc[source]
    for cell in corrections.cells:
        if cell.year != year:
            continue
        found = float(corrected[cell.measure].loc[cell.code])
        expected = math.nan if cell.printed is None else cell.printed
        if found != expected and not (math.isnan(found) and math.isnan(expected)):
            raise CensusError(
                f"{year}, {cell.code} {cell.unit}, {cell.measure}: the sheet holds {found}, "
                f"the correction was written for {cell.printed}"
            )
        corrected.loc[cell.code, cell.measure] = cell.corrected
    return corrected
