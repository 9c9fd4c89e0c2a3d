"""A presenter collects views while browsing, arranges them and shows them full screen."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.atlas_page import DESKTOP, PHONE, AtlasPage, settle, toast
from tests.browser.axe import violations

MAP = "Object.values(window).find(found => found && found.latLngToContainerPoint && found.getZoom)"
SLIDES = "[class*='st-key-slide_title'] textarea"


def add(page: Page, number: int) -> None:
    """Put the view that is shown into the briefing, as its slide of that number."""
    settle(page)
    with toast(page, f"the briefing has {number} view"):
        page.get_by_role("button", name="Add to briefing").click()


def to_briefing(page: Page) -> None:
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Briefing").click()
    expect(page.locator(".st-key-briefing h1")).to_be_visible()


def titles(page: Page, count: int) -> list[str]:
    """Give what the slides are called, once their fields are filled."""
    expect(page.locator(SLIDES)).to_have_count(count)
    settle(page)
    return [field.input_value() for field in page.locator(SLIDES).all()]


def ready_made(page: Page, address: str) -> None:
    page.goto(f"{address}/briefing?lang=en")
    page.locator(".st-key-ready_make button").click()
    expect(page.locator(SLIDES)).to_have_count(10)


def test_views_are_collected_arranged_and_shown(page: Page, app_address: str):
    AtlasPage(page, app_address, "?lang=en&indicator=urban_share_2020")
    add(page, 1)
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Services").click()
    # While a page comes, the one before is still there.
    expect(page.get_by_role("radio", name="Supply and need")).to_be_visible()
    add(page, 2)
    to_briefing(page)
    first, second = titles(page, 2)
    assert "urban" in first
    page.locator("[class*='st-key-slide_down'] button").first.click()
    expect(page.locator(SLIDES).first).to_have_value(second)

    page.locator(".st-key-briefing_show button").click()
    show = page.frame_locator(".st-key-show iframe")
    expect(show.locator(".current h2")).to_have_text(second)
    box = page.locator(".st-key-show iframe").bounding_box()
    assert box
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 1440, 900)
    show.locator(".current .map-place > .deck-map[data-slide='1']").wait_for()
    page.keyboard.press("ArrowRight")
    expect(show.locator(".current h2")).to_have_text(first)
    page.keyboard.press("b")
    expect(show.locator(".blank")).to_be_visible()
    page.keyboard.press("b")
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-show")).to_have_count(0)
    # The fields are drawn anew, empty at first.
    for place, title in enumerate((second, first)):
        expect(page.locator(SLIDES).nth(place)).to_have_value(title)
    expect(page.locator(SLIDES)).to_have_count(2)


def test_a_reload_keeps_the_briefing(page: Page, app_address: str):
    AtlasPage(page, app_address, "?lang=en&indicator=urban_share_2020")
    add(page, 1)
    to_briefing(page)
    titles(page, 1)
    page.locator(SLIDES).fill("My own title")
    page.locator(SLIDES).press("Tab")
    settle(page)
    page.reload()
    assert titles(page, 1) == ["My own title"]
    page.locator("[class*='st-key-slide_delete'] button").first.click()
    expect(page.locator(".briefing-empty")).to_be_visible()
    settle(page)
    page.reload()
    expect(page.locator(".briefing-empty")).to_be_visible()
    page.evaluate("sessionStorage.setItem('xiancheng-atlas-briefing', '{\"format\": 1}')")
    page.reload()
    settle(page)
    expect(page.locator(".briefing-empty")).to_be_visible()


def test_quick_presses_move_a_slide_as_far_as_they_say(page: Page, app_address: str):
    ready_made(page, app_address)
    before = titles(page, 10)
    # Faster than the page is drawn anew.
    page.evaluate(
        """async (wait) => {
            for (let press = 0; press < 3; press += 1) {
                document.querySelector(".st-key-slide_down_0 button").click();
                await new Promise((done) => setTimeout(done, wait));
            }
        }""",
        80,
    )
    for place, title in enumerate([*before[1:4], before[0], *before[4:]]):
        expect(page.locator(SLIDES).nth(place)).to_have_value(title)


def test_a_slide_leads_back_to_its_view(page: Page, app_address: str):
    ready_made(page, app_address)
    link = page.get_by_role("link", name="Open the view")
    link.and_(page.locator("a[href*='indicator=urban_share_2020']")).click()
    atlas = AtlasPage.open_in(page)
    atlas.wait_for_query("indicator", "urban_share_2020")
    expect(page.locator("h1")).to_contain_text("urban")


def leave_map_at_chengdu(atlas: AtlasPage) -> None:
    atlas.map.evaluate(f"() => {{ {MAP}.setView([30, 104], 8, {{ animate: false }}) }}")
    atlas.wait_for_query("view", "8,30,104")


def test_a_slide_shows_its_own_place_wherever_the_map_was_left(page: Page, app_address: str):
    atlas = AtlasPage(page, app_address, "?lang=en&view=6.5,44.2,126")
    add(page, 1)
    leave_map_at_chengdu(atlas)
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Services").click()
    expect(page.get_by_role("radio", name="Supply and need")).to_be_visible()
    atlas.wait_for_query("view", "8,30,104")
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.get_by_role("radio", name="Supply and need")).to_have_count(0)
    atlas.wait_for_query("view", "8,30,104")
    to_briefing(page)
    page.get_by_role("link", name="Open the view").first.click()
    atlas.expect_settled()
    assert atlas.map.evaluate(f"() => {MAP}.getZoom()") == pytest.approx(6.5, abs=0.02)
    atlas.wait_for_query("view", "6.5,44.2,126")
    leave_map_at_chengdu(atlas)
    to_briefing(page)
    page.get_by_text("Take a ready-made briefing instead").click()
    page.locator(".st-key-ready_make button").click()
    expect(page.locator(SLIDES)).to_have_count(10)
    page.get_by_role("link", name="Open the view").first.click()
    atlas.expect_settled()
    assert "view" not in atlas.query
    assert atlas.map.evaluate(f"() => {MAP}.getZoom()") < 5, "not the whole country"


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_picture_has_its_place_before_it_comes(
    open_tab: Callable[..., Page], app_address: str, size: ViewportSize
):
    page = open_tab(size)
    ready_made(page, app_address)
    places = page.locator("[class*='st-key-slide_picture']")
    expect(places).to_have_count(10)
    heights = "places => places.map(place => place.getBoundingClientRect().height)"
    before = places.evaluate_all(heights)
    assert min(before) > 150
    expect(page.get_by_test_id("stImage").locator("img")).to_have_count(10)
    settle(page)
    assert places.evaluate_all(heights) == pytest.approx(before, abs=1)


def test_a_briefing_is_saved_and_the_html_is_downloaded(page: Page, app_address: str):
    ready_made(page, app_address)
    with page.expect_download() as saved:
        page.locator(".st-key-briefing_save button").click()
    content = json.loads(saved.value.path().read_text("utf-8"))
    assert len(content["slides"]) == 10
    page.locator(".st-key-briefing_make_html button").click()
    with page.expect_download() as made:
        page.locator("[class*='st-key-briefing_file_html'] button").click()
    written = made.value.path().read_bytes()
    assert len(written) < 3_000_000
    further = written.count(b' further" data-view=')
    assert written.count(b'<section class="slide') - further == 12


def test_the_briefing_page_passes_axe_on_light_and_on_dark_ground(page: Page, app_address: str):
    page.goto(f"{app_address}/briefing?lang=en")
    make = page.locator(".st-key-ready_make button")
    make.wait_for()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        settle(page)
        assert violations(page) == {}
    make.click()
    expect(page.locator(SLIDES)).to_have_count(10)
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        settle(page)
        assert violations(page) == {}
