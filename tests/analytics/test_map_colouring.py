"""Few colours, none of which meets itself at a border."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.hinterlands import nearest, strongest
from analytics.map_colouring import area_colours, shared_borders
from geodata import current_release, load_counties, load_places
from geodata.geodesic import geodesic_km

# Two fields side by side share arc 1; an island of two parts lies in the second one and shares arc 3 with it.
FIELDS = [
    {"type": "Polygon", "arcs": [[0, 1]]},
    {"type": "Polygon", "arcs": [[2, -2], [3]]},
    {"type": "MultiPolygon", "arcs": [[[-4]], [[4]]]},
]


def test_units_with_an_arc_in_common_are_neighbours():
    assert shared_borders(FIELDS).tolist() == [[0, 1], [1, 2]]


def test_without_borders_nobody_has_a_neighbour():
    assert shared_borders([{"type": "Polygon", "arcs": [[0]]}, {"type": "Polygon", "arcs": [[1]]}]).shape == (
        0,
        2,
    )


def test_three_areas_that_all_meet_need_three_colours():
    assert sorted(area_colours(np.array([0, 1, 2]), np.array([[0, 1], [0, 2], [1, 2]]), 3)) == [0, 1, 2]


def test_where_few_colours_would_do_all_are_used():
    # Four islands: one colour would do.
    assert sorted(area_colours(np.arange(4), np.zeros((0, 2), dtype=int), 4)) == [0, 1, 2, 3]


def test_more_colours_come_where_the_palette_does_not_suffice():
    everybody = np.array([[0, 1], [0, 2], [1, 2]])
    assert sorted(area_colours(np.arange(3), everybody, 2)) == [0, 1, 2]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40))
def test_neighbours_never_share_a_colour(pairs):
    borders = np.array(pairs, dtype=int).reshape(-1, 2)
    areas = np.arange(10) // 2
    colours = area_colours(areas, borders, 5)

    assert all(areas[a] == areas[b] or colours[areas[a]] != colours[areas[b]] for a, b in pairs)


@pytest.mark.parametrize("by", ["nearest", "gravity"])
@pytest.mark.parametrize("size", [10e6, 5e6, 3e6, 1e6])
def test_the_hinterlands_of_the_country_need_at_most_five_colours(by, size):
    counties, places = load_counties(), load_places()
    cities = places[(places["kind"] == "city").to_numpy(bool)]
    cities = cities[(cities["urban_district_population_2020"] >= size).to_numpy(bool)]
    kilometres = geodesic_km(
        *(counties[name].to_numpy(float) for name in ("seat_lon", "seat_lat")),
        *(cities[name].to_numpy(float) for name in ("lon", "lat")),
    )
    sizes = cities["urban_district_population_2020"].to_numpy(float)
    areas = nearest(kilometres) if by == "nearest" else strongest(kilometres, sizes)
    topology = json.loads(current_release().boundaries.read_text(encoding="utf-8"))
    borders = shared_borders(topology["objects"]["counties"]["geometries"])
    colours = area_colours(areas, borders, 5)
    sides = areas[borders]
    apart = sides[:, 0] != sides[:, 1]

    assert colours.max() < 5
    assert (colours[sides[apart, 0]] != colours[sides[apart, 1]]).all()
