"""Thresholds, provinces and distributions against sums worked by hand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.service_coverage import area_values, distribution, shortfall, threshold_stops, usual_threshold
from geodata import load_indicators

VALUES = np.array([2.0, 4.0, 6.0, np.nan, 8.0])
RESIDENTS = np.array([100.0, 300.0, 500.0, 700.0, 100.0])
EVERY = np.ones(5, dtype=bool)


def test_residents_under_a_threshold_are_a_share_of_those_who_are_known():
    found = shortfall(VALUES, RESIDENTS, EVERY, 6.0)

    assert (found.units, found.residents) == (2, 400)
    assert found.share == pytest.approx(40.0)
    assert (found.known_units, found.known_residents) == (4, 1000)


def test_a_value_on_the_threshold_is_well_served_on_either_side():
    assert shortfall(VALUES, RESIDENTS, EVERY, 2.0).units == 0
    assert shortfall(VALUES, RESIDENTS, EVERY, 8.0, more_is_better=False).units == 0


def test_where_less_is_better_the_shortfall_lies_over_the_threshold():
    found = shortfall(VALUES, RESIDENTS, EVERY, 4.0, more_is_better=False)

    assert found.rows.tolist() == [False, False, True, False, True]


def test_no_data_lies_on_no_side_and_nothing_chosen_has_no_share():
    nothing = shortfall(VALUES, RESIDENTS, np.array([False, False, False, True, False]), 6.0)

    assert (nothing.units, nothing.known_units, nothing.share) == (0, 0, None)


@given(st.floats(-10, 20))
def test_a_higher_threshold_never_concerns_fewer_people(threshold):
    lower, higher = (shortfall(VALUES, RESIDENTS, EVERY, cut) for cut in (threshold, threshold + 1))

    assert higher.residents >= lower.residents


def test_a_province_has_the_value_of_its_sums_not_the_mean_of_its_counties():
    beds = load_indicators()["hospital_beds_per_1000"]
    measures = pd.DataFrame({name: [1000.0, 3000.0, 2000.0, 1000.0] for name in beds.inputs})
    (count,) = [name for name in beds.inputs if name != "population_2020"]
    measures[count] = [10.0, 10.0, 8.0, np.nan]

    found = area_values(beds, measures, np.array(["A", "A", "B", "B"]), np.ones(4, dtype=bool))

    assert found["area"].tolist() == ["B", "A"]
    assert found["value"].tolist() == pytest.approx([8 / 2, 20 / 4])
    assert found["units"].tolist() == [2, 2]
    assert found["with_value"].tolist() == [1, 2]


def test_an_indicator_that_cannot_be_added_up_has_no_province():
    path = load_indicators()["population_path"]
    measures = pd.DataFrame({name: [1.0] for name in path.inputs})

    assert area_values(path, measures, np.array(["A"]), np.array([True])).empty


@given(st.lists(st.floats(-1000, 1000), min_size=2, max_size=60))
def test_thresholds_on_offer_are_few_round_and_within_the_values(values):
    stops = threshold_stops(np.array(values))

    assert len(stops) <= 41
    assert list(stops) == sorted(set(stops))
    assert all(min(values) - 1e-4 <= stop <= max(values) + 1e-4 for stop in stops)


def test_the_threshold_to_start_from_is_near_the_worst_served_quarter():
    values = np.arange(0.0, 101.0)

    assert usual_threshold(values) == 25.0
    assert usual_threshold(values, more_is_better=False) == 75.0
    assert usual_threshold(np.array([np.nan])) is None


def test_every_chosen_unit_stands_in_one_step_also_beyond_the_ends():
    values = np.concatenate([np.linspace(0, 100, 500), [1e6, -1e6, np.nan]])
    chosen = np.ones(values.size, dtype=bool)
    found = distribution(values, chosen)

    assert sum(found.counts) == 502
    assert len(found.edges) == len(found.counts) + 1
    assert distribution(np.array([5.0, 5.0]), np.ones(2, dtype=bool)) is None


def test_a_filter_does_not_move_the_steps():
    values = np.linspace(0, 100, 500)
    every = np.ones(500, dtype=bool)

    assert distribution(values, every).edges == distribution(values, values < 20).edges
