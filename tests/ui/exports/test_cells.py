"""No text in a cell is ever run, and none is lost."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.exports.cells import neutral, neutral_frame


# The ways of OWASP's page on CSV injection, and full-width signs, which Excel reads like narrow ones.
@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+1+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1+1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "\x00=1+1",
        "＝1+1",
        '=HYPERLINK("http://example.org","here")',
    ],
)
def test_what_a_spreadsheet_would_run_is_led_by_an_apostrophe(text):
    assert neutral(text).startswith("'")


@pytest.mark.parametrize("text", ["榆树市", "Xi'an", "-5.2", "+3", "12%", "a=b", "", "0-14", "<b>Yushu</b>"])
def test_plain_text_and_plain_numbers_stay_as_they_are(text):
    assert neutral(text) == text


@given(st.text())
def test_no_text_begins_like_a_formula_afterwards(text):
    first = neutral(text).strip()[:1]

    is_number = pd.to_numeric(neutral(text).strip().rstrip("%"), errors="coerce") == pd.to_numeric(
        neutral(text).strip().rstrip("%"), errors="coerce"
    )
    assert first not in {"=", "@", "＝", "＋", "－", "＠"}
    assert first not in {"+", "-"} or is_number


@given(st.text())
def test_what_was_said_is_still_there(text):
    printable = "".join(sign for sign in text if sign >= " " or sign in "\t\r\n").strip("\ufffe\uffff")

    assert printable.replace("\ufffe", "").replace("\uffff", "") in neutral(text)


def test_headings_and_texts_are_made_safe_and_numbers_are_left_alone():
    frame = pd.DataFrame({"=bad": ["=1", None], "change": [-1.5, float("nan")], "kept": [True, False]})

    safe = neutral_frame(frame)

    assert list(safe.columns) == ["'=bad", "change", "kept"]
    assert safe["'=bad"].tolist()[0] == "'=1"
    assert safe["change"].iloc[0] == -1.5
    assert safe["kept"].tolist() == [True, False]
