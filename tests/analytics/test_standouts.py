"""What stands out is what lies farthest out among the peers, and nothing unsure."""

from dataclasses import replace

import numpy as np
import pytest

from analytics.standouts import standouts
from geodata import load_indicators

MANY = 11


@pytest.fixture
def indicators():
    known = load_indicators()
    return [known["urban_share_2020"], known["elderly_share_2020"], known["bath_share_2020"]]


@pytest.fixture
def peers():
    return np.array([False] + [True] * (MANY - 1))


def steps(own):
    """A value of one's own beside ten peers with 1 to 10."""
    return np.array([own, *range(1, MANY)], dtype=float)


def found(indicators, values, peers, unsure=None):
    none = np.zeros(MANY, dtype=bool)
    unsure = {one.id: none for one in indicators} | (unsure or {})
    return standouts(
        indicators, dict(zip([one.id for one in indicators], values, strict=True)), 0, peers, unsure
    )


def test_the_farthest_out_comes_first(indicators, peers):
    told = found(indicators, [steps(11), steps(30), steps(5)], peers)

    # Both are the highest of eleven; 30 lies farther from the median of 5.5 than 11. 5 is in the middle.
    assert [one.indicator for one in told] == ["elderly_share_2020", "urban_share_2020"]
    assert [(one.standing.rank, one.standing.of, one.usual) for one in told] == [(1, 11, 5.5), (1, 11, 5.5)]
    assert all(one.is_high for one in told)


def test_the_lowest_is_told_as_low(indicators, peers):
    (low,) = found(indicators, [steps(0), steps(5), steps(5)], peers)

    assert not low.is_high
    assert low.standing.from_bottom == 1


def test_unsure_figures_are_not_told_and_not_compared_with(indicators, peers):
    own = np.arange(MANY) == 0
    top = np.arange(MANY) == MANY - 1

    told = found(
        indicators,
        [steps(30), steps(9.5), steps(5)],
        peers,
        {"urban_share_2020": own, "elderly_share_2020": top},
    )

    assert [one.indicator for one in told] == ["elderly_share_2020"]
    assert told[0].standing.rank == 1


def test_a_family_is_told_once(indicators, peers):
    twice = [indicators[0], replace(indicators[1], family=indicators[0].family)]

    assert len(found(twice, [steps(30), steps(11)], peers)) == 1


def test_few_peers_make_nothing_unusual(indicators):
    assert found(indicators, [steps(30)] * 3, np.arange(MANY) == 1) == ()
