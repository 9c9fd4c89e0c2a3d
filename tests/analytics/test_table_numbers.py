"""Numbers are read as people write them, and nothing that is none becomes one."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.table_columns import plain_code
from analytics.table_numbers import has_decimal_commas, read_number


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,234.5", 1234.5),
        ("１２３４", 1234),
        ("12.5%", 12.5),
        ("(12.5%)", -12.5),
        ("（３．２）％", -3.2),
        ("(1.5万)", -15_000),
        ("１２．５％", 12.5),
        ("−3", -3),
        ("(1,200)", -1200),
        ("3.2亿", 3.2e8),
        ("83.6万", 836000),
        ("1.5e3", 1500),
        ("1 234 567", 1234567),
        ("+7", 7),
        (".5", 0.5),
        *((sign, "no_data") for sign in ("", "-", "—", "…", "……", "N/A", "nan", "#DIV/0!", "无数据", "/")),
        *(
            (text, "not_a_number")
            for text in ("约8", "1,23", "12,5", "0x10", "1_000", "五", "=1+1", "1.2.3", "++1")
        ),
    ],
)
def test_numbers_are_read_as_people_write_them(cell, value):
    read = read_number(cell)

    assert read == (value if isinstance(value, str) else pytest.approx(value))


@pytest.mark.parametrize(
    ("cells", "has"),
    [
        (["27.350,40", "8.901,20", "4.250", "–"], True),
        (["5,1 %", "-1,3 %", "2"], True),
        (["1,234", "12,345"], False),
        (["1.234", "12.345"], False),
        # A number only with a decimal point speaks against it, and one slip of a hand does not speak for it.
        (["5,1", "3,25", "1.5"], False),
        (["12", "1,23", "7", "8"], False),
        ([], False),
    ],
)
def test_a_comma_stands_before_decimals_where_most_of_a_column_says_so(cells, has):
    assert has_decimal_commas(cells) == has


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.booleans())
def test_a_number_written_with_separators_is_read_back(value, full_width):
    text = f"{value:,.3f}"
    if full_width:
        text = "".join(chr(ord(sign) + 0xFEE0) for sign in text)

    assert read_number(text) == pytest.approx(round(value, 3), abs=1e-3)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_numbers_or_codes(text):
    read = read_number(text)
    assert read in {"no_data", "not_a_number"} or math.isfinite(read)
    assert plain_code(text) is None or plain_code(text)[:6].isdecimal()
