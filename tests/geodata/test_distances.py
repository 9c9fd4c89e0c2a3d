"""Distances to the big cities are those on the ground."""

import math

import numpy as np
import pandas as pd
import pytest

from geodata import load_airports, load_counties, load_places
from geodata.build.distances import capital_distances, city_distances, class_distances
from geodata.geodesic import geodesic_km

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


def test_each_size_class_has_its_own_nearest_city():
    # 燕郊 lies 30 km from Beijing, and farther from all others: each class is measured all the same.
    cities = pd.DataFrame(
        {
            "code": ["110000", "120000", "130100", "130200"],
            "lon": [116.3913, 117.1762, 114.5086, 118.1800],
            "lat": [39.9075, 39.1422, 38.0422, 39.6300],
            "size_class": ["super_large", "very_large", "large_1", "large_2"],
        }
    )
    seats = pd.DataFrame({"code": ["131082"], "seat_lon": [116.82], "seat_lat": [39.95]})
    found = class_distances(seats, cities).iloc[0]

    assert list(
        found[[f"nearest_{name}" for name in ("super_large", "very_large", "large_1", "large_2")]]
    ) == [
        "110000",
        "120000",
        "130100",
        "130200",
    ]
    assert found["distance_very_large"] == pytest.approx(
        vincenty_km((116.82, 39.95), (117.1762, 39.1422)), abs=0.05
    )
    with pytest.raises(ValueError, match="large_2"):
        class_distances(seats, cities.iloc[:3])


def test_the_capital_is_that_of_the_own_province_and_a_municipality_its_own(cities):
    seats = pd.DataFrame(
        {"code": ["110112", "131003"], "seat_lon": [116.6564, 116.70], "seat_lat": [39.9093, 39.51]}
    )
    found = capital_distances(seats, cities)

    # 廊坊 is nearer to Beijing, but belongs to Hebei.
    assert list(found["nearest_provincial_capital"]) == ["110000", "130100"]
    assert found.loc[1, "distance_provincial_capital"] == pytest.approx(
        vincenty_km((116.70, 39.51), (114.5086, 38.0422)), abs=0.05
    )


CAPITALS = {
    "石家庄市": "130000", "太原市": "140000", "呼和浩特市": "150000", "沈阳市": "210000", "长春市": "220000",
    "哈尔滨市": "230000", "南京市": "320000", "杭州市": "330000", "合肥市": "340000", "福州市": "350000",
    "南昌市": "360000", "济南市": "370000", "郑州市": "410000", "武汉市": "420000", "长沙市": "430000",
    "广州市": "440000", "南宁市": "450000", "海口市": "460000", "成都市": "510000", "贵阳市": "520000",
    "昆明市": "530000", "拉萨市": "540000", "西安市": "610000", "兰州市": "620000", "西宁市": "630000",
    "银川市": "640000", "乌鲁木齐市": "650000", "北京市": "110000", "天津市": "120000", "上海市": "310000",
    "重庆市": "500000",
}  # fmt: skip


def test_every_province_is_measured_to_its_capital():
    names = load_places().set_index("code")["name_zh"]
    pairs = load_counties()[["province_code", "nearest_provincial_capital"]].drop_duplicates()

    assert {names[capital]: province for province, capital in pairs.to_numpy()} == CAPITALS


DESTINATIONS = {
    "super_large": "code",
    "very_large": "code",
    "large_1": "code",
    "large_2": "code",
    "rail_station": "place_id",
    "airport": "iata",
}


@pytest.mark.parametrize("name", DESTINATIONS)
def test_released_distances_are_the_least_by_vincentys_formula(name):
    counties = load_counties().sample(25, random_state=7)
    places = load_places()
    if name == "airport":
        places = load_airports()
    else:
        places = places[places["kind" if name == "rail_station" else "size_class"] == name]
    key = places[DESTINATIONS[name]].to_numpy()
    points = list(zip(places["lon"], places["lat"], strict=True))

    for county in counties.to_dict("records"):
        km = [vincenty_km((county["seat_lon"], county["seat_lat"]), point) for point in points]
        assert county[f"distance_{name}"] == pytest.approx(min(km), abs=0.051)
        assert county[f"nearest_{name}"] == key[int(np.argmin(km))]
