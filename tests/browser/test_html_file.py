"""The HTML file on a machine without network: it opens, paints, turns its slides by keys and prints."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from tests.browser.atlas_page import DESKTOP, WAIT_MS
from tests.browser.axe import violations
from ui.assets import prepare_assets
from ui.atlas import load_atlas
from ui.every_page import PAGES
from ui.exports.deck import Deck, DeckSlide
from ui.exports.html import write_html
from ui.exports.sheets import sheet_of
from ui.i18n import Words
from ui.url_state import decode

NOTES = "先说这一句 <b>重要</b>"


def _sheets(lang: str):
    atlas, t = load_atlas(), Words(lang)
    for query in (
        {},
        {"indicator": "urban_share_2020"},
        {"indicator": "elderly_share_2020", "province": "510000"},
    ):
        state, _ = decode(query, atlas.known, PAGES["map"])
        yield sheet_of(t, atlas, "map", state)


@pytest.fixture(scope="module", params=["zh", "en"])
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    prepare_assets()
    slides = tuple(DeckSlide(sheet, NOTES) for sheet in _sheets(request.param))
    deck = Deck("三个视图" if request.param == "zh" else "Three views", request.param, slides, "1.2.0")
    path = tmp_path_factory.mktemp("stick") / "briefing.html"
    path.write_bytes(write_html(deck))
    return path


@pytest.fixture
def tab(file: Path, browser: Browser):
    context = browser.new_context(viewport=DESKTOP, offline=True)
    asked: list[str] = []
    faults: list[str] = []
    context.set_default_timeout(WAIT_MS)
    context.route("http*://**", lambda route: (asked.append(route.request.url), route.abort()))
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(file.as_uri())
    page.locator(".dots").wait_for()
    yield page
    assert asked == []
    assert faults == []
    context.close()


def shown(tab: Tab) -> int:
    return tab.evaluate(
        "[...document.querySelectorAll('.slide')].findIndex(s => s.classList.contains('current'))"
    )


def wait_for_map(tab: Tab, slide: int) -> None:
    tab.locator(f".current .map-place > .deck-map[data-slide='{slide + 1}']").wait_for()
    tab.wait_for_function("slideMap.atlas().then(atlas => atlas.settled().then(() => atlas.isFinished))")


def test_the_arrow_keys_turn_the_slides(tab: Tab):
    places = []
    for key in ("ArrowRight", "Space", "PageDown", "ArrowLeft", "Home", "PageUp", "End", "ArrowRight"):
        tab.keyboard.press(key)
        places.append(shown(tab))
    assert places == [1, 2, 3, 2, 0, 0, 4, 4]


def test_the_map_is_painted_in_the_colours_of_its_legend(tab: Tab):
    tab.keyboard.press("ArrowRight")
    wait_for_map(tab, 1)
    swatches = tab.eval_on_selector_all(
        ".current .map-place > .deck-map .county-legend .swatch",
        "all => all.map(s => getComputedStyle(s).backgroundColor)",
    )
    colours = tab.evaluate(
        """() => {
            const map = document.querySelector('.current .map-place > .deck-map');
            const canvas = map.querySelector('.leaflet-pane.counties canvas');
            const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            const found = {};
            for (let at = 0; at < data.length; at += 4) {
                const name = `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
                if (data[at + 3] === 255) found[name] = (found[name] ?? 0) + 1;
            }
            return found;
        }"""
    )
    for swatch in [each for each in swatches if each != "rgba(0, 0, 0, 0)"][:6]:
        assert colours.get(swatch, 0) > 500, swatch


def test_pointing_at_the_map_names_the_county(tab: Tab):
    tab.keyboard.press("ArrowRight")
    wait_for_map(tab, 1)
    box = tab.locator(".current .map-place > .deck-map").bounding_box()
    assert box
    tab.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.5)
    name = tab.locator(".current .map-place > .deck-map .county-tooltip strong")
    expect(name).to_be_visible()
    expect(name).not_to_be_empty()


def test_a_class_of_the_legend_is_picked_out_without_a_server(tab: Tab):
    tab.keyboard.press("ArrowRight")
    wait_for_map(tab, 1)
    tab.locator(".current .map-place > .deck-map .county-legend button.entry").first.click()
    tab.locator(".current .map-place > .deck-map .county-legend.picking").wait_for()
    tab.locator(".current .map-place > .deck-map .county-legend button.entry").first.click()
    tab.locator(".current .map-place > .deck-map .county-legend:not(.picking)").wait_for()


def test_b_blanks_the_screen_and_brings_it_back(tab: Tab):
    blank = tab.locator(".blank")
    expect(blank).to_be_hidden()
    tab.keyboard.press("b")
    expect(blank).to_be_visible()
    tab.keyboard.press(".")
    expect(blank).to_be_hidden()


def test_n_shows_the_notes_as_they_were_written(tab: Tab):
    tab.keyboard.press("ArrowRight")
    notes = tab.locator(".current .notes")
    expect(notes).to_be_hidden()
    tab.keyboard.press("n")
    expect(notes).to_be_visible()
    expect(notes).to_contain_text(NOTES)


def test_each_slide_says_its_source_and_the_notice(tab: Tab, file: Path):
    notice = "不就任何界线表示立场" if "zh-CN" in file.read_text("utf-8")[:60] else "no position is taken"
    for number in range(1, 4):
        footer = tab.locator(".slide").nth(number).locator("footer").text_content()
        assert notice in footer
        assert "2020" in footer


def test_it_prints_a_page_a_slide(tab: Tab):
    tab.wait_for_selector("html[data-paper=drawn]")
    printed = tab.pdf(prefer_css_page_size=True, print_background=True)
    sizes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 5
    assert {round(float(width) / float(height), 2) for width, height in sizes} == {1.78}


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_every_slide_passes_axe(tab: Tab, ground: str):
    if ground == "dark":
        tab.keyboard.press("d")
    for place in range(5):
        if place:
            tab.keyboard.press("ArrowRight")
        if 0 < place < 4:
            wait_for_map(tab, place)
        assert violations(tab) == {}


def test_it_can_be_read_without_scripts(file: Path, browser: Browser):
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    headings = page.locator(".slide h2")
    expect(headings).to_have_count(4)
    for number in range(4):
        expect(headings.nth(number)).to_be_visible()
    context.close()
