"""The table of the data page as a slide: its first rows, the count of all, what is to be known of them."""

from urllib.parse import parse_qsl

import pytest

from ui.atlas import load_atlas
from ui.data.options import DATA_PAGE
from ui.exports.sheets import sheet_of
from ui.i18n import Words
from ui.url_state import decode


def sheet(query, lang="en"):
    atlas = load_atlas()
    state, _ = decode(dict(parse_qsl(query)), atlas.known, DATA_PAGE)
    return sheet_of(Words(lang), atlas, "data", state)


@pytest.mark.parametrize(
    ("lang", "title", "first", "comparable"),
    [
        (
            "en",
            "First 15 of 60 units, sorted by “Change in residents (2010–2020)”, ascending",
            "1. Jiangyuan District, Baishan",
            "same territory",
        ),
        (
            "zh",
            "共 60 个单位，按“常住人口变化（2010–2020 年）”升序，列前 15 个",
            "1. 江源区（白山市）",
            "辖区不变",
        ),
    ],
)
def test_it_lists_the_first_rows_in_their_order_and_tells_how_many_there_are(lang, title, first, comparable):
    made = sheet(
        "province=220000&columns=residents_2010,residents_2020&sort=population_change_2010_2020", lang
    )

    assert made.table.title == title
    assert len(made.table.rows) == 15
    # As the censuses counted; what rows are sorted by stands first, though it was not chosen.
    assert made.table.rows[0] == (first, "−45.6", "254,293", "138,272", comparable)
    changes = [float(row[1].replace("−", "-")) for row in made.table.rows]
    assert changes == sorted(changes)
    assert "Jilin" in made.table.notes[0] or "吉林省" in made.table.notes[0]


def test_what_a_row_is_not_to_be_trusted_for_is_told_in_it():
    rows = sheet("sort=population_change_2010_2020").table.rows

    # 千山区 lost townships without a record, and leads the country only for that.
    assert rows[0][0].startswith("1. Qianshan")
    assert rows[0][-1].endswith("suspected transfer")


def test_a_slide_holds_what_it_has_room_for_and_says_so():
    made = sheet("columns=all&sort=hospital_beds_per_1000&falling=on")

    assert made.table.head[1] == "Hospital beds (2023), per 1,000"
    assert len(made.table.head) == 8
    assert "6 of 88 columns; the link opens all." in made.table.notes
    assert made.licence == "share_alike", "distance to airports is named among the sources"


def test_a_missing_figure_is_a_dash_that_is_explained():
    made = sheet("province=540000&columns=hospital_beds_per_1000")

    assert any(row[1] == "–" for row in made.table.rows)
    assert "–: no data." in made.table.notes
    assert "–: no data." not in sheet("province=540000&columns=residents_2020").table.notes


def test_a_table_without_rows_is_none():
    assert sheet("population=-1").table is None
    assert sheet("find=zzzz").table is None


def test_few_rows_are_all_listed():
    made = sheet("find=220182")
    assert made.table.title == "1 unit"
    assert len(made.table.rows) == 1
