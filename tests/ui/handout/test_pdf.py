"""A PDF that can be read aloud, searched and printed anywhere."""

import re
import shutil
import subprocess

import pytest

from tests import office
from tests.ui.handout.made import FACTS, NASTY, SOURCES, SUBTITLES, TABLES, TITLES, chart, deck, sheet
from ui.exports.pdf import write_pdf
from ui.exports.sheet import Table

pytestmark = [
    pytest.mark.usefixtures("plain_pictures"),
    pytest.mark.skipif(bool(office.missing()), reason="poppler is not there: python -m tests.office"),
]


@pytest.fixture
def written(tmp_path):
    def write(made, **options):
        file = tmp_path / "deck.pdf"
        file.write_bytes(write_pdf(made, **options))
        return file

    return write


def told_of(file, program="pdfinfo", *options):
    done = subprocess.run([program, *options, str(file)], check=True, capture_output=True)
    return done.stdout.decode()


def words_of(file, *options):
    """Give a PDF's words without white space, which stands where lines happen to break."""
    return re.sub(r"\s", "", office.text_of(file, *options))


def squeezed(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_that_is_said_is_found_as_text(written, lang):
    file = written(deck(sheet(lang), sheet(lang, charts=(chart(lang),), table=None), lang=lang))
    words = words_of(file)

    assert squeezed(TITLES[lang]) in words
    for text in (SUBTITLES[lang], *SOURCES[lang], *TABLES[lang].head, *FACTS[lang][0], chart(lang).title):
        assert squeezed(text) in words
    for row in TABLES[lang].rows:
        assert all(squeezed(cell) in words for cell in row)


@pytest.mark.parametrize(("lang", "tag"), [("zh", "zh-CN"), ("en", "en-GB")])
def test_title_language_and_tags_are_set_and_it_meets_pdf_ua(written, lang, tag):
    file = written(deck(sheet(lang, charts=(chart(lang),)), lang=lang))
    about = told_of(file)

    assert re.search(r"Title: +" + {"zh": "县域城镇化", "en": "County urbanization"}[lang], about)
    assert re.search(r"Tagged: +yes", about)
    assert "0.1.0" in about
    assert f"/Lang({tag})".encode() in file.read_bytes() or f"/Lang ({tag})".encode() in file.read_bytes()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in file.read_bytes()


def test_every_face_is_in_the_file(written):
    lines = told_of(written(deck(sheet("zh"), lang="zh")), "pdffonts").splitlines()[2:]

    assert lines
    for line in lines:
        assert "NotoSansSC" in line.replace("-", "").replace(" ", "")
        assert line.split()[-5:-2] == ["yes", "yes", "yes"]


@pytest.mark.parametrize(("paper", "points"), [("wide", (960, 540)), ("a4", (842, 595))])
def test_pages_are_as_many_and_as_large_as_slides(written, paper, points):
    about = told_of(written(deck(sheet(), sheet(charts=(chart("en"), chart("en", 2))), paper=paper)))
    size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", about)

    # A cover, a view, a view that goes on, and the sources.
    assert re.search(r"Pages: +5", about)
    assert [round(float(side)) for side in size.groups()] == list(points)


def test_notes_follow_their_view_where_they_are_wanted(written):
    made = deck(sheet("zh"), lang="zh", notes="备注之一。\n备注之二。")

    assert "备注之一" not in words_of(written(made))
    noted = written(made, has_notes=True)
    assert "备注之一。备注之二。" in words_of(noted, "-f", "3", "-l", "3")


def test_long_notes_run_over_several_pages_and_lose_nothing(written):
    made = deck(
        sheet("zh"), lang="zh", notes="".join(f"第{place}句话在这里说完了。\n" for place in range(300))
    )
    words = words_of(written(made, has_notes=True))

    assert all(f"第{place}句话" in words for place in range(300))


def test_links_can_be_followed(written):
    file = written(deck(sheet()))

    assert b"http://localhost:8501/?lang=en&indicator=population_change_2010_2020" in file.read_bytes()
    # What is copied from the page is the address, too.
    assert "http://localhost:8501/?lang=en&indicator=population_change_2010_2020" in words_of(file)


def test_the_rows_that_a_table_leaves_out_are_told_with_a_link_to_them(written):
    rows = tuple((f"{place}. X", "1.0%") for place in range(60))
    file = written(deck(sheet(table=Table("Table", ("A", "%"), rows)), has_sources=False))

    assert "morerowsintheatlas:openthisview." in words_of(file)
    assert b"http://localhost:8501/?lang=en&indicator=population_change_2010_2020" in file.read_bytes()


def test_pages_are_numbered(written):
    file = written(deck(sheet(), sheet()))

    assert office.text_of(file, "-f", "3", "-l", "3").strip().endswith("3")


@pytest.mark.parametrize("nasty", NASTY)
def test_whatever_somebody_writes_is_set_as_it_stands(written, nasty):
    view = sheet(title=nasty, subtitle=nasty, facts=((nasty, nasty),), table=None)
    words = office.text_of(written(deck(view, title=nasty, notes=nasty), has_notes=True))

    if "#import" in nasty:
        for part in (
            "#import",
            '"secret.typ"',
            "$x^2$",
            "*bold*",
            "_slant_",
            "`raw`",
            "@ref",
            "<label>",
            "//",
        ):
            assert part in words
    if "script" in nasty:
        assert "<script>alert(1)</script>" in words


def test_a_character_that_no_face_has_costs_no_more_than_the_promise(written):
    # A private one, which stands for nothing in any face.
    file = written(deck(sheet(title="Private \U0010fffd use")))

    assert re.search(r"Tagged: +yes", told_of(file))
    assert "Private" in office.text_of(file)


def test_vectors_stay_vectors(written):
    file = written(deck(sheet()))

    assert shutil.which("pdfimages")
    assert len(told_of(file, "pdfimages", "-list").splitlines()) == 2


def test_whoever_waits_is_told_how_far_it_is():
    told = []
    write_pdf(deck(sheet(), sheet()), told.append)

    assert told == sorted(told)
    assert told[-1] == 1.0
