"""The counties of the committed release, read once: typed, and as a reader's tables are joined to them."""

import numpy as np
import pytest

from analytics.designations import Gazetteer
from analytics.own_table import Choices, join
from analytics.type_measures import INPUTS, in_universe, type_measures
from analytics.typology import classify
from analytics.unit_finder import UnitFinder
from analytics.workbooks import read_table
from geodata import load_counties, load_history, load_measures
from tests.own_tables import understand


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


@pytest.fixture(scope="session")
def finder(counties):
    typed = np.ones(len(counties), dtype=bool)
    return UnitFinder(Gazetteer(counties, load_history(), typed), counties)


@pytest.fixture
def joined(counties, finder):
    def run(text, encoding="utf-8", **choices):
        table = read_table(text.encode(encoding) if isinstance(text, str) else text)
        columns = understand(table, finder.gazetteer)
        return join(table, columns, Choices(**choices), finder, counties["code"].tolist())

    return run


@pytest.fixture
def values(counties, joined):
    def run(*args, **choices):
        found = joined(*args, **choices)
        rows = np.flatnonzero(np.isfinite(found.values))
        return {str(counties["code"].iloc[row]): float(found.values[row]) for row in rows}

    return run
