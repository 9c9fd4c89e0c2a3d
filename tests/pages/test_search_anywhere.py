"""The search box and the counties looked at before are on every page."""

import pytest

from tests.pages.conftest import Page

PAGES = ("map", "services", "reach", "types", "county", "compare", "data", "methods", "briefing", "own_data")


def on(script: str, **query: str) -> Page:
    page = Page(lang="en")
    page.app.switch_page(f"pages/{script}.py")
    for key, value in query.items():
        page.app.query_params[key] = value
    page.run()
    return page


@pytest.mark.parametrize("script", PAGES)
def test_a_county_is_found_by_its_pinyin_on_every_page(script):
    page = on(script)
    page.app.sidebar.text_input(key="search").set_value("yushushi")
    page.run()

    # Whichever page it was, the county is the selected one now, on the page itself or on the county page.
    assert page.address["county"] == "220182"


@pytest.mark.parametrize("script", ["data", "methods", "briefing", "own_data"])
def test_from_a_page_without_a_county_the_search_opens_the_county_page(script):
    page = on(script)
    page.app.sidebar.text_input(key="search").set_value("yushushi")
    page.run()

    assert '<h1 class="atlas-title">Yushu' in page.text


@pytest.mark.parametrize("script", ["methods", "briefing"])
def test_the_county_page_speaks_the_language_of_the_link_that_was_opened_first(open_page, script):
    page = open_page(script, lang="en")
    page.app.sidebar.text_input(key="search").set_value("yushushi")
    page.run()

    assert '<h1 class="atlas-title">Yushu' in page.text
    assert page.address == {"county": "220182", "lang": "en"}


def test_the_methods_page_of_a_first_visit_leads_to_the_county_too(open_page):
    page = open_page()
    del page.app.session_state["view_state"]
    page.app.switch_page("pages/methods.py")
    page.run()
    page.app.sidebar.text_input(key="search").set_value("yushushi")
    page.run()

    assert page.address["county"] == "220182"


@pytest.mark.parametrize("script", ["map", "services", "reach", "types", "compare", "data", "methods"])
def test_what_was_looked_at_is_at_hand_on_every_page(script):
    page = on("county", county="220182")
    page.app.query_params.clear()
    page.app.button(key="neighbour_0").click()
    page.run()
    page.app.switch_page(f"pages/{script}.py")
    page.run()
    page.app.button(key="recent_220182").click()
    page.run()

    assert page.address["county"] == "220182"


def test_a_county_selected_on_the_map_counts_as_looked_at(open_page):
    page = open_page(county="220182", lang="en")
    page.travel(county="330782")

    assert page.app.button(key="recent_220182").label.startswith("Yushu")
