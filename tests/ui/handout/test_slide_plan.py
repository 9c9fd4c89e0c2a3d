"""Everything of a view finds a place on its slides, inside the page and beside the others."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.handout.made import FACTS, NASTY, TABLES, chart, deck, painting, sheet
from ui.exports.placed import SIZES, PlacedChart, PlacedFact, PlacedMap, PlacedNote, PlacedTable
from ui.exports.sheet import Table
from ui.exports.slide_plan import plan

WORDS = st.sampled_from(
    ["", "Short", "A sentence of a dozen words that goes on for a while, with 1,211", *NASTY]
)


@st.composite
def sheets(draw):
    lang = draw(st.sampled_from(["zh", "en"]))
    rows = draw(st.integers(0, 60))
    columns = draw(st.integers(1, 6))
    cell = draw(WORDS)[:60]
    table = Table(
        "Table",
        tuple(f"Column {place}" for place in range(columns)),
        tuple((f"row {row}", *[cell] * (columns - 1)) for row in range(rows)),
        draw(st.sampled_from([(), ("A note.",), ("A very long note. " * 60,)])),
    )
    return sheet(
        lang,
        title=draw(WORDS),
        subtitle=draw(WORDS),
        sources=(draw(WORDS), draw(WORDS)),
        painting=draw(st.sampled_from([None, painting(lang)])),
        facts=tuple((f"fact {place}", draw(WORDS)[:30]) for place in range(draw(st.integers(0, 24)))),
        charts=tuple(chart(lang, place) for place in range(draw(st.integers(0, 5)))),
        table=draw(st.sampled_from([None, table])),
        notes=draw(st.sampled_from([(), ("A note.",)])),
    )


def boxes(slide):
    yield slide.title.box
    yield from (part.box for part in (slide.subtitle, slide.source) if part)
    for part in slide.parts:
        match part:
            case PlacedMap():
                yield part.box
            case PlacedChart():
                yield from (part.heading.box, part.box)
                yield from [part.detail.box] if part.detail else []
            case PlacedFact():
                yield from (part.value.box, part.name.box)
            case PlacedTable():
                yield from (part.heading.box, part.box)
            case PlacedNote():
                yield part.text.box


def apart(one, other):
    near = 0.03
    return (
        one.left + one.width <= other.left + near
        or other.left + other.width <= one.left + near
        or one.bottom <= other.top + near
        or other.bottom <= one.top + near
    )


@settings(max_examples=40)
@given(sheets(), st.sampled_from(["wide", "a4"]))
def test_nothing_leaves_the_page_or_covers_another_thing(view, paper):
    width, height = SIZES[paper]

    for slide in plan(deck(view, lang=view.lang, paper=paper)):
        found = list(boxes(slide))
        for box in found:
            assert min(box.left, box.top) >= 0.2
            assert box.width > 0
            assert box.height > 0
            assert box.left + box.width <= width - 0.2
            assert box.bottom <= height - 0.2
        for one, other in combinations(found, 2):
            assert apart(one, other), (one, other)


@settings(max_examples=40)
@given(sheets())
def test_every_chart_row_and_number_is_on_a_slide_once(view):
    parts = [part for slide in plan(deck(view, lang=view.lang)) for part in slide.parts]
    tables = [part.table for part in parts if isinstance(part, PlacedTable)]

    assert [part.chart for part in parts if isinstance(part, PlacedChart)] == list(view.charts)
    assert sum(isinstance(part, PlacedMap) for part in parts) == (view.painting is not None)
    names = [part.name.text.text for part in parts if isinstance(part, PlacedFact)]
    names += [row[0] for table in tables if table.title != "Table" for row in table.rows]
    assert names == [name for name, _ in view.facts]
    rows = [row[0] for table in tables if table.title == "Table" for row in table.rows]
    assert rows == ([row[0] for row in view.table.rows] if view.table else [])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_plain_view_takes_one_slide_with_the_map_on_the_left(lang):
    (slide,) = plan(deck(sheet(lang), lang=lang))
    picture, *others = slide.parts

    assert isinstance(picture, PlacedMap)
    assert 0.55 < picture.box.width / (SIZES["wide"][0] - 1.1) < 0.65
    assert len([part for part in others if isinstance(part, PlacedFact)]) == len(FACTS[lang])
    (table,) = (part for part in others if isinstance(part, PlacedTable))
    assert table.table.rows == TABLES[lang].rows
    assert table.numeric == (False, False, True)


def test_numbers_stand_to_the_right_and_places_of_a_ranking_do_not():
    rows = (("a", "1. Anxi", "−5.1%", "–"), ("b", "12. Jia, Yulin", "83.6万", "1,211 of 1,875"))
    (slide,) = plan(deck(sheet(table=Table("Table", ("A", "B", "C", "D"), rows))))
    (table,) = (part for part in slide.parts if isinstance(part, PlacedTable))

    assert table.numeric == (False, False, True, True)


def test_what_a_number_goes_on_to_say_is_small():
    (slide,) = plan(
        deck(sheet(facts=(("Density", "584 per km² · 214 of 1,870 in the nation"), ("Units", "5 · 6"))))
    )
    first, second = (part for part in slide.parts if isinstance(part, PlacedFact))

    assert first.value.text.text == "584 per km²"
    assert first.name.text.text == "Density · 214 of 1,870 in the nation"
    assert second.value.text.text == "5 · 6"


def test_sources_run_on_as_sentences():
    (english,) = plan(deck(sheet(sources=("One", "Two.", ""))))
    (chinese,) = plan(deck(sheet("zh", sources=("一", "二。"))))

    assert english.source.text.text == "One. Two."
    assert chinese.source.text.text == "一。二。"


def test_what_goes_on_says_so_in_its_title():
    first, second = plan(deck(sheet("zh", charts=(chart("zh"), chart("zh", 2)), table=None), lang="zh"))

    assert second.title.text.text == first.title.text.text + "（续）"
    assert second.notes == ""


def test_a_title_that_was_cut_stands_whole_in_the_notes():
    title = "Words without end " * 200
    (slide,) = plan(deck(sheet(title=title), notes="Mine."))

    assert slide.title.text.text.endswith("…")
    assert slide.notes == title.strip() + "\n\nMine."


def test_the_map_is_told_in_words():
    (slide,) = plan(deck(sheet()))

    assert slide.parts[0].alt == (
        "1,211 of 1,875 counties lost residents between 2010 and 2020. "
        "Change in residents: <0 1,470, ≥0 1,373"
    )
