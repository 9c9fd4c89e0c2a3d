"""A view as one picture: everything that must stand on it does, and the file says what it is."""

import io
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

import geodata
from tests.ui.exports.pictures.svg import SVG, root_of
from ui.exports.fills import PaintingError
from ui.exports.lettering import balanced, lines_of, width_of, written
from ui.exports.picture import SIZES, sheet_png, sheet_svg


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_a_picture_says_what_it_is(sheet, lang, size):
    made = sheet(lang=lang)
    root = root_of(sheet_svg(made, "map", size))
    assert root.findtext(f"{SVG}title") == made.title
    told = root.findtext(f"{SVG}desc")
    for text in (made.subtitle, *made.sources):
        assert text in told
    metadata = "".join(root.find(f"{SVG}metadata").itertext())
    assert "CC BY 4.0" in metadata
    assert geodata.release_version() in metadata
    assert (int(root.get("width")), int(root.get("height"))) == SIZES[size]


def test_airports_bind_the_whole_picture_to_their_licence(sheet):
    """The airports come under CC BY-SA 4.0, see geodata/sources.toml; nothing else does."""
    for query in ({"overlays": "airports"}, {"page": "reach", "show": "rail_air"}):
        metadata = "".join(root_of(sheet_svg(sheet(**query))).find(f"{SVG}metadata").itertext())
        assert "CC BY-SA 4.0" in metadata


def test_a_png_has_its_size_its_density_and_its_words(sheet):
    made = sheet(lang="zh")
    with Image.open(io.BytesIO(sheet_png(made, "map", "wide", dpi=192))) as picture:
        assert picture.size == (2560, 1440)
        assert round(picture.info["dpi"][0]) == 192
        assert picture.text["Title"] == made.title
        assert made.sources[-1] in picture.text["Description"]
        assert "CC BY 4.0" in picture.text["Copyright"]


def test_chinese_is_drawn_without_any_font_of_the_machine(pixels):
    def drawn(text):
        words = written(text, 10, 40, 32, fill="#000000", weight=700)
        return pixels(f'<svg xmlns="http://www.w3.org/2000/svg" width="160" height="60">{words}</svg>')

    county, town, private = drawn("县"), drawn("瀍"), drawn("\ue000")
    assert (county < 128).any()
    # Two characters look different, and neither is the box that stands for a missing one.
    assert np.abs(county.astype(int) - town).sum() > 10_000
    assert np.abs(county.astype(int) - private).sum() > 10_000


def test_the_title_is_on_the_picture(sheet):
    picture = np.asarray(Image.open(io.BytesIO(sheet_png(sheet(lang="zh"), dpi=96))).convert("L"))
    assert (picture[20:60, 28:600] < 100).mean() > 0.05


@pytest.mark.parametrize("what", ["map", 0, 7])
def test_what_a_view_does_not_have_is_refused_with_a_reason(sheet, what):
    without = replace(sheet(), painting=None, charts=())
    with pytest.raises(PaintingError, match=r"has no map|has 0 charts"):
        sheet_svg(without, what)


def test_words_with_markup_stay_words(sheet):
    hostile = '</title><script>alert("x")</script> & more'
    root = root_of(sheet_svg(replace(sheet(), title=hostile, subtitle=hostile)))
    assert root.findtext(f"{SVG}title") == hostile
    assert not list(root.iter(f"{SVG}script"))


WORDS = st.text(st.sampled_from("县城人口，。（）ab c1%"), min_size=1, max_size=60)


@given(WORDS, st.floats(60, 400))
def test_breaking_lines_loses_no_character(text, room):
    for broken in (lines_of(text, room, 14), balanced(text, room, 14)):
        assert "".join("".join(broken).split()) == "".join(text.split())


@given(WORDS, st.floats(60, 400))
def test_a_line_begins_with_no_closing_mark(text, room):
    for line in lines_of(text, room, 14)[1:]:
        assert line[:1] not in "，。）%"


def test_lines_fit_their_room():
    text = "2,843 个县级单位中，1,470 个的常住人口在 2010—2020 年间减少" * 3
    assert all(width_of(line, 20) <= 400 for line in lines_of(text, 400, 20))


def test_a_title_of_two_lines_leaves_no_single_character_on_the_second():
    text = "2,843 个县级单位中，1,470 个的常住人口在 2010—2020 年间减少"
    lines = balanced(text, width_of(text, 20) - 10, 20)
    assert len(lines) == 2
    assert width_of(lines[1], 20) > 0.6 * width_of(lines[0], 20)
