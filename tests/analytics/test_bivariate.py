"""Two indicators at once: fields of the square by hand, the correlation by textbook examples."""

import numpy as np
import pytest

from analytics.bivariate import pair_classes, rank_correlation, third_breaks

NONE = np.nan


def test_a_county_is_low_middle_or_high_in_each_of_the_two():
    steps = np.arange(1.0, 10)
    breaks = third_breaks(steps)
    low, middle, high = 1.0, 5.0, 9.0
    first = np.array([low, middle, high, low, high, NONE, low])
    second = np.array([low, low, low, high, high, low, NONE])

    assert pair_classes(first, breaks, second, breaks).tolist() == [0, 1, 2, 6, 8, -1, -1]


def test_a_third_of_the_counties_falls_into_each_class():
    values = np.random.default_rng(7).normal(size=3000)
    breaks = third_breaks(values)
    classes = pair_classes(values, breaks, values, breaks)

    # The same indicator twice lies on the diagonal.
    assert set(classes) == {0, 4, 8}
    assert np.bincount(classes)[[0, 4, 8]] == pytest.approx([1000] * 3, abs=160)


def test_the_rank_correlation_of_the_textbook_example():
    # IQ against hours of television, the worked example of Spearman's coefficient: -29/165.
    iq = np.array([106, 100, 86, 101, 99, 103, 97, 113, 112, 110], dtype=float)
    hours = np.array([7, 27, 2, 50, 28, 29, 20, 12, 6, 17], dtype=float)

    assert rank_correlation(iq, hours) == pytest.approx(-29 / 165)


def test_ties_share_their_rank_and_rows_with_a_gap_are_left_out():
    # Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: Pearson's coefficient of these is 4.5 / sqrt(4.5 * 5).
    first = np.array([1.0, 2, 2, 3, NONE, 9])
    second = np.array([10.0, 20, 30, 40, 0, NONE])

    assert rank_correlation(first, second) == pytest.approx((4.5 / 5) ** 0.5)


@pytest.mark.parametrize("second", [[1.0, 1, 1], [NONE, 1, 2]])
def test_what_does_not_vary_or_hardly_exists_has_no_correlation(second):
    assert rank_correlation(np.array([1.0, 2, 3]), np.array(second)) is None
