"""The app behind a path, as an office hosts it."""

from playwright.sync_api import Browser, expect

from tests.browser.atlas_page import AtlasPage, code_of
from tests.browser.server import running_app


def test_the_map_works_under_a_base_path(browser: Browser) -> None:
    with running_app(base_path="atlas") as address:
        page = browser.new_page(locale="zh-CN")
        atlas = AtlasPage(page, address)
        code = code_of("若羌县", "巴音郭楞蒙古自治州")
        page.mouse.click(*atlas.point_on_screen(code))
        atlas.wait_for_query("county", code)
        expect(atlas.card).to_contain_text("若羌县")
        page.close()
