"""A figure of the yearbook is shown only where it is about the unit."""

import pandas as pd
import pytest

from geodata.build.yearbook import MEASURES, county_yearbook
from tests.geodata.building import silent


@pytest.fixture(scope="module")
def figures(build):
    return build["county_yearbook"]


def test_every_unit_has_a_row(figures):
    assert len(figures) == 2843
    assert list(figures.columns) == [f"{name}_2023" for name in MEASURES]


def test_telephones_that_do_not_fit_the_prefecture_are_no_data(figures):
    # 敖汉: 107,542 beside 5,500 to 30,487 in the rest of 赤峰; its beds stay, and 宁城 stays.
    assert pd.isna(figures.loc["150430", "fixed_phones_2023"])
    assert figures.loc["150430", "health_beds_2023"] == 3768
    assert figures.loc["150429", "fixed_phones_2023"] == 30_487


def test_figures_are_those_of_the_yearbook(figures):
    # 平谷, the fourth line of the table.
    row = figures.loc["110117"]
    assert row["health_beds_2023"] == 2227
    assert row["welfare_beds_2023"] == 9449
    assert row["gdp_2023"] == pytest.approx(45_164_410_000)
    sectors = row["gdp_primary_2023"] + row["gdp_secondary_2023"] + row["gdp_tertiary_2023"]
    assert sectors == pytest.approx(row["gdp_2023"], rel=1e-4)


# 呼玛, 安阳县, 阿拉尔, 余杭: the row is about another territory; 漾濞, 扎囊: no row; 北屯: left out by hand.
@pytest.mark.parametrize("code", ["232721", "410522", "659002", "330110", "532922", "540521", "659005"])
def test_a_row_about_another_territory_is_no_data(figures, code):
    assert figures.loc[code].isna().all()


def test_most_counties_and_few_districts_are_covered(figures, harmonised):
    district = (harmonised.units["kind"] == "district").to_numpy()
    assert figures.loc[~district, "health_beds_2023"].notna().sum() > 1800
    assert figures.loc[district, "health_beds_2023"].notna().sum() < 220


def test_there_are_fewer_telephones_than_residents(figures, harmonised):
    residents = harmonised.units["population_2020"]
    assert (figures["fixed_phones_2023"] / residents).max() < 0.8


def test_no_data_is_never_zero(figures):
    assert (figures.dropna(how="all") > 0).where(figures.notna(), other=True).all(axis=None)


def test_two_rows_for_one_unit_are_refused(tmp_path, sources):
    table = pd.read_csv(sources / "yearbook" / "county_yearbook_2023.csv")
    twice = tmp_path / "twice.csv"
    pd.concat([table, table.iloc[[0]]]).to_csv(twice, index=False)
    with pytest.raises(ValueError, match="two rows"):
        county_yearbook(twice, pd.Series({"110115": 1036.0}), silent)


def test_a_number_that_stands_in_two_columns_is_shown_in_none_or_where_it_fits(figures):
    # 康定 and its hospitals; 黑水, 仁布, 革吉 and 塔城, where nobody knows which column is right; 彭山.
    same = figures["health_beds_2023"].eq(figures["welfare_beds_2023"])
    assert not same.any()
    assert figures.loc["513301", "health_beds_2023"] == 1845
    assert figures.loc[["513228", "540229", "542525", "654201"], "health_beds_2023"].isna().all()
    assert not figures["fiscal_revenue_2023"].eq(figures["fiscal_expenditure_2023"]).any()


def test_what_is_left_out_takes_nothing_else_of_its_row(figures):
    # 康定 loses its welfare beds alone, 共和 its telephones alone.
    assert figures.loc["513301"].isna().sum() == 1
    assert figures.loc["632521"].isna().sum() == 1


def test_the_sectors_add_up_to_gdp(figures):
    sectors = figures[["gdp_primary_2023", "gdp_secondary_2023", "gdp_tertiary_2023"]].sum(
        axis=1, min_count=3
    )
    known = figures["gdp_2023"].notna() & sectors.notna()
    assert known.sum() > 2000
    assert (sectors[known] / figures.loc[known, "gdp_2023"] - 1).abs().max() < 0.005
