"""The county rows of the census of 2010, on the division codes of the end of 2009."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from geodata.build.census_sheet import CensusError, code_text, measures_of, read_sheet
from geodata.build.corrections import Corrections, correct
from geodata.build.part_sums import PrintedTotal, check_table

YEAR = 2010
POPULATION = 1_332_810_869
URBAN_POPULATION = 670_005_546
ROWS = 2872
_INDENT = "  "
_NAME, _CODE = "地区", "区划代码"

# County rows that the sheet leaves without a code, in its order. Those the official list of 2009 does not
# hold have the statistical code of the sheet of 2020 or, in 海西, of their time.
CODES_OF_UNCODED_ROWS = (
    ("加格达奇", "232761"),
    ("松岭区", "232762"),
    ("新林区", "232763"),
    ("呼中区", "232764"),
    ("市辖区", "441900"),  # 东莞
    ("市辖区", "442000"),  # 中山
    ("平桂管理区", "451103"),
    ("市辖区", "460200"),  # 三亚
    ("西沙群岛", "469031"),
    ("南沙群岛", "469032"),
    ("中沙群岛的岛礁及其海域", "469033"),
    ("市辖区", "620200"),  # 嘉峪关
    ("芒崖行委", "632856"),
    ("柴旦行委", "632857"),
    ("冷湖行委", "632858"),
)


def read_census_2010(path: Path, corrections: Corrections) -> pd.DataFrame:
    """Read the county rows of 2010, corrected and tested.

    Parameters
    ----------
    path
        ``census_county_2010_v1.xlsx``.
    corrections
        The table of corrections.

    Returns
    -------
    pandas.DataFrame
        2,872 rows indexed by ``code`` (of the end of 2009), one column a measure of ``census_measures.csv``;
        persons, households or, for rates, years.

    Raises
    ------
    CensusError
        If the rows are not those expected, a row does not add up, or the rows miss a printed total that is
        not in the table of corrections.
    """
    sheet = read_sheet(path)
    named = sheet[sheet[_NAME].map(lambda name: isinstance(name, str))]
    is_county = named[_NAME].str.startswith(_INDENT)
    codes = _county_codes(named[is_county])
    values = measures_of(named, YEAR)
    counties = correct(
        values.loc[codes.index].set_axis(codes.to_numpy()).rename_axis("code"), YEAR, corrections
    )
    totals = list(_printed_totals(named, is_county, codes, values))
    check_table(counties, totals, YEAR, corrections)
    if (
        len(counties) != ROWS
        or counties["population"].sum() != POPULATION
        or counties["urban_population"].sum() != URBAN_POPULATION
    ):
        raise CensusError("the county rows of 2010 do not give the published number of residents")
    return counties


def _county_codes(rows: pd.DataFrame) -> pd.Series:
    codes = rows[_CODE].map(code_text)
    uncoded = rows.loc[codes == "", _NAME].str.strip()
    if list(uncoded) != [name for name, _ in CODES_OF_UNCODED_ROWS]:
        raise CensusError(f"other county rows of 2010 than expected have no code: {list(uncoded)}")
    codes = codes.mask(codes == "", pd.Series([code for _, code in CODES_OF_UNCODED_ROWS], uncoded.index))
    if codes.duplicated().any():
        raise CensusError(f"codes stand twice in the sheet of 2010: {list(codes[codes.duplicated()])}")
    return codes


def _printed_totals(
    rows: pd.DataFrame, is_county: pd.Series, codes: pd.Series, values: pd.DataFrame
) -> Iterator[PrintedTotal]:
    """Give each prefecture and province with the counties below it, in the order of the sheet."""
    heads = [position for position, county in enumerate(is_county) if not county]
    row_codes = rows[_CODE].map(code_text)
    provinces = [position for position in heads if row_codes.iloc[position].endswith("0000")]
    for head, following in zip(heads, [*heads[1:], len(rows)], strict=True):
        end = following
        if head in provinces:
            end = next((province for province in provinces if province > head), len(rows))
        members = [codes[label] for label in rows.index[head:end] if label in codes.index]
        if members:
            province = max(position for position in provinces if position <= head)
            label = rows[_NAME].iloc[head].strip()
            parent = "" if head == province else rows[_NAME].iloc[province].strip()
            yield PrintedTotal(f"{parent}{label}", values.iloc[head], members)
