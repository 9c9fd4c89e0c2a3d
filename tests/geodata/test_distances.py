"""Distances to the big cities are those on the ground."""

import math

import numpy as np
import pandas as pd
import pytest

from geodata.build.distances import city_distances, geodesic_km

BEIJING, TIANJIN, LHASA = (116.3913, 39.9075), (117.1762, 39.1422), (91.1145, 29.6446)


def vincenty_km(start, end):
    """Vincenty's inverse formula (1975) on WGS-84, written from the paper."""
    a, f = 6_378_137.0, 1 / 298.257223563
    b = (1 - f) * a
    u1, u2 = (math.atan((1 - f) * math.tan(math.radians(point[1]))) for point in (start, end))
    length = math.radians(end[0] - start[0])
    lam = length
    for _ in range(100):
        sin_sigma = math.hypot(
            math.cos(u2) * math.sin(lam),
            math.cos(u1) * math.sin(u2) - math.sin(u1) * math.cos(u2) * math.cos(lam),
        )
        cos_sigma = math.sin(u1) * math.sin(u2) + math.cos(u1) * math.cos(u2) * math.cos(lam)
        sigma = math.atan2(sin_sigma, cos_sigma)
        sin_alpha = math.cos(u1) * math.cos(u2) * math.sin(lam) / sin_sigma
        cos2_alpha = 1 - sin_alpha**2
        cos_2m = cos_sigma - 2 * math.sin(u1) * math.sin(u2) / cos2_alpha
        c = f / 16 * cos2_alpha * (4 + f * (4 - 3 * cos2_alpha))
        before = lam
        lam = length + (1 - c) * f * sin_alpha * (
            sigma + c * sin_sigma * (cos_2m + c * cos_sigma * (-1 + 2 * cos_2m**2))
        )
        if abs(lam - before) < 1e-12:
            break
    u_sq = cos2_alpha * (a**2 - b**2) / b**2
    big_a = 1 + u_sq / 16384 * (4096 + u_sq * (-768 + u_sq * (320 - 175 * u_sq)))
    big_b = u_sq / 1024 * (256 + u_sq * (-128 + u_sq * (74 - 47 * u_sq)))
    delta = (
        big_b
        * sin_sigma
        * (
            cos_2m
            + big_b
            / 4
            * (
                cos_sigma * (-1 + 2 * cos_2m**2)
                - big_b / 6 * cos_2m * (-3 + 4 * sin_sigma**2) * (-3 + 4 * cos_2m**2)
            )
        )
    )
    return b * big_a * (sigma - delta) / 1000


def km(start, end):
    return geodesic_km(*(np.array([value]) for value in (*start, *end)))[0, 0]


@pytest.mark.parametrize(("start", "end"), [(BEIJING, TIANJIN), (BEIJING, LHASA), (TIANJIN, LHASA)])
def test_distances_agree_with_vincentys_formula(start, end):
    assert km(start, end) == pytest.approx(vincenty_km(start, end), abs=0.001)


def test_beijing_and_tianjin_are_as_far_apart_as_maps_say():
    # About 108 km as the crow flies between Tiananmen and the drum tower of Tianjin.
    assert km(BEIJING, TIANJIN) == pytest.approx(108, abs=2)


@pytest.fixture
def cities():
    return pd.DataFrame(
        {
            "code": ["110000", "120000", "130100", "131000"],
            "lon": [116.3913, 117.1762, 114.5086, 116.6837],
            "lat": [39.9075, 39.1422, 38.0422, 39.5380],
            "urban_district_population_2020": pd.array(
                [17_751_681, 10_933_092, 4_423_882, 900_000], dtype="Int64"
            ),
        }
    )


def test_the_nearest_city_is_the_nearest_of_its_size(cities):
    # 廊坊 lies between Beijing and Tianjin; 正定 beside 石家庄.
    seats = pd.DataFrame(
        {"code": ["131003", "130123"], "seat_lon": [116.70, 114.57], "seat_lat": [39.51, 38.147]}
    )
    found = city_distances(seats, cities)
    assert list(found["nearest_city_5m"]) == ["110000", "110000"]
    assert list(found["nearest_city_3m"]) == ["110000", "130100"]
    assert found.loc[1, "distance_city_1m"] == pytest.approx(
        vincenty_km((114.57, 38.147), (114.5086, 38.0422)), abs=0.05
    )


def test_a_unit_inside_the_city_has_the_distance_of_its_own_seat(cities):
    seats = pd.DataFrame({"code": ["110112"], "seat_lon": [116.6564], "seat_lat": [39.9093]})
    found = city_distances(seats, cities)
    assert found.loc[0, "nearest_city_5m"] == "110000"
    assert found.loc[0, "distance_city_5m"] == pytest.approx(22.7, abs=0.2)


def test_a_table_without_big_cities_is_refused(cities):
    seats = pd.DataFrame({"code": ["110112"], "seat_lon": [116.6564], "seat_lat": [39.9093]})
    with pytest.raises(ValueError, match="5,000,000"):
        city_distances(seats, cities.iloc[[3]])
