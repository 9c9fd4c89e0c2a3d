"""Intervals of shares against printed examples, and what is too few to rank."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from analytics.sampling import difference_interval, few_sampled, interval, sampled, wilson_interval
from geodata import Sample, load_indicators

BATH = load_indicators()["bath_share_2020"]
BATH_CHANGE = load_indicators()["bath_share_change_2010_2020"]
MEASURES = pd.DataFrame(
    {
        "bath_2010": [10.0, 25.0, 200.0],
        "longform_households_2010": [50.0, 50.0, 400.0],
        "bath_2020": [29.0, 30.0, 0.0],
        "longform_households_2020": [60.0, 60.0, 0.0],
    }
)
GROUPS = pd.Series(["a", "a", "b"])


def test_the_interval_is_the_one_in_newcombes_paper():
    # Newcombe (1998), Two-sided confidence intervals for the single proportion, table I: 81 of 263,
    # 15 of 148, 0 of 20, 1 of 29 by the score method.
    low, high = wilson_interval(np.array([81.0, 15.0, 0.0, 1.0]), np.array([263.0, 148.0, 20.0, 29.0]))

    assert low.round(4).tolist() == [0.2553, 0.0624, 0.0, 0.0061]
    assert high.round(4).tolist() == [0.3662, 0.1605, 0.1611, 0.1718]


@given(size=st.integers(1, 100_000), data=st.data())
def test_the_interval_is_that_of_another_library(size, data):
    part = data.draw(st.integers(0, size))
    low, high = wilson_interval(np.array([float(part)]), np.array([float(size)]))

    expected = binomtest(part, size).proportion_ci(method="wilson")
    assert (low[0], high[0]) == pytest.approx((expected.low, expected.high), abs=1e-9)
    assert 0 <= low[0] <= part / size + 1e-12
    assert part / size - 1e-12 <= high[0] <= 1


def test_the_interval_of_a_change_is_the_one_in_newcombes_paper():
    # Newcombe (1998), Interval estimation for the difference, table II, method 10: 56/70 less 48/80,
    # 9/10 less 3/10, 5/56 less 0/29, 10/10 less 0/10.
    later = np.array([56.0, 9.0, 5.0, 10.0]), np.array([70.0, 10.0, 56.0, 10.0])
    earlier = np.array([48.0, 3.0, 0.0, 0.0]), np.array([80.0, 10.0, 29.0, 10.0])
    low, high = difference_interval(later, earlier)

    assert low.round(4).tolist() == [0.0524, 0.1705, -0.0381, 0.6075]
    assert high.round(4).tolist() == [0.3339, 0.8090, 0.1926, 1.0]


def test_nobody_sampled_has_no_interval():
    low, high = interval(BATH, MEASURES, GROUPS)

    assert np.isfinite(low[:2]).all()
    assert np.isnan([low[2], high[2]]).all()


def test_a_grouped_county_rests_on_its_groups_sample_of_2010_and_on_its_own_of_2020():
    earlier = sampled(Sample("bath_2010", "longform_households_2010"), MEASURES, GROUPS)
    later = sampled(Sample("bath_2020", "longform_households_2020"), MEASURES, GROUPS)

    assert [part.tolist() for part in earlier] == [[35.0, 35.0, 200.0], [100.0, 100.0, 400.0]]
    assert later[0].tolist() == [29.0, 30.0, 0.0]


def test_under_thirty_sampled_households_are_few():
    assert few_sampled(BATH, MEASURES, GROUPS).tolist() == [True, False, True]
    # A change is the group's: 59 households together in 2020.
    assert few_sampled(BATH_CHANGE, MEASURES, GROUPS).tolist() == [False, False, True]


def test_what_everybody_was_counted_for_is_never_few_and_has_no_interval():
    counted = load_indicators()["elderly_share_2020"]

    assert not few_sampled(counted, MEASURES, GROUPS).any()
    with pytest.raises(ValueError, match="rests on no sample"):
        interval(counted, MEASURES, GROUPS)
