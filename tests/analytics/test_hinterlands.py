"""Distances against a second formula, hinterlands against cases worked by hand and against the release."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.hinterlands import distances, nearest, strongest
from geodata import load_counties, load_places

EQUATOR_KM = 6378.137
FLATTENING = 1 / 298.257223563
lons = st.floats(73, 135)
lats = st.floats(3, 54)


def lambert(lon, lat, other_lon, other_lat):
    """Lambert's formula for long lines (1942): good to about ten metres, and not the one PROJ uses."""
    one, two = (math.atan((1 - FLATTENING) * math.tan(math.radians(each))) for each in (lat, other_lat))
    across = math.radians(other_lon - lon)
    half = math.sin((two - one) / 2) ** 2 + math.cos(one) * math.cos(two) * math.sin(across / 2) ** 2
    angle = 2 * math.asin(math.sqrt(half))
    if angle == 0:
        return 0.0
    middle, apart = (one + two) / 2, (two - one) / 2
    x = (angle - math.sin(angle)) * (math.sin(middle) * math.cos(apart) / math.cos(angle / 2)) ** 2
    y = (angle + math.sin(angle)) * (math.cos(middle) * math.sin(apart) / math.sin(angle / 2)) ** 2
    return EQUATOR_KM * (angle - FLATTENING / 2 * (x + y))


def far(lon, lat, other_lon, other_lat):
    return distances(*(np.array([value]) for value in (lon, lat, other_lon, other_lat)))[0, 0]


@given(lons, lats, lons, lats)
def test_distances_agree_with_a_second_formula_anywhere_in_the_country(lon, lat, other_lon, other_lat):
    expected = lambert(lon, lat, other_lon, other_lat)

    assert far(lon, lat, other_lon, other_lat) == pytest.approx(expected, abs=0.05, rel=1e-5)


def test_from_the_equator_to_the_pole_is_a_quarter_of_a_meridian():
    # The published length of the quarter meridian of WGS-84.
    assert far(100, 0, 100, 90) == pytest.approx(10_001.966, abs=0.001)


def test_every_county_is_measured_to_every_place():
    table = distances(
        np.array([100.0, 110]), np.array([30.0, 40]), np.array([100.0, 110, 120]), np.full(3, 30.0)
    )

    assert table.shape == (2, 3)
    assert table[0, 0] == 0
    assert table[1, 1] == pytest.approx(lambert(110, 40, 110, 30), abs=0.05)


def test_gravity_lets_a_large_city_reach_past_a_small_one():
    # Millions over square kilometres: 1/10² = 0.0100, 9/25² = 0.0144 and 20/40² = 0.0125.
    kilometres, sizes = np.array([[10.0, 25, 40]]), np.array([1e6, 9e6, 20e6])

    assert nearest(kilometres).tolist() == [0]
    assert strongest(kilometres, sizes).tolist() == [1]
    # At twice the way to the middle one it is 9/50² = 0.0036, and the largest wins.
    assert strongest(np.array([[20.0, 50, 40]]), sizes).tolist() == [2]


def test_a_seat_in_a_citys_centre_belongs_to_that_city():
    assert strongest(np.array([[0.0, 5.0]]), np.array([1e6, 20e6])).tolist() == [0]


def test_the_nearest_big_city_is_the_one_that_the_release_names():
    counties, places = load_counties(), load_places()
    cities = places[
        places["size_class"].isin(["super_large", "very_large"]).to_numpy(dtype=bool, na_value=False)
    ]
    kilometres = distances(
        *(counties[name].to_numpy(float) for name in ("seat_lon", "seat_lat")),
        *(cities[name].to_numpy(float) for name in ("lon", "lat")),
    )

    assert len(cities) == 21
    assert cities["code"].to_numpy(str)[nearest(kilometres)].tolist() == counties["nearest_city_5m"].tolist()
    assert kilometres.min(axis=1) == pytest.approx(counties["distance_city_5m"].to_numpy(float), abs=0.051)
