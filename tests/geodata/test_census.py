"""The sheets give what the National Bureau of Statistics published."""

import pandas as pd
import pytest

from geodata.build.census_2010 import read_census_2010
from geodata.build.census_sheet import CensusError, load_measures, measures_of
from geodata.build.corrections import Corrections, correct, load_corrections
from geodata.build.part_sums import failing_rows

# Communiqué of the Seventh National Population Census (No. 3).
RESIDENTS_2020 = {
    "11": 21_893_095,
    "12": 13_866_009,
    "13": 74_610_235,
    "14": 34_915_616,
    "15": 24_049_155,
    "21": 42_591_407,
    "22": 24_073_453,
    "23": 31_850_088,
    "31": 24_870_895,
    "32": 84_748_016,
    "33": 64_567_588,
    "34": 61_027_171,
    "35": 41_540_086,
    "36": 45_188_635,
    "37": 101_527_453,
    "41": 99_365_519,
    "42": 57_752_557,
    "43": 66_444_864,
    "44": 126_012_510,
    "45": 50_126_804,
    "46": 10_081_232,
    "50": 32_054_159,
    "51": 83_674_866,
    "52": 38_562_148,
    "53": 47_209_277,
    "54": 3_648_100,
    "61": 39_528_999,
    "62": 25_019_831,
    "63": 5_923_957,
    "64": 7_202_654,
    "65": 25_852_345,
}
# Tabulation on the 2010 Population Census, table 1-1.
RESIDENTS_2010 = {
    "11": 19_612_368,
    "31": 23_019_196,
    "32": 78_660_941,
    "33": 54_426_891,
    "37": 95_792_719,
    "41": 94_029_939,
    "44": 104_320_459,
    "50": 28_846_170,
    "51": 80_417_528,
    "64": 6_301_350,
    "65": 21_815_815,
}


def sum_of_province(rows: pd.DataFrame, province: str, measure: str = "population") -> float:
    return rows.loc[rows.index.str.startswith(province), measure].sum()


@pytest.mark.parametrize("province", RESIDENTS_2010)
def test_counties_give_the_published_residents_of_2010(census_2010, province):
    assert sum_of_province(census_2010, province) == RESIDENTS_2010[province]


def test_units_give_the_published_residents_of_2020(harmonised):
    units = harmonised.units
    residents = units.groupby(units["province_code"].str[:2])["population_2020"].sum()
    assert residents.to_dict() == RESIDENTS_2020


def test_both_sheets_hold_every_resident(census_2010, census_2020_rows):
    assert census_2010["population"].sum() == 1_332_810_869
    assert census_2010["urban_population"].sum() == 670_005_546
    assert census_2020_rows["population"].sum() == 1_409_778_724
    # The published urban total, 901,991,162, also counts two million service personnel.
    assert census_2020_rows["urban_population"].sum() == 901_991_162 - 2_000_000
    assert len(census_2020_rows) == 2_987


def test_the_published_structure_of_2020_comes_out(harmonised):
    totals = harmonised.counts.sum()
    # Communiqués No. 2, 4, 5, 6 and 7.
    assert totals["households_2020"] == pytest.approx(494_157_423)
    assert totals["household_population_2020"] == pytest.approx(1_292_809_300)
    assert totals["population_0_14_2020"] == pytest.approx(253_383_938)
    assert totals["population_65_plus_2020"] == pytest.approx(190_635_280)
    # Communiqué No. 6 gives illiteracy over all residents.
    assert 100 * totals["illiterate_15_plus_2020"] / totals["population_2020"] == pytest.approx(
        2.67, abs=0.005
    )
    assert totals["registered_elsewhere_other_province_2020"] == pytest.approx(124_837_153)


def test_the_published_structure_of_2010_comes_out(harmonised):
    totals = harmonised.counts.sum()
    assert totals["households_2010"] == pytest.approx(401_934_196)
    assert totals["population_65_plus_2010"] == pytest.approx(118_927_158)
    # Tabulation, table 1-8: junior college, and bachelor with graduate school.
    assert totals["junior_college_2010"] == pytest.approx(68_610_519)
    assert totals["bachelor_plus_2010"] == pytest.approx(45_625_793 + 4_138_585)


@pytest.mark.parametrize(
    ("facility", "share_2010", "share_2020"),
    [
        ("piped_water", 64.6, 91.3),
        ("kitchen", 84.7, 96.5),
        ("toilet", 72.5, 96.6),
        ("bath", 54.4, 88.4),
    ],
)
def test_national_shares_of_housing_facilities(harmonised, facility, share_2010, share_2020):
    totals = harmonised.counts.sum()
    shares = [
        100 * totals[f"{facility}_{year}"] / totals[f"longform_households_{year}"] for year in (2010, 2020)
    ]
    assert shares == pytest.approx([share_2010, share_2020], abs=0.05)


@pytest.mark.parametrize(
    ("industry", "share_2010", "share_2020"),
    [("health_social", 1.17, 2.04), ("education", 2.31, 4.14), ("culture_sports", 0.45, 0.72)],
)
def test_national_shares_of_industries(harmonised, industry, share_2010, share_2020):
    totals = harmonised.counts.sum()
    shares = [
        100 * totals[f"employed_{industry}_{year}"] / totals[f"employed_{year}"] for year in (2010, 2020)
    ]
    assert shares == pytest.approx([share_2010, share_2020], abs=0.005)


def test_the_wrongly_split_headings_of_2010_are_read_in_order(census_2010):
    # Beijing's yearbook order: transport, information, trade; trade is by far the largest.
    beijing = census_2010[census_2010.index.str.startswith("11")].sum()
    assert beijing["employed_wholesale_retail"] > 3 * beijing["employed_transport_post"]
    assert beijing["employed_transport_post"] > beijing["employed_information"]


@pytest.mark.parametrize(
    ("code_2010", "residents_2010", "code_2020", "residents_2020"),
    [
        ("220182", 1_160_568, "220182", 836_098),
        ("230110", 916_408, "230110", 1_120_185),
        ("340823", 838_712, "340722", 469_051),
        ("430181", 1_279_469, "430181", 1_429_384),
        ("441900", 8_220_207, "441900", 10_466_625),
        ("620621", 241_251, "620621", 178_470),
        ("654002", 515_082, "654002", 778_047),
    ],
)
def test_spot_checks_of_counties(  # noqa: PLR0917 - two fixtures and the four cells of a row
    census_2010, census_2020, code_2010, residents_2010, code_2020, residents_2020
):
    assert census_2010.loc[code_2010, "population"] == residents_2010
    assert census_2020.units.loc[code_2020, "population"] == residents_2020


def test_every_row_adds_up_once_corrected(census_2010, census_2020_rows):
    assert failing_rows(census_2010) == []
    assert failing_rows(census_2020_rows) == []


def test_a_row_that_does_not_add_up_is_reported(census_2010):
    broken = census_2010.loc[["620621"]].copy()
    broken.loc["620621", "age_35_39_female"] += 30_000
    broken.loc["620621", "employed_mining"] = -broken.loc["620621", "employed_mining"] - 1
    faults = "\n".join(failing_rows(broken))
    assert "620621: female is" in faults
    assert "620621: employed is" in faults
    assert "620621: employed_mining is not a count" in faults


def test_a_part_larger_than_its_whole_is_reported(census_2020_rows):
    broken = census_2020_rows.loc[["620621"]].copy()
    broken.loc["620621", "car"] = broken.loc["620621", "longform_households"] + 1
    broken.loc["620621", "registered_elsewhere_same_county"] = broken.loc["620621", "population"]
    faults = "\n".join(failing_rows(broken))
    assert "car are" in faults
    assert "registered_elsewhere_same_county and registered_elsewhere_same_province" in faults


def test_the_build_stops_at_a_fault_that_no_correction_explains(sources):
    known = load_corrections()
    without_one = Corrections(
        tuple(cell for cell in known.cells if cell.code != "320826"), known.exchanges, known.totals
    )
    with pytest.raises(CensusError, match="江苏省淮安市: rows less printed total of primary_female"):
        read_census_2010(sources / "census" / "census_county_2010_v1.xlsx", without_one)


def test_a_correction_is_not_applied_to_another_value(census_2010):
    with pytest.raises(
        CensusError, match=r"海兴县.*the sheet holds 94\.0, the correction was written for 0\.94"
    ):
        correct(census_2010, 2010, load_corrections())


def test_every_correction_has_its_reason():
    table = load_corrections().as_table()
    assert (table["reason"].str.len() > 10).all()
    assert set(table["what"]) == {"exchange", "recomputed", "kept"}


def test_a_blank_count_is_zero_and_a_broken_one_is_missing():
    headings = {heading: [1, 1] for measure in load_measures() for heading in measure.headings[2020]}
    rows = pd.DataFrame(headings, dtype=object)
    rows.loc[0, "采矿业"] = None
    rows.loc[1, "采矿业"] = "3?5"
    measures = measures_of(rows, 2020)
    assert measures.loc[0, "employed_mining"] == 0
    assert pd.isna(measures.loc[1, "employed_mining"])


def test_a_missing_heading_is_named():
    with pytest.raises(CensusError, match="人口数_合计"):
        measures_of(pd.DataFrame({"区划代码": [110101]}), 2020)


def test_mean_years_of_schooling_of_provinces_come_from_their_counties(harmonised):
    counts = harmonised.counts
    # Printed in the rows of the country and of Beijing.
    weight = counts["education_population_2020"]
    assert (counts["mean_years_schooling_2020"] * weight).sum() / weight.sum() == pytest.approx(
        9.50, abs=0.006
    )
    beijing = counts[counts.index.str.startswith("11")]
    weight = beijing["population_15_plus_2010"]
    assert (beijing["mean_years_schooling_2010"] * weight).sum() / weight.sum() == pytest.approx(
        11.71, abs=0.006
    )
