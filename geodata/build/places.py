"""Cities by size class, high-speed rail stations, airports with scheduled flights."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from geodata.build.census_sheet import code_text, read_sheet
from geodata.build.names import station_name, without_generic_zh
from geodata.build.seats import places_by_hand

SIZE_CLASSES = {
    "super_large": 10_000_000,
    "very_large": 5_000_000,
    "large_1": 3_000_000,
    "large_2": 1_000_000,
    "medium": 500_000,
    "small_1": 200_000,
    "small_2": 0,
}
"""Classes of the State Council (2014) and their least number of residents of the urban district."""

PLACE_COLUMNS = {
    "place_id": "string",
    "kind": "string",
    "code": "string",
    "name_zh": "string",
    "name_en": "string",
    "lon": "float64",
    "lat": "float64",
    "size_class": "string",
    "urban_district_population_2020": "Int64",
    "centre_is_estimated": "boolean",
    "trains_g": "Int64",
    "trains_d": "Int64",
    "trains_c": "Int64",
}
_CITY_NAME = "区县"


def read_cities(
    census_2020: Path, units: pd.DataFrame, seats: pd.DataFrame, report: Callable[[str], None]
) -> pd.DataFrame:
    """Read the cities of the census of 2020 with their size class and centre.

    Parameters
    ----------
    census_2020 : Path
        ``census_county_2020_v1.xlsx``; its column 城区人口 stands on rows of cities alone.
    units : DataFrame
        One row a map unit: codes and ``*_en`` names of units, prefectures and provinces.
    seats : DataFrame
        Indexed by code: ``lon``, ``lat``; the centre of a city is the seat of its government.
    report : callable
        Receives one line with the number of cities in each class.

    Returns
    -------
    DataFrame
        Columns of :data:`PLACE_COLUMNS`, sorted by code.

    Raises
    ------
    KeyError
        If a city has no seat or no name.
    """
    sheet = read_sheet(census_2020)
    rows = sheet[[_CITY_NAME, "城区人口"]].assign(code=sheet["区划代码"].map(code_text))
    rows = rows[rows["城区人口"].notna() & (rows["code"] != "")].sort_values("code", ignore_index=True)
    residents = rows["城区人口"].astype("int64")
    name_en: dict[str, str] = {}
    for code, name in (
        ("province_code", "province_en"),
        ("prefecture_code", "prefecture_en"),
        ("code", "name_en"),
    ):
        name_en |= dict(zip(units[code], units[name], strict=True))
    centres = seats.loc[rows["code"]]
    cities = pd.DataFrame(
        {
            "place_id": "city-" + rows["code"],
            "kind": "city",
            "code": rows["code"],
            "name_zh": rows[_CITY_NAME],
            "name_en": [name_en[code] for code in rows["code"]],
            "lon": centres["lon"].round(5).to_numpy(),
            "lat": centres["lat"].round(5).to_numpy(),
            "size_class": [size_class(number) for number in residents],
            "urban_district_population_2020": residents,
            "centre_is_estimated": False,
        }
    )
    counts = cities["size_class"].value_counts().reindex(list(SIZE_CLASSES), fill_value=0)
    report(f"cities: {len(cities)}, by class {', '.join(map(str, counts))}")
    return _as_places(cities)


def size_class(urban_residents: int) -> str:
    """Return the size class of a city.

    Parameters
    ----------
    urban_residents : int
        Residents of its urban district (城区人口).

    Returns
    -------
    str
        A key of :data:`SIZE_CLASSES`.
    """
    return next(name for name, least in SIZE_CLASSES.items() if urban_residents >= least)


def read_rail_stations(
    path: Path, units: pd.DataFrame, seats: pd.DataFrame, report: Callable[[str], None]
) -> pd.DataFrame:
    """Read the stations at which G, D or C trains stop.

    A station that the source flags as misplaced is left out unless ``places_by_hand.toml`` says where it is;
    one that it misplaces without a flag is moved.

    Parameters
    ----------
    path : Path
        ``rail_stations_2022.csv``, January 2022, WGS-84.
    units : DataFrame
        ``code``, ``name_zh``, ``name_en``, ``prefecture_zh``, ``prefecture_en`` of the map units.
    seats : DataFrame
        Indexed by code: ``lon``, ``lat``.
    report : callable
        Receives one line with the numbers left out and moved.

    Returns
    -------
    DataFrame
        Columns of :data:`PLACE_COLUMNS`, sorted by name; ``centre_is_estimated`` where the station was moved.
    """
    table = pd.read_csv(path, dtype={"adcode2020": str})
    table = table[table[["n_G", "n_D", "n_C"]].sum(axis=1) > 0]
    by_hand = places_by_hand()["stations"]
    known = table["station"].isin({*by_hand["right"], *by_hand["moved"]})
    kept = table[table["flag"].isna() | known].sort_values("station", ignore_index=True)
    moved = kept["station"].isin(by_hand["moved"])
    for row, name in kept.loc[moved, "station"].items():
        entry = by_hand["moved"][name]
        lon, lat = (
            (entry["lon"], entry["lat"]) if "lon" in entry else seats.loc[entry["seat"], ["lon", "lat"]]
        )
        kept.loc[row, ["lng", "lat"]] = float(lon), float(lat)
    report(f"rail stations: {len(kept)}, {len(table) - len(kept)} left out, {moved.sum()} moved by hand")
    towns = _towns_by_province(units)
    stations = pd.DataFrame(
        {
            "place_id": "rail-" + kept["station"],
            "kind": "rail_station",
            "name_zh": kept["station"],
            "name_en": [
                station_name(name, {} if pd.isna(county) else towns.get(county[:2], {}))
                for name, county in zip(kept["station"], kept["adcode2020"], strict=True)
            ],
            "lon": kept["lng"].round(5),
            "lat": kept["lat"].round(5),
            "centre_is_estimated": moved,
            "trains_g": kept["n_G"],
            "trains_d": kept["n_D"],
            "trains_c": kept["n_C"],
        }
    )
    return _as_places(stations)


def read_airports(path: Path, report: Callable[[str], None]) -> pd.DataFrame:
    """Read the airports with scheduled flights.

    Parameters
    ----------
    path : Path
        ``airports.csv``; its licence, CC BY-SA 4.0, binds this table.
    report : callable
        Receives one line with the number left out.

    Returns
    -------
    DataFrame
        ``iata``, ``icao`` (may be missing), ``name_en``, ``lon``, ``lat`` (WGS-84 degrees), by ``iata``.

    Raises
    ------
    KeyError
        If ``places_by_hand.toml`` names an airport that the source lacks.
    """
    columns = {"airport": "name_en", "lng": "lon"}
    table = (
        pd.read_csv(path, dtype={"iata": "string", "icao": "string"})
        .rename(columns=columns)
        .set_index("iata")
    )
    by_hand = places_by_hand()["airports"]
    kept = table.drop(index=list(by_hand["left_out"])).sort_index()
    for iata, entry in by_hand["corrected"].items():
        kept.loc[iata, ["name_en", "lon", "lat"]] = [entry["name_en"], entry["lon"], entry["lat"]]
    report(f"airports: {len(kept)}, {len(table) - len(kept)} without scheduled flights left out")
    return kept.reset_index()[["iata", "icao", "name_en", "lon", "lat"]]


def _towns_by_province(units: pd.DataFrame) -> Mapping[str, dict[str, str]]:
    """Return for each province the names of its counties and prefectures: Chinese stem to Latin form."""
    towns: dict[str, dict[str, str]] = {}
    for level in ("name", "prefecture"):
        pairs = zip(units["code"], units[f"{level}_zh"], units[f"{level}_en"], strict=True)
        for code, name_zh, name_en in pairs:
            towns.setdefault(code[:2], {})[without_generic_zh(name_zh)] = re.sub(
                " (City|County)$", "", name_en
            )
    return towns


def _as_places(table: pd.DataFrame) -> pd.DataFrame:
    return table.reindex(columns=list(PLACE_COLUMNS)).astype(PLACE_COLUMNS)
