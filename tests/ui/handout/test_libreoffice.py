"""LibreOffice opens what we write, and what it shows keeps its place."""

import re

import pytest
from PIL import Image
from pptx import Presentation

from tests import office
from tests.ui.handout.made import NASTY, TITLES, trying
from ui.exports.pdf import write_pdf
from ui.exports.pptx import write_pptx

pytestmark = pytest.mark.skipif(
    bool(office.missing()), reason=f"not there: {', '.join(office.missing())} (python -m tests.office)"
)
LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def shown(folder, plain_pictures_for_all):
    """Convert the decks of both languages in one run, which is what takes the time."""
    assert plain_pictures_for_all
    files = []
    for lang in LANGUAGES:
        files.append(folder / f"{lang}.pptx")
        files[-1].write_bytes(write_pptx(trying(lang)))
    return dict(zip(LANGUAGES, office.converted(files, folder), strict=True))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_slide_is_shown_with_its_title(folder, shown, lang):
    slides = Presentation(folder / f"{lang}.pptx").slides
    words = office.text_of(shown[lang]).split("\f")

    assert len(words) - 1 == len(slides)
    for slide, page in zip(slides, words, strict=False):
        title = slide.shapes.title.text.split("\u202e")[0]
        letters = re.findall(r"[a-z]{4,}|[\u4e00-\u9fff]+", title)
        assert all(part in page.replace("\n", "") for part in letters[:3])
    assert re.sub(r"\s", "", TITLES[lang]) in re.sub(r"\s", "", words[1])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_slide_is_empty(folder, shown, lang):
    office.pictures_of(shown[lang], folder / f"{lang}-page", dots=20)
    pictures = sorted(folder.glob(f"{lang}-page*.png"))

    assert len(pictures) > len(NASTY)
    for picture in pictures:
        with Image.open(picture) as image:
            darkest, _ = image.convert("L").getextrema()
        assert darkest < 160, picture.name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_covers_another_or_leaves_the_slide(shown, lang):
    assert office.collisions(shown[lang]) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_covers_another_or_leaves_the_page_of_a_pdf(folder, plain_pictures_for_all, lang):
    assert plain_pictures_for_all
    file = folder / f"{lang}-own.pdf"
    file.write_bytes(write_pdf(trying(lang)))

    assert office.collisions(file) == []
