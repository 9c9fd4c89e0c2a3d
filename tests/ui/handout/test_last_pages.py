"""The last pages hold every source, definition and link, however many there are."""

from itertools import pairwise

import pytest

from tests.ui.handout.made import SOURCES, SUBTITLES, TITLES, deck, sheet
from ui.exports.last_pages import last_pages, ranges
from ui.exports.text_fit import wrapped
from ui.i18n import Words


def lines(pages):
    return [line for page in pages for entry in page.entries for line, _ in entry.lines]


def test_each_view_has_its_definition_and_the_link_that_restores_it():
    (page,) = last_pages(
        Words("en"), deck(sheet(), sheet(address="services?show=need&lang=en", title="Need"))
    )
    written = [line.text for line in lines([page])]

    assert {f"1  {TITLES['en']}", SUBTITLES["en"], "2  Need"} <= set(written)
    assert [line.url for line in lines([page]) if line.kind == "link"] == [
        "http://localhost:8501/?lang=en&indicator=population_change_2010_2020",
        "http://localhost:8501/services?show=need&lang=en",
    ]


def test_a_source_of_several_views_stands_once():
    first, second = SOURCES["zh"][0], "年鉴。"
    three = [sheet("zh"), sheet("zh"), sheet("zh", sources=(second, *SOURCES["zh"][1:]))]
    pages = last_pages(Words("zh"), deck(*three, lang="zh"))
    entries = [[line.text for line, _ in entry.lines] for page in pages for entry in page.entries]

    assert ["视图 1–2", first] in entries
    assert ["视图 3", second] in entries
    assert [entry[1:] for entry in entries if entry[0] == "数据来源与注意事项"] == [
        ["全部视图", *SOURCES["zh"][1:]]
    ]


def test_where_the_app_is_not_known_the_address_is_printed_but_leads_nowhere():
    (page,) = last_pages(Words("en"), deck(sheet(), base=""))

    (link,) = (line for line in lines([page]) if line.kind == "link")
    assert (link.text, link.url) == ("?lang=en&indicator=population_change_2010_2020", "")


@pytest.mark.parametrize("base", ["javascript:alert(1)//", "file:///etc/"])
def test_a_link_leads_to_the_web_alone(base):
    (page,) = last_pages(Words("en"), deck(sheet(), base=base))

    assert not any(line.url for line in lines([page]))


@pytest.mark.parametrize("paper", ["wide", "a4"])
def test_sixty_views_fill_several_pages_and_none_too_full(paper):
    views = [sheet(title=f"View {place}", subtitle="Measured so. " * place) for place in range(60)]
    pages = last_pages(Words("en"), deck(*views, paper=paper))
    titles = [page.frame.title.text.text for page in pages]

    assert len(pages) > 3
    assert titles[1] == titles[0] + " (continued)"
    for page in pages:
        for entry in page.entries:
            assert entry.box.bottom <= page.frame.body.bottom + 0.01
    found = [line.text for line in lines(pages)]
    assert all(any(f"View {place}" in text for text in found) for place in range(60))


def test_an_endless_definition_is_torn_and_loses_nothing():
    words = "定义" * 8000
    pages = last_pages(Words("zh"), deck(sheet("zh", subtitle=words), lang="zh"))
    written = "".join(line.text for line in lines(pages) if line.kind == "text").replace("\n", "")

    assert words in written
    assert len(pages) > 1


def test_nobody_has_to_have_them():
    assert last_pages(Words("en"), deck(sheet(), has_sources=False)) == []
    assert last_pages(Words("en"), deck()) == []


def test_lines_are_as_many_as_were_measured():
    for page in last_pages(Words("en"), deck(sheet())):
        for entry in page.entries:
            for line, words in entry.lines:
                bold = line.kind in {"head", "name"}
                assert words.lines == len(wrapped(line.text, words.size, entry.box.width, bold=bold))


@pytest.mark.parametrize("count", [3, 7, 12])
def test_columns_are_about_as_high_as_each_other_and_nothing_is_small_or_close(count):
    views = [sheet(title=f"View {place}", subtitle="Measured in this way. " * 4) for place in range(count)]
    pages = last_pages(Words("en"), deck(*views))
    columns = {}
    for number, page in enumerate(pages):
        for entry in page.entries:
            columns.setdefault((number, entry.box.left), []).append(entry)
    bottoms = [entries[-1].box.bottom - entries[0].box.top for entries in columns.values()]
    highest = max(entry.box.height for entries in columns.values() for entry in entries)

    assert len(columns) == 2 * len(pages)
    # No more apart than the one entry that a column has too many.
    assert max(bottoms) - min(bottoms) <= 2 * highest
    assert min(words.size for page in pages for entry in page.entries for _, words in entry.lines) >= 9
    for entries in columns.values():
        for upper, lower in pairwise(entries):
            assert lower.box.top - upper.box.bottom >= 0.19


@pytest.mark.parametrize(
    ("numbers", "written"),
    [([1], "1"), ([1, 2], "1–2"), ([1, 3], "1, 3"), ([1, 2, 3, 5, 7, 8], "1–3, 5, 7–8")],
)
def test_numbers_of_views_are_written_briefly(numbers, written):
    assert ranges(numbers) == written
