"""The type of the exports: every name and every sentence can be set in it, on any machine."""

import io
from pathlib import Path

import pandas as pd
import pytest
from fontTools.ttLib import TTFont

import geodata
from geodata.indicators import INDICATORS_FILE
from ui.exports.fonts import FILES, font_family, font_file, font_folder, missing_characters, subset_woff2
from ui.i18n import LOCALES_FOLDER

TABLES = (
    geodata.load_counties,
    geodata.load_places,
    geodata.load_airports,
    geodata.load_agglomerations,
    geodata.load_history,
    geodata.load_top_counties,
)


@pytest.mark.parametrize("weight", FILES)
def test_all_names_of_the_release_and_all_sentences_can_be_set(weight):
    known = TTFont(font_file(weight), lazy=True).getBestCmap()
    files = [*LOCALES_FOLDER.glob("*.toml"), INDICATORS_FILE, *Path("analytics").glob("*.toml")]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    for load in TABLES:
        words = load().select_dtypes(["object", "string"])
        text += "".join(pd.unique(words.astype("string").fillna("").to_numpy().ravel()))
    assert not {character for character in text if ord(character) not in known and character != "\n"}
    assert "瀍" in text  # a name that most fonts of simplified Chinese lack


@pytest.mark.parametrize("weight", FILES)
def test_both_weights_are_one_family(weight):
    font = TTFont(font_file(weight), lazy=True)
    assert font["name"].getBestFamilyName() == font_family() == "Noto Sans SC"
    assert font["OS/2"].usWeightClass == weight


def test_the_folder_holds_the_fonts_alone():
    assert {path.name for path in font_folder().iterdir()} == set(FILES.values())


def test_figures_are_of_equal_width():
    font = TTFont(font_file(), lazy=True)
    assert len({font["hmtx"][font.getBestCmap()[ord(figure)]][0] for figure in "0123456789"}) == 1


def test_a_character_that_cannot_be_set_is_named():
    assert missing_characters("县城 County\n\U0001f600") == {"\U0001f600"}


def test_a_subset_holds_the_text_and_little_else():
    text = "瀍河回族区 1,211 counties"
    subset = subset_woff2(text, 700)
    assert set(map(chr, TTFont(io.BytesIO(subset)).getBestCmap())) == set(text)
    assert len(subset) < 12_000
