"""The small print of a slide is never broken off, and the notice about the map never falls away."""

from dataclasses import replace

import pytest

from tests.ui.handout.made import NASTY, deck, sheet
from tests.ui.handout.test_real_views import deck_of
from ui.briefing import ready_made
from ui.exports.slide_plan import plan
from ui.i18n import Words

NOTICES = {"zh": "无审图号", "en": "no map review number"}


@pytest.fixture(scope="module", params=["zh", "en"])
def index(request):
    """Make the view with the longest small print: the service index with its five indicators."""
    made = deck_of(ready_made.nation(Words(request.param)), request.param, slice(6, 7))
    assert made.slides[0].sheet.page == "services"
    return made


@pytest.mark.parametrize("paper", ["wide", "a4"])
def test_the_service_index_bears_the_notice_about_its_map_and_each_source_once(index, paper):
    for slide in plan(replace(index, paper=paper)):
        note = slide.source.text
        census = {"zh": "第七次全国人口普查分县资料", "en": "Seventh National Population Census"}[index.lang]
        yearbook = {"zh": "中国县域统计年鉴 2024", "en": "China County Statistical Yearbook 2024"}[index.lang]

        assert note.is_whole
        assert "…" not in note.text
        assert note.text.startswith({"zh": "地图说明", "en": "Map: "}[index.lang])
        assert NOTICES[index.lang] in note.text
        assert note.text.count(yearbook) == 1
        # On its own and beside the yearbook.
        assert note.text.count(census) == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_finds_no_room_is_left_out_whole_and_the_last_words_say_where_it_is(lang):
    notice = Words(lang)("source.map_notice")
    long = {"zh": "甲乙丙丁" * 500, "en": "a caution " * 300}[lang]
    first = {"zh": "2020 年。", "en": "2020."}[lang]
    view = sheet(lang, sources=(first, long, notice))
    told = {"zh": "其余来源与说明见文末各页。", "en": "Further sources and cautions: last pages."}[lang]
    between = {"zh": "", "en": " "}[lang]

    (slide,) = plan(deck(view, lang=lang))

    assert slide.source.text.text == between.join((notice, first, told))
    assert slide.notes == ""


def test_without_last_pages_the_notes_hold_what_is_left_out():
    view = sheet(sources=("2020.", "A caution. " * 300))
    (slide,) = plan(deck(view, has_sources=False, notes="Mine."))

    assert slide.source.text.text == "2020. Further sources and cautions: this slide's notes."
    assert slide.notes == "Mine.\n\n" + ("A caution. " * 300).strip()


@pytest.mark.parametrize("words", NASTY)
def test_no_words_break_it_off(words):
    (slide,) = plan(deck(sheet(sources=(words, "2020."))))

    assert slide.source.text.is_whole
    assert "2020." in slide.source.text.text
