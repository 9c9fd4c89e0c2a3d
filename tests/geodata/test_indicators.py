"""Formulas give what a pencil gives, and nothing where nothing is known."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import load_families, load_indicators, load_layers, load_sources


def test_change_in_residents_is_worked_by_hand() -> None:
    # 榆树 and 浏阳 in both censuses: 836,098 of 1,160,568 is -27.96%, 1,429,384 of 1,279,469 is +11.72%.
    counts = pd.DataFrame(
        {"population_2010": [1_160_568, 1_279_469], "population_2020": [836_098, 1_429_384]}
    )
    change = load_indicators()["population_change_2010_2020"].compute(counts)
    assert change.round(2).tolist() == [-27.96, 11.72]


def test_a_change_of_shares_is_in_points() -> None:
    # 40 of 100 urban, then 60 of 120: 40% and 50%, ten points more.
    counts = pd.DataFrame(
        {
            "population_2010": [100],
            "population_2020": [120],
            "urban_population_2010": [40],
            "urban_population_2020": [60],
        }
    )
    assert load_indicators()["urban_share_change_2010_2020"].compute(counts).tolist() == [10.0]


def test_no_data_stays_no_data() -> None:
    counts = pd.DataFrame({"health_beds_2023": [None, 500.0, 0.0], "population_2020": [1000, 0, 1000]})
    values = load_indicators()["hospital_beds_per_1000"].compute(counts)
    assert values.isna().tolist() == [True, True, False]
    assert values.iloc[2] == 0.0


def test_a_province_has_the_rate_of_its_sums_not_the_mean_of_rates() -> None:
    # 10 beds for 1,000 residents and 10 for 9,000: 20 for 10,000 is 2.0, not the mean of 10.0 and 1.1.
    # The third county has no yearbook row, so its residents must not thin the rate.
    counts = pd.DataFrame({"health_beds_2023": [10.0, 10.0, None], "population_2020": [1_000, 9_000, 50_000]})
    assert load_indicators()["hospital_beds_per_1000"].aggregate(counts) == pytest.approx(2.0)


def test_distances_have_no_sum() -> None:
    counts = pd.DataFrame({"distance_city_5m": [10.0, 20.0]})
    assert load_indicators()["distance_city_5m"].aggregate(counts) is None


def test_the_path_tells_both_decades_apart_and_leaves_the_unknown_open() -> None:
    # Up and up, down and up, up and down, down and down; the last has no figure of 2000.
    counts = pd.DataFrame(
        {
            "population_2000": [100, 100, 100, 100, None],
            "population_2010": [110, 90, 110, 90, 90],
            "population_2020": [120, 95, 105, 80, 80],
        }
    )
    path = load_indicators()["population_path"].compute(counts)
    assert path.iloc[:4].tolist() == [0.0, 1.0, 2.0, 3.0]
    assert path.isna().tolist() == [False, False, False, False, True]


def test_a_family_measures_one_thing_at_several_moments() -> None:
    moments: dict[str, list[str]] = {}
    for indicator in load_indicators().values():
        moments.setdefault(indicator.family, []).append(indicator.moment)
    assert set(moments) == set(load_families())
    assert all(len(found) == len(set(found)) for found in moments.values())
    assert sorted(moments["residents"]) == ["2000", "2000-2010", "2010", "2010-2020", "2020", "path"]


def test_a_missing_input_is_an_error_not_a_gap() -> None:
    with pytest.raises(KeyError):
        load_indicators()["piped_water_share_2020"].compute(pd.DataFrame({"piped_water_2020": [1]}))


@given(
    before=st.integers(min_value=1, max_value=30_000_000),
    after=st.integers(min_value=0, max_value=30_000_000),
)
def test_any_change_has_the_sign_of_the_difference(before: int, after: int) -> None:
    counts = pd.DataFrame({"population_2010": [before], "population_2020": [after]})
    value = load_indicators()["population_change_2010_2020"].compute(counts).iloc[0]
    assert math.copysign(1, value) == math.copysign(1, after - before) or value == after - before == 0
    assert value >= -100


@pytest.mark.parametrize("indicator", load_indicators().values(), ids=load_indicators())
def test_every_indicator_is_fully_described(indicator) -> None:
    for text in (
        indicator.name,
        indicator.short,
        indicator.definition,
        indicator.caveat,
        *(indicator.categories or (indicator.unit.symbol,)),
    ):
        assert text["zh"].strip()
        assert text["en"].strip()
    assert indicator.layer in load_layers()
    assert set(indicator.sources) <= set(load_sources())
    assert indicator.inputs


def test_each_layer_of_the_mission_has_an_indicator() -> None:
    assert {indicator.layer for indicator in load_indicators().values()} == set(load_layers())


def test_a_sum_over_the_nation_is_no_yardstick_for_a_county():
    indicators = load_indicators()
    amounts = {key for key, entry in indicators.items() if entry.is_amount}

    assert {"residents_2020", "population_change_persons_2010_2020"} <= amounts
    assert not amounts & {"urban_share_2020", "mean_years_schooling_15_plus_2010", "hospital_beds_per_1000"}


def test_the_change_of_a_share_is_the_whole_group_s():
    # Two members of one group had 200 urban of 1,000 residents in 2010, allotted by residents of 2020. In
    # 2020 one has 90 of 300, the other 630 of 900: 60% together, 40 points more. Alone, the first shows +10.
    counts = pd.DataFrame(
        {
            "population_2010": [250, 750, 100],
            "urban_population_2010": [50, 150, 10],
            "population_2020": [300, 900, 100],
            "urban_population_2020": [90, 630, 30],
        }
    )
    groups = pd.Series(["a", "a", "b"])
    change = load_indicators()["urban_share_change_2010_2020"]

    assert change.compute(counts, groups).round(9).tolist() == [40.0, 40.0, 20.0]
    assert load_indicators()["urban_share_2020"].compute(counts, groups).tolist() == [30.0, 70.0, 30.0]


def test_what_one_member_lacks_the_group_lacks():
    counts = pd.DataFrame(
        {
            "population_2010": [100, 100],
            "urban_population_2010": [20, 20],
            "population_2020": [100, 100],
            "urban_population_2020": [30, None],
        }
    )
    change = load_indicators()["urban_share_change_2010_2020"].compute(counts, pd.Series(["a", "a"]))

    assert change.isna().all()


def test_beds_of_one_year_over_residents_of_another_stay_a_county_s_own():
    indicators = load_indicators()
    of_the_group = {key for key, entry in indicators.items() if entry.compares_years}

    assert {"population_change_2010_2020", "population_path", "elderly_change_2010_2020"} <= of_the_group
    assert not of_the_group & {"hospital_beds_per_1000", "urban_share_2010", "gdp_per_resident"}
