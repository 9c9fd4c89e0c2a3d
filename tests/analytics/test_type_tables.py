"""Tables of county types: worked by hand on eight counties, and added up against the release."""

import numpy as np
import pandas as pd
import pytest

from analytics.type_sensitivity import coloured_along, sensitivity
from analytics.type_tables import (
    class_table,
    combinations,
    disagreements,
    flow,
    open_cases,
    overlap_matrix,
    profiles,
    province_table,
    subtype_table,
)
from analytics.typology import classify
from analytics.typology_rules import COUNTY_TYPES, DEFAULT_ORDER, RULES, InvalidRuleSet, RuleSet

# Kilometres to a city of 5 million; agriculture in employment, primary sector in GDP, mining in employment,
# change of residents, all in percent.
ROWS = {
    "130121": (20.0, 10.0, 5.0, 0.0, 10.0),  # near; urban; a satellite
    "130122": (40.0, 50.0, 30.0, 0.0, -8.0),  # near, main agricultural, losing; urban; a satellite
    "130123": (90.0, 30.0, 10.0, 9.0, 1.0),  # near, specialised; urban
    "130124": (300.0, 60.0, 30.0, 9.0, -9.0),  # specialised, main agricultural, losing; agricultural
    "130125": (300.0, 60.0, np.nan, 0.0, -9.0),  # losing, main agricultural left open; agricultural
    "130126": (300.0, 15.0, 10.0, 0.0, -9.0),  # losing; urban
    "140121": (300.0, 30.0, 10.0, 0.0, 0.0),  # general; agricultural
    "140122": (300.0, 60.0, np.nan, 0.0, 0.0),  # general, main agricultural left open; agricultural
    "140102": (1.0, 0.0, 0.0, 0.0, 0.0),  # an urban district: not typed
}
COUNTIES = pd.DataFrame(
    {
        "code": list(ROWS),
        "province_code": [code[:2] + "0000" for code in ROWS],
        "population_2010": [100, 100, 200, 100, 100, 100, 50, 50, 9000],
        "population_2020": [110, 92, 202, 91, 91, 91, 50, 50, 9000],
    }
)


def made(**thresholds):
    columns = [
        "distance_city_5m",
        "agriculture_share_2020",
        "primary_gdp_share_2023",
        "mining_share_2020",
        "population_change_2010_2020",
    ]
    table = pd.DataFrame.from_dict(ROWS, orient="index", columns=columns).assign(
        distance_city_3m=lambda rows: rows["distance_city_5m"],
        population_density_2020=200.0,
        manufacturing_lq_2020=1.0,
        trade_transport_lq_2020=1.0,
        leisure_lq_2020=1.0,
    )
    universe = np.array([code != "140102" for code in ROWS])
    return classify(table, universe, RuleSet.of(thresholds))


def test_units_and_residents_of_every_class():
    table = class_table(made(), COUNTIES)

    assert table["units"].tolist() == [3, 0, 1, 0, 2, 2]
    assert table["members"].tolist() == [3, 0, 2, 2, 4, 2]
    assert table["residents_2020"].tolist() == [404, 0, 91, 0, 182, 100]
    assert table.loc["near_big_city", "change_percent"] == pytest.approx(100 * (404 / 400 - 1))
    assert np.isnan(table.loc["key_ecological", "change_percent"])


def test_units_and_residents_of_every_class_in_every_province():
    table = province_table(made(), COUNTIES)

    assert table["units"].to_dict() == {
        ("130000", "near_big_city"): 3,
        ("130000", "specialised"): 1,
        ("130000", "losing_population"): 2,
        ("140000", "general"): 2,
    }
    assert table.loc[("130000", "losing_population"), "change_percent"] == pytest.approx(-9.0)


def test_which_types_go_together():
    matrix = overlap_matrix(made())

    assert matrix.loc["near_big_city"].tolist() == [3, 0, 1, 1, 1]
    assert matrix.loc["losing_population"].tolist() == [1, 0, 1, 2, 4]
    assert (matrix == matrix.T).all(axis=None)


def test_exact_combinations_leave_nobody_out_and_count_nobody_twice():
    table = combinations(made())

    assert dict(zip(table["types"], table["units"], strict=True)) == {
        (): 2,
        ("losing_population",): 2,
        ("near_big_city",): 1,
        ("near_big_city", "specialised"): 1,
        ("near_big_city", "main_agricultural", "losing_population"): 1,
        ("specialised", "main_agricultural", "losing_population"): 1,
    }
    assert table["units"].is_monotonic_decreasing


def test_who_changes_class_under_other_thresholds():
    moved = flow(made(), made(near_city_5m=80.0, population_loss=-8.5))

    # The third county is out of reach and falls to what it also is; the others stay.
    assert moved.loc["near_big_city", "specialised"] == 1
    assert moved.to_numpy().trace() == 7
    assert moved.to_numpy().sum() == 8


def test_flow_reads_the_same_under_another_order():
    turned = made()
    other = classify(
        pd.DataFrame({rule.measure: [0.0] for rule in RULES.values()}, index=["130121"]),
        np.array([True]),
        RuleSet.of(order=turned.rules.order[::-1]),
    )
    start = classify(
        pd.DataFrame({rule.measure: [0.0] for rule in RULES.values()}, index=["130121"]), np.array([True])
    )

    # At zero a county is near a big city and sparsely settled; the turned order shows the latter.
    assert flow(start, other).loc["near_big_city", "key_ecological"] == 1


def test_the_counties_on_which_lenses_and_types_disagree():
    table = disagreements(made())
    told = [(list(ROWS)[row], lens, key) for row, lens, key in table.itertuples(index=False)]

    assert told == [
        ("130122", "urban", "main_agricultural"),
        ("130122", "urban", "losing_population"),
        ("130122", "satellite", "losing_population"),
        ("130124", "agricultural", "specialised"),
        ("130126", "urban", "losing_population"),
    ]


def test_profiles_count_units_and_leave_missing_values_out():
    values = COUNTIES.assign(beds=[1.0, 2.0, 6.0, 4.0, np.nan, 7.0, np.nan, np.nan, 99.0])
    table = profiles(made(), values, ["beds", "population_2020"])

    own = ["mean", "median", "with_value"]
    assert table.loc[("near_big_city", "beds"), own].tolist() == [3.0, 2.0, 3.0]
    assert table.loc[("losing_population", "beds"), own].tolist() == [7.0, 7.0, 1.0]
    assert table.loc[("general", "beds"), "with_value"] == 0
    assert table.loc[("general", "population_2020"), "mean"] == 50.0


def test_a_profile_is_held_against_all_other_typed_units():
    values = COUNTIES.assign(beds=[1.0, 2.0, 6.0, 4.0, np.nan, 7.0, np.nan, np.nan, 99.0])
    near = profiles(made(), values, ["beds"]).loc[("near_big_city", "beds")]

    # Others with a value: 4 and 7. Of 1, 2, 4, 6, 7, one lies under the median of 2 and one is at it.
    assert near["others_mean"] == near["others_median"] == 5.5
    assert near["below"] == pytest.approx(100 * 1.5 / 5)


def test_types_within_some_rows_leave_all_others_untyped():
    rows = np.array([code.startswith("13") for code in ROWS])
    part = made().within(rows)

    assert part.universe.sum() == 6
    assert class_table(part, COUNTIES)["units"].sum() == 6
    assert combinations(part)["units"].sum() == 6
    assert overlap_matrix(part).loc["losing_population", "losing_population"] == 4
    assert (part.colours[~rows] == -1).all()


def test_sub_types_and_what_no_data_leaves_open():
    assert subtype_table(made()).loc["resources"].tolist() == ["specialised", 2, 1]

    table = open_cases(made())
    assert [
        (list(ROWS)[row], matters) for row, matters in zip(table["row"], table["matters"], strict=True)
    ] == [
        ("130125", True),
        ("140122", True),
    ]


def test_over_the_release_everything_adds_up(typology, counties):
    outside_districts = counties.loc[typology.universe]
    by_class, by_province = class_table(typology, counties), province_table(typology, counties)

    for table in (by_class, by_province):
        assert table["units"].sum() == 1870
        assert table["residents_2020"].sum() == outside_districts["population_2020"].sum()
    together = combinations(typology)
    assert together["units"].sum() == 1870
    assert together["units"][together["types"].map(len) > 1].sum() == typology.several.sum()
    for key in typology.rules.order:
        meet = together["units"][together["types"].map(lambda types, key=key: key in types)].sum()
        assert meet == by_class.loc[key, "members"] == overlap_matrix(typology).loc[key, key]


def test_moving_one_threshold_by_a_fifth(compared, universe, typology):
    table = sensitivity(compared, universe)

    assert len(table) == 2 * len(RULES)
    # 100 km becomes 80 and 120; -5% becomes -6% and -4%.
    assert table.loc[("near_city_5m", "stricter"), "threshold"] == 80.0
    assert table.loc[("near_city_5m", "looser"), "threshold"] == 120.0
    assert table.loc[("population_loss", "stricter"), "threshold"] == -6.0
    near = (compared["distance_city_5m"] <= 80) | (compared["distance_city_3m"] <= 70)
    assert table.loc[("near_city_5m", "stricter"), "near_big_city"] == (near & universe).sum()
    # The first type colours all of its members, so those who leave it are those who change colour.
    assert table.loc[("near_city_5m", "stricter"), "moved"] == 269 - (near & universe).sum()
    for rule in RULES:
        assert table.loc[rule, list(typology.rules.classes)].sum(axis=1).tolist() == [1870, 1870]


def test_a_threshold_that_cannot_move_says_nothing_instead_of_something_wrong(compared, universe):
    # A fifth more than 90 km would let a city of 3 million reach further than one of 5 million.
    table = sensitivity(compared, universe, RuleSet.of({"near_city_3m": 90.0}))

    assert table.loc[("near_city_3m", "looser"), ["moved", "general"]].isna().all()
    assert table.loc[("near_city_3m", "stricter"), "moved"] > 0


@pytest.mark.parametrize("rule_id", [key for key in RULES if key not in {"satellite", "little_agriculture"}])
def test_counts_along_a_slider_are_those_of_typing_everything_anew(typology, compared, universe, rule_id):
    rule = RULES[rule_id]
    own = classify(compared, universe, RuleSet.of({"agriculture": 45}, reversed(DEFAULT_ORDER)))
    stops = np.linspace(rule.least, rule.most, 6)
    type_id = next(
        entry.id for entry in COUNTY_TYPES if any(rule_id in item.rules for item in entry.alternatives)
    )

    for start in (typology, own, own.within(universe & (np.arange(len(universe)) % 2 == 0))):
        for stop, count in zip(stops, coloured_along(compared, start, rule_id, stops), strict=True):
            try:
                anew = classify(compared, start.universe, start.rules.changed(rule_id, float(stop)))
            except InvalidRuleSet:
                continue
            assert count == anew.coloured(type_id).sum()
