"""What every page with a map promises, whatever it shows: held in each language, size and colour scheme."""

from playwright.sync_api import Browser, Page, Request

from tests.browser.atlas_page import AtlasPage
from tests.browser.test_accessibility import violations

DESKTOP = (1440, 900)
PHONE = (390, 844)


def address_of(browser: Browser, app_address: str, name: str) -> str:
    """Give a page's address once the atlas was opened: Streamlit learns of its pages from that."""
    page = browser.new_page()
    AtlasPage(page, app_address)
    page.close()
    return f"{app_address}/{name}"


def hold_one_column_on_a_phone(browser: Browser, address: str, query: str) -> None:
    """Fail where something runs over the side of a phone's screen."""
    width, height = PHONE
    page = browser.new_page(viewport={"width": width, "height": height})
    AtlasPage(page, address, query).expect_settled()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    main = page.locator("[data-testid='stMain']")
    assert main.evaluate("element => element.scrollWidth - element.clientWidth") <= 0
    page.close()


def hold_map_in_the_window(page: Page, address: str, query: str, *, share: float) -> None:
    """Fail where a desktop does not show the whole map, or gives it less than a share of the window."""
    AtlasPage(page, address, query).expect_settled()
    box = page.locator(".st-key-county-map iframe").bounding_box()
    assert box is not None
    width, height = DESKTOP
    assert box["y"] + box["height"] <= height + 2
    assert box["width"] * box["height"] >= share * width * height


def hold_axe(browser: Browser, address: str, query: str, scheme: str) -> None:
    """Fail where a page or its map breaks a rule of WCAG 2.1 AA."""
    width, height = DESKTOP
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    atlas = AtlasPage(page, address, query)
    atlas.expect_settled()
    assert violations(page) | violations(atlas.map) == {}
    page.close()


def hold_no_other_host(page: Page, address: str, queries: list[str]) -> None:
    """Fail where one of the views asks a host other than the app's."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    for query in queries:
        AtlasPage(page, address, query).expect_settled()
    elsewhere = [url for url in asked if "//localhost:" not in url and not url.startswith(("data:", "blob:"))]
    assert elsewhere == []
