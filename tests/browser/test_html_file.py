"""The HTML file on a machine without network: it opens, paints, turns its slides by keys and prints."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
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

FULL = (
    ("county", {"county": "220182"}),
    ("compare", {"county": "220182", "beside": "nation,province:220000"}),
    ("services", {"show": "need"}),
    ("services", {"show": "hospital_beds_per_1000"}),
)
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


@contextmanager
def opened(file: Path, browser: Browser, **settings: object) -> Iterator[Tab]:
    """Open a file as from a memory stick; it asks for nothing and fails nowhere."""
    context = browser.new_context(**{"viewport": DESKTOP, "offline": True} | settings)
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


@pytest.fixture
def tab(file: Path, browser: Browser) -> Iterator[Tab]:
    with opened(file, browser) as page:
        yield page


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a file of views with much beside their maps."""
    prepare_assets()
    atlas, t = load_atlas(), Words("en")
    slides = []
    for name, query in FULL:
        state, _ = decode(query, atlas.known, PAGES[name])
        slides.append(DeckSlide(sheet_of(t, atlas, name, state), NOTES))
    path = tmp_path_factory.mktemp("stick") / "full.html"
    path.write_bytes(write_html(Deck("Full views", "en", tuple(slides), "1.2.0")))
    return path


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
    prompter = tab.locator(".prompter")
    expect(prompter).to_be_hidden()
    tab.keyboard.press("n")
    expect(prompter).to_be_visible()
    expect(prompter.locator(".said")).to_have_text(NOTES)
    following = tab.locator(".slide").nth(2).locator("h2").text_content()
    assert following
    expect(prompter.locator(".coming")).to_contain_text(following)
    assert violations(tab) == {}
    tab.keyboard.press("n")
    expect(prompter).to_be_hidden()


def test_s_opens_a_window_of_the_presenters_own(tab: Tab):
    with tab.context.expect_page() as window:
        tab.keyboard.press("s")
    presenter = window.value
    presenter.keyboard.press("ArrowRight")
    assert shown(tab) == 1
    expect(presenter.locator(".said")).to_have_text(NOTES)
    expect(presenter.locator(".counted")).to_have_text("2 / 5")
    # It is styled by the file's own sheet, which the policy lets in.
    ground = presenter.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == "rgb(17, 21, 23)"
    assert violations(presenter) == {}
    tab.keyboard.press("End")
    expect(presenter.locator(".counted")).to_have_text("5 / 5")


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


SIZES = [(1440, 900), (1920, 1080), (1024, 768)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_everything_on_a_slide_is_seen_at_once(full: Path, browser: Browser, size: tuple[int, int]):
    with opened(full, browser, viewport={"width": size[0], "height": size[1]}) as tab:
        tab.evaluate("document.fonts.ready")
        for place in range(1, tab.locator(".slide").count() - 1):
            tab.keyboard.press("ArrowRight")
            assert shown(tab) == place
            cut = tab.evaluate(CUT, ".current")
            assert cut == [], place


CUT = """place => {
    const slide = document.querySelector(place);
    const aside = slide.querySelector('.aside');
    const foot = slide.querySelector('footer').getBoundingClientRect();
    const out = [];
    if (aside && aside.scrollHeight > aside.clientHeight + 1) out.push('higher than its place');
    if (aside && aside.scrollWidth > aside.clientWidth + 1) out.push('wider than its place');
    for (const part of slide.querySelectorAll('h2, dd, dt, td, th, caption, figcaption, img, .note')) {
        const box = part.getBoundingClientRect();
        if (box.right > innerWidth + 1 || box.left < -1) out.push('beside: ' + part.outerHTML);
        if (box.bottom > foot.top + 1) out.push('on the footer: ' + part.outerHTML);
    }
    if (foot.bottom > innerHeight) out.push('the footer');
    return out;
}"""


def test_on_a_phone_a_wide_table_moves_inside_the_slide(full: Path, browser: Browser):
    with opened(full, browser, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True) as tab:
        for _ in range(1, tab.locator(".slide").count()):
            tab.locator(".tool.next").tap()
            wider = tab.evaluate(
                "(s => s.scrollWidth - s.clientWidth)(document.querySelector('.current')), "
                "document.documentElement.scrollWidth - innerWidth"
            )
            assert wider <= 0
        moved = tab.evaluate(
            "[...document.querySelectorAll('.listing')].map(each => getComputedStyle(each).overflowX)"
        )
        assert "auto" in moved


def test_the_legend_hides_no_compared_county(full: Path, browser: Browser):
    with opened(full, browser) as tab:
        place = tab.evaluate(
            "[...document.querySelectorAll('.slide')].findIndex(s => s.dataset.view === '2')"
        )
        tab.locator(".dot").nth(place).click()
        wait_for_map(tab, place)
        hidden = tab.evaluate(
            """() => {
                const map = document.querySelector('.current .map-place > .deck-map');
                const legend = map.querySelector('.county-legend').getBoundingClientRect();
                const canvas = map.querySelector('.leaflet-pane.counties canvas');
                const box = canvas.getBoundingClientRect();
                const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                const shares = {};
                for (const swatch of map.querySelectorAll('.county-legend button.entry .swatch')) {
                    const wanted = getComputedStyle(swatch).backgroundColor.match(/\\d+/g).map(Number);
                    let [all, under] = [0, 0];
                    for (let at = 0; at < data.length; at += 4) {
                        const is = (part, place) => place > 2 || part === data[at + place];
                        if (data[at + 3] < 255 || !wanted.every(is)) continue;
                        const x = box.left + (at / 4 % canvas.width) * box.width / canvas.width;
                        const y = box.top + Math.floor(at / 4 / canvas.width) * box.height / canvas.height;
                        all += 1;
                        if (x < legend.right && x > legend.left && y > legend.top) under += 1;
                    }
                    if (all > 0) shares[wanted.join()] = under / all;
                }
                return shares;
            }"""
        )
        assert len(hidden) >= 3
        assert max(hidden.values()) < 0.2, hidden


def test_the_last_page_leaves_no_view_out_of_reach(full: Path, browser: Browser):
    with opened(full, browser) as tab:
        tab.keyboard.press("End")
        for entry in tab.locator(".entries li").all():
            entry.scroll_into_view_if_needed()
            box = entry.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= DESKTOP["width"]


def test_nothing_is_cut_on_paper(full: Path, browser: Browser):
    with opened(full, browser) as tab:
        tab.wait_for_selector("html[data-paper=drawn]")
        tab.emulate_media(media="print")
        tab.set_viewport_size({"width": 1536, "height": 864})
        cut = tab.evaluate(
            """() => [...document.querySelectorAll('.slide:not(.last)')].flatMap((slide, place) => {
                const aside = slide.querySelector('.aside');
                const map = slide.querySelector('.map-paper .deck-map');
                const room = slide.querySelector('.map-place');
                return [
                    aside && aside.scrollHeight > aside.clientHeight + 1 && `${place}: aside`,
                    aside && aside.scrollWidth > aside.clientWidth + 1 && `${place}: wide`,
                    map && Math.abs(map.offsetHeight - room.clientHeight) > 2 && `${place}: map`,
                    slide.scrollHeight > slide.clientHeight + 1 && `${place}: slide`,
                ].filter(Boolean);
            })"""
        )
        assert cut == []


def test_further_pages_pass_axe(full: Path, browser: Browser):
    with opened(full, browser) as tab:
        for place in tab.evaluate(
            "[...document.querySelectorAll('.slide')].flatMap((s, i) => s.matches('.further') ? [i] : [])"
        ):
            tab.locator(".dot").nth(place).click()
            assert violations(tab) == {}
