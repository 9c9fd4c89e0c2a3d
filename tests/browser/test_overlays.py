"""What a reader gets from the layers over the map."""

import itertools
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.atlas_page import AtlasPage

STATIONS = re.compile(r"/stations-\w+\.json$")

DRAWN = """pane => {
    let ink = 0;
    for (const canvas of document.querySelectorAll(`.leaflet-pane.${pane} canvas`)) {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        for (let i = 3; i < data.length; i += 4) ink += data[i];
    }
    return ink;
}"""
IN_VIEW = """at => Object.values(window).find(v => v && v.latLngToContainerPoint && v.getZoom)
    .getBounds().contains(at)"""
INSET_COLORS = """() => {
    const canvas = document.querySelector('.sea-inset canvas');
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d').getImageData(0, height / 2, width, height / 3);
    let ink = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] + data[i + 1] + data[i + 2] < 500) ink += 1;
    return ink;
}"""


@pytest.fixture
def requested(page: Page) -> list[str]:
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    return urls


@pytest.fixture
def atlas(page: Page, app_address: str) -> AtlasPage:
    return AtlasPage(page, app_address)


def ink_of(atlas: AtlasPage, pane: str) -> int:
    """Sum up how opaque the pixels of a pane's canvases are: a line may lie on another one."""
    return int(atlas.map.evaluate(DRAWN, pane))


def wait_for_drawing(atlas: AtlasPage, pane: str, before: int) -> None:
    """Wait until a pane holds more or less ink, and no more is to come."""
    atlas.map.wait_for_function(f"([pane, before]) => ({DRAWN})(pane) !== before", arg=[pane, before])
    atlas.expect_settled()


def switch(atlas: AtlasPage, name: str) -> None:
    """Switch a layer in the popover, and close the popover."""
    atlas.page.get_by_role("button", name="地图叠加图层").click()
    atlas.page.get_by_role("button", name=name, exact=True).click()
    atlas.page.keyboard.press("Escape")


def key_of(atlas: AtlasPage) -> Locator:
    """Give the entries of the map's key."""
    return atlas.map.locator(".overlay-key li")


def test_stations_are_fetched_when_they_are_first_shown(requested: list[str], atlas: AtlasPage) -> None:
    assert not any(STATIONS.search(url) for url in requested)
    before = ink_of(atlas, "overlays")
    switch(atlas, "高铁、动车车站")
    wait_for_drawing(atlas, "overlays", before)
    atlas.wait_for_query("overlays", "cities,provinces,stations")
    expect(key_of(atlas)).to_have_text(["高铁、动车车站"])
    switch(atlas, "高铁、动车车站")
    atlas.wait_for_query("overlays", None)
    expect(atlas.map.locator(".overlay-key")).to_be_hidden()
    assert sum(bool(STATIONS.search(url)) for url in requested) == 1


def test_province_and_prefecture_lines_can_be_switched(atlas: AtlasPage) -> None:
    with_provinces = ink_of(atlas, "borders")
    switch(atlas, "省界")
    wait_for_drawing(atlas, "borders", with_provinces)
    atlas.wait_for_query("overlays", "cities")
    bare = ink_of(atlas, "borders")
    assert bare < with_provinces
    switch(atlas, "地级界")
    wait_for_drawing(atlas, "borders", bare)
    assert ink_of(atlas, "borders") > bare


def test_a_link_restores_layers_and_rings(page: Page, app_address: str) -> None:
    atlas = AtlasPage(page, app_address, "?lang=en&overlays=airports,cities&ring=super_large-150")
    frame = page.frame_locator(".st-key-county-map iframe")
    expect(frame.locator(".overlay-key li")).to_have_text(
        ["Airports", "150 km around cities of 10 million or more"]
    )
    wait_for_drawing(atlas, "overlays", 0)
    assert atlas.query["ring"] == "super_large-150"
    page.get_by_role("button", name="Layers over the map").click()
    expect(page.get_by_role("radio", name="10 million or more")).to_be_checked()


def test_agglomerations_say_that_some_are_missing(atlas: AtlasPage) -> None:
    switch(atlas, "城市群（19 个中的 10 个）")
    wait_for_drawing(atlas, "overlays", 0)
    expect(atlas.map.locator(".overlay-key li")).to_have_text(["城市群（19 个中的 10 个）"])
    expect(atlas.map.get_by_text("京津冀", exact=True)).to_be_visible()


TOP_100 = "赛迪百强县 2025（非官方；100 个全部对应）"


def test_the_ranking_stands_on_the_map_and_says_whose_it_is(atlas: AtlasPage) -> None:
    switch(atlas, TOP_100)
    wait_for_drawing(atlas, "overlays", 0)
    atlas.wait_for_query("overlays", "cities,provinces,top100")
    expect(key_of(atlas)).to_have_text([TOP_100])
    # 昆山 has been first for two decades; where badges crowd, the higher rank is the one that is written.
    expect(atlas.map.locator(".rank-badge").get_by_text("1", exact=True)).to_be_visible()
    expect(atlas.map.locator(".rank-badge").get_by_text("2", exact=True)).to_have_count(0)


def test_badges_of_the_ranking_leave_each_other_room(page: Page, app_address: str) -> None:
    atlas = AtlasPage(page, app_address, "?overlays=top100")
    badges = atlas.map.locator(".rank-badge span")
    expect(badges.first).to_be_visible()
    boxes = badges.evaluate_all("spans => spans.map(span => span.getBoundingClientRect().toJSON())")
    apart = (
        one["right"] <= other["left"]
        or other["right"] <= one["left"]
        or one["bottom"] <= other["top"]
        or other["bottom"] <= one["top"]
        for one, other in itertools.combinations(boxes, 2)
    )
    assert all(apart)
    # Zooming in makes room for more.
    atlas = AtlasPage(page, app_address, "?overlays=top100&view=8,31.5,120.5")
    expect(atlas.map.locator(".rank-badge").get_by_text("2", exact=True)).to_be_visible()


def test_on_a_phone_the_key_does_not_lie_under_the_buttons(page: Page, app_address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    atlas = AtlasPage(page, app_address, "?overlays=top100,airports")
    key, buttons = (atlas.map.locator(name).bounding_box() for name in (".overlay-key", ".county-controls"))
    assert key is not None
    assert buttons is not None
    assert key["y"] >= buttons["y"] + buttons["height"]


def test_a_broken_ring_is_dropped_with_a_note(page: Page, app_address: str) -> None:
    atlas = AtlasPage(page, app_address, "?ring=village-7")
    expect(page.get_by_text("village-7")).to_be_visible()
    atlas.wait_for_query("ring", None)


def test_the_country_is_shown_with_an_inset_of_the_south_china_sea(atlas: AtlasPage) -> None:
    inset = atlas.map.locator(".sea-inset")
    expect(inset).to_be_visible()
    expect(inset).to_contain_text("南海诸岛")
    # 曾母暗沙 lies below the frame, 漠河 and Taiwan in it, and none of them under the inset.
    assert atlas.map.evaluate(IN_VIEW, [4.0, 112.3]) is False
    assert atlas.map.evaluate(IN_VIEW, [53.5, 122.4]) is True
    assert atlas.map.evaluate(IN_VIEW, [21.9, 120.9]) is True
    # The maritime line is drawn in it: ink on the sea, where no county lies.
    assert atlas.map.evaluate(INSET_COLORS) > 50
    atlas.map.get_by_role("button", name="放大").click()
    expect(inset).to_be_hidden()
    atlas.map.get_by_role("button", name="全国").click()
    expect(inset).to_be_visible()


def test_a_phone_shows_the_sea_itself(page: Page, app_address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    atlas = AtlasPage(page, app_address)
    expect(atlas.map.locator(".sea-inset")).to_be_hidden()
    assert atlas.map.evaluate(IN_VIEW, [3.5, 112.3]) is True
