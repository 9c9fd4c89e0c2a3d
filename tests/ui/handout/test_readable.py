"""A room can read the ready-made briefings: type, notes, rows, and what a slide says of the one before it."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from tests.ui.handout.test_real_views import deck_of
from ui.atlas import load_atlas
from ui.briefing import ready_made
from ui.exports.last_pages import last_pages
from ui.exports.placed import PlacedChart, PlacedNote, PlacedTable
from ui.exports.pptx import write_pptx
from ui.exports.slide_plan import plan
from ui.exports.text_fit import width, wrapped
from ui.i18n import Words

SMALLEST = 9.0
STOPS = {"zh": "。", "en": "."}


@pytest.fixture(scope="module", params=["zh", "en"])
def nation(request):
    return deck_of(ready_made.nation(Words(request.param)), request.param)


@pytest.fixture(scope="module", params=["wide", "a4"])
def paper(request):
    return request.param


@pytest.fixture(scope="module")
def slides(nation, paper):
    return plan(replace(nation, paper=paper))


def continued(slides):
    return [slide for before, slide in pairwise(slides) if before.number == slide.number]


@pytest.mark.usefixtures("plain_pictures")
def test_no_word_of_a_powerpoint_is_smaller_than_nine_points(nation, paper):
    file = Presentation(BytesIO(write_pptx(replace(nation, paper=paper))))
    sizes = [
        int(run.find(qn("a:rPr")).get("sz")) / 100
        for slide in file.slides
        for run in slide.element.iter(qn("a:r"))
    ]

    assert len(sizes) > 200
    assert min(sizes) >= SMALLEST


def test_ten_views_go_on_over_few_slides_and_none_of_them_is_nearly_empty(slides):
    further = continued(slides)

    assert {slide.number for slide in slides} == set(range(1, 11))
    assert len(further) <= 4
    for slide in further:
        tables = [part for part in slide.parts if isinstance(part, PlacedTable)]
        assert tables or any(isinstance(part, PlacedChart) for part in slide.parts)
        assert all(len(part.table.rows) >= 3 for part in tables)


def test_every_slide_has_notes_and_one_that_goes_on_says_with_what(nation, slides):
    for slide in slides:
        assert slide.notes
    for slide in continued(slides):
        assert nation.slides[slide.number - 1].sheet.title in slide.notes
        for part in slide.parts:
            if isinstance(part, PlacedTable | PlacedChart):
                assert part.heading.text.text in slide.notes


def test_notes_end_with_a_full_stop_and_nothing_with_dots(nation, slides):
    notes = [part for slide in slides for part in slide.parts if isinstance(part, PlacedNote)]
    written = [part.text.text for part in notes] + [slide.source.text for slide in slides]

    assert len(notes) > 10
    for words in written:
        assert words.is_whole
        assert words.text.endswith(STOPS[nation.lang])


def test_no_title_leaves_a_word_or_a_character_alone_on_its_last_line(slides):
    for title in (slide.title for slide in slides):
        lines = wrapped(title.text.text, title.text.size, title.box.width, bold=True)
        lengths = [width(line, title.text.size, bold=True) for line in lines]
        assert title.text.is_whole
        assert min(lengths) > 0.5 * max(lengths)


def test_supply_and_need_have_a_column_each_with_its_unit_in_the_head(nation, slides):
    heads = {
        "zh": ("65 岁及以上（2020 年），%", "医疗床位（2023 年），张/千人"),
        "en": ("Aged 65 and over (2020), %", "Hospital beds (2023), per 1,000"),
    }[nation.lang]
    tables = [part for slide in slides for part in slide.parts if isinstance(part, PlacedTable)]
    (table,) = (part for part in tables if part.table.head[1:] == heads)

    for row in table.table.rows:
        assert len(row) == 3
        assert all(float(cell) > 0 for cell in row[1:])


def test_a_figure_stands_once_and_its_unit_in_the_head_of_its_row(paper):
    made = deck_of(ready_made.county(Words("en"), load_atlas(), "130123"), "en", slice(1, 2))
    (table,) = (
        part.table
        for slide in plan(replace(made, paper=paper))
        for part in slide.parts
        if isinstance(part, PlacedTable)
    )
    density = next(row for row in table.rows if row[0].startswith("Density"))

    assert density[0] == "Density (2020), per km²"
    assert all(cell.replace(",", "").replace(".", "").isdigit() for cell in density[1:])


def test_the_last_pages_are_set_no_smaller(nation, paper):
    for page in last_pages(Words(nation.lang), replace(nation, paper=paper)):
        for entry in page.entries:
            for line, words in entry.lines:
                assert words.size >= (SMALLEST if line.kind == "link" else 10)
