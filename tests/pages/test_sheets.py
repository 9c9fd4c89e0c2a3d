"""A sheet says, paints and counts what the page of the same view shows, and needs no session."""

import logging
import re
from dataclasses import fields
from functools import cache
from html import unescape
from types import SimpleNamespace
from urllib.parse import parse_qsl

import pytest

from tests.pages.conftest import Page
from ui import pair
from ui.assets import current_assets
from ui.atlas import load_atlas
from ui.every_page import PAGES
from ui.exports.deck import Deck, DeckSlide
from ui.exports.placed import PlacedTable
from ui.exports.sheets import sheet_of
from ui.exports.slide_plan import plan
from ui.i18n import LANGUAGES, Words
from ui.map_message import payload_of
from ui.url_state import decode

VIEWS = {
    "map": [
        "",
        "county=320583&indicator=urban_share_2020&province=320000&scheme=equal",
        "indicator=population_path&pick=class:3",
        "second=distance_city_5m&pick=class:2&region=east&overlays=prefectures,stations&ring=very_large-150",
        "panels=regions&pick=values:-10:5&kind=county",
        "population=-1",
        "indicator=nothing&province=999999&classes=x",
    ],
    "services": [
        "",
        "province=360000&county=360121&pick=class:0&weights=bath_share_2020:2,piped_water_share_2020:1",
        "show=hospital_beds_per_1000&threshold=4.5&county=320583",
        "show=education_employment_share_2020&pick=values:2:4&region=west",
        "show=need&need=care&kind=county&county=360121",
        "show=people&stayed=fixed_phones_per_1000&pick=class:1",
        "show=people&population=-1",
        "show=hospital_beds_per_1000&population=-1",
        "population=-1",
        "show=nothing&threshold=x&weights=y:9",
    ],
    "reach": [
        "",
        "lines=regions&cities=large_1&mean=residents&county=360121",
        "lines=cities&units=districts&province=130000,410000",
        "pick=class:1&county=320583&region=east",
        "show=hinterlands&rule=gravity&cities=large_2",
        "show=radius&radius=150&county=360121",
        "show=rail_air&within=80&region=west",
        "show=rail_air&kind=district",
        "population=-1",
        "show=nothing&radius=3",
    ],
    "types": [
        "",
        "question=overlaps&province=360000&county=360121&pick=class:1",
        "question=thresholds",
        "question=thresholds&rules=near_city_5m:80,population_loss:-10",
        "question=disagreements&lens=urban",
        "question=profiles&profiled=general&statistic=mean&region=west",
        "question=advice&lens=satellite",
        "question=lists",
        "kind=district",
        "population=-1",
        "question=profiles&population=-1",
        "question=nothing&rules=x:1",
    ],
    "county": [
        "",
        "county=320583",
        "county=230231&alike=elderly_share_2020:3&peers=20",
        "county=110101&rules=near_city_5m:80",
        "county=460300",
        "county=999999",
    ],
    "compare": [
        "",
        "county=320583",
        "with=320583,230231&beside=nation,province:320000",
        "with=320583,230231,110101,460300,540102,469001&measure=bath",
        "with=999999&measure=nothing",
    ],
    "data": [
        "",
        "province=220000&sort=population_change_2010_2020",
        "columns=all&sort=hospital_beds_per_1000&falling=on&kind=county&type=general",
        "columns=none&find=yushu&sort=name",
        "population=-1",
        "columns=wealth&sort=beauty",
    ],
}
MAPPED = ("map", "services", "reach", "types")
ALL = [(page, query, lang) for page, queries in VIEWS.items() for query in queries for lang in LANGUAGES]


def sheet(page, query, lang):
    atlas = load_atlas()
    state, _ = decode(dict(parse_qsl(query)), atlas.known, PAGES[page])
    return sheet_of(Words(lang), atlas, page, state)


@cache
def kept_sheet(page, query, lang):
    """Give the same sheet to all tests that only read it."""
    return sheet(page, query, lang)


def paragraphs(text, kind):
    return [unescape(found) for found in re.findall(rf'class="{kind}">(.*?)</(?:p|h1)>', text)]


@pytest.mark.parametrize(("page", "query", "lang"), ALL)
def test_a_sheet_is_what_its_page_shows(page, query, lang):
    made, app = kept_sheet(page, query, lang), Page(page, **dict(parse_qsl(query)), lang=lang)
    text = app.text

    if page in MAPPED:
        assert paragraphs(text, "atlas-title") == [made.title]
        assert paragraphs(text, "atlas-subtitle") == [made.subtitle]
        assert tuple(paragraphs(text, "atlas-source"))[-len(made.sources) :] == made.sources
        # The number of the link that the page was opened by is the session's own.
        shown = re.sub(r'"opened":\d+,', "", app.map_message)
        assert payload_of(made.painting, current_assets(), None).replace("\\", "") in shown
    else:
        # There a title is a name, and a subtitle may say what to do.
        for told in (made.title, *(made.sources[:-1] if made.charts else ())):
            assert told in unescape(text)
    for name, value in made.facts:
        assert name in unescape(text) or page not in {"map", "services"}
        printed = re.findall(r"[\d.,]+", value)
        # The residents of a type stand in the map's legend, in millions; the number of counties everywhere.
        for number in printed[:1] if page == "types" else printed:
            assert number in text or f",{number.replace(',', '')}," in app.map_message


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", ["411729", "410122", "110101", "460300"])
def test_a_county_s_figures_without_data_are_named_in_a_note_and_fill_no_table(code, lang):
    made, t = kept_sheet("county", f"county={code}", lang), Words(lang)
    deck = Deck("", lang, (DeckSlide(made),), load_atlas().version)
    parts = [part for slide in plan(deck) for part in slide.parts if isinstance(part, PlacedTable)]
    left_over = [part.table for part in parts if part.table.title == t("handout.figures")]

    assert t("no_data") not in dict(made.facts).values()
    # 新蔡 alone has a row in the yearbook, which five of the figures rest on.
    assert any("GDP" in note for note in made.notes) == (code != "411729")
    assert all(len(table.rows) > 1 for table in left_over)
    assert bool(left_over) == (code == "411729")
    # The last of the headline figures that every unit has; districts have no room for it beside the map.
    told = " ".join([*dict(made.facts), *made.notes])
    assert {"zh": "大专及以上", "en": "Tertiary education"}[lang] in told


@pytest.mark.parametrize(("page", "query", "lang"), ALL)
def test_a_sheet_has_no_empty_slot(page, query, lang):
    made = kept_sheet(page, query, lang)

    for slot in fields(made):
        value = getattr(made, slot.name)
        assert value != "", slot.name
        assert "" not in value if isinstance(value, tuple) else True
    assert made.page == page
    assert made.lang == lang
    for chart in made.charts:
        assert all((chart.title, chart.detail, chart.alt))
        assert "" not in chart.notes
    if made.table:
        assert made.table.title
        assert all(made.table.head)
        assert {len(row) for row in made.table.rows} == {len(made.table.head)}


@pytest.mark.parametrize(("page", "query", "lang"), ALL)
def test_the_address_of_a_sheet_restores_its_view(page, query, lang):
    known = load_atlas().known
    path, _, written = kept_sheet(page, query, lang).address.partition("?")
    state, dropped = decode(dict(parse_qsl(written)), known, PAGES[page])

    assert not dropped
    assert path == ("" if page == "map" else page)
    assert state.lang == lang
    assert {**decode(dict(parse_qsl(query)), known, PAGES[page])[0].__dict__, "lang": lang} == state.__dict__


@pytest.mark.parametrize("page", VIEWS)
def test_a_sheet_is_made_outside_of_a_session_without_a_word_of_warning(page, caplog):
    with caplog.at_level(logging.WARNING):
        for query in VIEWS[page]:
            sheet(page, query, "zh")

    assert not caplog.records


@pytest.mark.parametrize("query", ["second=distance_city_5m", "second=urban_share_2020&county=320583"])
def test_what_leaves_the_app_stands_on_light_ground_also_for_a_reader_in_the_dark(monkeypatch, query):
    expected = sheet("map", query, "zh")
    dark = SimpleNamespace(context=SimpleNamespace(theme=SimpleNamespace(type="dark")))
    monkeypatch.setattr(pair, "st", dark)
    made = sheet("map", query, "zh")

    assert pair.ground() == "dark"
    assert made.painting == expected.painting
    assert made.charts[0].figure == expected.charts[0].figure
