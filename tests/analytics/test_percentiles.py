"""Percentile ranks against scipy and against counting by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import percentileofscore

from analytics.percentiles import percentile_ranks

numbers = st.one_of(st.integers(-5, 5).map(float), st.just(float("nan")))


def by_hand(values, among, position):
    """Count the lower values and half of the equal ones."""
    compared = [v for v, inside in zip(values, among, strict=True) if inside and v == v]  # noqa: PLR0124
    own = values[position]
    lower = sum(1 for v in compared if v < own)
    equal = sum(1 for v in compared if v == own)
    return 100 * (lower + equal / 2) / len(compared)


def test_ties_share_the_middle_of_their_places():
    ranks = percentile_ranks(np.array([10.0, 20.0, 20.0, 40.0]), np.ones(4, dtype=bool))

    assert ranks.tolist() == [12.5, 50.0, 50.0, 87.5]


def test_where_less_is_better_the_lowest_value_ranks_highest():
    ranks = percentile_ranks(np.array([10.0, 20.0, 40.0]), np.ones(3, dtype=bool), more_is_better=False)

    assert ranks == pytest.approx([100 * 5 / 6, 50.0, 100 / 6])


@given(st.lists(st.tuples(numbers, st.booleans()), min_size=1, max_size=30))
def test_the_ranks_are_those_of_a_second_method(rows):
    values, among = (list(part) for part in zip(*rows, strict=True))
    ranks = percentile_ranks(np.array(values), np.array(among))

    compared = [v for v, inside in rows if inside and np.isfinite(v)]
    for position, (value, inside) in enumerate(rows):
        if not inside or np.isnan(value):
            assert np.isnan(ranks[position])
            continue
        assert ranks[position] == pytest.approx(by_hand(values, among, position))
        assert ranks[position] == pytest.approx(percentileofscore(compared, value, kind="mean"))
    if compared:
        assert np.nanmean(ranks) == pytest.approx(50)
