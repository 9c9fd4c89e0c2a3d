"""A group's figures are shared out without losing or inventing anyone."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.build.allotment import largest_remainder, share_counts

weights = st.lists(st.integers(0, 10_000_000), min_size=1, max_size=12).filter(any)
totals = st.integers(0, 2_000_000_000)


@given(totals, weights)
def test_shares_add_up_exactly_and_stay_within_one_of_the_quota(total, weights):
    shares = largest_remainder(total, pd.Series(weights))
    assert shares.sum() == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - Fraction(total * weight, sum(weights))) < 1


@given(totals, weights)
def test_the_larger_never_gets_less(total, weights):
    shares = largest_remainder(total, pd.Series(weights))
    for weight, share in zip(weights, shares, strict=True):
        assert all(
            other <= share
            for other_weight, other in zip(weights, shares, strict=True)
            if other_weight < weight
        )


def test_a_hand_worked_share():
    # Quotas 3.33 each: the odd one goes to the first.
    assert largest_remainder(10, pd.Series({"a": 1, "b": 1, "c": 1})).to_dict() == {"a": 4, "b": 3, "c": 3}
    # Hamilton's method: quotas 44.9, 30.6, 24.5 of 100 leave two seats, for the remainders .9 and .6.
    assert largest_remainder(100, pd.Series([449, 306, 245])).to_list() == [45, 31, 24]


@pytest.mark.parametrize(("total", "weights"), [(1, [0, 0]), (-1, [1]), (1, [2, -1])])
def test_nothing_is_shared_by_weights_that_make_no_sense(total, weights):
    with pytest.raises(ValueError, match="a share needs"):
        largest_remainder(total, pd.Series(weights))


@given(weights)
def test_every_rate_of_a_member_is_the_groups(weights):
    group = pd.Series({"population": 1_000_003.0, "households": 350_001.0, "piped_water": 123_456.0})
    shares = share_counts(group, pd.Series([weight + 1 for weight in weights]), ["population"])
    rates = shares["piped_water"] / shares["households"]
    assert rates.to_list() == pytest.approx([123_456 / 350_001] * len(rates))
    assert shares.sum().to_list() == pytest.approx(group.to_list())
