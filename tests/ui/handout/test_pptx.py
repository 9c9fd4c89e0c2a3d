"""A PowerPoint file is one that a presenter can work on: text, tables, notes, alt texts."""

from collections import Counter
from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from tests.ui.handout.made import FACTS, NASTY, SOURCES, SUBTITLES, TABLES, TITLES, chart, deck, sheet
from ui.exports.pptx import write_pptx
from ui.exports.text_fit import one_line

pytestmark = pytest.mark.usefixtures("plain_pictures")
TAGS = {"zh": "zh-CN", "en": "en-GB"}


def opened(made):
    return Presentation(BytesIO(write_pptx(made)))


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


@pytest.fixture(params=["zh", "en"])
def lang(request):
    return request.param


def test_a_deck_has_a_cover_its_views_and_its_sources(lang):
    file = opened(deck(sheet(lang), sheet(lang), lang=lang))
    cover, first, second, last = file.slides

    assert cover.shapes.title.text == {"zh": "县域城镇化", "en": "County urbanization"}[lang]
    assert "0.1.0" in cover.placeholders[1].text
    assert first.shapes.title.text == second.shapes.title.text == TITLES[lang]
    assert (
        last.shapes.title.text == {"zh": "数据来源、定义与链接", "en": "Sources, definitions and links"}[lang]
    )


@pytest.mark.parametrize(("paper", "size"), [("wide", (13.333, 7.5)), ("a4", (11.693, 8.268))])
def test_the_paper_is_that_asked_for(paper, size):
    file = opened(deck(sheet(), paper=paper))

    assert (file.slide_width.inches, file.slide_height.inches) == pytest.approx(size, abs=0.001)


def test_words_are_text_numbers_are_text_and_the_table_is_a_table(lang):
    slide = opened(deck(sheet(lang), lang=lang)).slides[1]
    written = texts(slide)

    assert SUBTITLES[lang] in written
    assert {"zh": "", "en": " "}[lang].join(SOURCES[lang]) in written
    assert all(f"{value}\n{name}" in written for name, value in FACTS[lang])
    (table,) = (shape.table for shape in slide.shapes if shape.has_table)
    cells = tuple(tuple(cell.text for cell in row.cells) for row in table.rows)
    assert cells == (TABLES[lang].head, *TABLES[lang].rows)
    assert table.first_row


def test_the_title_comes_first_for_those_who_listen():
    slide = opened(deck(sheet())).slides[1]

    assert slide.shapes[0] == slide.shapes.title
    assert slide.shapes.title.is_placeholder


def test_pictures_have_200_dots_to_an_inch_and_words_for_those_who_cannot_see_them(lang):
    slide = opened(deck(sheet(lang, charts=(chart(lang),), table=None), lang=lang)).slides[1]
    pictures = [shape for shape in slide.shapes if shape.shape_type == 13]

    assert len(pictures) == 2
    for picture in pictures:
        across, down = picture.image.size
        assert across / picture.width.inches >= 200
        assert down / picture.height.inches >= 200
    alts = [picture.element.nvPicPr.cNvPr.get("descr") for picture in pictures]
    assert alts[0].startswith(TITLES[lang])
    assert alts[1] == chart(lang).alt


def test_notes_stand_in_the_notes_field():
    file = opened(deck(sheet(), notes="First.\nSecond."))

    assert file.slides[1].notes_slide.notes_text_frame.text == "First.\nSecond."
    assert not file.slides[0].has_notes_slide


def test_slides_are_numbered():
    for slide in list(opened(deck(sheet(), sheet())).slides)[1:]:
        fields = [field.get("type") for field in slide.element.iter(qn("a:fld"))]
        assert fields == ["slidenum"]


def test_links_can_be_followed():
    last = list(opened(deck(sheet())).slides)[-1]
    links = [
        run.hyperlink.address
        for shape in last.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    ]

    assert links == ["http://localhost:8501/?lang=en&indicator=population_change_2010_2020"]


def test_every_word_bears_its_language(lang):
    for slide in opened(deck(sheet(lang), lang=lang, notes="备注 notes")).slides:
        parts = [slide.element, *([slide.notes_slide.element] if slide.has_notes_slide else [])]
        runs = [run for part in parts for run in part.iter(qn("a:r"))]
        assert runs
        assert {run.find(qn("a:rPr")).get("lang") for run in runs if run.find(qn("a:t")).text} == {TAGS[lang]}


def test_chinese_has_a_face_of_its_own():
    with ZipFile(BytesIO(write_pptx(deck(sheet("zh"), lang="zh")))) as file:
        theme = parse_xml(file.read("ppt/theme/theme1.xml"))
    faces = {
        (group.tag.split("}")[1], kind): group.find(qn(f"a:{kind}")).get("typeface")
        for group in theme.iter(qn("a:majorFont"), qn("a:minorFont"))
        for kind in ("latin", "ea")
    }

    assert set(faces.values()) == {"Arial", "Microsoft YaHei"}
    assert faces["majorFont", "ea"] == faces["minorFont", "ea"] == "Microsoft YaHei"


def test_the_file_says_what_it_is(lang):
    properties = opened(deck(sheet(lang), lang=lang)).core_properties

    assert properties.title == {"zh": "县域城镇化", "en": "County urbanization"}[lang]
    assert properties.author == "Xiancheng Atlas"
    assert "0.1.0" in properties.keywords
    assert properties.language == TAGS[lang]


def test_nothing_empty_or_twice_is_left_for_powerpoint_to_repair(lang):
    made = deck(
        sheet(lang), sheet(lang, charts=tuple(chart(lang, n) for n in range(4))), lang=lang, notes="n"
    )
    written = write_pptx(made)
    with ZipFile(BytesIO(written)) as file:
        names = file.namelist()
        assert Counter(names).most_common(1)[0][1] == 1
        types = parse_xml(file.read("[Content_Types].xml"))
        overrides = {entry.get("PartName") for entry in types if entry.get("PartName")}
        assert overrides <= {f"/{name}" for name in names}
        assert not [name for name in names if "printerSettings" in name or "thumbnail" in name]
        for name in names:
            if name.endswith((".xml", ".rels")):
                assert parse_xml(file.read(name)) is not None
    for slide in Presentation(BytesIO(written)).slides:
        ids = [entry.get("id") for entry in slide.element.iter(qn("p:cNvPr"))]
        assert len(set(ids)) == len(ids)
        assert all(shape.text_frame.text.strip() for shape in slide.placeholders)
        assert all(text.strip() for text in texts(slide))


@pytest.mark.parametrize("nasty", NASTY)
def test_whatever_somebody_writes_is_set_as_it_stands(nasty):
    view = sheet(title=nasty, subtitle=nasty, sources=(nasty,), facts=((nasty, nasty),), table=None)
    slide = opened(deck(view, title=nasty, notes=nasty)).slides[1]
    written = slide.shapes.title.text

    assert one_line(nasty).startswith(written.removesuffix("…"))
    if nasty and not written.endswith("…"):
        assert slide.notes_slide.notes_text_frame.text


def test_whoever_waits_is_told_how_far_it_is():
    told = []
    write_pptx(deck(sheet(), sheet()), told.append)

    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) == 3
