"""Ranks and percentiles of one county, by hand and against scipy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import percentileofscore

from analytics.standing import standing
from analytics.type_measures import in_universe
from geodata import load_counties


def test_rank_and_percentile_of_pingluo_in_ningxia_by_hand():
    # Residents of 2020 of the thirteen counties of Ningxia, from the top: 贺兰 341,507, 中宁 334,022,
    # 海原 333,518, 永宁 321,618, 同心 320,801, 西吉 315,827, 灵武 294,156, 平罗 274,206: the eighth.
    # Below it five: 青铜峡, 彭阳, 盐池, 隆德, 泾源. Percentile (5 + 1/2) / 13.
    counties = load_counties()
    among = in_universe(counties) & (counties["province_code"] == "640000").to_numpy()
    row = int(np.flatnonzero(counties["code"] == "640221")[0])

    found = standing(counties["population_2020"].to_numpy(dtype=float), row, among)

    assert found is not None
    assert (found.rank, found.of, found.from_bottom) == (8, 13, 6)
    assert found.percentile == pytest.approx(42.3077, abs=1e-4)


@given(st.lists(st.integers(0, 6), min_size=2, max_size=30), st.data())
def test_it_agrees_with_scipy(values, data):
    row = data.draw(st.integers(0, len(values) - 1))
    numbers = np.array(values, dtype=float)

    found = standing(numbers, row, np.ones(len(values), dtype=bool))

    assert found is not None
    assert found.percentile == pytest.approx(percentileofscore(values, values[row], kind="mean"))
    assert found.rank == sum(value > values[row] for value in values) + 1


def test_a_county_counts_itself_though_it_is_not_among_those_it_is_compared_with():
    found = standing(np.array([5.0, 1.0, 2.0]), 0, np.array([False, True, True]))

    assert found is not None
    assert (found.rank, found.of) == (1, 3)


def test_without_a_value_or_without_others_there_is_no_place():
    everyone = np.ones(2, dtype=bool)

    assert standing(np.array([np.nan, 1.0]), 0, everyone) is None
    assert standing(np.array([1.0, np.nan]), 0, everyone) is None
