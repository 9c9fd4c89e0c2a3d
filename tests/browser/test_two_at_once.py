"""What a reader gets from two indicators at once, and from what is linked with the map."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.atlas_page import AtlasPage, choose, code_of, press_away
from tests.browser.axe import violations
from ui.palettes import PAIR

PAIRED = "?lang=en&second=urban_share_2020"


@pytest.fixture
def paired(page: Page, app_address: str) -> AtlasPage:
    return opened(page, app_address)


def opened(page: Page, app_address: str) -> AtlasPage:
    atlas = AtlasPage(page, app_address, PAIRED)
    expect(plot_of(atlas).locator(".points path").first).to_be_attached()
    return atlas


def plot_of(atlas: AtlasPage) -> Locator:
    return atlas.page.locator(".st-key-scatter .js-plotly-plot")


def drag_box(atlas: AtlasPage) -> None:
    """Draw a box around the upper right quarter of the plot."""
    area = atlas.page.locator(".st-key-scatter .nsewdrag").bounding_box()
    assert area is not None
    left, top = area["x"] + area["width"] * 0.3, area["y"] + 4
    atlas.page.mouse.move(left, top)
    atlas.page.mouse.down()
    atlas.page.mouse.move(area["x"] + area["width"] - 4, area["y"] + area["height"] * 0.5, steps=6)
    atlas.page.mouse.up()


def test_two_indicators_colour_the_map_in_nine_fields(paired: AtlasPage) -> None:
    assert set(paired.colors()) == set(PAIR["light"])
    legend = paired.page.frame_locator(".st-key-county-map iframe").get_by_role("table")
    expect(legend.get_by_role("row")).to_have_count(4)
    cells = legend.get_by_role("cell")
    counts = [int(text.replace(",", "")) for text in cells.all_inner_texts() if text]
    assert len(counts) == 9
    assert sum(counts) == 2843


def test_the_second_indicator_is_chosen_and_taken_off_again(page: Page, app_address: str) -> None:
    atlas = AtlasPage(page, app_address, "?lang=en")
    before, painted = atlas.colors(), atlas.painted
    choose(page.get_by_role("combobox", name="Together with"), "Urbanization rate, 2020")
    atlas.wait_for_repaint(painted)
    atlas.wait_for_query("second", "urban_share_2020")
    assert set(atlas.colors()) == set(PAIR["light"])
    expect(page.locator("h1")).to_contain_text("low in both")
    painted = atlas.painted
    press_away(page.get_by_label("Clear value").first)
    atlas.wait_for_repaint(painted)
    atlas.wait_for_query("second", None)
    assert atlas.colors() == before


def picked_count(atlas: AtlasPage) -> int:
    told = atlas.page.locator(".st-key-picked p", has_text="picked out")
    expect(told).to_be_visible()
    return int(re.sub(r"\D", "", told.inner_text()))


def lit(atlas: AtlasPage) -> int:
    return len([fill for fill in atlas.colors() if fill in PAIR["light"]])


def test_a_box_around_points_picks_their_counties_out_on_the_map(paired: AtlasPage) -> None:
    painted = paired.painted
    drag_box(paired)
    paired.wait_for_repaint(painted)
    count = picked_count(paired)
    assert 0 < count < 2843
    assert lit(paired) == count
    painted = paired.painted
    paired.page.get_by_role("button", name="Show all").click()
    paired.wait_for_repaint(painted)
    assert set(paired.colors()) == set(PAIR["light"])


def test_a_loop_around_points_picks_their_counties_out_and_a_link_restores_it(paired: AtlasPage) -> None:
    page, painted = paired.page, paired.painted
    page.locator(".st-key-scatter").hover()
    page.locator('.modebar-btn[data-title="Lasso Select"]').click()
    area = page.locator(".st-key-scatter .nsewdrag").bounding_box()
    assert area is not None
    corners = [(0.1, 0.3), (0.3, 0.1), (0.5, 0.4), (0.3, 0.8)]
    places = [(area["x"] + x * area["width"], area["y"] + y * area["height"]) for x, y in corners]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in [*places[1:], places[0]]:
        page.mouse.move(*place, steps=8)
    page.mouse.up()
    paired.wait_for_repaint(painted)
    count = picked_count(paired)
    assert 0 < count < 2843
    assert lit(paired) == count
    colours, region = paired.colors(), paired.query["pick"]
    paired.reload()
    assert paired.colors() == colours
    assert picked_count(paired) == count
    assert paired.query["pick"] == region


def test_a_field_of_the_square_legend_picks_its_counties_out(paired: AtlasPage) -> None:
    painted = paired.painted
    legend = paired.page.frame_locator(".st-key-county-map iframe").get_by_role("table")
    corner = legend.get_by_role("button").nth(2)
    counted = int(corner.inner_text().replace(",", ""))
    corner.click()
    paired.wait_for_repaint(painted)
    paired.wait_for_query("pick", "class:8")
    assert picked_count(paired) == counted
    assert lit(paired) == counted


def test_a_click_on_a_point_selects_its_county(paired: AtlasPage) -> None:
    code = code_of("堆龙德庆区", "拉萨市")
    place = paired.dot_on_screen(code)
    paired.page.mouse.move(place[0] - 1, place[1])
    paired.page.mouse.move(*place)
    paired.page.mouse.click(*place)
    paired.wait_for_query("county", code)
    expect(paired.card).to_contain_text("Doilungdêqên")


def test_pointing_at_a_row_of_the_ranking_shows_where_it_is(page: Page, app_address: str) -> None:
    atlas = AtlasPage(page, app_address, "?lang=zh")
    row = page.locator(".st-key-rank_highest_1 button")
    expect(row).to_contain_text("堆龙德庆区")
    row.hover()
    tooltip = page.frame_locator(".st-key-county-map iframe").locator(".county-tooltip")
    expect(tooltip).to_be_visible()
    expect(tooltip).to_contain_text("堆龙德庆区")
    at = atlas.point_on_screen(code_of("堆龙德庆区", "拉萨市"))
    box = tooltip.bounding_box()
    assert box is not None
    assert abs(box["x"] - at[0]) < 40
    page.locator(".st-key-remaining").hover()
    expect(tooltip).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_two_at_once_passes_axe_and_wears_the_colours_of_its_ground(
    open_tab: Callable[..., Page], app_address: str, scheme: str
) -> None:
    atlas = opened(open_tab(scheme=scheme), app_address)
    assert set(atlas.colors()) == set(PAIR[scheme])
    assert violations(atlas.page) | violations(atlas.map) == {}
