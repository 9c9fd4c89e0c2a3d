"""GCJ-02 positions come back to where they are on the ground."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geodata.build.gcj02 import gcj02_to_wgs84, shapes_to_wgs84, wgs84_to_gcj02

# WGS-84 lon, lat, GCJ-02 lon, lat, published with the library eviltransform: Shanghai, Shenzhen, Beijing.
PUBLISHED = [
    (121.5272106, 31.1774276, 121.531541859215, 31.17530398364597),
    (113.912316, 22.543847, 113.9171764808363, 22.540796131694766),
    (116.377817, 39.911954, 116.38404722455657, 39.91334545536069),
]


@pytest.mark.parametrize(("lon", "lat", "shifted_lon", "shifted_lat"), PUBLISHED)
def test_published_pairs_convert_both_ways(lon, lat, shifted_lon, shifted_lat):
    assert wgs84_to_gcj02(lon, lat) == (
        pytest.approx(shifted_lon, abs=1e-9),
        pytest.approx(shifted_lat, abs=1e-9),
    )
    assert gcj02_to_wgs84(shifted_lon, shifted_lat) == (
        pytest.approx(lon, abs=1e-9),
        pytest.approx(lat, abs=1e-9),
    )


@given(st.floats(73.5, 135.1), st.floats(3.8, 53.6))
def test_a_shift_and_its_way_back_cancel_to_a_billionth_of_a_degree(lon, lat):
    back_lon, back_lat = gcj02_to_wgs84(*wgs84_to_gcj02(lon, lat))
    assert abs(back_lon - lon) < 1e-9
    assert abs(back_lat - lat) < 1e-9


@pytest.mark.parametrize(("lon", "lat"), [(-0.1276, 51.5072), (139.7671, 35.6812), (151.2093, -33.8688)])
def test_london_tokyo_and_sydney_are_left_alone(lon, lat):
    assert gcj02_to_wgs84(lon, lat) == (lon, lat)


def test_arrays_convert_like_single_positions():
    table = np.array(PUBLISHED)
    lon, lat = gcj02_to_wgs84(table[:, 2], table[:, 3])
    assert np.allclose(lon, table[:, 0], atol=1e-9)
    assert np.allclose(lat, table[:, 1], atol=1e-9)


def test_a_position_that_is_no_number_is_refused():
    with pytest.raises(ArithmeticError):
        gcj02_to_wgs84(float("nan"), 30.0)


def test_neighbours_still_share_their_edge():
    left, right = shapely.box(116.0, 39.0, 116.5, 39.5), shapely.box(116.5, 39.0, 117.0, 39.5)
    moved = shapes_to_wgs84(np.array([left, right], dtype=object))
    assert shapely.coverage_is_valid(moved)
    assert shapely.length(shapely.intersection(*moved)) == pytest.approx(0.5, abs=0.01)
