"""A reader brings a table of their own: from the file to the map, the ranking and the scatter plot."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.atlas_page import AtlasPage, settle
from tests.browser.axe import violations
from tests.own_tables import MESSY

KUNSHAN, GUSU, LIUYANG = "320583", "320508", "430181"


@pytest.fixture(scope="module")
def own_address(app_address: str) -> str:
    """Address of the page."""
    return f"{app_address}/own_data"


def bring(page: Page, address: str, raw: bytes, name: str = "财政收入.csv") -> None:
    """Open the page and bring a file."""
    page.goto(address)
    file = {"name": name, "mimeType": "text/csv", "buffer": raw}
    page.locator("input[type=file]").set_input_files(file)


def test_a_messy_table_in_gbk_gets_to_the_map_and_into_the_ranking(
    page: Page, open_browser: Callable[..., Page], own_address: str
) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    bring(page, f"{own_address}?lang=zh", MESSY.encode("gbk"))
    expect(page.get_by_role("status").filter(has_text="直接对上")).to_contain_text("有值的单位")
    expect(page.locator(".st-key-own_data")).to_contain_text("是否为 浏阳市（长沙市，430181）？")
    expect(page.locator(".st-key-own_data")).to_contain_text("<b>某县</b>")
    settle(page)
    assert violations(page) == {}

    page.get_by_label("名称", exact=True).fill("<img src=x onerror=alert(1)>收入")
    page.get_by_label("单位", exact=True).fill("亿元")
    # The click itself tells the page what was typed last.
    page.locator(".st-key-own_to_map button").click()
    expect(page).to_have_url(re.compile(r"indicator=own-1"))
    atlas = AtlasPage.open_in(page)
    assert atlas.color_of(KUNSHAN).startswith("#")
    assert atlas.color_of("110102") == "hatch"
    expect(page.locator("h1")).to_contain_text("<img src=x onerror=alert(1)>收入")
    expect(page.locator(".st-key-ranking").get_by_role("button").first).to_contain_text("1,334.5 亿元")
    expect(page.locator(".atlas-source").first).to_contain_text("自有数据，未经核对，仅在本次会话中")

    page.mouse.move(*atlas.point_on_screen(LIUYANG))
    told = page.frame_locator(".st-key-county-map iframe").locator("body")
    expect(told).to_contain_text("33.0 亿元")
    assert asked == []
    link = page.url

    stranger = open_browser()
    stranger.goto(link)
    expect(stranger.get_by_role("alert")).to_contain_text("不随链接传递")
    expect(stranger.locator("body")).not_to_contain_text("onerror")


def test_the_hover_tells_a_second_indicator_that_is_ones_own(page: Page, own_address: str) -> None:
    bring(page, f"{own_address}?lang=en", MESSY.encode("gbk"))
    page.locator(".st-key-own_to_map button").click()
    expect(page).to_have_url(re.compile(r"indicator=own-1"))
    atlas = AtlasPage.open_in(page)
    before = atlas.painted
    # In the same session: the address alone is changed.
    page.evaluate("history.pushState({}, '', '?lang=en&indicator=urban_share_2020&second=own-1')")
    page.evaluate("window.dispatchEvent(new PopStateEvent('popstate'))")
    atlas.wait_for_repaint(before)
    page.mouse.move(*atlas.point_on_screen(KUNSHAN))
    told = page.frame_locator(".st-key-county-map iframe").locator("body")
    expect(told).to_contain_text("300.0")


def test_a_file_of_ten_million_rows_is_refused_and_the_page_goes_on(
    page: Page, own_address: str, tmp_path: Path
) -> None:
    long = tmp_path / "long.csv"
    long.write_bytes(b"1,2\n" * 10_000_000)
    page.goto(f"{own_address}?lang=en")
    page.locator("input[type=file]").set_input_files(long)
    expect(page.get_by_role("alert")).to_contain_text("More than 100,000 rows")
    page.locator("input[type=file]").set_input_files(
        {"name": "good.csv", "mimeType": "text/csv", "buffer": b"code,v\n320583,1\n430181,2\n"}
    )
    expect(page.locator(".st-key-own_to_map button")).to_be_visible()
