"""Everybody can read and use the page: checked with axe-core, in both languages, light and dark."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import sweep
from tests.browser.atlas_page import OpenPage, settle
from tests.browser.axe import violations


@pytest.fixture(scope="module")
def visit(reader: BrowserContext, app_address: str) -> Iterator[sweep.Visit]:
    with sweep.visiting(reader, app_address) as visit:
        yield visit


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_map_page_passes_axe(visit: sweep.Visit, lang: str, scheme: str) -> None:
    visit.hold_axe(f"?lang={lang}&county=220182", scheme)


def test_the_methods_page_passes_axe(page: Page, app_address: str) -> None:
    OpenPage(page, f"{app_address}/methods", "?lang=en")
    expect(page.locator("h1")).to_be_visible()
    assert violations(page) == {}


def test_the_data_page_and_its_citation_pass_axe_on_light_and_on_dark_ground(
    page: Page, app_address: str
) -> None:
    OpenPage(page, f"{app_address}/data", "?lang=en")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        settle(page)
        assert violations(page) == {}
    page.get_by_role("button", name="Cite", exact=True).click()
    expect(page.get_by_role("dialog").locator("pre").first).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        settle(page)
        assert violations(page) == {}
