"""What a reader gets from the services page."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from geodata import load_indicators
from tests.browser import sweep
from tests.browser.atlas_page import AtlasPage, code_of
from ui.palettes import CROSS


@pytest.fixture(scope="module")
def services_address(app_address: str) -> str:
    """Address of the services page."""
    return f"{app_address}/services"


@pytest.fixture(scope="module")
def visit(reader: BrowserContext, services_address: str) -> Iterator[sweep.Visit]:
    with sweep.visiting(reader, services_address) as visit:
        yield visit


def title_of(atlas: AtlasPage) -> str:
    return atlas.page.locator("h1.atlas-title").inner_text()


def test_it_opens_on_where_coverage_is_weakest_and_how_many_people_that_concerns(
    page: Page, services_address: str
) -> None:
    atlas = AtlasPage(page, services_address, "?lang=zh")
    expect(page.locator("h1")).to_contain_text("服务覆盖最弱")
    assert "亿常住人口" in title_of(atlas)


def test_a_link_restores_the_view(open_tab: Callable[..., Page], services_address: str) -> None:
    code = code_of("榆树市", "长春市")
    page = open_tab()
    atlas = AtlasPage(page, services_address, f"?lang=en&show=need&need=care&county={code}")
    told, colour = title_of(atlas), atlas.color_of(code)
    query = page.url.partition("?")[2]
    assert colour in CROSS["light"]

    again = open_tab()
    other = AtlasPage(again, services_address, f"?{query}")
    assert (title_of(other), other.color_of(code)) == (told, colour)
    expect(again.locator(".st-key-services_county")).to_contain_text("Yushu")


def test_a_click_on_the_map_selects_and_the_map_keeps_its_frame(page: Page, services_address: str) -> None:
    atlas = AtlasPage(page, services_address, "?lang=en")
    atlas.map.evaluate("window.stays = true")
    code = code_of("若羌县", "巴音郭楞蒙古自治州")
    page.mouse.click(*atlas.point_on_screen(code))
    atlas.wait_for_query("county", code)
    expect(page.locator(".st-key-services_county")).to_contain_text("percentile")

    before = atlas.painted
    page.get_by_role("radio", name="Supply and need").click()
    atlas.wait_for_query("show", "need")
    atlas.wait_for_repaint(before)
    assert atlas.map.evaluate("window.stays")
    assert atlas.color_of(code) in CROSS["light"]


def test_the_keyboard_reaches_the_views_the_threshold_and_the_lists(
    page: Page, services_address: str
) -> None:
    atlas = AtlasPage(page, services_address, "?lang=en&show=piped_water_share_2020")
    slider = page.locator("[class*='st-key-services_threshold'] input[type=range]")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("new URLSearchParams(location.search).has('threshold')")
    expect(page.locator("h1")).to_contain_text(f"under {atlas.query['threshold']}%")

    page.locator(".st-key-rank_worst_1 button").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("new URLSearchParams(location.search).has('county')")


def test_a_weight_moves_the_score_of_the_selected_county(page: Page, services_address: str) -> None:
    AtlasPage(page, services_address, "?lang=en&county=220182")
    county = page.locator(".st-key-services_county")
    expect(county).to_contain_text("Score")
    before = county.locator("dd").first.inner_text()
    page.get_by_role("button", name="Indicators and weights").click()
    page.locator(".st-key-services_weight_bath_share_2020 input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("new URLSearchParams(location.search).has('weights')")
    expect(county.locator("dd").first).not_to_have_text(before)


def test_every_number_is_traced_in_two_clicks(page: Page, services_address: str) -> None:
    AtlasPage(page, services_address, "?lang=en&show=hospital_beds_per_1000")
    page.get_by_role("button", name="How this is computed").click()
    expect(page.get_by_text(load_indicators()["hospital_beds_per_1000"].formula)).to_be_visible()


@pytest.mark.parametrize("show", ["index", "need", "hospital_beds_per_1000"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_a_phone_it_is_one_column_and_nothing_runs_over(visit: sweep.Visit, lang: str, show: str) -> None:
    visit.hold_one_column_on_a_phone(f"?lang={lang}&show={show}&county=220182")


def test_on_a_desktop_the_map_stands_in_the_window(visit: sweep.Visit) -> None:
    visit.hold_map_in_the_window("?lang=en&show=need", share=0.45)


def test_no_other_host_is_asked(page: Page, services_address: str) -> None:
    views = [f"?show={show}" for show in ("index", "people", "piped_water_share_2020")]
    sweep.hold_no_other_host(page, services_address, views)


@pytest.mark.parametrize("show", ["index", "need", "piped_water_share_2020"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_passes_axe(visit: sweep.Visit, scheme: str, show: str) -> None:
    visit.hold_axe(f"?lang=en&show={show}&county=220182", scheme)
