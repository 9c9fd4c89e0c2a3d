"""What the page hands to the map, and what the map hands back."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from ui import county_map
from ui.assets import Assets
from ui.county_map import Click, last_click
from ui.map_message import LegendClass, MapView, OwnValues, Painting, payload_of, script_json

COUNTIES = 2843
ASSETS = Assets(
    inputs="0",
    leaflet="leaflet-1.9.4.js",
    bundle="map-0a1b.js",
    player="player-0.js",
    topology="counties-2c3d.topo.json",
    overview="overview-5e6f.json",
    names="names-4e5f.json",
    cities="cities-6a7b.json",
    fonts="fonts-1.0.0",
    values={"urban_share_2020": "values-urban_share_2020-8c9d.json"},
    overlays={"stations": "stations-0e1f.json"},
    words={"zh": "words-zh-1a2b.json", "en": "words-en-3c4d.json"},
)
HOSTILE = "</script><img src=x onerror=alert(1)> & \u2028 {{ 'name' }} '\""


def painting(**changes):
    legend = tuple(LegendClass(f"{i}0 to {i + 1}0", "#01665e", 300 + i, "123.4") for i in range(9))
    content = {
        "classes": "012345678" * (COUNTIES // 9) + "-" * (COUNTIES % 9),
        "legend_title": "Urban share",
        "legend_unit": "%",
        "legend": legend,
        "no_data_label": "No data",
        "no_data_count": 8,
        "no_data_residents": "1.2",
        "nation": 63.9,
        "grouped_count": 257,
        "indicator": "urban_share_2020",
        "decimals": 1,
        "unit": "%",
        "no_data_text": "no data",
        "lang": "en",
        "selected": None,
    }
    return Painting(**(content | changes))


PAGE = """
import streamlit as st
from ui.county_map import county_map

county_map(st.session_state["painting"], view=st.session_state["view"], height=600)
"""


@pytest.fixture
def messages(monkeypatch):
    """Give what the page sends to the map's frame for each painting in turn."""
    monkeypatch.setattr(county_map, "current_assets", lambda: ASSETS)
    app = AppTest.from_string(PAGE)

    def sent(shown, view=None):
        app.session_state["painting"], app.session_state["view"] = shown, view
        app.run()
        assert not app.exception
        frame = next(
            element
            for element in app.main.children[0]
            if hasattr(element, "proto") and hasattr(element.proto, "json_args")
        )
        return frame.proto.id, json.loads(frame.proto.json_args), len(frame.proto.json_args)

    return sent


def payload_in(arguments):
    script = re.search(r"window\.countyMap\.apply\((.*)\);", arguments["feature_group"])
    return json.loads(script[1])


def test_a_filter_keeps_the_frame_and_its_shapes(messages):
    first_id, first, _ = messages(painting())
    second_id, second, _ = messages(
        painting(classes=" " * COUNTIES, selected="110101"), MapView(6.5, 31, 118)
    )
    assert first["script"] == second["script"]
    assert first_id == second_id
    assert first["feature_group"] != second["feature_group"]


def test_the_map_loads_from_its_own_server_alone(messages):
    _, arguments, _ = messages(painting())
    assert arguments["js_links"] == ["../../app/static/leaflet-1.9.4.js", "../../app/static/map-0a1b.js"]
    assert arguments["css_links"] == []
    assert "://" not in json.dumps(arguments)


def test_tiles_come_from_the_operator_s_own_server(messages, monkeypatch):
    address = "https://tiles.example.org/{z}/{x}/{y}.png"
    monkeypatch.setenv("XIANCHENG_TILES", address)
    _, arguments, _ = messages(painting())
    assert f'"tiles":{{"url":"{address}","credit":""}}' in arguments["script"]


def test_a_filter_sends_at_most_eight_kilobytes(messages):
    _, arguments, size = messages(painting())
    assert payload_in(arguments)["classes"] == painting().classes
    assert size <= 8000


def test_a_filter_does_not_send_what_holds_nothing(messages):
    _, arguments, _ = messages(painting(nation=0.0, no_data_count=0))
    sent = payload_in(arguments)
    assert (sent["nation"], sent["noDataCount"]) == (0.0, 0)
    assert not {"fade", "selected", "overlays", "pair", "panels", "own", "view", "rings"} & sent.keys()
    assert "<style>" not in arguments["header"]


def test_moving_the_map_does_not_rerun_the_page(messages):
    _, arguments, _ = messages(painting())
    assert arguments["returned_objects"] == []


def test_words_arrive_as_they_are_and_never_run(messages):
    _, arguments, _ = messages(painting(legend_title=HOSTILE, no_data_text=HOSTILE))
    assert payload_in(arguments)["legendTitle"] == HOSTILE
    assert payload_in(arguments)["noDataText"] == HOSTILE
    assert "<" not in arguments["feature_group"]
    assert "\u2028" not in arguments["feature_group"]


def test_the_hover_reads_the_indicator_s_own_file():
    assert json.loads(payload_of(painting(), ASSETS, None))["values"] == "values-urban_share_2020-8c9d.json"
    assert "values" not in json.loads(payload_of(painting(indicator="mine"), ASSETS, None))


def test_values_that_the_page_computed_travel_with_the_message():
    own = OwnValues(numbers=(12.5, None), names=("Wuhan",), name_of=(0, -1))
    sent = json.loads(payload_of(painting(own=own), ASSETS, None))["own"]
    assert sent == {"numbers": [12.5, None], "names": ["Wuhan"], "name_of": [0, -1]}


def test_script_json_is_json():
    assert json.loads(script_json({"县": [HOSTILE, None, 1.5]})) == {"县": [HOSTILE, None, 1.5]}


@pytest.mark.parametrize(
    ("value", "click"),
    [
        ({"code": "530821", "n": 7}, Click("530821", 7)),
        ({"code": None, "n": 8}, Click(None, 8)),
        ({}, None),
        (None, None),
        ({"code": "530821"}, None),
        ({"code": 530821, "n": 1}, None),
        ({"code": "530821", "n": "1"}, None),
        ("530821", None),
    ],
)
def test_a_click_is_read_before_the_map_is_drawn(monkeypatch, value, click):
    monkeypatch.setattr(county_map.st, "session_state", {"map": value})
    assert last_click("map") == click


def test_no_click_before_the_first(monkeypatch):
    monkeypatch.setattr(county_map.st, "session_state", {})
    assert last_click("map") is None
