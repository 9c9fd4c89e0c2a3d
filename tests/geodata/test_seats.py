"""Every unit has a seat of government, where it is."""

import numpy as np
import pytest
import shapely

from geodata.build.seats import FARTHEST_OUTSIDE_KM, distance_to_shape_km

# Governed from the city beside: 伊金霍洛, 抚顺县, 文圣, 太子河, 郊区 (佳木斯), 南谯, 龙文, 安阳县, 翠屏.
GOVERNED_FROM_OUTSIDE = {
    "150627",
    "210421",
    "211003",
    "211011",
    "230811",
    "341103",
    "350603",
    "410522",
    "511502",
}


@pytest.fixture(scope="module")
def boundaries(build):
    return build["county_boundaries"]


@pytest.fixture(scope="module")
def seats(build):
    return build["county_seats"]


@pytest.fixture(scope="module")
def outside_km(boundaries, seats):
    points = shapely.points(seats["seat_lon"], seats["seat_lat"])
    return distance_to_shape_km(points, boundaries.full)


def test_every_unit_has_a_seat(boundaries, seats):
    assert list(seats["code"]) == list(boundaries.codes)
    assert seats[["seat_lon", "seat_lat"]].notna().all(axis=None)


def test_seats_lie_in_their_unit_but_for_nine_governed_from_outside(seats, outside_km):
    # Five decimals are a metre.
    out = seats.loc[outside_km > 0.002, "code"]
    assert set(out) == GOVERNED_FROM_OUTSIDE
    assert outside_km.max() < FARTHEST_OUTSIDE_KM


def test_only_one_seat_is_estimated(seats):
    # 乌鲁木齐县: the source has the seat it left, 25 km outside.
    estimated = seats[seats["seat_is_estimated"]]
    assert list(estimated["code"]) == ["650121"]


@pytest.mark.parametrize(
    "code",
    ["320613", "320614", "330103", "340212", "350402", "410306", "410381", "421088", "520204"],
)
def test_seats_under_another_code_are_joined(seats, code):
    row = seats.set_index("code").loc[code]
    assert not row["seat_is_estimated"]


# Positions of the governments of 榆树, 民勤 and 海安 on public maps, to about a kilometre.
@pytest.mark.parametrize(
    ("code", "lon", "lat"),
    [("220182", 126.55, 44.84), ("620621", 103.09, 38.62), ("320685", 120.46, 32.54)],
)
def test_seats_are_where_public_maps_have_them(seats, code, lon, lat):
    row = seats.set_index("code").loc[code]
    assert np.hypot((row["seat_lon"] - lon) * 0.8, row["seat_lat"] - lat) * 111 < 3


def test_no_two_units_share_a_seat(seats):
    assert not seats.duplicated(["seat_lon", "seat_lat"]).any()


def test_a_point_beside_a_square_is_as_far_as_a_degree_is_long():
    points = shapely.points([[1.5, 0.5], [0.5, 0.5]])
    squares = np.array([shapely.box(0, 0, 0.5, 1), shapely.box(0, 0, 1, 1)], dtype=object)
    # At the equator a degree of longitude is 111.32 km.
    assert distance_to_shape_km(points, squares) == pytest.approx([111.32, 0.0], abs=0.01)


def test_a_missing_point_has_no_distance():
    points = shapely.points([[np.nan, np.nan]])
    assert np.isnan(distance_to_shape_km(points, np.array([shapely.box(0, 0, 1, 1)], dtype=object))).all()
