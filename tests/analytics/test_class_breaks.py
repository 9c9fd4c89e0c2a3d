"""Class breaks: quantiles worked by hand, zero on diverging scales, ties, and the map's string."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.class_breaks import (
    class_breaks,
    class_counts,
    class_numbers,
    class_string,
    class_sums,
    picked_out,
)

VALUES = st.lists(
    st.one_of(st.just(float("nan")), st.floats(-1e5, 1e5, allow_nan=False).map(lambda x: round(x, 3))),
    max_size=80,
).map(np.array)


def test_hundred_even_values_fall_into_five_classes_of_twenty():
    # Worked by hand: quintiles of 1..100 lie at 20.8, 40.6, 60.4 and 80.2; steps of ten move few counties.
    breaks = class_breaks(np.arange(1.0, 101.0))

    assert breaks.bounds == (20.0, 40.0, 60.0, 80.0)
    numbers = class_numbers(np.arange(1.0, 101.0), breaks)
    assert class_counts(numbers, np.ones(100, dtype=bool), breaks.size) == (19, 20, 20, 20, 21)


def test_a_class_holds_its_lower_boundary():
    breaks = class_breaks(np.arange(1.0, 101.0))

    assert list(class_numbers(np.array([19.9, 20.0, 80.0]), breaks)) == [0, 1, 4]


def test_zero_parts_losses_from_gains_with_three_classes_on_each_side():
    values = np.concatenate([-np.arange(1.0, 31.0), np.arange(0.0, 30.0)])

    breaks = class_breaks(values, diverging=True)

    assert breaks.bounds == (-20.0, -10.0, 0.0, 10.0, 20.0)
    assert breaks.below_zero == 3
    assert list(class_numbers(np.array([-0.001, 0.0]), breaks)) == [2, 3]


def test_a_thin_side_gets_one_class_and_the_other_four():
    values = np.concatenate([[-3.0, -1.0], np.arange(1.0, 99.0)])

    breaks = class_breaks(values, diverging=True)

    assert breaks.below_zero == 1
    assert breaks.size == 5
    assert breaks.bounds[0] == 0.0


def test_an_indicator_that_never_falls_has_no_class_below_zero():
    breaks = class_breaks(np.arange(1.0, 101.0), diverging=True)

    assert breaks.below_zero == 0
    assert min(breaks.bounds) > 0


def test_three_distinct_values_make_three_classes():
    breaks = class_breaks(np.array([1.0, 1.0, 2.0, 2.0, 5.0]))

    assert breaks.bounds == (2.0, 5.0)


def test_one_value_makes_one_class_and_no_value_none():
    assert class_breaks(np.array([7.0, 7.0])).size == 1
    assert class_breaks(np.array([np.nan])).size == 0


def test_the_string_tells_classes_no_data_and_what_is_filtered_out():
    breaks = class_breaks(np.array([1.0, 2.0, 3.0]))
    numbers = class_numbers(np.array([1.0, 3.0, np.nan, 2.0, np.nan]), breaks)

    assert class_string(numbers, np.array([True, True, True, False, False])) == "02-  "


def test_what_is_not_picked_out_stands_back_and_keeps_its_class():
    picked = np.array([True, False, False, True, False, False])

    assert picked_out("02-1- ", picked) == "0C~1~ "


def test_residents_are_added_up_by_class_over_what_is_shown():
    numbers = np.array([0, 1, 1, -1, 0])
    shown = np.array([True, True, True, True, False])

    assert class_sums(numbers, shown, np.array([5.0, 7, 1, 9, 100]), 3) == (5, 8, 0)


@given(values=VALUES, diverging=st.booleans())
def test_no_class_is_empty_and_boundaries_ascend(values, diverging):
    breaks = class_breaks(values, diverging=diverging)
    numbers = class_numbers(values, breaks)
    counts = class_counts(numbers, np.ones(values.size, dtype=bool), breaks.size)

    assert all(count > 0 for count in counts)
    assert sum(counts) == np.isfinite(values).sum()
    assert list(breaks.bounds) == sorted(set(breaks.bounds))


@given(values=VALUES)
def test_the_classes_below_zero_hold_exactly_the_losses(values):
    breaks = class_breaks(values, diverging=True)
    numbers = class_numbers(values, breaks)

    lost = (numbers >= 0) & (numbers < breaks.below_zero)
    assert list(lost) == [bool(value < 0) for value in values]


@pytest.mark.parametrize("skew", [1.0, 3.0])
def test_rounded_boundaries_keep_classes_near_a_fifth_of_the_counties(skew):
    values = np.random.default_rng(1).lognormal(4, skew, 2843)
    breaks = class_breaks(values)
    counts = class_counts(class_numbers(values, breaks), np.ones(2843, dtype=bool), breaks.size)

    assert all(0.13 < count / 2843 < 0.27 for count in counts)
