"""Peers are a group to compare with on every page: one filter, in every link."""

from collections import Counter

import numpy as np
import pytest

from analytics.similarity import DEFAULT_WEIGHTS, Resemblances
from analytics.type_measures import in_universe
from geodata import load_indicators


@pytest.fixture(scope="module")
def peers(counties):
    plain = {
        key: counties[entry.column] for key, entry in load_indicators().items() if key in DEFAULT_WEIGHTS
    }
    table = counties.assign(**plain)
    row = int(np.flatnonzero(table["code"] == "220182")[0])
    return row, Resemblances(table, in_universe(table)).peers(row)


@pytest.mark.parametrize("script", ["services", "reach", "types"])
def test_every_page_with_a_map_keeps_a_county_and_its_peers(open_page, script):
    page = open_page(script, similar="220182", county="220182", lang="en")

    assert "**31** units shown" in page.text
    assert page.address["similar"] == "220182"


def test_the_map_shows_the_county_and_its_peers_alone(open_page, peers):
    row, alike = peers
    page = open_page(similar="220182", lang="en")
    # All the other units are drawn alike: as left out.
    left_out = Counter(page.classes).most_common(1)[0][0]
    shown = {at for at, one in enumerate(page.classes) if one != left_out}

    assert shown == {row, *alike.tolist()}
    assert "Among Yushu and the units most like it, " in page.text


def test_the_selected_county_is_offered_and_a_click_sets_the_filter(open_page):
    page = open_page(county="220182", lang="en")
    offered = page.app.pills(key="control_similar")
    assert list(offered.options) == ["Yushu"]

    offered.set_value("220182")
    page.run()
    assert page.address["similar"] == "220182"
    page.app.pills(key="control_similar").set_value(None)
    page.run()
    assert "similar" not in page.address


def test_taking_the_filters_off_takes_this_one_too(open_page):
    page = open_page(similar="220182", lang="en")
    page.app.button(key="reset_filters").click()
    page.run()

    assert "similar" not in page.address
    assert not [one for one in page.app.get("pills") if one.key == "control_similar"]


def test_a_code_that_no_county_bears_is_dropped_with_a_note(open_page):
    page = open_page(similar="110103", lang="en")

    assert "similar=110103" in page.app.warning[0].value
    assert "similar" not in page.address


def test_a_unit_without_peers_is_shown_alone(open_page):
    # 三沙 has nobody sampled in work and lies in no distance to a city that can be compared.
    page = open_page(similar="460300", lang="en")

    assert "units shown" in page.text or "unit shown" in page.text


def test_the_county_page_leads_to_the_map_of_its_peers(open_page):
    page = open_page("county", county="220182", region="west", lang="en")
    page.app.button(key="peers_on_map").click()
    page.run()

    assert page.address == {"county": "220182", "similar": "220182", "lang": "en"}
    assert "**31** units shown" in page.text
