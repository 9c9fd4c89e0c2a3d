from functools import partial

import numpy as np

from analytics import gathering
from analytics.gathering import Gathering

# 10 units each in "a", "b", "c"; of the class: 8, 2 and 2, so 4 each would be fair.
gatherings = partial(gathering.gatherings, limit=4)

AREAS = np.repeat(["a", "b", "c"], 10)
WITHIN = np.concatenate([np.arange(10) < n for n in (8, 2, 2)])
KNOWN = np.ones(30, dtype=bool)


def test_an_area_with_twice_its_share_is_named_with_its_numbers():
    assert gatherings(AREAS, KNOWN, WITHIN) == (Gathering("a", 8, 10),)


def test_a_class_that_is_spread_evenly_gathers_nowhere():
    assert gatherings(AREAS, KNOWN, np.tile(np.arange(10) < 5, 3)) == ()


def test_one_and_a_half_times_the_share_is_enough_and_less_is_not():
    # 6, 3 and 3 of 10: 1.5 times the share of 4; with 2 in "b" the share is 11/30, with 5 in "a" less.
    assert gatherings(AREAS, KNOWN, np.concatenate([np.arange(10) < n for n in (6, 3, 3)]))
    assert not gatherings(AREAS, KNOWN, np.concatenate([np.arange(10) < n for n in (5, 4, 3)]))


def test_few_units_say_nothing():
    assert gatherings(AREAS, KNOWN, np.concatenate([np.arange(10) < n for n in (4, 0, 0)])) == ()


def test_units_without_a_value_do_not_count():
    known = KNOWN.copy()
    known[:2] = False

    assert gatherings(AREAS, known, WITHIN & known) == (Gathering("a", 6, 8),)


def test_the_areas_farthest_above_their_share_come_first():
    areas = np.repeat(["a", "b", "c"], [10, 40, 100])
    within = np.concatenate([np.arange(n) < k for n, k in ((10, 8), (40, 20), (100, 2))])

    assert [found.area for found in gatherings(areas, np.ones(150, dtype=bool), within)] == ["b", "a"]
    assert len(gatherings(areas, np.ones(150, dtype=bool), within, limit=1)) == 1


def test_an_empty_class_or_selection_gathers_nowhere():
    none = np.zeros(30, dtype=bool)

    assert gatherings(AREAS, none, none) == gatherings(AREAS, KNOWN, none) == ()
