"""Bands, gaps and radii: published medians, cases worked by hand, and a second way to every figure."""

from pathlib import Path

import numpy as np
import pytest

from analytics.reach import (
    BAND_EDGES,
    RADII,
    SHADOW,
    distance_bands,
    gap_inside,
    radius_gaps,
    residents_within,
)
from analytics.type_measures import in_universe
from geodata import load_counties

METHODS = Path(__file__).resolve().parents[2] / "docs/methods.md"


@pytest.fixture(scope="module")
def typed():
    counties = load_counties()
    return counties[in_universe(counties)]


def column(table, name):
    return table[name].to_numpy(dtype=float)


def test_medians_by_distance_to_a_city_of_5_million_are_those_that_were_published(typed):
    bands = distance_bands(
        *(column(typed, name) for name in ("distance_city_5m", "population_2010", "population_2020"))
    )

    assert len(typed) == 1870
    assert list(BAND_EDGES) == [0, 50, 100, 150, 250, 400, np.inf]
    assert [round(band.median, 1) for band in bands] == [3.6, -3.7, -6.3, -7.3, -6.0, 3.1]
    assert sum(band.units for band in bands) == 1870


def test_a_band_holds_its_lower_edge_and_sums_residents_before_it_takes_their_change():
    one, two = distance_bands(
        np.array([0.0, 10, 50]),
        np.array([100.0, 300, 50]),
        np.array([50.0, 330, 60]),
        edges=(0.0, 50.0, 100.0),
    )

    # −50% and +10%; together 380 of 400.
    assert (one.units, one.residents, one.median) == (2, 380, pytest.approx(-20))
    assert one.total == pytest.approx(-5)
    assert (two.units, two.median) == (1, pytest.approx(20))


def test_a_band_without_counties_has_no_median():
    (band,) = distance_bands(np.array([80.0]), np.array([1.0]), np.array([1.0]), edges=(0.0, 50.0))

    assert (band.units, band.residents, band.median, band.total) == (0, 0, None, None)


def test_the_gap_is_the_difference_of_the_two_means():
    inside, change = np.array([True, True, False, False]), np.array([-10.0, -6, 2, 0])
    plain = gap_inside(inside, change, np.array(list("abcd")))
    weighted = gap_inside(inside, change, np.array(list("abcd")), weights=np.array([3.0, 1, 1, 1]))

    # −8 against 1; −9 against 1.
    assert plain.value == pytest.approx(-9)
    assert weighted.value == pytest.approx(-10)
    assert plain.low <= plain.value <= plain.high
    assert plain.units == 2


def test_within_provinces_the_gap_is_least_squares_with_an_intercept_each(typed):
    distance, change = column(typed, "distance_city_5m"), column(typed, "population_change_2010_2020")
    weights = column(typed, "population_2010")
    provinces = typed["province_code"].to_numpy(str)
    inside = (distance >= SHADOW[0]) & (distance < SHADOW[1])
    design = np.column_stack([inside, provinces[:, None] == np.unique(provinces)]).astype(float)
    root = np.sqrt(weights)
    plain, *_ = np.linalg.lstsq(design, change, rcond=None)
    weighted, *_ = np.linalg.lstsq(design * root[:, None], change * root, rcond=None)

    clusters = typed["prefecture_code"].to_numpy(str)
    assert gap_inside(inside, change, clusters, strata=provinces).value == pytest.approx(plain[0])
    found = gap_inside(inside, change, clusters, strata=provinces, weights=weights)
    assert found.value == pytest.approx(weighted[0])


def test_the_methods_tell_the_estimates_that_the_data_give(typed):
    rows = typed[~typed["suspected_transfer"].to_numpy(bool)]
    distance, change = column(rows, "distance_city_5m"), column(rows, "population_change_2010_2020")
    inside = (distance >= SHADOW[0]) & (distance < SHADOW[1])
    clusters, provinces = (rows[name].to_numpy(str) for name in ("prefecture_code", "province_code"))
    told = METHODS.read_text(encoding="utf-8")
    told = " ".join(told.split()).replace("\u2212", "-")

    for strata, form in (
        (provinces, "{:.1f} points (95%: {:.1f} to {:.1f})"),
        (None, "{:.1f} ({:.1f} to {:.1f})"),
    ):
        gap = gap_inside(inside, change, clusters, strata=strata)
        assert form.format(gap.value, gap.low, gap.high) in told


def test_the_interval_of_a_gap_holds_a_known_gap_about_as_often_as_it_says():
    held = 0
    for seed in range(200):
        generator = np.random.default_rng(seed)
        member = np.repeat(np.arange(60), 4)
        inside = generator.random(240) < 0.3
        change = -3.0 * inside + generator.normal(0, 4, 60)[member] + generator.normal(0, 3, 240)
        gap = gap_inside(inside, change, member.astype(str), draws=200, seed=seed)
        held += gap.low <= -3 <= gap.high

    assert 0.89 <= held / 200 <= 0.99


def test_with_nobody_on_one_side_there_is_no_gap():
    assert gap_inside(np.ones(3, dtype=bool), np.ones(3), np.array(list("abc"))) is None
    # Each province lies wholly on one side.
    sides = np.array([True, True, False])
    assert gap_inside(sides, np.ones(3), np.array(list("abc")), strata=np.array(["x", "x", "y"])) is None


@pytest.mark.parametrize("weighted", [False, True])
def test_every_radius_gives_what_counting_gives(typed, weighted):
    distance, change = column(typed, "distance_city_5m"), column(typed, "population_change_2010_2020")
    before, after = column(typed, "population_2010"), column(typed, "population_2020")
    clusters = typed["prefecture_code"].to_numpy(str)
    gaps = radius_gaps(distance, change, after, clusters, weights=before if weighted else None, draws=20)

    assert gaps.radii.tolist() == RADII.tolist() == list(range(50, 251))
    for radius in (50, 100, 137, 250):
        near = distance <= radius
        place = radius - 50
        if weighted:
            # The mean of changes by residents of 2010 is the change of the sum.
            means = [100 * (after[side].sum() / before[side].sum() - 1) for side in (near, ~near)]
        else:
            means = [change[side].mean() for side in (near, ~near)]
        assert gaps.units[place] == near.sum()
        assert gaps.residents[place] == pytest.approx(after[near].sum())
        assert [gaps.inside[place], gaps.outside[place]] == pytest.approx(means)
        assert gaps.gap[place] == pytest.approx(means[0] - means[1])


def test_the_gap_of_one_radius_is_that_of_its_two_sides_with_the_same_interval(typed):
    distance, change = column(typed, "distance_city_5m"), column(typed, "population_change_2010_2020")
    clusters = typed["prefecture_code"].to_numpy(str)
    gaps = radius_gaps(distance, change, column(typed, "population_2020"), clusters)
    one = gap_inside(distance <= 100, change, clusters)

    assert [gaps.gap[50], gaps.low[50], gaps.high[50]] == pytest.approx([one.value, one.low, one.high])


def test_a_radius_without_counties_or_without_others_has_no_gap():
    distance, change = np.array([80.0, 90, 100]), np.array([1.0, 2, 3])
    gaps = radius_gaps(distance, change, np.ones(3), np.array(list("abc")), radii=np.array([50.0, 85, 150]))

    assert gaps.units.tolist() == [0, 1, 3]
    assert np.isnan(gaps.gap).tolist() == [True, False, True]
    assert gaps.residents.tolist() == [0, 1, 3]


def test_residents_within_a_distance_include_those_just_at_it():
    within = residents_within(np.array([30.0, 10, 20]), np.array([1.0, 2, 4]), np.array([5.0, 10, 25, 30]))

    assert within.tolist() == [0, 2, 6, 7]
