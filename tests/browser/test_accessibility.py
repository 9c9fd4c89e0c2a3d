"""Everybody can read and use the page: checked with axe-core, in both languages, light and dark."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page

from tests.browser.atlas_page import AtlasPage
from tests.browser.server import ROOT

AXE = Path(ROOT, "ui/frontend/node_modules/axe-core/axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
# Streamlit's own list of pages puts a div into a ul; nothing of ours is in it.
NOT_OURS = ["[data-testid='stSidebarNav']"]
# streamlit-folium's frame has such a tag; browsers heed the one of the outer page alone.
WITHOUT_EFFECT = ["meta-viewport"]


def violations(frame: Page | Frame) -> dict[str, list[str]]:
    """Rules of WCAG 2.1 AA that a frame breaks, with the elements."""
    # Not as a tag: a page's own policy may let in no other script.
    frame.evaluate(AXE.read_text(encoding="utf-8"))
    report = frame.evaluate(
        """([tags, exclude, off]) => axe.run({exclude}, {
            runOnly: tags, rules: Object.fromEntries(off.map(rule => [rule, {enabled: false}]))
        })""",
        [RULES, NOT_OURS, WITHOUT_EFFECT],
    )
    return {
        entry["id"]: [
            node["html"][:160] + " | " + (node["failureSummary"] or "")[:200] for node in entry["nodes"]
        ]
        for entry in report["violations"]
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_map_page_passes_axe(browser: Browser, app_address: str, lang: str, scheme: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
    atlas = AtlasPage(page, app_address, f"?lang={lang}&county=220182")
    atlas.expect_settled()
    assert violations(page) | violations(atlas.map) == {}
    page.close()


def test_the_methods_page_passes_axe(browser: Browser, app_address: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{app_address}/methods?lang=en")
    page.locator("h1").wait_for()
    page.wait_for_timeout(1000)
    assert violations(page) == {}
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_data_page_and_its_citation_pass_axe(browser: Browser, app_address: str, scheme: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
    page.goto(f"{app_address}/data?lang=en")
    page.get_by_test_id("stDataFrame").wait_for()
    page.wait_for_timeout(1000)
    assert violations(page) == {}
    page.get_by_role("button", name="Cite", exact=True).click()
    page.get_by_role("dialog").locator("pre").first.wait_for()
    page.wait_for_timeout(500)
    assert violations(page) == {}
    page.close()
