"""Schemes of class breaks: worked by hand, against mapclassify's slow method, and around zero."""

import warnings

import mapclassify
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.class_breaks import class_breaks, class_counts, class_numbers
from analytics.class_schemes import SCHEMES, Classing, breaks_by
from analytics.natural_breaks import natural_starts

VALUES = st.lists(st.floats(-1e5, 1e5, allow_nan=False).map(lambda x: round(x, 3)), max_size=80).map(np.array)
CHOSEN = st.builds(
    Classing, st.sampled_from(SCHEMES[:-1]), st.one_of(st.none(), st.integers(min_value=3, max_value=9))
)


def counts_of(values, breaks):
    return class_counts(class_numbers(values, breaks), np.ones(values.size, dtype=bool), breaks.size)


def test_without_a_choice_the_breaks_are_the_atlas_s_own():
    values = np.random.default_rng(1).normal(2, 10, 500)

    assert breaks_by(Classing(), values, diverging=True) == class_breaks(values, diverging=True)


def test_natural_breaks_part_what_lies_apart():
    values = np.array([1, 2, 3, 50, 51, 52, 200, 201, 202.0])

    assert counts_of(values, breaks_by(Classing("natural_breaks", 3), values)) == (3, 3, 3)


@pytest.mark.parametrize("classes", [3, 5, 7])
def test_natural_breaks_are_those_of_a_second_method(classes):
    values = np.sort(np.random.default_rng(classes).lognormal(3, 1, 120).round(2))
    with warnings.catch_warnings():
        # It is slow without its compiler; here it only has to be right.
        warnings.simplefilter("ignore")
        tops = mapclassify.FisherJenks(values, classes).bins

    starts = natural_starts(values, classes)

    assert list(starts) == [values[values > top].min() for top in tops[:-1]]


def test_equal_steps_are_equal():
    values = np.array([0.0, 3, 8, 100])

    assert breaks_by(Classing("equal_steps", 4), values).bounds == (25, 50, 75)


def test_equal_steps_around_zero_leave_it_a_boundary_or_a_middle_class():
    values = np.linspace(-40, 60, 201)

    even = breaks_by(Classing("equal_steps", 4), values, diverging=True)
    odd = breaks_by(Classing("equal_steps", 5), values, diverging=True)

    assert (even.bounds, even.below_zero, even.holds_zero) == ((-25, 0, 25), 2, False)
    assert (odd.bounds, odd.below_zero, odd.holds_zero) == ((-30, -10, 10, 30), 2, True)


def test_standard_deviations_are_counted_from_the_mean():
    # Mean 10, standard deviation 2.
    values = np.tile([8.0, 12.0], 50)
    values = np.concatenate([values, [4.0, 16.0]])

    breaks = breaks_by(Classing("standard_deviations", 4), values)

    assert breaks.bounds == (7.8, 10, 12.2)


def test_own_breaks_stay_as_they_are_even_where_a_class_is_empty():
    values = np.array([-3.0, 1, 2, 30])

    breaks = breaks_by(Classing("own", None, (-10, 0, 10, 20)), values, diverging=True)

    assert breaks.bounds == (-10, 0, 10, 20)
    assert breaks.below_zero == 2
    assert counts_of(values, breaks) == (0, 1, 2, 0, 1)


@pytest.mark.parametrize("scheme", ["quantiles", "natural_breaks", "standard_deviations"])
@pytest.mark.parametrize("classes", range(3, 10))
def test_a_chosen_number_of_classes_is_kept_and_turns_at_zero(scheme, classes):
    values = np.random.default_rng(7).uniform(-50, 50, 2843)
    if scheme == "standard_deviations":
        values = np.random.default_rng(7).standard_t(2, 2843)

    breaks = breaks_by(Classing(scheme, classes), values, diverging=True)

    assert breaks.size == classes
    assert breaks.below_zero == classes // 2
    assert breaks.holds_zero == bool(classes % 2)
    if breaks.holds_zero:
        low, high = breaks.bounds[breaks.below_zero - 1], breaks.bounds[breaks.below_zero]
        assert low == -high


@given(values=VALUES, classing=CHOSEN, diverging=st.booleans())
def test_any_values_are_cut_into_at_most_nine_ascending_classes(values, classing, diverging):
    breaks = breaks_by(classing, values, diverging=diverging)

    assert breaks.size <= 9
    assert list(breaks.bounds) == sorted(set(breaks.bounds))
    counts = counts_of(values, breaks)
    assert sum(counts) == values.size
    # Steps may leave a gap inside, never at the ends.
    if counts:
        assert counts[0] > 0
        assert counts[-1] > 0
    if classing.scheme in {"quantiles", "natural_breaks"} and not diverging:
        assert min(counts, default=1) > 0
