"""What a reader gets from the metro reach page."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from geodata import load_counties
from tests.browser import sweep
from tests.browser.atlas_page import AtlasPage, code_of
from ui.reach.colours import GAIN_NEAR, HINTERLANDS, LOSS_NEAR, OUTSKIRTS

VIEWS = ("curve", "hinterlands", "radius", "rail_air")


@pytest.fixture(scope="module")
def reach_address(app_address: str) -> str:
    """Address of the metro reach page."""
    return f"{app_address}/reach"


@pytest.fixture(scope="module")
def visit(reader: BrowserContext, reach_address: str) -> Iterator[sweep.Visit]:
    with sweep.visiting(reader, reach_address) as visit:
        yield visit


def chart(atlas: AtlasPage) -> Locator:
    return atlas.page.locator(".st-key-scatter .js-plotly-plot")


def test_a_link_restores_the_radius_on_slider_map_and_title(page: Page, reach_address: str) -> None:
    atlas = AtlasPage(page, reach_address, "?lang=en&show=radius&radius=150")
    expect(page.get_by_role("slider", name="Radius around the cities")).to_have_value("150")
    expect(page.locator("h1")).to_contain_text("within 150 km of a city of 5 million or more")
    key = page.frame_locator(".st-key-county-map iframe").get_by_text("150 km around cities")
    expect(key).to_be_visible()
    # Sanhe is under 60 km from Beijing.
    assert atlas.color_of(code_of("三河市", "廊坊市")) in {GAIN_NEAR, LOSS_NEAR}


def test_the_slider_moves_figures_map_and_address_together(page: Page, reach_address: str) -> None:
    atlas = AtlasPage(page, reach_address, "?lang=en&show=radius")
    painted = atlas.painted
    slider = page.get_by_role("slider", name="Radius around the cities")
    slider.focus()
    slider.press("ArrowRight")
    atlas.wait_for_query("radius", "101")
    atlas.wait_for_repaint(painted)
    expect(page.locator("h1")).to_contain_text("within 101 km")
    expect(page.get_by_text("Units within 101 km")).to_be_visible()


def test_a_click_on_a_dot_selects_the_county_on_map_and_card(page: Page, reach_address: str) -> None:
    atlas = AtlasPage(page, reach_address, "?lang=en")
    # Far below the curve, so that no other dot hides it.
    code = code_of("榆树市", "长春市")
    x, y = atlas.dot_on_screen(code)
    page.mouse.move(x - 1, y)
    page.mouse.move(x, y)
    page.mouse.click(x, y)
    atlas.wait_for_query("county", code)
    expect(atlas.card).to_contain_text("Yushu")


def test_a_county_selected_on_the_map_is_ringed_and_named_in_the_chart(
    page: Page, reach_address: str
) -> None:
    atlas = AtlasPage(page, reach_address, "?lang=en")
    code = code_of("榆树市", "长春市")
    page.mouse.click(*atlas.point_on_screen(code))
    atlas.wait_for_query("county", code)
    expect(chart(atlas).get_by_text("Yushu")).to_be_visible()
    expect(atlas.card).to_contain_text("Harbin")


def test_hinterlands_that_meet_differ_in_colour_and_the_hover_names_the_city(
    page: Page, reach_address: str
) -> None:
    atlas = AtlasPage(page, reach_address, "?lang=en&show=hinterlands")
    codes = load_counties()["code"].tolist()
    fills = atlas.map.evaluate("codes => codes.map(c => window.countyMap.colorOf(c))", codes)
    assert set(fills) <= {*HINTERLANDS, *OUTSKIRTS}
    page.mouse.move(*atlas.point_on_screen(code_of("浏阳市", "长沙市")))
    tooltip = page.frame_locator(".st-key-county-map iframe").locator(".county-tooltip")
    expect(tooltip).to_contain_text(re.compile(r"Changsha · \d+ km"))


def test_the_other_rule_repaints_the_map(page: Page, reach_address: str) -> None:
    atlas = AtlasPage(page, reach_address, "?lang=en&show=hinterlands")
    painted = atlas.painted
    page.get_by_role("radio", name="Gravity").or_(page.get_by_role("button", name="Gravity")).first.click()
    atlas.wait_for_query("rule", "gravity")
    atlas.wait_for_repaint(painted)
    expect(page.get_by_text("by gravity").first).to_be_visible()


def test_the_map_stays_where_it_is_when_the_question_changes(page: Page, reach_address: str) -> None:
    atlas = AtlasPage(page, reach_address, "?lang=en")
    frame = page.locator(".st-key-county-map iframe")
    before = frame.bounding_box()
    for name in ("Hinterlands", "Radius", "Rail and air"):
        painted = atlas.painted
        page.get_by_role("radio", name=name).or_(page.get_by_role("button", name=name)).first.click()
        atlas.wait_for_repaint(painted)
        atlas.expect_settled()
        assert frame.bounding_box() == before


def test_a_class_of_the_legend_stands_out_until_the_reader_shows_all(page: Page, reach_address: str) -> None:
    atlas = AtlasPage(page, reach_address, "?lang=en")
    legend = page.frame_locator(".st-key-county-map iframe").locator(".county-legend")
    legend.get_by_role("button").first.click()
    atlas.wait_for_query("pick", "class:0")
    expect(page.locator(".st-key-picked")).to_contain_text("picked out")
    page.get_by_role("button", name="Show all").click()
    atlas.wait_for_query("pick", None)


def test_no_other_host_is_asked(page: Page, reach_address: str) -> None:
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).hostname))
    first, *others = (f"?lang=en&show={view}&county=220182" for view in VIEWS)
    atlas = AtlasPage(page, reach_address, first)
    for query in others:
        atlas.turn_to(query)
    assert {host for host in asked if host} == {"localhost"}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_phone_shows_one_column_and_nothing_beside_it(visit: sweep.Visit, lang: str, view: str) -> None:
    visit.hold_one_column_on_a_phone(f"?lang={lang}&show={view}&county=220182")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_passes_axe(visit: sweep.Visit, scheme: str, view: str) -> None:
    lang = "zh" if scheme == "light" else "en"
    visit.hold_axe(f"?lang={lang}&show={view}&county=220182", scheme)
