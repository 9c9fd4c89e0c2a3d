"""Columns of ``counts.parquet``: measures of the censuses and the yearbook, with their headings there."""

from collections.abc import Sequence

from geodata.build.census_sheet import load_measures
from geodata.build.yearbook import MEASURES as YEARBOOK_MEASURES
from geodata.build.yearbook import YEAR as YEARBOOK_YEAR
from geodata.schema import Column

_CENSUSES = (2010, 2020)
_UNITS = (
    ("households", "household"),
    ("mean_years", "year"),
    ("beds", "bed"),
    ("institutions", "institution"),
    ("gdp", "yuan"),
    ("fiscal", "yuan"),
    ("phones", "subscription"),
)
_HOUSEHOLD_MEASURES = ("water", "kitchen", "toilet", "bath", "lift", "car", "tenure")


def counts_columns(names: Sequence[str]) -> list[Column]:
    """Describe columns of ``counts.parquet``.

    Parameters
    ----------
    names : sequence of str
        Column names, ``<measure>_<year>``, ``code`` first.

    Returns
    -------
    list of Column
        In the same order. The Chinese description is the heading in the source; sums join several.
    """
    headings = {
        f"{measure.name}_{year}": heading
        for measure in load_measures()
        for year in _CENSUSES
        if (heading := " + ".join(measure.headings[year]))
    } | {f"{name}_{YEARBOOK_YEAR}": column for name, (column, _) in YEARBOOK_MEASURES.items()}
    return [_column(name, headings.get(name, "")) for name in names]


def _column(name: str, heading: str) -> Column:
    if name == "code":
        return Column("code", "string", "行政区划代码", "Division code", ("divisions",))
    measure, year = name.rsplit("_", 1)
    source = "yearbook_2023" if int(year) == YEARBOOK_YEAR else f"census_{year}"
    unit = next((unit for part, unit in _UNITS if part in measure), "person")
    if any(part in measure.split("_") for part in _HOUSEHOLD_MEASURES):
        unit = "household"
    text = measure.replace("_", " ").capitalize()
    return Column(name, "number", heading or text, f"{text}, {year}", (source,), unit)
