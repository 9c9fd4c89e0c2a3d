"""Cities have their official size, stations stand where trains stop, airports have flights."""

import numpy as np
import pytest
import shapely

from geodata.build.places import (
    PLACE_COLUMNS,
    SIZE_CLASSES,
    size_class,
)
from geodata.build.seats import places_by_hand


@pytest.fixture(scope="module")
def boundaries(build):
    return build["county_boundaries"]


@pytest.fixture(scope="module")
def cities(build):
    return build["read_cities"]


@pytest.fixture(scope="module")
def stations(build):
    return build["read_rail_stations"]


@pytest.fixture(scope="module")
def airports(build):
    return build["read_airports"]


def test_683_cities_fall_into_the_seven_classes_as_published(cities):
    counts = cities["size_class"].value_counts()
    assert [counts[name] for name in SIZE_CLASSES] == [7, 14, 14, 70, 135, 254, 189]


def test_the_seven_largest_cities_are_those_of_the_census_bureau(cities):
    largest = cities.loc[cities["size_class"] == "super_large", "name_en"]
    assert set(largest) == {
        "Shanghai",
        "Beijing",
        "Shenzhen",
        "Chongqing",
        "Guangzhou",
        "Chengdu",
        "Tianjin",
    }


def test_the_fourteen_very_large_cities_are_those_of_the_census_bureau(cities):
    very_large = cities.loc[cities["size_class"] == "very_large", "name_zh"]
    named = "武汉 东莞 西安 杭州 佛山 南京 沈阳 青岛 济南 长沙 哈尔滨 郑州 昆明 大连"
    assert set(very_large) == {f"{name}市" for name in named.split()}


@pytest.mark.parametrize(
    ("residents", "name"),
    [(10_000_000, "super_large"), (9_999_999, "very_large"), (1_000_000, "large_2"), (199_999, "small_2")],
)
def test_a_class_begins_at_its_least_number(residents, name):
    assert size_class(residents) == name


def test_a_city_has_its_centre_in_its_own_territory(boundaries, cities):
    codes = np.array(boundaries.codes)
    for city in cities.itertuples():
        whole = city.code[:2] if city.code.endswith("0000") else city.code.removesuffix("00")
        inside = boundaries.full[np.char.startswith(codes.astype(str), whole)]
        assert shapely.distance(inside, shapely.Point(city.lon, city.lat)).min() < 0.01, city.name_zh


def test_cities_and_stations_have_the_columns_of_the_release(cities, stations):
    assert list(cities.columns) == list(stations.columns) == list(PLACE_COLUMNS)
    assert cities["place_id"].is_unique
    assert stations["place_id"].is_unique


def test_a_train_stops_at_every_station(stations):
    assert (stations[["trains_g", "trains_d", "trains_c"]].sum(axis=1) > 0).all()


def test_yabuli_west_is_in_heilongjiang(stations, boundaries):
    station = stations.set_index("name_zh").loc["亚布力西"]
    shangzhi = boundaries.full[boundaries.codes.index("230183")]
    assert shangzhi.contains(shapely.Point(station["lon"], station["lat"]))
    assert station["centre_is_estimated"]


def test_stations_named_after_a_county_are_in_it_or_looked_at(stations, boundaries, harmonised):
    by_hand = places_by_hand()["stations"]
    looked_at = {*by_hand["right"], *by_hand["moved"], *by_hand["namesakes"]}
    stems = {}
    units = harmonised.units.reset_index()
    for code, name in zip(units["code"], units["name_zh"], strict=True):
        stems.setdefault(name[:-1] if len(name) > 2 else name, []).append(boundaries.codes.index(code))
    for prefecture, rows in units.groupby("prefecture_zh").groups.items():
        stems.setdefault(prefecture.removesuffix("市"), []).extend(rows)
    for station in stations.itertuples():
        bare = station.name_zh[:-1] if station.name_zh[-1] in "东西南北" else station.name_zh
        own = stems.get(station.name_zh, []) + stems.get(bare, [])
        if own and station.name_zh not in looked_at:
            here = shapely.Point(station.lon, station.lat)
            assert shapely.distance(boundaries.full[own], here).min() < 0.15, station.name_zh


def test_a_station_flagged_as_misplaced_is_left_out_unless_looked_at(stations):
    assert not stations["name_zh"].isin(["观音机场", "龙洞堡", "大石头南"]).any()
    assert stations["name_zh"].isin(["开阳", "博尔塔拉"]).sum() == 2


@pytest.mark.parametrize("iata", ["HSJ", "DZU", "XIN", "RUG", "YUA", "SZV"])
def test_air_bases_and_shangjie_are_no_airports_here(airports, iata):
    assert iata not in set(airports["iata"])


@pytest.mark.parametrize("iata", ["PEK", "PKX", "PVG", "CAN", "URC", "LXA", "OHE", "SQD"])
def test_airports_with_flights_are_there(airports, iata):
    assert iata in set(airports["iata"])


def test_qingdao_flies_from_jiaodong(airports):
    row = airports.set_index("iata").loc["TAO"]
    assert row["name_en"].startswith("Qingdao Jiaodong")
    assert row["lon"] == pytest.approx(120.09, abs=0.02)


def test_airports_lie_in_the_country(airports, boundaries):
    tree = shapely.STRtree(boundaries.full)
    points = shapely.points(airports["lon"], airports["lat"])
    found = np.unique(tree.query(points, predicate="dwithin", distance=0.1)[0])
    assert len(found) == len(airports)
