"""All steps of the build in their order: from the raw sources to the tables of the release."""

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from geodata.build.agglomerations import read_agglomerations
from geodata.build.boundaries import county_boundaries
from geodata.build.distances import city_distances
from geodata.build.harmonise import Harmonised, harmonise
from geodata.build.measures import counts_columns
from geodata.build.names import english_names
from geodata.build.places import read_airports, read_cities, read_rail_stations
from geodata.build.seats import county_seats, read_seats
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
    distances = city_distances(seats_of_units, cities)
    units["area_km2"] = np.round(boundaries.area_km2, AREA_DECIMALS)
    for table in (seats_of_units, distances):
        units = units.merge(table, on="code", validate="one_to_one")
    yearbook = county_yearbook(
        sources / "yearbook/county_yearbook_2023.csv", units.set_index("code")["area_km2"], report
    )

    report("computing indicators")
    counts = _counts(harmonised, yearbook)
    measures = units.set_index("code").join(counts.set_index("code"))
    computed = {
        indicator.id: indicator.compute(measures).to_numpy() for indicator in load_indicators().values()
    }
    described = units.assign(**computed)[list(table_columns("counties"))]
    topology = county_topology(
        boundaries, list(units["province_code"]), list(units["prefecture_code"]), report
    )
    return ReleaseTables(
        counties=gpd.GeoDataFrame(described, geometry=list(boundaries.release), crs="EPSG:4326"),
        counts=counts,
        places=pd.concat(places, ignore_index=True)[list(table_columns("places"))],
        history=harmonised.history[list(table_columns("history"))],
        airports=airports,
        agglomerations=read_agglomerations(
            sources / "policy/urban_agglomerations_10_of_19.csv", units, report
        ),
        corrections=harmonised.corrections,
        suspected_transfers=harmonised.suspected_transfers.reset_index().assign(
            counterpart=lambda table: table["counterpart"].str.join(";")
        ),
        boundaries=topology,
        columns={
            "counties": list(table_columns("counties").values()),
            "counts": counts_columns(list(counts.columns)),
            "places": list(table_columns("places").values()),
            "history": list(table_columns("history").values()),
            "agglomerations": list(table_columns("agglomerations").values()),
            **({} if airports is None else {"airports": list(table_columns("airports").values())}),
        },
    )


def _counts(harmonised: Harmonised, yearbook: pd.DataFrame) -> pd.DataFrame:
    """Join census and yearbook; what stands among the counties is not repeated."""
    repeated = [column for column in harmonised.counts.columns if column in harmonised.units.columns]
    census = harmonised.counts.drop(columns=repeated)
    codes = census.index.to_series(name="code")
    return pd.concat([codes, census, yearbook.reindex(census.index)], axis=1).reset_index(drop=True)
