"""Fields of the cross against a table worked by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.supply_and_need import (
    HIGH_HIGH,
    HIGH_LOW,
    LOW_HIGH,
    LOW_LOW,
    foremost,
    mismatch,
    quadrants,
    tallies,
)

NEED = np.array([10.0, 10.0, 20.0, 20.0, np.nan, 30.0])
BEDS = np.array([1.0, 5.0, 1.0, 5.0, 5.0, np.nan])
RESIDENTS = np.array([100.0, 200.0, 300.0, 400.0, 500.0, 600.0])
EVERY = np.ones(6, dtype=bool)


def test_each_county_lies_in_its_field():
    parts = quadrants(NEED, BEDS, EVERY)

    assert (parts.across_cut, parts.up_cut) == (15.0, 3.0)
    assert parts.fields.tolist() == [LOW_LOW, LOW_HIGH, HIGH_LOW, HIGH_HIGH, -1, -1]


def test_a_county_on_the_cut_is_on_the_high_side():
    parts = quadrants(np.array([-1.0, 0.0, 1.0]), np.array([1.0, 2.0, 3.0]), EVERY[:3], across_cut=0.0)

    assert parts.fields.tolist() == [LOW_LOW, HIGH_HIGH, HIGH_HIGH]


def test_units_that_are_not_compared_move_no_cut():
    among = np.array([True, True, True, True, False, False])
    beds = np.array([1.0, 5.0, 1.0, 5.0, 900.0, 900.0])
    need = np.array([10.0, 10.0, 20.0, 20.0, 900.0, 900.0])

    assert quadrants(need, beds, among).up_cut == 3.0
    assert quadrants(need, beds, among).fields[4:].tolist() == [-1, -1]


def test_the_filter_counts_without_moving_a_field():
    parts = quadrants(NEED, BEDS, EVERY)
    counted = tallies(parts, np.array([True, False, True, True, True, True]), RESIDENTS)

    assert [(tally.units, tally.residents) for tally in counted] == [(1, 100), (1, 300), (0, 0), (1, 400)]


def test_without_a_county_that_has_both_there_is_no_cross():
    assert quadrants(NEED, np.full(6, np.nan), EVERY) is None


def test_the_widest_mismatch_is_the_greatest_need_with_the_least_service():
    gap = mismatch(np.array([1.0, 2.0, 3.0]), np.array([3.0, 2.0, 1.0]), EVERY[:3])

    assert gap == pytest.approx([-200 / 3, 0.0, 200 / 3])


def test_the_list_begins_with_the_widest_and_keeps_to_its_field():
    order = np.array([1.0, 9.0, 5.0, np.nan, 5.0, 7.0])
    within = np.array([True, False, True, True, True, True])

    assert foremost(order, within, 3) == (5, 2, 4)


@given(
    st.lists(
        st.tuples(st.integers(0, 9).map(float), st.integers(0, 9).map(float), st.integers(1, 9).map(float)),
        min_size=1,
        max_size=40,
    )
)
def test_every_county_with_both_values_lies_in_one_field_and_residents_add_up(rows):
    across, up, residents = (np.array(part) for part in zip(*rows, strict=True))
    every = np.ones(len(rows), dtype=bool)
    counted = tallies(quadrants(across, up, every), every, residents)

    assert sum(tally.units for tally in counted) == len(rows)
    assert sum(tally.residents for tally in counted) == residents.sum()
