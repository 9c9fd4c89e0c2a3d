"""The build from the raw sources, run once for all tests that look at what it gives."""

import pandas as pd
import pytest

from geodata.build.comparison import read_zone_hosts
from geodata.build.harmonise import ZONE_HOSTS
from tests.geodata.building import Build


@pytest.fixture(scope="session")
def build(sources, tmp_path_factory):
    return Build(sources, tmp_path_factory.mktemp("built") / "release")


@pytest.fixture(scope="session")
def census_2010(build):
    return build["read_census_2010"]


@pytest.fixture(scope="session")
def census_2020(build):
    return build["read_census_2020"]


@pytest.fixture(scope="session")
def census_2020_rows(census_2020):
    return pd.concat([census_2020.units, census_2020.zones])


@pytest.fixture(scope="session")
def zone_hosts(sources):
    return read_zone_hosts(sources / ZONE_HOSTS)


@pytest.fixture(scope="session")
def lineage(build):
    return build["read_lineage"]


@pytest.fixture(scope="session")
def harmonised(build):
    return build["harmonise"]
