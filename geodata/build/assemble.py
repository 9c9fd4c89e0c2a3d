"""All steps of the build in their order: from the raw sources to the tables of the release."""

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from geodata.build.agglomerations import read_agglomerations
from geodata.build.boundaries import county_boundaries
from geodata.build.distances import (
    capital_distances,
    city_distances,
    class_distances,
    nearest,
)
from geodata.build.harmonise import Harmonised, harmonise
from geodata.build.measures import counts_columns
from geodata.build.names import english_names
from geodata.build.places import read_airports, read_cities, read_rail_stations
from geodata.build.seats import county_seats, read_seats
from geodata.build.top_counties import read_top_counties
from geodata.build.topology import county_topology
from geodata.build.write import ReleaseTables
from geodata.build.yearbook import county_yearbook
from geodata.indicators import load_indicators
from geodata.schema import table_columns

CENSUS_2020 = "census/census_county_2020_v1.xlsx"
AREA_DECIMALS = 2


def assemble(sources: Path, left_out: frozenset[str], report: Callable[[str], None]) -> ReleaseTables:
    """Build every table of the release.

    Parameters
    ----------
    sources : Path
        Folder with the raw files, checked.
    left_out : frozenset of str
        Ids of the optional sources that this release does without.
    report : callable
        Told each step.

    Returns
    -------
    ReleaseTables
    """
    harmonised = harmonise(sources, with_population_2000="census_2000" not in left_out, report=report)
    units = harmonised.units.reset_index()
    boundaries = county_boundaries(harmonised.members, report)
    romanised = pd.read_csv(sources / "places/romanised_names.csv", dtype=str)
    units = units.merge(english_names(units, romanised), on="code", validate="one_to_one")

    seats = read_seats(sources / "places/seats_gcj02.csv")
    seats_of_units = county_seats(boundaries, seats, report)
    cities = read_cities(sources / CENSUS_2020, units, seats, report)
    places = [cities]
    if "rail_stations" not in left_out:
        places.append(read_rail_stations(sources / "places/rail_stations_2022.csv", units, seats, report))
    airports = None if "airports" in left_out else read_airports(sources / "places/airports.csv", report)

    report("measuring distances")
    units["area_km2"] = np.round(boundaries.area_km2, AREA_DECIMALS)
    for table in (
        seats_of_units,
        city_distances(seats_of_units, cities),
        class_distances(seats_of_units, cities),
        capital_distances(seats_of_units, cities),
        _station_distances(seats_of_units, places),
    ):
        units = units.merge(table, on="code", validate="one_to_one")
    airport_distances = _airport_distances(seats_of_units, airports)
    yearbook = county_yearbook(
        sources / "yearbook/county_yearbook_2023.csv", units.set_index("code")["area_km2"], report
    )

    report("computing indicators")
    counts = _counts(harmonised, yearbook)
    measures = units.set_index("code").join(counts.set_index("code"))
    columns = table_columns("counties")
    computed = {
        indicator.id: indicator.compute(measures, measures["comparison_group"]).to_numpy()
        for indicator in load_indicators().values()
        if indicator.id in columns
    }
    described = units.assign(**computed)[list(columns)]
    # A mean that a census prints is an indicator as it stands; it is not stored twice.
    counts = counts.drop(columns=[name for name in counts if name != "code" and name in columns])
    topology = county_topology(
        boundaries, list(units["province_code"]), list(units["prefecture_code"]), report
    )
    top_counties = (
        None
        if "top_counties" in left_out
        else read_top_counties(sources / "policy/top100_counties_2025.csv", units, report)
    )
    return ReleaseTables(
        counties=gpd.GeoDataFrame(described, geometry=list(boundaries.release), crs="EPSG:4326"),
        counts=counts,
        places=pd.concat(places, ignore_index=True)[list(table_columns("places"))],
        history=harmonised.history[list(table_columns("history"))],
        airports=airports,
        airport_distances=airport_distances,
        agglomerations=read_agglomerations(
            sources / "policy/urban_agglomerations_10_of_19.csv", units, report
        ),
        top_counties=top_counties,
        corrections=harmonised.corrections,
        suspected_transfers=harmonised.suspected_transfers.reset_index().assign(
            counterpart=lambda table: table["counterpart"].str.join(";")
        ),
        boundaries=topology,
        columns={
            "counties": list(columns.values()),
            "counts": counts_columns(list(counts.columns)),
            "places": list(table_columns("places").values()),
            "history": list(table_columns("history").values()),
            "agglomerations": list(table_columns("agglomerations").values()),
            **(
                {} if top_counties is None else {"top_counties": list(table_columns("top_counties").values())}
            ),
            **(
                {}
                if airports is None
                else {name: list(table_columns(name).values()) for name in ("airports", "airport_distances")}
            ),
        },
    )


def _station_distances(seats: pd.DataFrame, places: list[pd.DataFrame]) -> pd.DataFrame:
    """Measure to the nearest station; nothing is known where the release leaves stations out."""
    names = ("distance_rail_station", "nearest_rail_station")
    stations = [table for table in places if (table["kind"] == "rail_station").any()]
    if not stations:
        return seats[["code"]].assign(**{names[0]: np.nan, names[1]: None})
    return seats[["code"]].join(nearest(seats, stations[0], "place_id", *names))


def _airport_distances(seats: pd.DataFrame, airports: pd.DataFrame | None) -> pd.DataFrame | None:
    """Measure to the nearest airport, in a table apart: its licence binds what it is mixed with."""
    if airports is None:
        return None
    return seats[["code"]].join(nearest(seats, airports, "iata", "distance_airport", "nearest_airport"))


def _counts(harmonised: Harmonised, yearbook: pd.DataFrame) -> pd.DataFrame:
    """Join census and yearbook; what stands among the counties is not repeated."""
    repeated = [column for column in harmonised.counts.columns if column in harmonised.units.columns]
    census = harmonised.counts.drop(columns=repeated)
    codes = census.index.to_series(name="code")
    return pd.concat([codes, census, yearbook.reindex(census.index)], axis=1).reset_index(drop=True)
