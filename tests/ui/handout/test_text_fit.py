"""Words are measured, so that they keep their box."""

from xml.sax.saxutils import escape  # it only writes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont
from pptx.oxml import parse_xml

from tests.ui.handout.made import NASTY
from ui.exports.fonts import font_file
from ui.exports.text_fit import LEADING, clean, fitted, one_line, width, wrapped

WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=80)


@given(st.text(max_size=60))
def test_clean_words_can_stand_in_any_document(text):
    cleaned = clean(text)

    assert (parse_xml(f"<a>{escape(cleaned)}</a>").text or "") == cleaned
    assert "\n" not in one_line(text)


def test_only_what_no_document_may_hold_is_left_out():
    assert clean("a\x00b\x07c\ufffed\r\ne\u2028f g") == "abcd\ne\nf g"
    assert clean("1,211 个县 – “引号” 😀 שלום") == "1,211 个县 – “引号” 😀 שלום"


@given(WORDS, st.floats(0.5, 12), st.sampled_from([8.0, 12.0, 28.0]))
def test_lines_lose_no_letter_and_keep_the_room(text, room, size):
    lines = wrapped(text, size, room)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, size) <= room or len(line) == 1 for line in lines)


@given(WORDS, st.integers(1, 3), st.integers(0, 3))
def test_words_take_no_more_lines_than_there_are(text, lines, more):
    found = fitted(text, 3.0, (20.0, 16.0, 12.0), lines=lines, most=lines + more)

    assert found.lines <= lines + more
    assert len(wrapped(found.text, found.size, 3.0)) == found.lines
    assert found.height == pytest.approx(found.lines * found.size * LEADING / 72)
    assert found.is_whole == (found.text == text)


def test_a_short_title_is_large_a_long_one_small_and_the_longest_cut():
    sizes = (28.0, 24.0, 18.0)

    assert fitted("Short", 12, sizes, lines=2, most=5).size == 28
    assert fitted("Word " * 60, 12, sizes, lines=2, most=5).size == 18
    cut = fitted("Word " * 900, 12, sizes, lines=2, most=5)
    assert (cut.lines, cut.text[-1], cut.is_whole) == (5, "…", False)


@pytest.mark.parametrize("text", [text for text in NASTY if text])
def test_nasty_words_are_measured_too(text):
    assert fitted(one_line(text), 12, (28.0, 18.0), lines=2, most=5).lines <= 5


@pytest.mark.parametrize(("weight", "bold"), [(400, False), (700, True)])
@pytest.mark.parametrize(
    "text",
    [
        "1,211 of 1,875 counties lost residents between 2010 and 2020",
        "in half of the 1,863 counties, more than 14.7% of residents are 65 or older",
        "1,875 个县中有 1,211 个在 2010 年至 2020 年间常住人口减少（可比口径）",
        "Change in the share of households with someone aged 65 or over, 2010–2020",
        "261.8 million · 29.8%",
    ],
)
def test_measured_words_are_not_narrower_than_in_the_documents_own_face(text, weight, bold):
    drawn = ImageFont.truetype(str(font_file(weight)), 1000).getlength(text) / 1000 * 12 / 72

    assert drawn <= width(text, 12, bold=bold) <= 1.25 * drawn
