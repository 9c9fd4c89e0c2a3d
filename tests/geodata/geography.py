"""The geographic half of a build, made once for all tests that look at it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from geodata.build.boundaries import Boundaries, county_boundaries
from geodata.build.harmonise import harmonise
from geodata.build.names import english_names
from geodata.build.seats import county_seats, read_seats


def silent(_line):
    """Take a line of progress and say nothing."""


@dataclass(frozen=True)
class Geography:
    units: pd.DataFrame
    boundaries: Boundaries
    seats: pd.DataFrame
    county_seats: pd.DataFrame


harmonised = cache(harmonise)


@cache
def named_units(sources: Path) -> pd.DataFrame:
    units = harmonised(sources).units.reset_index()
    romanised = pd.read_csv(sources / "places" / "romanised_names.csv", dtype=str)
    return units.merge(english_names(units, romanised), on="code")


@cache
def geography(sources: Path) -> Geography:
    boundaries = county_boundaries(harmonised(sources).members, silent)
    seats = read_seats(sources / "places" / "seats_gcj02.csv")
    return Geography(named_units(sources), boundaries, seats, county_seats(boundaries, seats, silent))
