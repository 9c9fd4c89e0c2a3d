"""Holding a release to its promises: totals, keys, ranges and geometry, from the release alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.indicators import load_indicators
from geodata.release import (
    AGGLOMERATIONS,
    AIRPORT_DISTANCES,
    AIRPORTS,
    COUNTS,
    HISTORY,
    PLACES,
    TOP_COUNTIES,
    Release,
)
from geodata.schema import table_columns

UNITS = 2843
RESIDENTS_2020 = 1_409_778_724
RESIDENTS_2010 = 1_332_810_869
URBAN_2020 = 899_991_162
URBAN_2010 = 670_005_546
AGGLOMERATIONS_KNOWN = 10
CITY_CLASSES = {
    "super_large": 7,
    "very_large": 14,
    "large_1": 14,
    "large_2": 70,
    "medium": 135,
    "small_1": 254,
    "small_2": 189,
}
TOLERANCE_DEGREES2 = 1e-3
"""Overlaps and gaps that may stand, in square degrees; Macau, which no county covers, is a gap of 5.6e-5."""
PERCENT = 100
GROUP_TOLERANCE = 0.05
"""Points: one resident of rounding in a unit of a few thousand moves its rate by a few hundredths."""
SEAT_TOLERANCE_DEGREES = 0.1
"""About ten kilometres: some seats stand just outside the unit they govern."""
NEAREST_CITIES = (
    *(f"nearest_city_{size}" for size in ("5m", "3m", "1m")),
    *(f"nearest_{size_class}" for size_class in ("super_large", "very_large", "large_1", "large_2")),
    "nearest_provincial_capital",
)
OPTIONAL = frozenset({"population_2000", "nearest_rail_station"})
"""Identity columns that a source which may be left out fills."""
REEFS = frozenset({"460300"})
"""三沙, whose shape holds reefs and lagoons: the only unit without an area."""
CHINA_BOUNDS = (73.0, 3.0, 136.0, 54.0)


@dataclass(frozen=True)
class Check:
    """One promise, and whether the release keeps it."""

    promise: str
    kept: bool
    found: str


def verify(release: Release, report: Callable[[Check], None] = lambda _: None) -> list[Check]:
    """Hold a release to every promise.

    Parameters
    ----------
    release : Release
        An opened release, so its checksums hold already.
    report : callable
        Told each check as it is done.

    Returns
    -------
    list of Check
        All of them, kept or not.
    """
    checks = []
    for check in _checks(release):
        report(check)
        checks.append(check)
    return checks


def _equal(promise: str, found: object, expected: object) -> Check:
    return Check(promise, bool(found == expected), str(found))


def _none(promise: str, faults: pd.Series | list[str]) -> Check:
    names = [str(item) for item in faults]
    return Check(promise, not names, "none" if not names else f"{len(names)}: {', '.join(names[:5])}")


def _checks(release: Release) -> Iterator[Check]:
    counties = release.shapes()
    counts = release.table(COUNTS)
    yield from _keys(release, counties, counts)
    yield from _totals(counties)
    yield from _ranges(counties)
    yield from _indicators(counties, counts)
    yield from _geometry(counties)
    yield from _places(release, counties)


def _keys(release: Release, counties: gpd.GeoDataFrame, counts: pd.DataFrame) -> Iterator[Check]:
    codes = counties["code"]
    yield _equal("there are 2,843 units", len(counties), UNITS)
    yield _none("every code stands once", codes[codes.duplicated()])
    yield _none("every code has six digits", codes[~codes.str.fullmatch(r"\d{6}")])
    yield _equal("rows stand in the order of the codes", codes.is_monotonic_increasing, True)
    yield _equal("counts.parquet has the same rows", counts["code"].tolist() == codes.tolist(), True)
    history = release.table(HISTORY)
    yield _none("the history names units of the release only", history["code"][~history["code"].isin(codes)])
    columns = [column for column in counties.columns if column != "geometry"]
    expected = list(table_columns("counties"))
    yield Check("the columns are those of the schema", columns == expected, f"{len(columns)} columns")


def _totals(counties: gpd.GeoDataFrame) -> Iterator[Check]:
    for column, expected in (
        ("population_2020", RESIDENTS_2020),
        ("population_2010", RESIDENTS_2010),
        ("urban_population_2020", URBAN_2020),
        ("urban_population_2010", URBAN_2010),
    ):
        yield _equal(f"{column} adds up to {expected:,}", int(counties[column].sum()), expected)


def _ranges(counties: gpd.GeoDataFrame) -> Iterator[Check]:
    for name, column in table_columns("counties").items():
        if column.allowed:
            unknown = counties[name][~counties[name].isin(column.allowed)]
            yield _none(f"{name} holds its listed values only", unknown)
    required = [c for c in table_columns("counties") if c not in load_indicators() and c not in OPTIONAL]
    sized = counties[~counties["code"].isin(REEFS)]
    empty = [
        column for column in required if (sized if column == "area_km2" else counties)[column].isna().any()
    ]
    yield _none("no identity column has a gap", empty)
    for year in (2010, 2020):
        over = counties["code"][counties[f"urban_population_{year}"] > counties[f"population_{year}"]]
        yield _none(f"no unit has more urban residents than residents in {year}", over)
    yield _none("every unit had residents in 2020", counties["code"][counties["population_2020"] <= 0])
    for indicator in load_indicators().values():
        if indicator.column not in counties:
            continue
        values = counties[indicator.column].dropna()
        # Revenue over expenditure is no share: it may pass 100%.
        if "_share" in indicator.id and indicator.scale == "sequential":
            yield _none(f"{indicator.id} lies between 0 and 100", values[(values < 0) | (values > PERCENT)])
    grouped = counties[counties["comparability"] == "grouped"]
    change = grouped.groupby("comparison_group")["population_change_2010_2020"]
    group_change = grouped.groupby("comparison_group")[["population_2010", "population_2020"]].sum()
    expected = 100 * (group_change["population_2020"] / group_change["population_2010"] - 1)
    spread = (change.max() - expected).abs().combine((change.min() - expected).abs(), max)
    yield _none(
        "members of a group share the group's change", spread[spread > GROUP_TOLERANCE].index.tolist()
    )


def _indicators(counties: gpd.GeoDataFrame, counts: pd.DataFrame) -> Iterator[Check]:
    measures = counts.set_index("code").join(counties.drop(columns="geometry").set_index("code"))
    for indicator in load_indicators().values():
        if indicator.column not in counties:
            continue
        recomputed = indicator.compute(measures, counties["comparison_group"]).to_numpy()
        same = np.allclose(
            recomputed, counties[indicator.column].to_numpy(float, na_value=np.nan), rtol=1e-9, equal_nan=True
        )
        yield _equal(f"{indicator.id} follows from its formula", same, True)


def _geometry(counties: gpd.GeoDataFrame) -> Iterator[Check]:
    shapes = counties.geometry
    yield _equal("shapes are in WGS-84", counties.crs.to_epsg(), 4326)
    yield _none("every shape is valid", counties["code"][~shapes.is_valid])
    yield _none(
        "every shape is a polygon", counties["code"][~shapes.geom_type.isin(["Polygon", "MultiPolygon"])]
    )
    polygons = shapes.to_numpy()
    union = shapely.union_all(polygons)
    overlap = abs(shapely.area(polygons).sum() - union.area)
    yield Check("counties do not overlap", overlap < TOLERANCE_DEGREES2, f"{overlap:.2e} square degrees")
    gaps = sum(shapely.Polygon(ring).area for part in shapely.get_parts(union) for ring in part.interiors)
    yield Check("counties leave no gaps", gaps < TOLERANCE_DEGREES2, f"{gaps:.2e} square degrees")
    west, south, east, north = CHINA_BOUNDS
    box = shapely.box(west, south, east, north)
    yield _none("every shape lies within China's bounds", counties["code"][~shapes.within(box)])
    seats = shapely.points(counties["seat_lon"], counties["seat_lat"])
    far = shapely.distance(seats, shapes.to_numpy()) > SEAT_TOLERANCE_DEGREES
    yield _none("every seat lies in its unit or close by", counties["code"][far])


def _places(release: Release, counties: gpd.GeoDataFrame) -> Iterator[Check]:
    places = release.table(PLACES)
    cities = places[places["kind"] == "city"]
    yield _equal(
        "cities fall into their size classes", cities["size_class"].value_counts().to_dict(), CITY_CLASSES
    )
    for column in NEAREST_CITIES:
        yield _none(
            f"{column} names cities that exist", counties[column][~counties[column].isin(cities["code"])]
        )
    known = counties["nearest_rail_station"].dropna()
    yield _none("nearest_rail_station names stations that exist", known[~known.isin(places["place_id"])])
    members = release.table(AGGLOMERATIONS)
    strangers = members["code"][~members["code"].isin(counties["code"])]
    yield _none("agglomerations hold units of the release only", strangers)
    yield _equal("10 agglomerations are known", members["agglomeration_zh"].nunique(), AGGLOMERATIONS_KNOWN)
    twice = members["code"][members.duplicated(["agglomeration_zh", "code"])]
    yield _none("no unit stands twice in an agglomeration", twice)
    if release.has(TOP_COUNTIES):
        top = release.table(TOP_COUNTIES)
        yield _equal("the top counties bear the ranks 1 to 100", top["rank"].tolist(), list(range(1, 101)))
        yield _none("top counties are units of the release", top["code"][~top["code"].isin(counties["code"])])
    if release.has(AIRPORTS):
        airports = release.table(AIRPORTS)
        yield _none("every airport stands once", airports["iata"][airports["iata"].duplicated()])
        near = release.table(AIRPORT_DISTANCES)
        same = near["code"].tolist() == counties["code"].tolist()
        yield _equal("airport_distances.parquet has the same rows", same, True)
        strangers = near["nearest_airport"][~near["nearest_airport"].isin(airports["iata"])]
        yield _none("nearest_airport names airports that exist", strangers)
    ordered = counties.sort_values("code")
    nested = (ordered["distance_city_1m"] <= ordered["distance_city_3m"] + 1e-9) & (
        ordered["distance_city_3m"] <= ordered["distance_city_5m"] + 1e-9
    )
    yield _none("a larger city is never nearer than a smaller one", ordered["code"][~nested])
    classes = ordered[["distance_super_large", "distance_very_large"]].min(axis=1)
    differing = ordered["code"][classes != ordered["distance_city_5m"]]
    yield _none("a city of 5 million is super-large or very large", differing)
