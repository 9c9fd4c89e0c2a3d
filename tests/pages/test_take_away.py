"""The row under every page's source line costs nothing until one of its buttons is pressed."""

import re

import pytest

from ui.exports import sheets

ALWAYS = {"take_cite", "take_embed", "take_collect"}


@pytest.fixture
def no_sheet(monkeypatch):
    """Fail where a view is made into a sheet that nobody asked for."""
    monkeypatch.setattr(sheets, "sheet_of", lambda *_: pytest.fail("a sheet was made that nobody asked for"))


def offered(page):
    return {button.key for button in page.app.button if button.key and button.key.startswith("take_")}


@pytest.mark.usefixtures("no_sheet")
@pytest.mark.parametrize("name", ["map", "services", "reach", "types", "county", "compare", "data"])
def test_every_page_offers_what_can_be_taken_and_makes_none_of_it(open_page, name):
    page = open_page(name, lang="en", county="220182")

    # A page of named counties has no filter to list by; a table is its own data and has nothing to draw.
    listed = set() if name in {"county", "compare", "data"} else {"take_data"}
    drawn = set() if name == "data" else {"take_picture"}
    assert offered(page) == ALWAYS | listed | drawn
    # The region's filter runs the page again, and still nothing is made.
    page.app.query_params["region"] = "west"
    page.run()
    assert offered(page)


def test_the_table_goes_into_the_briefing_as_it_is_filtered_sorted_and_chosen(open_page):
    query = {
        "province": "220000",
        "columns": "residents_2020,urban_share_2020",
        "sort": "urban_share_2020",
        "falling": "on",
    }
    page = open_page(lang="en")
    page.app.switch_page("pages/data.py")
    page.app.query_params.update(query)
    page.run()
    seen = page.text
    page.app.button(key="take_collect").click()
    page.run()
    page.app.switch_page("pages/briefing.py")
    page.run()

    (slide,) = page.app.session_state["briefing"].briefing.slides
    assert (slide.page, dict(slide.query)) == ("data", query)
    found = re.search(r'atlas-title">(.*?)</h1>', seen)
    assert found[1] in [box.value for box in page.app.text_area]
    # In the place of a picture, which a table has none of.
    assert "First 15 of 60 units, sorted by “Urbanization rate (2020)”, descending" in page.text


def test_the_county_page_without_a_county_has_nothing_to_take(open_page):
    page = open_page("county", lang="en")

    assert offered(page) == set()
