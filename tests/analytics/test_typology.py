"""Types of county: hand-worked cases, the trace, and who is typed at all."""

import numpy as np
import pandas as pd
import pytest

from analytics.typology import Condition, CountyType, in_universe, memberships, trace

COUNTIES = pd.DataFrame(
    [
        # 100 km and -5% are the edges: near includes its edge, losing does not.
        ("130102", "130100", "district", 10.0, 10.0, -50.0),
        ("130121", "130100", "county", 100.0, 100.0, -5.0),
        ("130122", "130100", "county", 100.1, 70.0, -5.01),
        ("130123", "130100", "county", 300.0, 70.1, 2.0),
        ("130124", "130100", "county", 300.0, 300.0, np.nan),
        ("441900", "441900", "other", 50.0, 50.0, 27.0),
        ("429021", "429000", "other", 300.0, 300.0, -12.0),
    ],
    columns=[
        "code",
        "prefecture_code",
        "kind",
        "distance_city_5m",
        "distance_city_3m",
        "population_change_2010_2020",
    ],
)


def test_districts_and_cities_without_districts_are_not_typed_but_a_county_alone_under_its_province_is():
    typed = in_universe(COUNTIES)

    assert list(COUNTIES["code"][typed]) == ["130121", "130122", "130123", "130124", "429021"]


@pytest.mark.parametrize(
    ("type_id", "codes"),
    [("near_big_city", ["130121", "130122"]), ("losing_population", ["130122", "429021"])],
)
def test_types_hold_for_the_counties_worked_by_hand(type_id, codes):
    found = memberships(COUNTIES, in_universe(COUNTIES))

    assert list(COUNTIES["code"][found[type_id]]) == codes


def test_the_trace_shows_value_threshold_and_the_distance_to_the_other_side():
    near, losing = trace(COUNTIES.iloc[2].to_dict())

    assert (near.met, losing.met) == (True, True)
    assert [step.met for step in near.steps] == [False, True]
    assert near.steps[0].flip_distance == pytest.approx(0.1)
    assert losing.steps[0].value == -5.01
    assert losing.steps[0].condition.threshold == -5.0


def test_a_missing_value_meets_nothing_and_has_no_flip_distance():
    losing = trace(COUNTIES.iloc[4].to_dict())[1]

    assert not losing.met
    assert losing.steps[0].value is None
    assert losing.steps[0].flip_distance is None


def test_a_type_with_two_conditions_in_one_alternative_needs_both():
    both = CountyType(
        "far_and_growing",
        (
            (
                Condition("distance_city_5m", ">", 200.0, "kilometres"),
                Condition("population_change_2010_2020", ">=", 2.0, "percent"),
            ),
        ),
    )

    found = memberships(COUNTIES, in_universe(COUNTIES), (both,))

    assert list(COUNTIES["code"][found["far_and_growing"]]) == ["130123"]


def test_trace_and_membership_agree_for_every_county():
    typed = in_universe(COUNTIES)
    found = memberships(COUNTIES, typed)

    for row in np.flatnonzero(typed):
        for result in trace(COUNTIES.iloc[row].to_dict()):
            assert result.met == found[result.type_id][row]
