"""The row under every page's source line costs nothing until one of its buttons is pressed."""

import pytest

from ui.exports import sheets

ALWAYS = {"take_cite", "take_embed"}
OF_A_SHEET = {"take_picture", "take_collect"}


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

    # A table is no slide, and a page of named counties has no filter to list by.
    listed = set() if name in {"county", "compare", "data"} else {"take_data"}
    assert offered(page) == ALWAYS | listed | (set() if name == "data" else OF_A_SHEET)
    # The region's filter runs the page again, and still nothing is made.
    page.app.query_params["region"] = "west"
    page.run()
    assert offered(page)


def test_the_county_page_without_a_county_has_nothing_to_take(open_page):
    page = open_page("county", lang="en")

    assert offered(page) == set()
