"""The HTML file holds all it needs, sends nothing, and takes words for words."""

import base64
import gzip
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from ui.assets import STATIC, current_assets, prepare_assets
from ui.atlas import load_atlas
from ui.briefing import ready_made
from ui.briefing.views import deck_of
from ui.every_page import PAGES
from ui.exports.deck import Deck, DeckSlide
from ui.exports.html import write_html
from ui.exports.sheet import Sheet, Table
from ui.exports.sheets import sheet_of
from ui.i18n import Words
from ui.url_state import decode

MARKUP = "<img src=x onerror=alert(1)>\"&'</script><script>alert(2)</script>"
QUERIES = [
    {},
    {"indicator": "urban_share_2020"},
    {"indicator": "elderly_share_2020", "province": "510000"},
    {"indicator": "distance_city_1m", "ring": "very_large-100"},
    {"indicator": "bath_share_2020", "overlays": "cities,provinces,stations"},
    {"indicator": "hospital_beds_per_1000"},
    {"indicator": "gdp_per_resident", "panels": "regions"},
    {"indicator": "agriculture_employment_share_2020"},
    {"indicator": "tertiary_share_2020"},
    {"indicator": "car_share_2020", "county": "220182"},
]


@pytest.fixture(scope="module", autouse=True)
def _assets():
    prepare_assets()


def sheet(query, lang="zh", page="map"):
    atlas = load_atlas()
    state, _ = decode(query, atlas.known, PAGES[page])
    return sheet_of(Words(lang), atlas, page, state)


def deck(*slides, **parts):
    return Deck(**{"title": "", "lang": "zh", "slides": slides, "version": "1.2.0"} | parts)


@pytest.fixture(scope="module")
def ten_views():
    slides = tuple(DeckSlide(sheet(query)) for query in QUERIES)
    return write_html(deck(*slides, title="十个视图"))


class Page(HTMLParser):
    """What a browser makes of the file."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.open.append(tag)

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        self.texts.append((self.open[-1] if self.open else "", data))

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    def text(self, tag):
        return [text.strip() for name, text in self.texts if name == tag and text.strip()]


def test_ten_views_are_under_three_megabytes(ten_views):
    assert len(ten_views) < 3_000_000


def test_a_slide_for_each_view_a_cover_and_a_last_page(ten_views):
    page = Page(ten_views)
    assert len(page.all("section")) == 12
    assert page.text("h1") == ["十个视图"]
    assert page.all("html")[0]["lang"] == "zh-CN"


def test_nothing_in_the_file_asks_another_place_for_anything(ten_views):
    page = Page(ten_views)
    for tag, attributes in page.tags:
        for name in ("src", "srcset", "poster", "data", "action"):
            assert (attributes.get(name) or "data:").startswith("data:"), (tag, attributes)
        assert tag not in {"link", "iframe", "object", "embed", "base"}
    (policy,) = [meta["content"] for meta in page.all("meta") if "http-equiv" in meta]
    assert "default-src 'none'" in policy
    assert "connect-src" not in policy
    assert "unsafe" not in policy


def test_the_policy_knows_every_script_and_style(ten_views):
    page = Page(ten_views)
    (policy,) = [meta["content"] for meta in page.all("meta") if "http-equiv" in meta]
    text = ten_views.decode()
    inline = re.findall(r"<script>(.*?)</script>", text, re.DOTALL) + re.findall(
        r"<style>(.*?)</style>", text, re.DOTALL
    )
    assert len(inline) == 3
    for content in inline:
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert all("style" not in attributes for _, attributes in page.tags)


def test_every_file_that_a_map_names_is_in_the_file(ten_views):
    packed = re.search(r'id="contents">([^<]*)<', ten_views.decode())
    contents = json.loads(gzip.decompress(base64.b64decode(packed.group(1))))
    assets = current_assets()
    assert {assets.topology, assets.overview, assets.names, assets.cities} <= contents["files"].keys()
    assert len(contents["maps"]) == 12
    for message in filter(None, contents["maps"]):
        assert message["words"] in contents["files"]
        assert message["values"] in contents["files"]
        assert set((message.get("fade") or {"values": []})["values"]) <= contents["files"].keys()
        fetched = {overlay["id"] for overlay in message.get("overlays", ())} & assets.overlays.keys()
        assert {assets.overlays[overlay] for overlay in fetched} <= contents["files"].keys()
    topology = json.loads((STATIC / assets.topology).read_bytes())
    assert contents["files"][assets.topology] == topology


def test_words_of_a_presenter_are_never_markup():
    view = Sheet(
        page="map",
        address=f"?x={MARKUP}",
        lang="en",
        title=MARKUP,
        subtitle=MARKUP,
        sources=(MARKUP,),
        facts=((MARKUP, MARKUP),),
        table=Table(MARKUP, (MARKUP,), ((MARKUP,),), (MARKUP,)),
        notes=(MARKUP,),
    )
    written = write_html(
        deck(DeckSlide(view, MARKUP), title=MARKUP, lang="en", base="http://localhost:8501/")
    )
    page = Page(written)
    assert page.all("img") == []
    assert len(page.all("script")) == 3
    assert all(not name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert page.text("h1") == [MARKUP]
    assert MARKUP in page.text("dd")
    # The note is part of the slide.
    assert MARKUP in page.text("p")


WITH_MUCH_BESIDE_THEM = [
    ("map", {"indicator": "urban_share_2020", "second": "elderly_share_2020"}),
    ("services", {"show": "hospital_beds_per_1000"}),
    ("services", {"show": "need"}),
    ("reach", {}),
    ("county", {"county": "220182"}),
    ("compare", {"with": "220182,510182,330782,320583,620121,440983"}),
]


@pytest.mark.parametrize(("page", "query"), WITH_MUCH_BESIDE_THEM)
def test_no_chart_and_no_cell_of_a_table_is_left_out(page, query):
    view = sheet(query, "en", page)
    written = Page(write_html(deck(DeckSlide(view), lang="en")))
    assert [image["alt"] for image in written.all("img")] == [chart.alt for chart in view.charts]
    shown = "".join(text for _, text in written.texts)
    told = [note for chart in view.charts for note in chart.notes]
    assert view.table
    for text in (view.table.title, *view.table.head, *sum(view.table.rows, ()), *view.table.notes, *told):
        assert text in shown


def a_table(rows, columns=3):
    letters = "abcdefghij"
    return Table(
        "Rows",
        tuple(f"Column {letter}" for letter in letters[:columns]),
        tuple(
            tuple(f"{letters[row // 10]}{letters[row % 10]}{letter}" for letter in letters[:columns])
            for row in range(rows)
        ),
    )


def a_view(**parts):
    return Sheet(page="map", address="", lang="en", title="A view", subtitle="", sources=("2020",), **parts)


@pytest.mark.parametrize("has_map", [True, False])
def test_a_table_of_any_length_goes_on_over_further_pages(has_map):
    table = a_table(60)
    painting = sheet({}, "en").painting if has_map else None
    slides = (DeckSlide(a_view(painting=painting, table=table)), DeckSlide(a_view()))
    written = Page(write_html(deck(*slides, lang="en", has_sources=False)))
    views = [section["data-view"] for section in written.all("section")]
    assert views == ["1"] * (4 if has_map else 3) + ["2"]
    # The first cell of a row is a heading.
    cells = [text for name, text in written.texts if name in {"td", "th"} and text in sum(table.rows, ())]
    assert cells == list(sum(table.rows, ()))


def test_a_short_table_stands_beside_the_map_and_a_wide_one_on_a_page_of_its_own():
    painting = sheet({}, "en").painting

    def sections(table):
        view = a_view(painting=painting, table=table)
        return [
            section["class"] or ""
            for section in Page(write_html(deck(DeckSlide(view), lang="en", has_sources=False))).all(
                "section"
            )
        ]

    assert sections(a_table(10, 4)) == ["slide mapped beside"]
    assert sections(a_table(18, 7)) == ["slide mapped", "slide beside further"]


def test_pages_without_the_map_do_without_its_notice_but_not_without_sources():
    view = sheet({"show": "need"}, "en", "services")
    text = write_html(deck(DeckSlide(view), lang="en", has_sources=False)).decode()
    first, second = re.findall(r"<footer>(.*?)</footer>", text)
    notice = Words("en")("source.map_notice")
    assert notice in first
    assert notice not in second
    for footer in (first, second):
        assert "2023" in footer
        assert "Seventh National Population Census" in footer


def test_what_a_number_goes_on_to_say_is_set_smaller():
    facts = (("Residents", "836,098 · 182 of 1,870"), ("Gap", "−3.2 (−4.7 to −1.4)"), ("Gap", "−3.2（−4.7）"))
    page = Page(write_html(deck(DeckSlide(a_view(facts=facts)), lang="en")))
    assert page.text("dd") == ["836,098", "−3.2", "−3.2"]
    assert page.text("small") == ["182 of 1,870", "(−4.7 to −1.4)", "（−4.7）"]


@pytest.mark.parametrize(
    "made",
    [
        lambda t, _: ready_made.nation(t),
        lambda t, atlas: ready_made.province(t, atlas, "510000"),
        lambda t, atlas: ready_made.county(t, atlas, "220182"),
    ],
    ids=["nation", "province", "county"],
)
def test_a_ready_made_briefing_is_under_three_megabytes(made):
    atlas = load_atlas()
    assert len(write_html(deck_of(atlas, made(Words("zh"), atlas), "zh"))) < 3_000_000


def test_the_last_page_can_be_left_out():
    assert len(Page(write_html(deck(DeckSlide(sheet({})), has_sources=False))).all("section")) == 1


def test_the_last_page_links_every_view_where_the_address_is_known():
    slides = [DeckSlide(sheet({"indicator": "urban_share_2020"}, "en"))]
    linked = Page(write_html(deck(*slides, lang="en", base="https://atlas.example.org/")))
    (link,) = linked.all("a")
    assert link["href"] == "https://atlas.example.org/?lang=en&indicator=urban_share_2020"
    plain = Page(write_html(deck(*slides, lang="en")))
    assert plain.all("a") == []
    assert any("?lang=en&indicator=urban_share_2020" in text for text in plain.text("p"))


def test_the_same_briefing_makes_the_same_file():
    slides = [DeckSlide(sheet({}))]
    assert write_html(deck(*slides)) == write_html(deck(*slides))
