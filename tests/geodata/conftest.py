"""The census half of the build, run once for all tests that look at it."""

import pandas as pd
import pytest

from geodata.build.census_2010 import read_census_2010
from geodata.build.census_2020 import read_census_2020
from geodata.build.comparison import read_zone_hosts
from geodata.build.corrections import load_corrections
from geodata.build.harmonise import ZONE_HOSTS, harmonise
from geodata.build.lineage import read_lineage


@pytest.fixture(scope="session")
def census_2010(sources):
    return read_census_2010(sources / "census" / "census_county_2010_v1.xlsx", load_corrections())


@pytest.fixture(scope="session")
def zone_hosts(sources):
    return read_zone_hosts(sources / ZONE_HOSTS)


@pytest.fixture(scope="session")
def census_2020(sources, zone_hosts):
    path = sources / "census" / "census_county_2020_v1.xlsx"
    return read_census_2020(path, frozenset(zone_hosts), load_corrections())


@pytest.fixture(scope="session")
def census_2020_rows(census_2020):
    return pd.concat([census_2020.units, census_2020.zones])


@pytest.fixture(scope="session")
def lineage(sources):
    return read_lineage(sources / "divisions")


@pytest.fixture(scope="session")
def harmonised(sources):
    return harmonise(sources)
