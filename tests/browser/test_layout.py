"""The page on a desktop and on a phone, in both languages, light and dark."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser import sweep
from tests.browser.atlas_page import DESKTOP, PHONE, code_of

SIZES = {"desktop": DESKTOP, "phone": PHONE}


@pytest.fixture(scope="module")
def visit(reader: BrowserContext, app_address: str) -> Iterator[sweep.Visit]:
    with sweep.visiting(reader, app_address) as visit:
        yield visit


def test_on_a_desktop_the_map_takes_most_of_the_window(visit: sweep.Visit) -> None:
    box = visit.show("?lang=zh").page.locator(".st-key-county-map iframe").bounding_box()
    assert box is not None
    assert box["width"] * box["height"] >= 0.6 * 1440 * 900
    assert box["y"] + box["height"] <= 900


def test_beside_a_scatter_plot_the_map_keeps_three_fifths_of_the_width(visit: sweep.Visit) -> None:
    page = visit.show("?lang=en&second=urban_share_2020").page
    expect(page.locator(".st-key-scatter .points path").first).to_be_attached()
    box = page.locator(".st-key-county-map iframe").bounding_box()
    assert box is not None
    assert box["width"] >= 0.6 * 1440


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off(visit: sweep.Visit, size: str, scheme: str, lang: str) -> None:
    shown = visit.show(f"?county={code_of('榆树市', '长春市')}&lang={lang}", SIZES[size], scheme)
    page = shown.page
    expect(shown.card).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= SIZES[size]["width"]
    cut = page.evaluate(
        """() => [...document.querySelectorAll('h1, h2, p, td, th, label')]
            .filter(e => e.offsetParent && e.getBoundingClientRect().right > 0 && e.clientWidth > 0
                && e.scrollWidth > e.clientWidth + 1
                && getComputedStyle(e).overflowX === 'hidden' && getComputedStyle(e).display !== 'inline')
            .map(e => e.textContent)"""
    )
    assert cut == []
