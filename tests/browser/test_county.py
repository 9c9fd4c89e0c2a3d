"""What a reader gets from the county page."""

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.atlas_page import WAIT_MS, AtlasPage
from tests.browser.test_accessibility import violations


@pytest.fixture(scope="module")
def county_address(app_address: str, browser: Browser) -> str:
    """Address of the county page, of an app whose navigation has been built."""
    page = browser.new_page()
    AtlasPage(page, app_address)
    page.close()
    return f"{app_address}/county"


def opened(page: Page, address: str) -> Page:
    """Open a county and wait for the last part of its page, and for its charts."""
    page.set_default_timeout(WAIT_MS)
    page.goto(address)
    page.locator(".st-key-county_types").wait_for()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=WAIT_MS)
    return page


def test_a_link_opens_the_county(page: Page, county_address: str) -> None:
    opened(page, f"{county_address}?county=220182&lang=en")

    expect(page.locator("h1")).to_contain_text("Yushu")
    expect(page.locator(".atlas-words")).to_contain_text("836,098 residents in 2020")


def test_the_pictures_show_the_county(page: Page, county_address: str) -> None:
    opened(page, f"{county_address}?county=220182&lang=en")
    pictures = page.locator("img.atlas-locator")

    # Among its neighbours, and with its peers in the nation.
    assert pictures.count() == 2
    for picture in pictures.all():
        assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
        assert "Yushu" in (picture.get_attribute("alt") or "")


def test_the_enter_key_walks_to_a_neighbour_and_on(page: Page, county_address: str) -> None:
    opened(page, f"{county_address}?county=220182&lang=en")
    page.locator(".st-key-neighbour_0 button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Wuchang", timeout=WAIT_MS)
    page.wait_for_url("**county=230184**")

    # The focus stayed on the first neighbour, so the same key walks on.
    page.keyboard.press("Enter")
    expect(page.locator("h1")).not_to_contain_text("Wuchang", timeout=WAIT_MS)


def test_a_dot_on_a_strip_leads_to_its_county_within_the_session(page: Page, county_address: str) -> None:
    opened(page, f"{county_address}?county=220182&lang=en")
    page.locator(".st-key-pin_county button").click()
    expect(page.locator(".st-key-county_pinned_list button")).to_have_count(1, timeout=WAIT_MS)
    dot = page.locator(".strip a.neighbour").first
    code = dot.get_attribute("data-code")
    name = (dot.get_attribute("title") or "").split(" ")[0]
    dot.dispatch_event("click")

    expect(page.locator("h1")).to_contain_text(name, timeout=WAIT_MS)
    page.wait_for_url(f"**county={code}**")
    # No other session was begun: the pin is still there.
    expect(page.locator(".st-key-county_pinned_list button")).to_have_count(1)


def test_the_keyboard_goes_along_a_strip_and_opens_a_county(page: Page, county_address: str) -> None:
    opened(page, f"{county_address}?county=220182&lang=en")
    page.locator(".strip a[tabindex='0']").first.focus()
    before = page.evaluate("parseFloat(document.activeElement.style.left)")
    key = "ArrowRight" if before < 50 else "ArrowLeft"
    page.keyboard.press(key)
    after = page.evaluate("parseFloat(document.activeElement.style.left)")
    assert (after >= before) == (key == "ArrowRight")

    code = page.evaluate("document.activeElement.dataset.code")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**county={code}**", timeout=WAIT_MS)


def test_a_dot_of_the_comparison_opens_the_county_page(page: Page, county_address: str) -> None:
    page.set_default_timeout(WAIT_MS)
    page.goto(county_address.replace("/county", "/compare") + "?with=220182,330782&lang=en")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=WAIT_MS)
    page.locator(".strip a[data-code='330782']").first.wait_for()
    page.locator(".strip a[data-code='330782']").first.dispatch_event("click")

    expect(page.locator("h1")).to_contain_text("Yiwu 义乌市", timeout=WAIT_MS)
    page.wait_for_url("**/county?**county=330782**")


def test_the_search_opens_another_county(page: Page, county_address: str) -> None:
    opened(page, f"{county_address}?county=220182&lang=en")
    box = page.locator("[data-testid='stSidebar'] input[type='text']").first
    box.fill("Yiwu")
    box.press("Enter")

    expect(page.locator("h1")).to_contain_text("Yiwu", timeout=WAIT_MS)


def test_on_paper_there_are_no_controls(page: Page, county_address: str) -> None:
    opened(page, f"{county_address}?county=220182&lang=en")
    page.emulate_media(media="print")

    expect(page.locator("[data-testid='stSidebar']")).to_be_hidden()
    expect(page.locator(".st-key-county_pin")).to_be_hidden()
    expect(page.locator(".atlas-words")).to_be_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('[data-testid=stMain]')).overflowY")
        == "visible"
    )


@pytest.mark.parametrize("code", ["220182", "330102"])
def test_on_a_phone_nothing_runs_over_the_edge(browser: Browser, county_address: str, code: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    opened(page, f"{county_address}?county={code}&lang=en")

    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    over = page.evaluate(
        """() => [...document.querySelectorAll('.st-key-county_page *')]
            .filter(e => !e.closest('.atlas-wide, .js-plotly-plot') && e.getBoundingClientRect().right > 391)
            .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert over == []
    page.close()


@pytest.mark.parametrize(("lang", "scheme"), [("zh", "light"), ("en", "dark")])
def test_the_page_passes_axe(browser: Browser, county_address: str, lang: str, scheme: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
    opened(page, f"{county_address}?county=220182&lang={lang}")
    page.wait_for_timeout(1000)

    assert violations(page) == {}
    page.close()


def test_no_other_host_is_asked(page: Page, county_address: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    opened(page, f"{county_address}?county=220182&lang=en")

    own = county_address.removesuffix("/county")
    assert [url for url in asked if not url.startswith((own, "data:", "blob:"))] == []


def test_on_paper_no_column_of_the_comparison_is_cut_off(page: Page, county_address: str) -> None:
    codes = "220182,330782,110101,659006,460300,441900"
    beside = "province:220000,peers:220182,nation,region:west"
    page.set_default_timeout(WAIT_MS)
    page.goto(county_address.replace("/county", "/compare") + f"?lang=en&with={codes}&beside={beside}")
    page.locator(".atlas-pictures").wait_for()
    # A4 with the margins of the style sheet, in CSS pixels.
    page.set_viewport_size({"width": 688, "height": 1000})
    page.emulate_media(media="print")

    assert page.locator(".atlas-wide table").evaluate("table => table.getBoundingClientRect().right") <= 689
    expect(page.locator("[data-testid='stSelectbox']")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_comparison_passes_axe_and_runs_over_no_edge(
    browser: Browser, county_address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_default_timeout(WAIT_MS)
    page.goto(
        county_address.replace("/county", "/compare")
        + "?lang=en&with=220182,330782,110101,659006&beside=nation,peers:220182"
    )
    page.locator(".atlas-pictures").wait_for()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=WAIT_MS)
    page.wait_for_timeout(1000)

    assert violations(page) == {}
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    page.close()
