"""Distances against a second formula and a published length."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.geodesic import geodesic_km

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
    return geodesic_km(*(np.array([value]) for value in (lon, lat, other_lon, other_lat)))[0, 0]


@given(lons, lats, lons, lats)
def test_distances_agree_with_a_second_formula_anywhere_in_the_country(lon, lat, other_lon, other_lat):
    expected = lambert(lon, lat, other_lon, other_lat)

    assert far(lon, lat, other_lon, other_lat) == pytest.approx(expected, abs=0.05, rel=1e-5)


def test_from_the_equator_to_the_pole_is_a_quarter_of_a_meridian():
    # The published length of the quarter meridian of WGS-84.
    assert far(100, 0, 100, 90) == pytest.approx(10_001.966, abs=0.001)


def test_every_county_is_measured_to_every_place():
    table = geodesic_km(
        np.array([100.0, 110]), np.array([30.0, 40]), np.array([100.0, 110, 120]), np.full(3, 30.0)
    )

    assert table.shape == (2, 3)
    assert table[0, 0] == 0
    assert table[1, 1] == pytest.approx(lambert(110, 40, 110, 30), abs=0.05)
