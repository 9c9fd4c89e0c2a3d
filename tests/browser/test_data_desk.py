"""From a question to a file, a citation or a frame of one's own, as a journalist does it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pandas as pd
import pyogrio
import pytest
from playwright.sync_api import Page, expect

from geodata import release_version
from tests.browser.atlas_page import AtlasPage, code_of, settle, toast
from tests.browser.server import running_app

LOSING = "?lang=en&province=220000&sort=population_change_2010_2020"


@pytest.fixture
def desk(page: Page, app_address: str) -> Page:
    page.goto(f"{app_address}/data{LOSING}")
    page.locator(".st-key-data_formats button").first.wait_for()
    settle(page)
    return page


def downloaded(page: Page, kind: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=kind, exact=True).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_a_journalist_takes_a_file_with_definition_source_and_link(desk: Page, tmp_path: Path) -> None:
    title = desk.locator("h1.atlas-title").inner_text()
    book = openpyxl.load_workbook(downloaded(desk, "Excel (XLSX)", tmp_path))
    data, dictionary, sources, about = (book[name] for name in book.sheetnames)

    assert title == "In Jilin, 51 of 60 county-level units lost residents between 2010 and 2020"
    assert data.max_row == 61
    assert dictionary.max_row > 10
    assert sources.max_row > 3
    facts = {row[0].value: row[1].value for row in about.iter_rows(min_row=2)}
    assert facts["Title"] == title
    desk.goto(facts["Link"])
    expect(desk.locator("h1.atlas-title")).to_have_text(title)


def test_files_are_named_after_the_release_and_open(desk: Page, tmp_path: Path) -> None:
    table = downloaded(desk, "CSV", tmp_path)
    shapes = downloaded(desk, "GeoPackage", tmp_path)

    assert release_version() in table.name
    assert table.suffix == ".csv"
    change = pd.read_csv(table)["Change in residents, 2010–2020 (%)"]
    assert change.is_monotonic_increasing
    assert len(pyogrio.read_dataframe(shapes, layer="counties")) == len(change) == 60


def cells(page: Page, place: int) -> list[str]:
    """Give a column of the grid as a screen reader has it."""
    return page.locator(f'[data-testid="stDataFrame"] td[aria-colindex="{place}"]').all_inner_texts()


def test_a_click_on_a_heading_sorts_by_value(desk: Page) -> None:
    grid = desk.get_by_test_id("stDataFrame")
    # The lower line of the heading, in the first column of figures.
    grid.click(position={"x": 330, "y": 55})
    expect(grid.locator('th[aria-colindex="4"]')).to_contain_text("↑")
    grid.click(position={"x": 330, "y": 55})
    expect(grid.locator('th[aria-colindex="4"]')).to_contain_text("↓")
    falling = [float(text) for text in cells(desk, 4)]
    assert falling == sorted(falling, reverse=True)
    assert falling[0] > 0 > falling[-1]


def test_the_table_offers_no_download_without_sources(desk: Page) -> None:
    desk.get_by_test_id("stDataFrame").hover()
    expect(desk.get_by_role("button", name=re.compile("^Search: "))).to_be_visible()
    expect(desk.get_by_role("button", name=re.compile("^Download as CSV"))).to_be_hidden()


def dialog_code(page: Page, button: str) -> list[str]:
    page.get_by_role("button", name=button, exact=True).click()
    blocks = page.get_by_role("dialog").locator("pre code")
    expect(blocks.first).to_be_visible()
    return blocks.all_inner_texts()


def test_a_citation_bears_title_release_and_a_link_to_the_map_as_it_stands(
    page: Page, app_address: str
) -> None:
    atlas = AtlasPage(page, app_address, "?lang=en&region=northeast")
    painted = atlas.painted
    atlas.map.evaluate("window.countyMap.map?.setView?.([44, 126], 7)")
    sentence, standard, entry = dialog_code(page, "Cite")
    link = re.search(r"http\S+", sentence)

    title = page.locator("h1.atlas-title").inner_text()
    assert link
    for form in (sentence, standard, entry):
        assert release_version() in form
        assert title.split(",")[0] in form
    assert "region=northeast" in link[0]
    # The map is neither drawn nor loaded anew for it.
    assert atlas.painted == painted
    page.goto(link[0])
    expect(page.locator("h1.atlas-title")).to_have_text(title)


@pytest.fixture
def hosted() -> Iterator[str]:
    with running_app(base_path="atlas") as address:
        yield address


def test_a_frame_on_somebody_s_page_shows_the_view_alone_also_under_a_path(
    open_browser: Callable[..., Page], hosted: str
) -> None:
    page = open_browser(locale="en-US")
    AtlasPage(page, hosted, "?lang=en&province=220000")
    (code,) = dialog_code(page, "Embed")
    assert f'src="{hosted}/?province=220000&amp;lang=en&amp;embed=true"' in code

    page.set_content(f"<main style='width: 900px'>{code}</main>")
    frame = page.frame_locator("iframe").first
    expect(frame.locator("h1.atlas-title")).to_contain_text("Jilin")
    frame.frame_locator(".st-key-county-map iframe").locator("[data-painted]").wait_for()
    expect(frame.get_by_test_id("stSidebar")).to_be_hidden()
    expect(frame.locator(".st-key-take_away")).to_have_count(0)
    way_back = frame.get_by_role("link", name=re.compile("open the full view"))
    expect(way_back).to_have_attribute("href", f"{hosted}/?province=220000&lang=en")


def test_a_framed_view_stays_one_when_its_map_is_clicked(page: Page, app_address: str) -> None:
    atlas = AtlasPage(page, app_address, "?lang=en&embed=true")
    code = code_of("若羌县", "巴音郭楞蒙古自治州")
    page.mouse.click(*atlas.point_on_screen(code))
    atlas.wait_for_query("county", code)

    assert atlas.query["embed"] == "true"
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()


def test_a_view_goes_into_the_briefing(page: Page, app_address: str) -> None:
    AtlasPage(page, app_address, "?lang=en")
    with toast(page, "the briefing has 1 view"):
        page.get_by_role("button", name="Add to briefing", exact=True).click()


def test_the_map_is_taken_as_a_picture_that_says_what_it_is(
    page: Page, app_address: str, tmp_path: Path
) -> None:
    AtlasPage(page, app_address, "?lang=en&province=220000")
    title = page.locator("h1.atlas-title").inner_text()
    page.get_by_role("button", name="Picture", exact=True).click()
    vector = page.get_by_role("button", name="SVG (vector)", exact=True)
    vector.wait_for()
    with page.expect_download() as waiting:
        vector.click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)

    drawn = ET.parse(path).getroot()  # noqa: S314 - the atlas wrote it
    assert drawn.findtext("{http://www.w3.org/2000/svg}title") == title
    assert release_version() in path.read_text(encoding="utf-8")
    assert release_version() in path.name


def test_the_map_leads_to_its_own_figures_as_a_table(page: Page, app_address: str) -> None:
    AtlasPage(page, app_address, "?lang=en&province=220000&indicator=elderly_share_2020")
    page.get_by_role("button", name="Data", exact=True).click()
    page.wait_for_url("**/data?*")

    expect(page.locator("h1.atlas-title")).to_contain_text("of residents are 65 or older")
    expect(page.locator("h1.atlas-title")).to_contain_text("In Jilin")
    settle(page)
    query = page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")
    assert query == {
        "lang": "en",
        "province": "220000",
        "columns": "residents_2020,elderly_share_2020",
        "sort": "elderly_share_2020",
        "falling": "on",
    }
