"""The columns of the release's tables."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geodata.indicators import load_indicators

COLUMNS_FILE = Path(__file__).with_name("columns.toml")


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    name : str
        Name in the table.
    type : str
        Frictionless field type.
    zh, en : str
        Description in both languages.
    sources : tuple of str
        Keys of ``sources.toml``.
    unit : str
        Unit of a number, else empty.
    allowed : tuple of str
        The values that occur, where they are a closed list.
    """

    name: str
    type: str
    zh: str
    en: str
    sources: tuple[str, ...] = ()
    unit: str = ""
    allowed: tuple[str, ...] = ()


@cache
def table_columns(table: str) -> Mapping[str, Column]:
    """Give the columns of a table, indicators included, in order.

    Parameters
    ----------
    table : str
        Name of a table of ``columns.toml``.

    Returns
    -------
    Mapping[str, Column]
        Column by name; the geometry of the counties is not among them.
    """
    with COLUMNS_FILE.open("rb") as file:
        tables = tomllib.load(file)
    entries = tables[table]
    columns = {
        name: Column(
            name=name,
            **(entry | {"sources": tuple(entry["sources"]), "allowed": tuple(entry.get("allowed", ()))}),
        )
        for name, entry in entries.items()
    }
    if table == "counties":
        for indicator in load_indicators().values():
            if indicator.column in entries or indicator.column in tables["airport_distances"]:
                continue
            columns[indicator.id] = Column(
                name=indicator.id,
                type="number",
                zh=indicator.definition["zh"],
                en=indicator.definition["en"],
                sources=indicator.sources,
                unit=indicator.unit.symbol["en"],
            )
    return columns
