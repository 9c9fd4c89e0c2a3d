"""Indicators against the raw sheets, read and added up here without the project's code.

The counties are a seeded sample of those whose boundary and code did not change and whose cells were not
corrected.
"""

import csv
import random
import re

import pytest
from python_calamine import CalamineWorkbook

from geodata import load_counties
from geodata.release import RELEASE_FOLDER

SAMPLE = 60
SEED = 20201101


def rows_by_code(path, is_unit):
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    headings = [re.sub(r"\s", "", str(heading)) for heading in rows[0]]
    found = {}
    for row in rows[1:]:
        entry = dict(zip(headings, row, strict=True))
        if isinstance(entry["区划代码"], (int, float)) and is_unit(entry):
            found[str(int(entry["区划代码"]))] = entry
    return found


@pytest.fixture(scope="module")
def old(sources):
    path = sources / "census" / "census_county_2010_v1.xlsx"
    return rows_by_code(path, lambda row: str(row["地区"]).startswith("  "))


@pytest.fixture(scope="module")
def new(sources):
    return rows_by_code(sources / "census" / "census_county_2020_v1.xlsx", lambda _: True)


@pytest.fixture(scope="module")
def yearbook(sources):
    with (sources / "yearbook" / "county_yearbook_2023.csv").open(encoding="utf-8-sig") as file:
        return {row["adcode2020"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def counties():
    return load_counties().set_index("code")


@pytest.fixture(scope="module")
def sample(counties, old, new):
    with (RELEASE_FOLDER / "corrections.csv").open(encoding="utf-8") as file:
        corrected = {cell for row in csv.DictReader(file) for cell in row.values()}
    same = counties.index[(counties["comparability"] == "same") & ~counties["suspected_transfer"]]
    codes = sorted(code for code in same if code in old and code in new and code not in corrected)
    assert len(codes) > 1500
    return random.Random(SEED).sample(codes, SAMPLE)  # noqa: S311 - a sample, not a secret


def number(row, *headings):
    return sum(float(row[heading] or 0) for heading in headings)


AGES_OF_2020 = [f"{low}到{low + 4}岁" for low in range(5, 85, 5)]
ELDERLY_2020 = [f"{sex}_{age}" for sex in "男女" for age in [*AGES_OF_2020[12:], "85岁以上"]]
CHILDREN_2010 = [f"{age}岁（{sex}）" for sex in "男女" for age in ("0", "1-4", "5-9", "10-14")]
LEVELS_2010 = {"小学": 6, "初中": 9, "高中": 12, "大学专科": 15, "大学本科及以上": 16}
LEVELS_2020 = {"小学": 6, "初中": 9, "高中": 12, "大学专科": 15, "本科及以上": 16}


def years_of_schooling(row, levels, without, mark):
    persons = {level: number(row, f"{level}{mark}男", f"{level}{mark}女") for level in [*levels, *without]}
    return sum(persons[level] * years for level, years in levels.items()) / sum(persons.values())


def health(row, heading):
    return 100 * number(row, heading) / number(row, "各种行业人口总计")


ORACLES = {
    "population_change_2010_2020": lambda old, new: (
        100 * number(new, "人口数_合计") / number(old, "合计") - 100
    ),
    "urban_share_2010": lambda old, _: 100 * number(old, "城镇人口") / number(old, "合计"),
    "child_share_2010": lambda old, _: 100 * number(old, *CHILDREN_2010) / number(old, "合计"),
    "elderly_share_2020": lambda _, new: 100 * number(new, *ELDERLY_2020) / number(new, "人口数_合计"),
    "elderly_household_share_2020": lambda _, new: (
        100 * number(new, "有65岁及以上老年人口的户数") / number(new, "家庭户数")
    ),
    "registered_elsewhere_other_province_share_2020": lambda _, new: (
        100 * number(new, "户口登记地在外乡镇街道人口_省外") / number(new, "人口数_合计")
    ),
    "tertiary_share_2020": lambda _, new: (
        100
        * number(new, "大学专科_男", "大学专科_女", "本科及以上_男", "本科及以上_女")
        / number(new, "人口数_合计")
    ),
    "illiteracy_share_2010": lambda old, _: (
        100 * number(old, "15岁及以上文盲人口-合计") / (number(old, "合计") - number(old, *CHILDREN_2010))
    ),
    "mean_years_schooling_2010": lambda old, _: number(old, "平均受教育年限（年）-合计"),
    "mean_years_schooling_2020": lambda _, new: number(new, "平均受教育年限_合计"),
    "schooling_from_levels_change_2010_2020": lambda old, new: (
        years_of_schooling(new, LEVELS_2020, ["未上过学", "学前教育"], "_")
        - years_of_schooling(old, LEVELS_2010, ["未上过学"], "-")
    ),
    "health_employment_share_change_2010_2020": lambda old, new: (
        health(new, "卫生和社会工作") - health(old, "卫生、社会保障和社会福利业")
    ),
    "agriculture_employment_share_2020": lambda _, new: health(new, "农林牧渔业"),
    "bath_share_change_2010_2020": lambda old, new: (
        100 * number(new, "住房内有洗澡设施") / number(new, "家庭户户数_长表")
        - 100 * number(old, "住房内有无洗澡设施-有") / number(old, "长表数据-家庭户")
    ),
    "car_share_2020": lambda _, new: 100 * number(new, "拥有家用汽车") / number(new, "家庭户户数_长表"),
}


@pytest.mark.parametrize("indicator", ORACLES)
def test_an_indicator_is_what_the_raw_rows_give(indicator, counties, sample, old, new):
    expected = [ORACLES[indicator](old[code], new[code]) for code in sample]

    assert counties.loc[sample, indicator].tolist() == pytest.approx(expected, abs=1e-6)


YEARBOOK_ORACLES = {
    "gdp_per_resident": lambda row, residents: float(row["gdp100mCny"]) * 1e8 / residents,
    "primary_gdp_share": lambda row, _: 100 * float(row["primary100mCny"]) / float(row["gdp100mCny"]),
    "fiscal_self_sufficiency": lambda row, _: (
        100 * float(row["fiscalRevenue100mCny"]) / float(row["fiscalExpenditure100mCny"])
    ),
    "hospital_beds_per_1000": lambda row, residents: 1000 * float(row["healthBedCount"]) / residents,
    "fixed_phones_per_1000": lambda row, residents: 1000 * float(row["fixedPhoneHousehold"]) / residents,
}


@pytest.mark.parametrize("indicator", YEARBOOK_ORACLES)
def test_a_figure_of_the_yearbook_is_what_its_row_gives(indicator, counties, sample, new, yearbook):
    known = [code for code in sample if counties.loc[code, indicator] == counties.loc[code, indicator]]
    expected = [
        YEARBOOK_ORACLES[indicator](yearbook[code], number(new[code], "人口数_合计")) for code in known
    ]

    assert len(known) > SAMPLE / 2
    assert counties.loc[known, indicator].tolist() == pytest.approx(expected, rel=1e-6)
