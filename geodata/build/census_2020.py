"""The county rows and development zones of the census of 2020, on the division codes of the end of 2020."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from geodata.build.census_sheet import CensusError, code_text, measures_of, read_sheet
from geodata.build.corrections import Corrections, correct
from geodata.build.part_sums import PrintedTotal, check_table

YEAR = 2020
POPULATION = 1_409_778_724
URBAN_POPULATION = 899_991_162
UNITS = 2853
ZONES = 134
_CODE, _PROVINCE, _PREFECTURE, _COUNTY = "区划代码", "省", "市", "区县"
_COUNTRY = "全国"
# Subtotals of the municipalities that carry a prefecture's code but have no prefecture.
_SUBTOTALS = frozenset({"市辖区", "县"})


@dataclass(frozen=True)
class Census2020:
    """The census of 2020: county-level units by code, development zones by name, the same measures."""

    units: pd.DataFrame
    zones: pd.DataFrame


def read_census_2020(path: Path, zone_names: frozenset[str], corrections: Corrections) -> Census2020:
    """Read the county-level units and the development zones of 2020, corrected and tested.

    Parameters
    ----------
    path
        ``census_county_2020_v1.xlsx``.
    zone_names
        Names of the rows that are development zones.
    corrections
        The table of corrections.

    Returns
    -------
    Census2020
        2,853 units and 134 zones, one column a measure of ``census_measures.csv``; persons, households or,
        for rates, years. 三沙 is one unit: its three groups of islands are not counted again.

    Raises
    ------
    CensusError
        If the rows are not those expected, a row does not add up, or the rows miss a printed total that is
        not in the table of corrections.
    """
    sheet = read_sheet(path)
    codes = sheet[_CODE].map(code_text)
    is_zone = sheet[_COUNTY].isin(zone_names)
    is_unit = ~is_zone & (codes != "") & (~codes.str.endswith("00") | _has_no_counties(sheet, codes))
    keys = codes.where(is_unit, sheet[_COUNTY])[is_unit | is_zone]
    if keys.duplicated().any():
        raise CensusError(f"units stand twice in the sheet of 2020: {list(keys[keys.duplicated()])}")
    values = measures_of(sheet, YEAR)
    rows = correct(values.loc[keys.index].set_axis(keys.to_numpy()).rename_axis("code"), YEAR, corrections)
    check_table(rows, list(_printed_totals(sheet, keys, values)), YEAR, corrections)
    units, zones = rows.loc[keys[is_unit].to_list()], rows.loc[keys[is_zone].to_list()]
    if (
        (len(units), len(zones)) != (UNITS, ZONES)
        or rows["population"].sum() != POPULATION
        or rows["urban_population"].sum() != URBAN_POPULATION
    ):
        raise CensusError("the rows of 2020 do not give the published number of residents")
    return Census2020(units.sort_index(), zones.sort_index())


def _has_no_counties(sheet: pd.DataFrame, codes: pd.Series) -> pd.Series:
    rows_of_prefecture = sheet.groupby([_PROVINCE, _PREFECTURE])[_COUNTY].transform("size")
    return ~codes.str.endswith("0000") & (rows_of_prefecture == 1) & ~sheet[_COUNTY].isin(_SUBTOTALS)


def _printed_totals(sheet: pd.DataFrame, keys: pd.Series, values: pd.DataFrame) -> Iterator[PrintedTotal]:
    for label, province, prefecture, county in sheet[[_PROVINCE, _PREFECTURE, _COUNTY]].itertuples():
        if label in keys.index:
            continue
        if county == _COUNTRY:
            below, name = keys, county
        elif county == province:
            below, name = keys[sheet.loc[keys.index, _PROVINCE] == province], county
        else:
            place = sheet.loc[keys.index, [_PROVINCE, _PREFECTURE]].eq([province, prefecture]).all(axis=1)
            below, name = keys[place & (county == prefecture)], f"{province}{county}"
        if len(below):
            yield PrintedTotal(name, values.loc[label], below.to_list())
