"""County figures of 2023 from the yearbook, where a row covers the whole unit."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pandas as pd

LEFT_OUT_FILE = Path(__file__).with_name("yearbook_left_out.toml")

YEAR = 2023
SMALLEST_COVER, LARGEST_COVER = 0.8, 1.25
"""The yearbook's area over ours: outside these bounds the row is about another territory."""

MEASURES = {
    "health_beds": ("healthBedCount", 1),
    "welfare_institutions": ("civilServiceInstitutionCount", 1),
    "welfare_beds": ("civilServiceBedCount", 1),
    "gdp": ("gdp100mCny", 100_000_000),
    "gdp_primary": ("primary100mCny", 100_000_000),
    "gdp_secondary": ("secondary100mCny", 100_000_000),
    "gdp_tertiary": ("tertiary100mCny", 100_000_000),
    "fiscal_revenue": ("fiscalRevenue100mCny", 100_000_000),
    "fiscal_expenditure": ("fiscalExpenditure100mCny", 100_000_000),
    "fixed_phones": ("fixedPhoneHousehold", 1),
}
"""Measure to the yearbook's column and the factor that brings it to beds, institutions, yuan or lines."""


def county_yearbook(path: Path, area_km2: pd.Series, report: Callable[[str], None]) -> pd.DataFrame:
    """Read the figures of 2023 for the units that the yearbook covers.

    Parameters
    ----------
    path : Path
        ``county_yearbook_2023.csv``, figures of the China County Statistical Yearbook 2024.
    area_km2 : Series
        Area of every unit, indexed by code.
    report : callable
        Receives one line on coverage for the table and for each measure.

    Returns
    -------
    DataFrame
        Indexed like ``area_km2``: ``<measure>_2023`` for each of :data:`MEASURES` (beds, institutions, yuan,
        telephone lines); missing where the yearbook has no row, where its row is about another territory, or
        where ``yearbook_left_out.toml`` holds the cell to be wrong.

    Raises
    ------
    ValueError
        If two rows stand for one unit, or a cell to be left out is not there.
    """
    table = pd.read_csv(path, dtype={"adcode2020": str}).set_index("adcode2020")
    if table.index.has_duplicates:
        raise ValueError(f"the yearbook has two rows for {list(table.index[table.index.duplicated()])}")
    rows = table.reindex(area_km2.index)
    cover = rows["areaKm2"] / area_km2
    covered = cover.between(SMALLEST_COVER, LARGEST_COVER)
    figures = pd.DataFrame(
        {f"{name}_{YEAR}": (rows[column] * factor).round() for name, (column, factor) in MEASURES.items()}
    ).where(covered, axis=0)
    for code, entry in tomllib.loads(LEFT_OUT_FILE.read_text(encoding="utf-8"))["cells"].items():
        measures = list(MEASURES) if entry["measures"] == "all" else entry["measures"]
        cells = [f"{name}_{YEAR}" for name in measures]
        if code not in figures.index or figures.loc[code, cells].isna().all():
            raise ValueError(f"yearbook_left_out.toml names cells that are not there: {code}")
        figures.loc[code, cells] = float("nan")
    other = cover.notna() & ~covered
    report(
        f"yearbook: {cover.notna().sum()} rows for {len(rows)} units, {other.sum()} about another territory"
    )
    for column in figures:
        report(f"yearbook: {column} for {figures[column].notna().sum()} units")
    return figures.astype("float64")
