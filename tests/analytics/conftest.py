"""The typed counties of the committed release, read once."""

import pytest

from analytics.type_measures import INPUTS, in_universe, type_measures
from analytics.typology import classify
from geodata import load_counties, load_measures


@pytest.fixture(scope="session")
def counties():
    return load_counties()


@pytest.fixture(scope="session")
def universe(counties):
    return in_universe(counties)


@pytest.fixture(scope="session")
def compared(universe):
    return type_measures(load_measures(INPUTS), universe)


@pytest.fixture(scope="session")
def typology(compared, universe):
    return classify(compared, universe)
