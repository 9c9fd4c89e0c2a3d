"""A group's figure is that of its people together: as published, by hand, never a mean of shares."""

import numpy as np
import pandas as pd
import pytest

from analytics import age_pyramid
from analytics.groups import Groups, percentile
from analytics.similarity import DEFAULT_WEIGHTS, Resemblances
from geodata import load_indicators, load_measures

INDICATORS = load_indicators()
READ = {name for indicator in INDICATORS.values() for name in indicator.aggregate_inputs}


@pytest.fixture(scope="module")
def table(counties):
    plain = {key: counties[entry.column] for key, entry in INDICATORS.items() if entry.column != key}
    return counties.assign(**plain)


@pytest.fixture(scope="module")
def measures():
    return load_measures(READ | age_pyramid.INPUTS)


@pytest.fixture(scope="module")
def groups(table, measures, universe):
    return Groups(table, measures, Resemblances(table, universe))


def value(groups, group, key, **how):
    return groups.figure(group, INDICATORS[key], **how).value


@pytest.mark.parametrize(
    ("key", "published"),
    [
        # Communiqué of the seventh census of Jilin: 24,073,453 residents ...
        ("residents_2020", 24_073_453),
        # ... 15.61% of 65 and more, 11.71% of 0 to 14, 62.64% in towns.
        ("elderly_share_2020", 15.61),
        ("child_share_2020", 11.71),
        ("urban_share_2020", 62.64),
        # The census tables of 2010 print 27,452,815 for the province.
        ("population_change_2010_2020", -12.31),
    ],
)
def test_a_provinces_figures_are_the_published_ones(groups, typology, key, published):
    jilin = groups.find("province", "220000", typology)

    assert jilin.units == 60
    assert value(groups, jilin, key) == pytest.approx(published, abs=0.005)


def test_the_four_regions_hold_the_published_residents(groups, typology):
    # Communiqué no. 3 of the seventh census, in persons.
    published = {
        "east": 563_717_119,
        "central": 364_694_362,
        "west": 382_852_295,
        "northeast": 98_514_948,
    }
    found = {key: value(groups, groups.find("region", key, typology), "residents_2020") for key in published}

    assert found == published


def test_every_county_has_one_type_and_the_types_hold_all_typed_counties(groups, typology):
    held = [groups.find("type", key, typology) for key in typology.rules.classes]

    assert sum(group.units for group in held) == 1870
    assert not np.logical_and.reduce([group.members for group in held]).any()


def test_a_share_is_that_of_all_people_and_not_the_mean_of_shares(groups, typology, table, measures):
    group = groups.find("type", "losing_population", typology)
    codes = table["code"][group.members]
    own = measures.loc[codes]
    by_hand = 100 * own["illiterate_15_plus_2020"].sum() / own["population_15_plus_2020"].sum()

    assert value(groups, group, "illiteracy_share_2020") == pytest.approx(by_hand)
    mean = table["illiteracy_share_2020"][group.members].mean()
    assert abs(mean - by_hand) > 0.1


def test_a_distance_is_the_median_of_the_units(groups, typology, table):
    group = groups.find("province", "220000", typology)
    figure = groups.figure(group, INDICATORS["distance_rail_station"])

    assert figure.how == "median"
    assert figure.value == pytest.approx(table["distance_rail_station"][group.members].median())


def test_units_without_a_figure_are_left_out_on_both_sides_of_the_bar(groups, typology, measures, table):
    group = groups.find("province", "220000", typology)
    own = measures.loc[table["code"][group.members]]
    known = own["health_beds_2023"].notna()
    figure = groups.figure(group, INDICATORS["hospital_beds_per_1000"])

    assert figure.known == known.sum() < group.units
    by_hand = 1000 * own["health_beds_2023"][known].sum() / own["population_2020"][known].sum()
    assert figure.value == pytest.approx(by_hand)


def test_no_change_rests_on_a_part_of_a_comparison_group(groups, typology, table, measures):
    group = groups.find("peers", "220182", typology)
    sizes = table["comparison_group"].map(table["comparison_group"].value_counts())
    inside = table[group.members]
    # Whatever peers are found: only whole groups and unsuspected units count.
    parts = inside.groupby("comparison_group")["code"].transform("size") < sizes[group.members]
    sure = inside[~parts & ~inside["suspected_transfer"]]
    own = measures.loc[sure["code"]]
    by_hand = 100 * (own["population_2020"].sum() / own["population_2010"].sum() - 1)
    figure = groups.figure(group, INDICATORS["population_change_2010_2020"])

    assert figure.known == len(sure)
    assert figure.value == pytest.approx(by_hand)


def test_a_type_with_grouped_counties_leaves_out_those_whose_group_reaches_beyond_it(groups, typology):
    group = groups.find("type", "near_big_city", typology)
    figure = groups.figure(group, INDICATORS["urban_share_change_2010_2020"])
    level = groups.figure(group, INDICATORS["urban_share_2020"])
    beside = groups.figure(group, INDICATORS["urban_share_2020"], comparable=True)

    assert level.known == group.units > figure.known == beside.known


def test_residents_of_2000_rest_on_no_part_of_a_comparison_group(groups, typology, table):
    group = groups.find("type", "near_big_city", typology)
    sizes = table["comparison_group"].map(table["comparison_group"].value_counts())
    inside = table[group.members & table["population_2000"].notna()]
    parts = inside.groupby("comparison_group")["code"].transform("size") < sizes[inside.index]
    sure = inside[~parts & ~inside["suspected_transfer"]]
    figure = groups.figure(group, INDICATORS["residents_2000"])

    assert figure.known == len(sure) < len(inside)
    assert figure.value == sure["population_2000"].sum()


def test_peers_are_the_most_similar_ones_without_the_county_itself(groups, typology, table, universe):
    row = int(table.index[table["code"] == "220182"][0])
    group = groups.find("peers", "220182", typology)
    _, space = Resemblances(table, universe).around(row, DEFAULT_WEIGHTS)

    assert group.units == 30
    assert not group.members[row]
    assert set(np.flatnonzero(group.members)) == {one.row for one in space.most_similar(row, 30)}


def test_a_county_is_offered_the_groups_that_it_is_in(groups, typology, table):
    rows = dict(zip(table["code"], range(len(table)), strict=True))
    kinds = {
        code: [group.kind for group in groups.around(rows[code], typology)] for code in ("220182", "110101")
    }

    assert kinds["220182"] == ["province", "region", "nation", "type", "peers"]
    # A district has no type.
    assert kinds["110101"] == ["province", "region", "nation", "peers"]


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("province", "999999"),
        ("region", "south"),
        ("type", "x"),
        ("peers", "110103"),
        ("nation", "1"),
        ("x", ""),
    ],
)
def test_there_is_no_group_that_nobody_is_in(groups, typology, kind, key):
    assert groups.find(kind, key, typology) is None


def test_a_groups_pyramid_holds_all_its_residents(groups, typology):
    jilin = groups.find("province", "220000", typology)

    assert groups.pyramid(jilin, 2020).total == 24_073_453


def test_a_percentile_counts_half_of_the_equal_ones():
    assert percentile(2.0, np.array([1.0, 2.0, 2.0, 3.0, np.nan])) == 50


def test_every_indicator_has_a_figure_for_the_nation(groups, typology, table):
    nation = groups.find("nation", "", typology)
    for indicator in INDICATORS.values():
        if indicator.categories:
            continue
        figure = groups.figure(nation, indicator)
        values = pd.to_numeric(table[indicator.id]).dropna()
        assert figure.value is not None
        if figure.how != "total":
            assert values.min() <= figure.value <= values.max()
