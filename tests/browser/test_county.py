"""What a reader gets from the county page."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browser import sweep
from tests.browser.atlas_page import PHONE, OpenPage, settle
from tests.browser.axe import violations

YUSHU = "?county=220182&lang=en"


@pytest.fixture(scope="module")
def county_address(app_address: str) -> str:
    """Address of the county page."""
    return f"{app_address}/county"


@pytest.fixture(scope="module")
def compare_address(app_address: str) -> str:
    """Address of the comparison."""
    return f"{app_address}/compare"


@pytest.fixture(scope="module")
def visit(reader: BrowserContext, county_address: str) -> Iterator[sweep.Visit]:
    with sweep.visiting(reader, county_address, CountyPage) as visit:
        yield visit


class CountyPage(OpenPage):
    """A county's page, with the last of its parts and its charts."""

    def expect_settled(self) -> None:
        self.page.locator(".st-key-county_types").wait_for()
        expect(self.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
        super().expect_settled()


class Comparison(OpenPage):
    """The comparison, with its pictures and its charts."""

    def expect_settled(self) -> None:
        self.page.locator(".atlas-pictures").wait_for()
        expect(self.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
        super().expect_settled()


def test_a_link_opens_the_county(page: Page, county_address: str) -> None:
    CountyPage(page, county_address, YUSHU)

    expect(page.locator("h1")).to_contain_text("Yushu")
    expect(page.locator(".atlas-words")).to_contain_text("836,098 residents in 2020")


def test_the_pictures_show_the_county(page: Page, county_address: str) -> None:
    CountyPage(page, county_address, YUSHU)
    pictures = page.locator("img.atlas-locator")

    # Among its neighbours, and with its peers in the nation.
    expect(pictures).to_have_count(2)
    for picture in pictures.all():
        assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
        assert "Yushu" in (picture.get_attribute("alt") or "")


def test_the_enter_key_walks_to_a_neighbour_and_on(page: Page, county_address: str) -> None:
    CountyPage(page, county_address, YUSHU)
    page.locator(".st-key-neighbour_0 button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Wuchang")
    page.wait_for_url("**county=230184**")
    settle(page)

    # The focus stayed on the first neighbour, so the same key walks on.
    page.keyboard.press("Enter")
    expect(page.locator("h1")).not_to_contain_text("Wuchang")


def test_a_dot_on_a_strip_leads_to_its_county_within_the_session(page: Page, county_address: str) -> None:
    CountyPage(page, county_address, YUSHU)
    page.locator(".st-key-pin_county button").click()
    expect(page.locator(".st-key-county_pinned_list button")).to_have_count(1)
    dot = page.locator(".strip a.neighbour").first
    code = dot.get_attribute("data-code")
    name = (dot.get_attribute("title") or "").split(" ")[0]
    dot.dispatch_event("click")

    expect(page.locator("h1")).to_contain_text(name)
    page.wait_for_url(f"**county={code}**")
    # No other session was begun: the pin is still there.
    expect(page.locator(".st-key-county_pinned_list button")).to_have_count(1)


def test_the_keyboard_goes_along_a_strip_and_opens_a_county(page: Page, county_address: str) -> None:
    CountyPage(page, county_address, YUSHU)
    page.locator(".strip a[tabindex='0']").first.focus()
    before = page.evaluate("parseFloat(document.activeElement.style.left)")
    key = "ArrowRight" if before < 50 else "ArrowLeft"
    page.keyboard.press(key)
    after = page.evaluate("parseFloat(document.activeElement.style.left)")
    assert (after >= before) == (key == "ArrowRight")

    code = page.evaluate("document.activeElement.dataset.code")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**county={code}**")


def test_a_dot_of_the_comparison_opens_the_county_page(page: Page, compare_address: str) -> None:
    Comparison(page, compare_address, "?with=220182,330782&lang=en")
    page.locator(".strip a[data-code='330782']").first.dispatch_event("click")

    expect(page.locator("h1")).to_contain_text("Yiwu 义乌市")
    page.wait_for_url("**/county?**county=330782**")


def test_the_search_opens_another_county(page: Page, county_address: str) -> None:
    CountyPage(page, county_address, YUSHU)
    box = page.locator("[data-testid='stSidebar'] input[type='text']").first
    box.fill("Yiwu")
    box.press("Enter")

    expect(page.locator("h1")).to_contain_text("Yiwu")


def test_on_paper_there_are_no_controls(page: Page, county_address: str) -> None:
    CountyPage(page, county_address, YUSHU)
    page.emulate_media(media="print")

    expect(page.locator("[data-testid='stSidebar']")).to_be_hidden()
    expect(page.locator(".st-key-county_pin")).to_be_hidden()
    expect(page.locator(".atlas-words")).to_be_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('[data-testid=stMain]')).overflowY")
        == "visible"
    )


@pytest.mark.parametrize("code", ["220182", "330102"])
def test_on_a_phone_nothing_runs_over_the_edge(visit: sweep.Visit, code: str) -> None:
    page = visit.show(f"?county={code}&lang=en", PHONE).page

    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    over = page.evaluate(
        """() => [...document.querySelectorAll('.st-key-county_page *')]
            .filter(e => !e.closest('.atlas-wide, .js-plotly-plot') && e.getBoundingClientRect().right > 391)
            .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert over == []


@pytest.mark.parametrize(("lang", "scheme"), [("zh", "light"), ("en", "dark")])
def test_the_page_passes_axe(visit: sweep.Visit, lang: str, scheme: str) -> None:
    visit.hold_axe(f"?county=220182&lang={lang}", scheme)


def test_no_other_host_is_asked(page: Page, county_address: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    CountyPage(page, county_address, YUSHU)

    own = county_address.removesuffix("/county")
    assert [url for url in asked if not url.startswith((own, "data:", "blob:"))] == []


def test_quick_presses_take_out_what_they_stand_beside(page: Page, compare_address: str) -> None:
    Comparison(page, compare_address, "?lang=en&with=410122,411729,220182,330782,520328,320583")
    # Faster than the page is drawn anew.
    page.evaluate(
        """async (wait) => {
            for (const code of ["411729", "330782"]) {
                document.querySelector(`.st-key-compare_remove_${code} button`).click();
                await new Promise((done) => setTimeout(done, wait));
            }
        }""",
        80,
    )
    expect(page).to_have_url(re.compile("with=410122(,|%2C)220182(,|%2C)520328(,|%2C)320583"))


def test_on_paper_no_column_of_the_comparison_is_cut_off(page: Page, compare_address: str) -> None:
    codes = "220182,330782,110101,659006,460300,441900"
    beside = "province:220000,peers:220182,nation,region:west"
    Comparison(page, compare_address, f"?lang=en&with={codes}&beside={beside}")
    # A4 with the margins of the style sheet, in CSS pixels.
    page.set_viewport_size({"width": 688, "height": 1000})
    page.emulate_media(media="print")

    expect(page.get_by_test_id("stSelectbox")).to_be_hidden()
    settle(page)
    assert page.locator(".atlas-wide table").evaluate("table => table.getBoundingClientRect().right") <= 689


@pytest.mark.parametrize("width", [390, 1440])
def test_the_comparison_passes_axe_and_runs_over_no_edge(
    open_tab: Callable[..., Page], compare_address: str, width: int
) -> None:
    page = open_tab({"width": width, "height": 900})
    Comparison(page, compare_address, "?lang=en&with=220182,330782,110101,659006&beside=nation,peers:220182")

    assert violations(page) == {}
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
