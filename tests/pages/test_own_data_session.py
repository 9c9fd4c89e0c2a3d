"""Own data are an indicator like any other, in one session, and go with it."""

import gc
from datetime import date

import numpy as np
import pandas as pd
import streamlit as st

from geodata import Indicator
from tests.own_tables import MESSY
from tests.pages.conftest import one_line
from ui.atlas import load_atlas
from ui.data.downloads import FORMATS
from ui.data.extracts import SCOPES, Wanted, extract_of
from ui.data.scene import Scene
from ui.i18n import Words
from ui.own_data.indicator import OwnIndicator

PRIVATE = "保密的财政收入"


def take_all(page):
    """Make every file that the data page offers, as the server's thread does when a button is pressed."""
    state = page.app.session_state
    scene = Scene(Words("en"), state["own_atlas"], state["view_state"], np.ones(2843, dtype=bool))
    for made in FORMATS.values():
        for scope in SCOPES:
            told = made.write(extract_of(scene, Wanted(scope, False, "", (), date(2026, 11, 24))))
            assert told


def kept():
    """Give all that the process holds of own data: indicators, and tables with a column of them."""
    # What was set aside is not listed.
    gc.unfreeze()
    gc.collect()
    return [held for held in gc.get_objects() if is_own(held)]


def is_own(held):
    if isinstance(held, pd.DataFrame):
        return "own-1" in held.columns
    return isinstance(held, OwnIndicator) or (isinstance(held, Indicator) and held.id.startswith("own-"))


def test_no_other_session_sees_what_one_brought(open_own, open_page):
    """Every page is opened with own data first, so that a store that sessions share would hold them."""
    st.cache_resource.clear()
    st.cache_data.clear()
    one = open_own(lang="en")
    one.bring(MESSY.encode("gbk"))
    one.put_on_the_map(name=PRIVATE, unit="亿元")
    assert one.address["indicator"] == "own-1"
    one.travel(scheme="equal")
    for page in ("services", "reach", "types", "compare", "data", "county", "map"):
        one.turn(page)
    one.travel(county="320583")
    one.turn("county")
    one.turn("data")
    one.travel(columns="all,own-1", sort="own-1", find="ks")
    assert any(PRIVATE in name for name in one_line(one.app.dataframe[0].value))
    take_all(one)
    assert kept()
    assert "own-1" not in load_atlas().indicators
    assert "own-1" not in load_atlas().counties

    other = open_page(lang="en", indicator="own-1", second="own-1")
    assert other.app.warning
    assert "they do not travel with the link" in other.app.warning[0].value
    assert other.address.get("indicator") is None
    for page in ("services", "reach", "types", "compare", "data", "county", "own_data"):
        other.app.switch_page(f"pages/{page}.py")
        other.run()
        assert PRIVATE not in other.text
        assert all(PRIVATE not in str(box.options) for box in other.app.selectbox)

    # With the session goes all that it brought: nothing else holds on to it.
    del one
    assert kept() == []


def test_it_is_an_indicator_in_the_scatter_the_card_the_table_and_the_types(open_own):
    page = open_own(lang="en")
    rows = "".join(f"{code},{number * 1.5 - 900}\n" for number, code in enumerate(load_atlas().rows))
    page.bring(("code,Balance 2019\n" + rows).encode())
    page.put_on_the_map(unit="%{x} {y}")

    page.travel(indicator="own-1", second="urban_share_2020", county="320583")
    assert page.app.get("plotly_chart")
    assert "Own data" in page.text
    assert "Balance 2019" in page.text
    taken = {button.key for button in page.app.button if str(button.key).startswith("take_")}
    assert taken == {"take_picture", "take_collect", "take_data"}, "a link to own data opens nothing"
    page.app.toggle(key="show_table").set_value(True)
    page.run()
    assert "Balance 2019 (%{x} {y})" in page.app.dataframe[0].value.columns

    page.travel(indicator="urban_share_2020", second="own-1")
    assert '"own":[-900.0,' in page.map_message
    (plot,) = page.app.get("plotly_chart")
    # What plotly would fill in or take for markup is shown as it was typed.
    assert "%&#123;x}" in plot.proto.spec
    assert "%{x} {y}" not in plot.proto.spec

    page.turn("types")
    page.travel(question="profiles")
    assert "Balance 2019" in page.text
    assert "Own data, not checked" in page.text
