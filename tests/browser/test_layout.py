"""The page on a desktop and on a phone, in both languages, light and dark."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.atlas_page import AtlasPage, code_of

SIZES = {"desktop": (1440, 900), "phone": (390, 844)}


def test_on_a_desktop_the_map_takes_most_of_the_window(browser: Browser, app_address: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    atlas = AtlasPage(page, app_address)
    atlas.expect_settled()
    box = page.locator(".st-key-county-map iframe").bounding_box()
    assert box is not None
    assert box["width"] * box["height"] >= 0.6 * 1440 * 900
    assert box["y"] + box["height"] <= 900
    page.close()


def test_beside_a_scatter_plot_the_map_keeps_three_fifths_of_the_width(
    browser: Browser, app_address: str
) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="en-US")
    AtlasPage(page, app_address, "?second=urban_share_2020").expect_settled()
    page.locator(".st-key-scatter .points path").first.wait_for()
    box = page.locator(".st-key-county-map iframe").bounding_box()
    assert box is not None
    assert box["width"] >= 0.6 * 1440
    page.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off(browser: Browser, app_address: str, size: str, scheme: str, lang: str) -> None:
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    code = code_of("榆树市", "长春市")
    atlas = AtlasPage(page, app_address, f"?county={code}&lang={lang}")
    atlas.expect_settled()
    expect(atlas.card).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    cut = page.evaluate(
        """() => [...document.querySelectorAll('h1, h2, p, td, th, label')]
            .filter(e => e.offsetParent && e.getBoundingClientRect().right > 0 && e.clientWidth > 0
                && e.scrollWidth > e.clientWidth + 1
                && getComputedStyle(e).overflowX === 'hidden' && getComputedStyle(e).display !== 'inline')
            .map(e => e.textContent)"""
    )
    assert cut == []
    page.close()
