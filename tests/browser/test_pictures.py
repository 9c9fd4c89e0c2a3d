"""Pictures of the atlas for looking at and for the README, taken when they are asked for."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.atlas_page import DESKTOP, PHONE, AtlasPage, code_of

FOLDER = Path(os.environ.get("XIANCHENG_PICTURES", ""))

pytestmark = pytest.mark.skipif("XIANCHENG_PICTURES" not in os.environ, reason="make pictures takes them")

PICTURES = {
    "map": ("?lang=en", DESKTOP, "light"),
    "map-zh": ("?lang=zh&county=220182", DESKTOP, "light"),
    "map-dark": ("?lang=en&indicator=distance_city_5m", DESKTOP, "dark"),
    "two-at-once": ("?lang=en&second=elderly_share_2020", DESKTOP, "light"),
    "side-by-side": ("?lang=zh&panels=regions", DESKTOP, "light"),
    "services": ("services?lang=en", DESKTOP, "light"),
    "reach": ("reach?lang=zh", DESKTOP, "dark"),
    "types": ("types?lang=en", DESKTOP, "light"),
    "phone": ("?lang=zh", PHONE, "light"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_taken(open_tab: Callable[..., Page], app_address: str, name: str) -> None:
    query, size, scheme = PICTURES[name]
    page = open_tab(size, scheme)
    atlas = AtlasPage(page, app_address, query)
    expect(page.locator("h1")).to_be_visible()
    assert atlas.color_of(code_of("榆树市", "长春市")).startswith("#")
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
    assert (FOLDER / f"{name}.png").stat().st_size > 50_000
