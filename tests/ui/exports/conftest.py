"""Extracts as the data page makes them, the release that they are held against, and the exports' fonts."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from analytics.filters import Filters, matching
from geodata import load_counties
from ui.assets import prepare_assets
from ui.atlas import DEFAULT_INDICATOR, load_atlas
from ui.data.extracts import Wanted, extract_of, filters_of
from ui.data.options import COLUMNS
from ui.data.scene import Scene
from ui.i18n import Words
from ui.view_state import ViewState

LINK = "https://atlas.example.org/data?province=220000&lang=en"
JILIN = "220000"
CHOSEN = ("population_change_2010_2020", "population_path", "residents_2000", "hospital_beds_per_1000")


def scene_of(lang="en", filters=None, columns=CHOSEN):
    atlas = load_atlas()
    filters = filters or Filters()
    state = ViewState(DEFAULT_INDICATOR, filters=filters).with_option(COLUMNS, columns)
    shown = np.asarray(matching(atlas.counties, filters, atlas.typology.members))
    return Scene(Words(lang), atlas, state, shown)


def extract(scope="chosen", *, lang="en", filters=None, columns=CHOSEN, share_alike=False):
    scene = scene_of(lang, filters, columns)
    return extract_of(scene, Wanted(scope, share_alike, LINK, filters_of(scene), date(2026, 11, 24)))


@pytest.fixture(scope="session")
def jilin():
    """The chosen columns of the counties of Jilin."""
    return extract(filters=Filters(provinces=(JILIN,)))


@pytest.fixture(scope="session")
def release():
    """All units and all columns of the release."""
    return extract("release")


@pytest.fixture(scope="session")
def counties() -> pd.DataFrame:
    return load_counties()


@pytest.fixture(scope="session")
def counties_of_jilin(counties) -> pd.DataFrame:
    return counties[counties["province_code"] == JILIN].reset_index(drop=True)


@pytest.fixture(scope="session", autouse=True)
def made_assets():
    return prepare_assets()
