"""The coverage index against a plain-Python one, and the promises that a reader relies on."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analytics.coverage_index import DEFAULT_WEIGHTS, coverage_index, fifths, needed_of, rank_range

NAMES = ("beds", "care", "water", "bath", "staff")
EVEN = dict.fromkeys(NAMES, 1.0)

cells = st.one_of(st.integers(0, 6).map(float), st.just(float("nan")))
tables = st.integers(3, 12).flatmap(
    lambda rows: st.lists(st.lists(cells, min_size=5, max_size=5), min_size=rows, max_size=rows)
)
weightings = st.lists(st.floats(0.1, 10), min_size=5, max_size=5).map(
    lambda parts: dict(zip(NAMES, parts, strict=True))
)


def frame(rows):
    return pd.DataFrame(rows, columns=list(NAMES), dtype=float)


def everywhere(rows):
    return np.ones(len(rows), dtype=bool)


def plain_scores(rows, weights, among):
    """Score with loops alone."""
    columns = [
        [row[c] for row, inside in zip(rows, among, strict=True) if inside and not math.isnan(row[c])]
        for c in range(5)
    ]
    scores = []
    for row, inside in zip(rows, among, strict=True):
        known = [c for c in range(5) if not math.isnan(row[c])]
        if not inside or len(known) < 3:
            scores.append(None)
            continue
        total = 0.0
        for c in known:
            lower = len([v for v in columns[c] if v < row[c]])
            equal = len([v for v in columns[c] if v == row[c]])
            total += weights[NAMES[c]] * 100 * (lower + 0.5 * equal) / len(columns[c])
        scores.append(total / sum(weights[NAMES[c]] for c in known))
    return scores


def test_three_counties_worked_by_hand():
    table = frame([[1, 1, 1, 1, 1], [2, 2, 2, 2, 2], [3, 3, np.nan, np.nan, 0]])
    index = coverage_index(table, everywhere(table), EVEN)

    # Ranks of three are 1/6, 3/6, 5/6; of two 1/4, 3/4; the third county is worst in staff.
    first = (100 / 6 + 100 / 6 + 25 + 25 + 50) / 5
    second = (50 + 50 + 75 + 75 + 500 / 6) / 5
    third = (500 / 6 + 500 / 6 + 100 / 6) / 3
    assert index.score == pytest.approx([first, second, third])
    assert index.rank.tolist() == [3, 1, 2]
    assert index.having.tolist() == [5, 5, 3]


@given(tables, weightings, st.data())
def test_the_scores_are_those_of_a_plain_loop(rows, weights, data):
    among = data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
    index = coverage_index(frame(rows), np.array(among), weights)

    for found, expected in zip(index.score, plain_scores(rows, weights, among), strict=True):
        assert (np.isnan(found) and expected is None) or found == pytest.approx(expected, abs=1e-6)


@given(tables, weightings, st.floats(0.01, 1000))
def test_only_the_ratios_of_the_weights_matter(rows, weights, factor):
    scaled = {name: factor * weight for name, weight in weights.items()}

    first, second = (coverage_index(frame(rows), everywhere(rows), each) for each in (weights, scaled))
    np.testing.assert_allclose(first.score, second.score, atol=1e-6)


@given(tables, weightings, st.data())
def test_a_higher_value_never_lowers_the_score(rows, weights, data):
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, 4))
    assume(not math.isnan(rows[row][column]))
    better = [list(each) for each in rows]
    better[row][column] += data.draw(st.integers(1, 5))

    before = coverage_index(frame(rows), everywhere(rows), weights).score[row]
    after = coverage_index(frame(better), everywhere(rows), weights).score[row]
    assert np.isnan(before) or after >= before


@given(tables, weightings, st.data())
def test_units_that_are_not_compared_never_move_a_score(rows, weights, data):
    """Districts are in the table, so that a filter has nothing to take away from the comparison."""
    among = np.array(data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows))))
    others = [
        row if inside else data.draw(st.lists(cells, min_size=5, max_size=5))
        for row, inside in zip(rows, among, strict=True)
    ]

    first, second = (coverage_index(frame(each), among, weights) for each in (rows, others))
    np.testing.assert_array_equal(first.score, second.score)
    np.testing.assert_array_equal(first.rank, second.rank)


def test_a_county_with_two_of_five_has_no_score():
    table = frame([[1, 1, np.nan, np.nan, np.nan], [2, 2, 2, np.nan, np.nan], [3, 3, 3, 3, 3]])
    index = coverage_index(table, everywhere(table), EVEN)

    assert index.scored.tolist() == [False, True, True]
    assert index.rank.tolist() == [0, 2, 1]


@pytest.mark.parametrize(("ticked", "needed"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, 4), (10, 6)])
def test_three_in_five_are_needed_however_many_are_ticked(ticked, needed):
    assert needed_of(ticked) == needed


def test_a_weight_of_zero_is_no_tick():
    table = frame([[1, 9, 1, 1, 1], [2, 5, 2, 2, 2], [3, 1, 3, 3, 3]])
    with_zero = coverage_index(table, everywhere(table), EVEN | {"care": 0.0})
    without = coverage_index(table, everywhere(table), {n: 1.0 for n in NAMES if n != "care"})

    assert with_zero.indicators == ("beds", "water", "bath", "staff")
    assert with_zero.score.tolist() == without.score.tolist()


def test_a_low_value_is_good_where_less_is_better():
    table = frame([[1, 1, 1, 1, 1], [1, 1, 1, 1, 2]])
    index = coverage_index(table, everywhere(table), {"staff": 1.0}, frozenset({"staff"}))

    assert index.score.tolist() == [75.0, 25.0]


@pytest.mark.parametrize("weights", [{}, {"beds": 0.0}, {"beds": -1.0}, {"beds": float("nan")}])
def test_weights_that_mean_nothing_are_refused(weights):
    with pytest.raises(ValueError, match="weight"):
        coverage_index(frame([[1, 1, 1, 1, 1]]), np.array([True]), weights)


def test_equal_scores_share_the_better_rank():
    table = frame([[3, 3, 3, 3, 3], [3, 3, 3, 3, 3], [1, 1, 1, 1, 1]])

    assert coverage_index(table, everywhere(table), EVEN).rank.tolist() == [1, 1, 3]


def test_a_county_that_is_best_in_everything_keeps_its_rank_under_every_weighting():
    table = frame([[9, 9, 9, 9, 9], [1, 2, 3, 4, 5], [5, 4, 3, 2, 1]])
    found = rank_range(coverage_index(table, everywhere(table), EVEN), 0)

    assert (found.best, found.worst, found.draws) == (1, 1, 500)


def test_a_county_that_leads_in_one_thing_and_trails_in_the_rest_moves_with_the_weights():
    table = frame([[9, 0, 0, 0, 0], *[[n, n, n, n, n] for n in range(1, 8)]])
    index = coverage_index(table, everywhere(table), EVEN)
    found = rank_range(index, 0)

    assert found.best < index.rank[0] <= found.worst
    assert found.best <= found.usual_best <= found.usual_worst <= found.worst


@given(tables)
def test_the_range_holds_up_against_drawing_the_weights_one_by_one(rows):
    index = coverage_index(frame(rows), everywhere(rows), EVEN)
    assume(index.scored.any())
    row = int(np.flatnonzero(index.scored)[-1])
    found = rank_range(index, row, draws=20)

    ranks = []
    for weights in np.random.default_rng(2020).dirichlet(np.ones(5), size=20):
        drawn = dict(zip(NAMES, (float(weight) for weight in weights), strict=True))
        scores = plain_scores(rows, drawn, everywhere(rows))
        ranks.append(1 + sum(1 for s in scores if s is not None and s > scores[row] + 1e-8))
    assert (found.best, found.worst) == (min(ranks), max(ranks))


def test_the_same_seed_gives_the_same_range_and_no_score_gives_none():
    table = frame([[1, 2, 3, 4, 5], [5, 4, 3, 2, 1], [2, np.nan, np.nan, np.nan, 2]])
    index = coverage_index(table, everywhere(table), EVEN)

    assert rank_range(index, 0) == rank_range(index, 0)
    assert rank_range(index, 2) is None


def test_the_default_set_has_five_services_that_count_alike():
    assert len(DEFAULT_WEIGHTS) == 5
    assert len(set(DEFAULT_WEIGHTS.values())) == 1


def test_a_fifth_of_the_scored_counties_lies_under_the_first_boundary():
    score = np.concatenate([np.linspace(1, 100, 1000), np.full(50, np.nan)])
    bounds = fifths(score)

    assert len(bounds) == 4
    assert abs((score < bounds[0]).sum() - 200) <= 1
    assert all(bound == round(bound, 1) for bound in bounds)


def test_scores_that_do_not_vary_have_one_class():
    assert fifths(np.array([50.0, 50.0, np.nan])) == ()
    assert fifths(np.array([np.nan])) == ()
