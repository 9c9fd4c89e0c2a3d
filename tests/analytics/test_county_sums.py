"""Pyramids and industries add up to the totals of the census in every unit."""

import numpy as np
import pandas as pd
import pytest

from analytics import age_pyramid, industries
from analytics.age_pyramid import AGE_GROUPS, Pyramid, pyramid
from analytics.industries import INDUSTRIES, industry_shares, industry_sums
from analytics.residents import course
from geodata import load_counties, load_measures


@pytest.fixture(scope="module")
def measures():
    return load_measures()


@pytest.fixture(scope="module")
def counties():
    return load_counties()


@pytest.mark.parametrize("year", [2010, 2020])
def test_every_pyramid_adds_up_to_the_residents(measures, year):
    assert len(measures) == 2843
    for row in measures[[*age_pyramid.INPUTS, f"population_{year}"]].astype(float).to_dict("records"):
        # A grouped unit's part of its group's residents was rounded to whole persons.
        assert pyramid(row, year).total == pytest.approx(row[f"population_{year}"], abs=1)


@pytest.mark.parametrize("year", [2010, 2020])
def test_the_nations_pyramid_is_the_census_total(measures, year):
    published = {2010: 1_332_810_869, 2020: 1_409_778_724}

    assert pyramid(measures.sum(numeric_only=True), year).total == pytest.approx(published[year], abs=1)


def test_shares_of_a_pyramid_make_a_hundred():
    half = Pyramid(tuple([1.0] * len(AGE_GROUPS)), tuple([3.0] * len(AGE_GROUPS)))

    assert half.shares().total == pytest.approx(100)
    assert sum(half.shares().male) == pytest.approx(25)


def test_the_industries_of_every_unit_add_up_to_its_employed(measures):
    columns = [f"employed_{industry}_2020" for industry in INDUSTRIES]

    assert len(columns) == 20
    for row in measures[[*columns, "employed_2020"]].astype(float).to_dict("records"):
        shares = industry_shares(row, row, row)
        assert sum(one.sampled for one in shares) == pytest.approx(row["employed_2020"], abs=0.01)
        if not row["employed_2020"]:
            continue
        assert sum(one.share for one in shares) == pytest.approx(100)
        assert all(one.quotient_nation == pytest.approx(1) for one in shares if one.share)


def test_the_location_quotient_of_trade_in_yiwu_by_hand(measures, counties):
    # Sampled in trade of all employed: Yiwu 36,929 of 123,564, Zhejiang 541,459 of 3,642,236,
    # China 9,262,396 of 65,631,786; 29.89% over 14.87% and over 14.11%.
    sums = industry_sums(measures, counties["province_code"])
    trade = next(
        one
        for one in industry_shares(measures.loc["330782"], sums.loc["330000"], sums.sum())
        if one.industry == "wholesale_retail"
    )

    assert trade.share == pytest.approx(29.886, abs=0.001)
    assert trade.quotient_province == pytest.approx(2.010, abs=0.001)
    assert trade.quotient_nation == pytest.approx(2.118, abs=0.001)
    assert not trade.few


def test_a_share_of_nobody_is_no_share():
    nobody = dict.fromkeys(industries.INPUTS, 0.0)

    assert all(one.share is None and one.quotient_nation is None for one in industry_shares(*[nobody] * 3))


def test_residents_are_indexed_on_2010_and_2000_rests_on_units_that_have_it():
    counties = pd.DataFrame(
        {
            "population_2000": pd.array([90, None], dtype="Int64"),
            "population_2010": [100, 300],
            "population_2020": [110, 250],
        }
    )

    both = course(counties, np.array([True, True]))
    second = course(counties, np.array([False, True]))

    assert both.index == {2000: 90.0, 2010: 100.0, 2020: 90.0}
    assert (both.units, both.with_2000) == (2, 1)
    assert second.index[2000] is None
