"""What a reader gets from the search box, from the map's zoom buttons and from the map in words."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.atlas_page import AtlasPage, code_of

LIUYANG = ("浏阳市", "长沙市")


@pytest.fixture
def atlas(page: Page, app_address: str) -> AtlasPage:
    return AtlasPage(page, app_address)


def look_for(atlas: AtlasPage, query: str) -> None:
    box = atlas.page.get_by_role("textbox", name="查找县、市、区")
    box.fill(query)
    box.press("Enter")


def wait_until_near(atlas: AtlasPage, code: str, zoom: float = 6.5) -> None:
    """Wait until the map rests near a county, which lies in the middle half of its frame."""
    atlas.map.wait_for_function(
        """([code, zoom]) => {
            const map = Object.values(window).find(v => v && v.latLngToContainerPoint && v.getZoom);
            const at = window.countyMap.locate(code), size = map.getSize();
            const inside = (value, whole) => value > whole / 4 && value < 3 * whole / 4;
            return at && map.getZoom() > zoom && inside(at.x, size.x) && inside(at.y, size.y);
        }""",
        arg=[code, zoom],
    )


def test_enter_flies_to_the_county_and_selects_it(atlas: AtlasPage) -> None:
    look_for(atlas, "liuyang")
    code = code_of(*LIUYANG)
    atlas.wait_for_query("county", code)
    expect(atlas.card).to_contain_text("浏阳市")
    wait_until_near(atlas, code)


def test_an_old_name_leads_to_what_became_of_it(atlas: AtlasPage) -> None:
    look_for(atlas, "密云县")
    atlas.wait_for_query("county", code_of("密云区", "北京市"))
    expect(atlas.page.locator(".st-key-found")).to_contain_text("曾名 密云县")


def test_namesakes_are_told_apart_by_their_prefecture(atlas: AtlasPage) -> None:
    look_for(atlas, "朝阳")
    found = atlas.page.locator(".st-key-found")
    expect(found.get_by_role("button", name=re.compile("朝阳区.*北京市"))).to_be_visible()
    found.get_by_role("button", name=re.compile("朝阳区.*长春市")).click()
    code = code_of("朝阳区", "长春市")
    atlas.wait_for_query("county", code)
    wait_until_near(atlas, code)


def test_what_is_not_there_is_said(atlas: AtlasPage) -> None:
    look_for(atlas, "qqqqqqq<b>")
    expect(atlas.page.get_by_text("没有找到“qqqqqqq<b>”")).to_be_visible()
    assert "county" not in atlas.query


def test_the_results_can_be_closed(atlas: AtlasPage) -> None:
    look_for(atlas, "朝阳")
    atlas.page.get_by_role("button", name="收起结果").click()
    expect(atlas.page.locator(".st-key-found")).to_have_count(0)
    expect(atlas.page.get_by_role("textbox", name="查找县、市、区")).to_have_value("")


def test_a_filter_after_a_flight_keeps_the_view(atlas: AtlasPage) -> None:
    look_for(atlas, "liuyang")
    wait_until_near(atlas, code_of(*LIUYANG))
    view, painted = atlas.wait_for_any("view"), atlas.painted
    atlas.page.get_by_role("button", name="中部", exact=True).click()
    atlas.wait_for_repaint(painted)
    atlas.wait_for_query("region", "central")
    assert atlas.query["view"] == view


def test_the_map_zooms_to_the_county_to_its_province_and_back(page: Page, app_address: str) -> None:
    code = code_of(*LIUYANG)
    atlas = AtlasPage(page, app_address, f"?county={code}")
    frame = atlas.page.frame_locator(".st-key-county-map iframe")
    frame.get_by_role("button", name="缩放到所选的县").click()
    wait_until_near(atlas, code)
    near = float(atlas.wait_for_any("view").split(",")[0])
    frame.get_by_role("button", name="缩放到它所在的省").click()
    page.wait_for_function(
        "near => Number(new URLSearchParams(location.search).get('view')?.split(',')[0]) < near - 0.5",
        arg=near,
    )
    atlas.expect_settled()
    # All of Hunan is in the frame: its northernmost and southernmost county.
    size = atlas.map.evaluate("[innerWidth, innerHeight]")
    for name, prefecture in (("石门县", "常德市"), ("江华瑶族自治县", "永州市")):
        at = atlas.map.evaluate("code => window.countyMap.locate(code)", code_of(name, prefecture))
        assert 0 < at["x"] < size[0]
        assert 0 < at["y"] < size[1]
    frame.get_by_role("button", name="全国", exact=True).click()
    atlas.wait_for_query("view", None)


def test_the_map_in_words_stands_under_it_and_describes_it(atlas: AtlasPage) -> None:
    words = atlas.page.locator(".st-key-map_words code")
    expect(words).to_contain_text("最高的是")
    expect(words).to_contain_text("集中在")
    frame = atlas.page.locator(".st-key-county-map iframe")
    expect(frame).to_have_accessible_description(re.compile("2,843 个县级单位中，1,470 个"))
    atlas.page.get_by_role("button", name="东北", exact=True).click()
    expect(words).to_contain_text("282 个")
    expect(frame).to_have_accessible_description(re.compile("东北.*282 个"))


def test_the_map_in_words_can_be_copied(page: Page, app_address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    atlas = AtlasPage(page, app_address, "?lang=en")
    words = page.locator(".st-key-map_words")
    words.hover()
    words.get_by_role("button").click()
    beginning = "1,470 of 2,843 county-level units lost residents"
    page.wait_for_function(
        "async text => (await navigator.clipboard.readText()).startsWith(text)", arg=beginning
    )
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == atlas.page.locator(".st-key-map_words code").text_content()


def test_without_a_selection_there_is_nothing_to_zoom_to(atlas: AtlasPage) -> None:
    frame = atlas.page.frame_locator(".st-key-county-map iframe")
    expect(frame.get_by_role("button", name="缩放到所选的县")).to_be_disabled()
    expect(frame.get_by_role("button", name="缩放到它所在的省")).to_be_disabled()
