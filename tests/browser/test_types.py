"""What a reader gets from the types page."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser import sweep
from tests.browser.atlas_page import AtlasPage, code_of
from ui.palettes import TYPES

QUESTIONS = ["counts", "advice", "overlaps", "thresholds", "disagreements", "profiles", "lists"]
OWN = "rules=near_city_5m:80,population_loss:-10"
LIGHT = TYPES["light"]


@pytest.fixture(scope="module")
def types_address(app_address: str) -> str:
    """Address of the types page."""
    return f"{app_address}/types"


@pytest.fixture(scope="module")
def visit(reader: BrowserContext, types_address: str) -> Iterator[sweep.Visit]:
    with sweep.visiting(reader, types_address) as visit:
        yield visit


def title_of(atlas: AtlasPage) -> str:
    return atlas.page.locator("h1.atlas-title").inner_text()


def slider_of(page: Page, rule_id: str) -> Locator:
    return page.locator(f".st-key-types_rule_{rule_id}").get_by_role("slider")


def test_it_opens_on_how_many_counties_meet_what(page: Page, types_address: str) -> None:
    atlas = AtlasPage(page, types_address, "?lang=zh")
    expect(page.locator("h1")).to_contain_text("1,870 个县中，269 个在大城市周边")
    assert atlas.color_of(code_of("昆山市", "苏州市")) == LIGHT["near_big_city"]
    assert atlas.color_of(code_of("玛多县", "果洛藏族自治州")) == LIGHT["key_ecological"]
    assert atlas.color_of("110101") == "hatch"


def test_hovering_names_every_type_of_a_county(page: Page, types_address: str) -> None:
    atlas = AtlasPage(page, types_address, "?lang=en")
    page.mouse.move(*atlas.point_on_screen(code_of("九寨沟县", "阿坝藏族羌族自治州")))
    told = page.frame_locator(".st-key-county-map iframe").locator("body")
    expect(told).to_contain_text("Ecological (proxy); also: Specialised functions; Losing population")


def test_a_slider_changes_the_count_the_map_and_the_link(page: Page, types_address: str) -> None:
    # 临沭 lost 5.03%: with −5% it loses population, with −6% it does not.
    code = code_of("临沭县", "临沂市")
    atlas = AtlasPage(page, types_address, "?lang=en&question=thresholds")
    atlas.map.evaluate("window.stays = true")
    assert atlas.color_of(code) == LIGHT["losing_population"]
    head = page.locator(".st-key-types_head_losing_population")
    expect(head).to_contain_text("368 counties")

    before = atlas.painted
    slider_of(page, "population_loss").focus()
    page.keyboard.press("ArrowLeft")
    atlas.wait_for_query("rules", "population_loss:-6")
    expect(head).to_contain_text("337 counties")
    atlas.wait_for_repaint(before)
    assert atlas.color_of(code) != LIGHT["losing_population"]
    assert atlas.map.evaluate("window.stays")
    expect(page.locator(".st-key-types_flow, .js-plotly-plot").first).to_be_visible()


def test_the_count_follows_while_the_slider_is_dragged(page: Page, types_address: str) -> None:
    atlas = AtlasPage(page, types_address, "?lang=en&question=thresholds")
    head = page.locator(".st-key-types_head_near_big_city")
    expect(head).to_contain_text("269 counties")
    thumb = slider_of(page, "near_city_5m")
    box = thumb.bounding_box()
    assert box is not None
    # What can be focused is a point in the middle of the thumb.
    page.mouse.move(box["x"], box["y"])
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"], steps=6)
    # The map's frame follows the last move a moment later: a timer of the same frame runs out after that.
    atlas.map.evaluate("() => new Promise(done => setTimeout(done, 100))")
    held = head.inner_text()
    assert int(re.search(r"(\d+) counties", held)[1]) > 269
    assert "rules" not in page.url

    page.mouse.up()
    page.wait_for_function("new URLSearchParams(location.search).has('rules')")
    expect(head).to_contain_text("(default 269)")
    assert head.inner_text().startswith(held.strip())


def test_a_change_that_is_refused_puts_the_count_back(page: Page, types_address: str) -> None:
    AtlasPage(page, types_address, "?lang=en&question=thresholds")
    head = page.locator(".st-key-types_head_near_big_city")
    box = slider_of(page, "near_city_3m").bounding_box()
    assert box is not None
    page.mouse.move(box["x"], box["y"])
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"], steps=6)
    page.mouse.up()
    expect(page.get_by_text("Two thresholds contradict each other")).to_be_visible()
    expect(head).to_contain_text("269 counties")
    expect(slider_of(page, "near_city_3m")).to_have_value("70")


def test_under_quick_presses_a_slider_stops_where_its_link_says(page: Page, types_address: str) -> None:
    atlas = AtlasPage(page, types_address, "?lang=en&question=thresholds&rules=near_city_5m:85")
    slider_of(page, "near_city_3m").focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(200)
    expect(page.get_by_text("Two thresholds contradict each other")).to_be_visible()
    atlas.expect_settled()
    stopped = slider_of(page, "near_city_3m").input_value()
    assert f"near_city_3m:{stopped}," in atlas.query["rules"]

    slider_of(page, "population_loss").focus()
    page.keyboard.press("ArrowLeft")
    atlas.wait_for_query("rules", f"near_city_3m:{stopped},near_city_5m:85,population_loss:-6")
    expect(slider_of(page, "near_city_3m")).to_have_value(stopped)


def test_a_link_restores_thresholds_order_and_question(
    open_tab: Callable[..., Page], types_address: str
) -> None:
    order = "order=losing_population,near_big_city,key_ecological,specialised,main_agricultural"
    page = open_tab()
    atlas = AtlasPage(page, types_address, f"?lang=en&question=thresholds&{OWN}&{order}")
    expect(page.locator("h1")).to_contain_text(
        "211 are near a big city and 603 lost more than 10% of their residents"
    )
    slider = slider_of(page, "population_loss")
    expect(slider).to_have_value("-10")
    told, link = title_of(atlas), page.url

    again = open_tab()
    other = AtlasPage(again, types_address, "?" + link.partition("?")[2])
    assert title_of(other) == told
    expect(again.locator(".st-key-types_head_losing_population")).to_contain_text("603 counties")


def test_the_type_filter_of_the_map_page_goes_by_ones_own_thresholds(
    page: Page, app_address: str, types_address: str
) -> None:
    AtlasPage(page, types_address, f"?lang=en&type=losing_population&{OWN}")
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page).to_have_url(re.compile(rf"{re.escape(app_address)}/\?"))
    expect(page.locator(".st-key-remaining")).to_contain_text("603 units shown")
    note = page.locator(".st-key-filter_rules")
    expect(note).to_contain_text("Own rules of county types are in force")

    note.get_by_role("button").click()
    expect(page.locator(".st-key-remaining")).to_contain_text("900 units shown")
    expect(note).to_have_count(0)


def test_an_uploaded_gbk_list_replaces_the_proxy_and_tells_what_did_not_match(
    page: Page, types_address: str
) -> None:
    atlas = AtlasPage(page, types_address, "?lang=zh&question=lists")
    madoi, elsewhere = code_of("玛多县", "果洛藏族自治州"), code_of("墨脱县", "林芝市")
    # 思茅县 became a district; 扎囊县 is typed; the last line is no county at all.
    raw = "县名\n青海省玛多县\n扎囊县\n思茅县\n<b>某县</b>\n".encode("gbk")
    before = atlas.painted
    page.locator("input[type=file]").first.set_input_files(
        {"name": "生态名录.csv", "mimeType": "text/csv", "buffer": raw}
    )
    answer = page.locator(".st-key-types_answer")
    expect(answer).to_contain_text("“生态名录.csv”已生效：对上 2 个县")
    expect(answer).to_contain_text("2 条未对上")
    expect(answer).to_contain_text("没有这一名称或代码的单位")
    expect(answer).to_contain_text("<b>某县</b>")
    assert answer.locator("td b").count() == 0
    atlas.wait_for_repaint(before)
    assert atlas.color_of(madoi) == LIGHT["key_ecological"]
    assert atlas.color_of(elsewhere) != LIGHT["key_ecological"]
    expect(page.locator(".st-key-filter_rules")).to_contain_text("1 份官方名录")


def test_a_click_selects_and_the_card_tells_the_types(page: Page, types_address: str) -> None:
    atlas = AtlasPage(page, types_address, "?lang=en")
    code = code_of("若羌县", "巴音郭楞蒙古自治州")
    page.mouse.click(*atlas.point_on_screen(code))
    atlas.wait_for_query("county", code)
    expect(atlas.card).to_contain_text("Ecological (proxy): yes.")
    atlas.card.get_by_text("What the Opinions of May 2022 ask").click()
    expect(atlas.card).to_contain_text("fiscal transfers")


def test_a_county_at_odds_is_found_from_the_list(page: Page, types_address: str) -> None:
    AtlasPage(page, types_address, "?lang=en&question=disagreements&odds=satellite_losing_population")
    buttons = page.locator("[class*='st-key-rank_odds_'] button")
    expect(buttons).to_have_count(7)
    buttons.first.click()
    expect(page.locator(".st-key-card")).to_contain_text("Losing population: yes.")


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_a_phone_it_is_one_column_and_nothing_runs_over(
    visit: sweep.Visit, lang: str, question: str
) -> None:
    visit.hold_one_column_on_a_phone(f"?lang={lang}&question={question}&county=220182&{OWN}")


def test_on_a_desktop_the_map_stands_in_the_window(visit: sweep.Visit) -> None:
    visit.hold_map_in_the_window("?lang=en", share=0.42)


def test_no_other_host_is_asked(page: Page, types_address: str) -> None:
    views = [f"?question={question}&{OWN}" for question in ("counts", "overlaps", "lists")]
    sweep.hold_no_other_host(page, types_address, views)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_passes_axe(visit: sweep.Visit, scheme: str, question: str) -> None:
    visit.hold_axe(f"?lang=en&question={question}&county=220182&{OWN}", scheme)
