"""Ready-made briefings come out whole: real maps, real charts, both formats."""

import re
import subprocess
from dataclasses import replace
from io import BytesIO

import pytest
from pptx import Presentation

from tests import office
from ui.atlas import load_atlas
from ui.briefing import ready_made
from ui.every_page import PAGES
from ui.exports.deck import Deck, DeckSlide
from ui.exports.pdf import write_pdf
from ui.exports.pptx import write_pptx
from ui.exports.sheets import sheet_of
from ui.i18n import Words
from ui.url_state import decode


def deck_of(briefing, lang, slides=slice(None)):
    t, atlas = Words(lang), load_atlas()
    views = []
    for slide in briefing.slides[slides]:
        state, _ = decode(dict(slide.query), atlas.known, PAGES[slide.page])
        views.append(DeckSlide(sheet_of(t, atlas, slide.page, state), slide.notes))
    return Deck(briefing.title, lang, tuple(views), atlas.version)


@pytest.fixture(scope="module")
def atlas():
    return load_atlas()


@pytest.mark.skipif(bool(office.missing()), reason="poppler is not there: python -m tests.office")
def test_a_county_comes_out_as_pdf_with_all_its_views(atlas, tmp_path):
    made = deck_of(ready_made.county(Words("zh"), atlas, "330521"), "zh")
    file = tmp_path / "county.pdf"
    file.write_bytes(write_pdf(replace(made, base="http://localhost:8501/")))
    words = re.sub(r"\s", "", office.text_of(file))

    assert b"<pdfuaid:part>1</pdfuaid:part>" in file.read_bytes()
    assert "浙江省德清县：一个县的数据简报" in words
    for slide in made.slides:
        assert re.sub(r"\s", "", slide.sheet.title) in words
    assert office.collisions(file) == []
    images = subprocess.run(["pdfimages", "-list", str(file)], check=True, capture_output=True).stdout
    assert len(images.splitlines()) == 2


def test_the_nation_comes_out_as_powerpoint_with_sharp_maps_and_notes():
    made = deck_of(ready_made.nation(Words("en")), "en", slice(0, 3))
    slides = list(Presentation(BytesIO(write_pptx(made))).slides)

    # Published with the release: without urban districts, 1,211 of 1,875 units lost residents.
    assert slides[1].shapes.title.text.startswith("1,211 of 1,875 ")
    pictures = [shape for slide in slides for shape in slide.shapes if shape.shape_type == 13]
    assert len(pictures) >= 3
    for picture in pictures:
        assert picture.image.size[0] / picture.width.inches >= 200
        assert picture.element.nvPicPr.cNvPr.get("descr")
    assert slides[1].notes_slide.notes_text_frame.text == made.slides[0].notes


def test_every_page_of_a_municipality_of_districts_has_something_to_show(atlas):
    made = deck_of(ready_made.province(Words("zh"), atlas, "110000"), "zh")

    for slide in made.slides:
        assert slide.sheet.painting is not None
        assert set(slide.sheet.painting.classes) - set(" -~")
        assert slide.sheet.facts
