"""Headline numbers and rankings against sums worked by hand."""

import numpy as np
import pandas as pd
import pytest

from analytics.summary import few_residents, headline, ranking
from geodata import load_counties, load_indicators

COUNTIES = pd.DataFrame(
    {
        "code": ["100001", "100002", "100003", "100004", "100005", "100006"],
        "population_2010": [100, 200, 300, 400, 500, 600],
        "population_2020": [80, 200, 330, 300, 500, 660],
        "comparability": ["same", "grouped", "same", "grouped", "zone", "same"],
        "suspected_transfer": [False, False, False, True, False, False],
        "measure": [-20.0, 0.0, 10.0, -25.0, np.nan, 10.0],
    }
)
EVERY = np.ones(6, dtype=bool)


def test_the_headline_adds_up_what_is_chosen():
    numbers = headline(COUNTIES, "measure", np.array([True, True, True, True, True, False]))

    assert (numbers.units, numbers.residents_2010, numbers.residents_2020) == (5, 1500, 1410)
    assert numbers.change_percent == pytest.approx(-6.0)
    assert (numbers.losing, numbers.below_zero) == (2, 2)
    assert (numbers.with_value, numbers.without_value, numbers.grouped) == (4, 1, 2)
    assert numbers.median == -10.0


def test_nothing_chosen_has_no_change_and_no_median():
    numbers = headline(COUNTIES, "measure", np.zeros(6, dtype=bool))

    assert (numbers.units, numbers.change_percent, numbers.median) == (0, None, None)


def test_the_ranking_leaves_out_suspected_transfers_and_no_data():
    found = ranking(COUNTIES, "measure", EVERY)

    assert {entry.code for entry in (*found.highest, *found.lowest)} == {
        "100001",
        "100002",
        "100003",
        "100006",
    }
    assert found.suspected == 1


def test_equal_values_stand_in_the_order_of_their_codes():
    found = ranking(COUNTIES, "measure", EVERY)

    assert [entry.code for entry in found.highest] == ["100003", "100006"]
    assert [entry.code for entry in found.lowest] == ["100001", "100002"]
    assert [entry.rank for entry in found.lowest] == [1, 2]


def test_grouped_units_are_marked():
    marks = {entry.code: entry.grouped for entry in ranking(COUNTIES, "measure", EVERY).lowest}

    assert marks == {"100001": False, "100002": True}


def test_no_county_stands_at_both_ends():
    found = ranking(COUNTIES, "measure", np.array([True, True, True, False, False, False]))

    assert [entry.code for entry in found.highest] == ["100003", "100002"]
    assert [entry.code for entry in found.lowest] == ["100001"]


def test_a_long_selection_gives_ten_at_either_end():
    many = pd.concat([COUNTIES.iloc[[0]]] * 50, ignore_index=True).assign(
        code=[f"{code:06d}" for code in range(50)], measure=np.arange(50.0)
    )

    found = ranking(many, "measure", np.ones(50, dtype=bool))

    assert [entry.value for entry in found.highest] == list(range(49, 39, -1))
    assert [entry.value for entry in found.lowest] == list(range(10))


def test_the_ranking_leaves_out_what_rests_on_too_small_a_sample_and_says_how_many():
    few = np.array([True, False, False, True, True, False])

    found = ranking(COUNTIES, "measure", EVERY, few=few)

    assert {entry.code for entry in (*found.highest, *found.lowest)} == {"100002", "100003", "100006"}
    # Of the three, one has no value and one is left out for its boundary already.
    assert (found.suspected, found.few) == (1, 1)


def test_a_rate_of_few_residents_is_not_ranked_and_is_counted():
    found = ranking(COUNTIES, "measure", EVERY, small=np.array([True, *[False] * 5]))

    assert "100001" not in {entry.code for entry in (*found.highest, *found.lowest)}
    assert (found.small, found.suspected) == (1, 1)


@pytest.mark.parametrize(
    ("indicator", "codes"),
    [
        # By the sheets 三沙 had 444 residents in 2010 and 2,333 in 2020; no other unit ever had under 1,000.
        ("population_change_2010_2020", ["460300"]),
        ("child_share_2010", ["460300"]),
        ("child_share_2020", []),
        # An amount is what it is.
        ("residents_2010", []),
        ("population_change_persons_2010_2020", []),
        ("distance_city_5m", []),
    ],
)
def test_rates_and_shares_of_sansha_in_2010_are_of_few_residents(indicator, codes):
    counties = load_counties()

    assert counties["code"][few_residents(counties, load_indicators()[indicator])].tolist() == codes
