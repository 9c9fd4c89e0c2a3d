"""Best and worst are named where there is a best, among what is sure, by the digits that are printed."""

import pytest

from analytics.comparison import Ends, ends
from geodata import load_indicators

INDICATORS = load_indicators()
SURE = [False] * 3


def found(key, values, unsure=SURE):
    return ends(INDICATORS[key], values, unsure)


@pytest.mark.parametrize(
    ("key", "best", "worst"),
    [("tertiary_share_2020", 1, 0), ("illiteracy_share_2020", 0, 1), ("distance_city_5m", 0, 1)],
)
def test_the_direction_says_which_end_is_good(key, best, worst):
    assert found(key, [5.0, 9.0, 7.0]) == Ends(frozenset({best}), frozenset({worst}))


def test_a_neutral_figure_has_neither_best_nor_worst():
    assert found("urban_share_2020", [5.0, 9.0, 7.0]) == Ends()


def test_equal_digits_are_equally_good():
    # Printed with one decimal, 9.01 and 8.99 are both 9.0.
    assert found("tertiary_share_2020", [9.01, 8.99, 3.0]) == Ends(frozenset({0, 1}), frozenset({2}))
    assert found("tertiary_share_2020", [9.01, 8.99, 9.0]) == Ends()


def test_no_data_and_unsure_figures_are_neither():
    assert found("tertiary_share_2020", [None, 9.0, 3.0]) == Ends(frozenset({1}), frozenset({2}))
    assert found("tertiary_share_2020", [99.0, 9.0, 3.0], [True, False, False]).best == {1}
    assert found("tertiary_share_2020", [None, 9.0, float("nan")]) == Ends()
