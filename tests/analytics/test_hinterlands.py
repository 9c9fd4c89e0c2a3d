"""Hinterlands against cases worked by hand and against the release."""

import numpy as np
import pytest

from analytics.hinterlands import nearest, strongest
from geodata import load_counties, load_places
from geodata.geodesic import geodesic_km


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
    kilometres = geodesic_km(
        *(counties[name].to_numpy(float) for name in ("seat_lon", "seat_lat")),
        *(cities[name].to_numpy(float) for name in ("lon", "lat")),
    )

    assert len(cities) == 21
    assert cities["code"].to_numpy(str)[nearest(kilometres)].tolist() == counties["nearest_city_5m"].tolist()
    assert kilometres.min(axis=1) == pytest.approx(counties["distance_city_5m"].to_numpy(float), abs=0.051)
