"""Everything of a view finds a place on its slides, inside the page and beside the others."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.handout.made import FACTS, NASTY, TABLES, TITLES, chart, deck, painting, sheet
from ui.exports.placed import SIZES, PlacedChart, PlacedFact, PlacedMap, PlacedNote, PlacedTable
from ui.exports.sheet import Table
from ui.exports.slide_plan import plan
from ui.exports.text_fit import width, wrapped

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
def test_every_chart_and_number_is_on_a_slide_once_and_a_table_says_what_it_leaves_out(view):
    parts = [part for slide in plan(deck(view, lang=view.lang)) for part in slide.parts]
    tables = [part.table for part in parts if isinstance(part, PlacedTable)]

    assert [part.chart for part in parts if isinstance(part, PlacedChart)] == list(view.charts)
    assert sum(isinstance(part, PlacedMap) for part in parts) == (view.painting is not None)
    names = [part.name.text.text for part in parts if isinstance(part, PlacedFact)]
    names += [row[0] for table in tables if table.title != "Table" for row in table.rows]
    # What finds no place beside the map goes on as a table, which may be cut as well.
    assert names == [name for name, _ in view.facts][: len(names)]
    rows = [row[0] for table in tables if table.title == "Table" for row in table.rows]
    told = [row[0] for row in view.table.rows] if view.table else []
    more = [part for part in parts if isinstance(part, PlacedNote) and part.url]
    assert rows == told[: len(rows)]
    assert (len(rows) < len(told)) == any(f"{len(told) - len(rows)} " in part.text.text.text for part in more)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_plain_view_takes_one_slide_with_the_map_on_the_left(lang):
    (slide,) = plan(deck(sheet(lang), lang=lang))
    picture, *others = slide.parts

    assert isinstance(picture, PlacedMap)
    assert 0.45 < picture.box.width / (SIZES["wide"][0] - 1.1) < 0.65
    assert len([part for part in others if isinstance(part, PlacedFact)]) == len(FACTS[lang])
    (table,) = (part for part in others if isinstance(part, PlacedTable))
    assert table.table.rows == TABLES[lang].rows
    assert table.numeric == (False, False, True)


def test_numbers_stand_to_the_right_and_places_of_a_ranking_do_not():
    rows = (("a", "1. Anxi", "−5.1%", "–"), ("b", "12. Jia, Yulin", "83.6万", "1,211 of 1,875"))
    (slide,) = plan(deck(sheet(table=Table("Table", ("A", "B", "C", "D"), rows))))
    (table,) = (part for part in slide.parts if isinstance(part, PlacedTable))

    assert table.numeric == (False, False, True, True)


def test_a_number_that_is_missing_here_and_there_leaves_its_column_one_of_numbers():
    rows = (("Beds", "5.6", "no data"), ("Doctors", "2.1", "1.9"), ("Schools", "3.0", "2.8 (best)"))
    (slide,) = plan(deck(sheet(table=Table("Table", ("A", "B", "C"), rows))))
    (table,) = (part for part in slide.parts if isinstance(part, PlacedTable))

    assert table.numeric == (False, True, True)
    # Words beside numbers keep away from them, and the first column is flush with its heading.
    assert table.indents[0] == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_long_table_is_cut_and_links_to_the_view_that_has_the_rest(lang):
    rows = tuple((f"{place}. X", "1.0%") for place in range(1, 61))
    (slide,) = plan(deck(sheet(lang, table=Table("Table", ("A", "%"), rows, ("A note.",))), lang=lang))
    (table,) = (part for part in slide.parts if isinstance(part, PlacedTable))
    more, note = (part for part in slide.parts if isinstance(part, PlacedNote))
    left_out = len(rows) - len(table.table.rows)

    assert table.table.rows == rows[: len(table.table.rows)]
    assert len(table.table.rows) >= 5
    assert (
        more.text.text.text
        == {
            "zh": f"另有 {left_out} 行，可打开原视图查看。",
            "en": f"{left_out} more rows in the atlas: open this view.",
        }[lang]
    )
    assert more.url == f"http://localhost:8501/?lang={lang}&indicator=population_change_2010_2020"
    assert note.url == ""


def test_a_table_of_few_rows_is_never_cut():
    rows = tuple((f"{place}. A" + " very long name" * 4, "1.0%") for place in range(1, 7))
    slides = plan(deck(sheet(facts=FACTS["en"] * 3, table=Table("Table", ("A", "%"), rows))))
    shown = [
        part.table.rows
        for slide in slides
        for part in slide.parts
        if isinstance(part, PlacedTable) and part.table.title == "Table"
    ]

    assert shown == [rows]


@pytest.mark.parametrize("has_sources", [True, False])
def test_notes_are_whole_sentences_and_what_finds_no_room_is_not_lost(has_sources):
    told = ("Short.", "A sentence that goes on for a long while. " * 20, "No stop")
    notes = (told[0], told[1] + "Another end", told[2])
    table = replace(TABLES["en"], notes=tuple(f"{note} {place}" for place, note in enumerate(notes)))
    made = deck(sheet(table=table), has_sources=has_sources)
    (slide,) = plan(made)
    (note,) = (part for part in slide.parts if isinstance(part, PlacedNote))

    assert "…" not in note.text.text.text
    assert note.text.text.text.endswith(".")
    written = note.text.text.text + " ".join(note.unsaid)
    for sentence in ("Short", "A sentence that goes on for a long while", "Another end", "No stop"):
        assert sentence in written
    assert has_sources or all(line in slide.notes for line in note.unsaid)


@pytest.mark.parametrize(
    "text", ["Words of a title that needs a second line " * 2, "一个需要第二行才写得下的标题" * 4]
)
def test_no_line_of_a_title_is_left_with_a_word_of_its_own(text):
    title = text.strip()
    (slide,) = plan(deck(sheet(title=title)))
    words = slide.title.text
    lines = wrapped(words.text, words.size, slide.title.box.width, bold=True)
    lengths = [width(line, words.size, bold=True) for line in lines]

    assert words.is_whole
    assert len(lines) == words.lines >= 2
    assert min(lengths) > 0.7 * max(lengths)


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
    assert second.notes == f"接上页“{TITLES['zh']}”。本页为：{chart('zh', 2).title}。"


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
