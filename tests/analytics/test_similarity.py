"""Similar counties: the nearest by plain arithmetic, in words that follow from all distances."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analytics.similarity import DEFAULT_WEIGHTS, LOGARITHMIC, resemblance
from analytics.type_measures import in_universe
from geodata import load_counties


def table(**columns):
    return pd.DataFrame({name: np.array(values, dtype=float) for name, values in columns.items()})


@pytest.fixture(scope="module")
def counties():
    found = load_counties()
    return found.assign(residents_2020=found["population_2020"])


@pytest.fixture(scope="module")
def space(counties):
    return resemblance(counties, in_universe(counties), DEFAULT_WEIGHTS)


def by_hand(counties, code):
    """Distances from one county to all others, written out."""
    pool = counties[in_universe(counties)]
    total = pd.Series(0.0, index=pool.index)
    row = pool.index[pool["code"] == code][0]
    for name in DEFAULT_WEIGHTS:
        values = pool[name].astype(float)
        if name in LOGARITHMIC:
            values = np.log(values + 1)
        quarter, three_quarters = np.percentile(values, [25, 75])
        total += ((values - values[row]) / (three_quarters - quarter)) ** 2 / len(DEFAULT_WEIGHTS)
    return np.sqrt(total).drop(row).sort_values()


@pytest.mark.parametrize("code", ["220182", "330782", "632825"])
def test_the_most_similar_are_the_nearest_by_plain_arithmetic(counties, space, code):
    expected = by_hand(counties, code).head(10)
    row = counties.index[counties["code"] == code][0]

    found = space.most_similar(row, 10)

    assert [one.row for one in found] == expected.index.tolist()
    assert [one.distance for one in found] == pytest.approx(expected.tolist())


def test_very_similar_is_one_pair_in_a_hundred(space):
    # Counted on every pair with the first 200 counties.
    steps = space.points[:200, None, :] - space.points[None, :, :]
    distances = np.sqrt((steps**2).sum(axis=2))
    words = [space.likeness(distance) for distance in distances[distances > 0].tolist()]

    assert words.count("very_similar") / len(words) == pytest.approx(0.01, abs=0.006)
    assert words.count("similar") / len(words) == pytest.approx(0.04, abs=0.02)


def test_a_weight_counts_a_difference_as_often_as_it_says():
    # Medians 1 and 1, interquartile ranges 1 and 1: from the middle one to the others a difference of 1
    # in one indicator each; twice the weight on the first makes the second county the nearer one.
    counties = table(first=[1, 1, 2, 0, 2, 0], second=[1, 2, 1, 2, 0, 0])
    pool = np.ones(6, dtype=bool)

    even = resemblance(counties, pool, {"first": 1, "second": 1})
    uneven = resemblance(counties, pool, {"first": 2, "second": 1})

    near, far = ({one.row: one.distance for one in space.most_similar(0, 5)} for space in (even, uneven))
    assert near[1] == pytest.approx(near[2])
    assert far[1] ** 2 * 2 == pytest.approx(far[2] ** 2)


def test_who_lacks_an_indicator_is_not_compared():
    space = resemblance(table(first=[1, 2, np.nan, 4]), np.ones(4, dtype=bool), {"first": 1})

    assert space.rows.tolist() == [0, 1, 3]
    assert space.most_similar(2, 2) == ()
    assert {one.row for one in space.most_similar(0, 9)} == {1, 3}


def test_twins_are_each_others_nearest():
    space = resemblance(table(first=[3, 3, 9, 12]), np.ones(4, dtype=bool), {"first": 1})

    assert space.most_similar(0, 1)[0].row == 1
    assert space.most_similar(1, 1)[0].row == 0
    assert space.most_similar(1, 1)[0].distance == 0


def test_nothing_to_compare_by_or_nobody_to_compare_with_gives_no_space():
    counties = table(first=[1, np.nan])

    assert resemblance(counties, np.ones(2, dtype=bool), {}) is None
    assert resemblance(counties, np.ones(2, dtype=bool), {"first": 1}) is None


def test_the_methods_tell_how_many_counties_have_somebody_like_them(space):
    told = " ".join((Path(__file__).resolve().parents[2] / "docs/methods.md").read_text("utf-8").split())
    words = [space.most_similar(int(row), 1)[0].likeness for row in space.rows]
    close, far = words.count("very_similar"), words.count("hardly_similar")
    limits = [f"{limit:.2f}" for limit in space.limits.values()]

    assert f"{close:,} have one that is very similar, {far} none that is even somewhat similar" in told
    assert "up to {}, {} and {} interquartile ranges among counties".format(*limits) in told
