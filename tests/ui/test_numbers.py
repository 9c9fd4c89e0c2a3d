"""Numbers read as Chinese and English readers expect them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import numbers


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (0, "0", "0"),
        (8_214, "8,214", "8,214"),
        (836_098, "83.6万", "836,098"),
        (10_466_625, "1046.7万", "10.47 million"),
        (99_999_999, "1.00亿", "100.00 million"),
        (163_894_321, "1.64亿", "163.9 million"),
        (1_409_778_724, "14.10亿", "1,409.8 million"),
        (-324_462, "−32.4万", "−324,462"),
    ],
)
def test_people_are_counted_in_wan_and_yi_or_in_millions(value, zh, en):
    assert numbers.people(value, "zh") == zh
    assert numbers.people(value, "en") == en


@pytest.mark.parametrize(
    ("value", "decimals", "signed", "text"),
    [
        (-30.42, 1, True, "−30.4"),
        (4.7, 1, True, "+4.7"),
        (-0.04, 1, True, "0.0"),
        (0.0, 1, True, "0.0"),
        (1234.5, 1, False, "1,234.5"),
    ],
)
def test_signs_are_true_and_a_rounded_zero_has_none(value, decimals, signed, text):
    assert numbers.decimal(value, decimals, signed=signed) == text


@pytest.mark.parametrize(("value", "text"), [(-16.0, "−16"), (0.25, "0.25"), (0.0, "0"), (-7.5, "−7.5")])
def test_class_boundaries_bear_no_idle_decimals(value, text):
    assert numbers.trimmed(value) == text


def read_back(text):
    return float(text.replace("−", "-").replace(",", ""))


@given(value=st.floats(-1e12, 1e12), decimals=st.integers(0, 3), signed=st.booleans())
def test_a_printed_number_reads_back_within_its_rounding(value, decimals, signed):
    text = numbers.decimal(value, decimals, signed=signed)

    assert read_back(text) == pytest.approx(value, abs=0.500001 * 10**-decimals, rel=1e-9)
    assert "-" not in text


@given(value=st.integers(-2_000_000_000, 2_000_000_000), lang=st.sampled_from(["zh", "en"]))
def test_people_read_back_within_the_rounding_of_their_last_digit(value, lang):
    text = numbers.people(value, lang)
    amount, unit = re.fullmatch(r"([−\d.,]+)(万|亿| million)?", text).groups()
    scale = {None: 1, "万": 10_000, "亿": 100_000_000, " million": 1_000_000}[unit]

    decimals = len(amount.partition(".")[2])
    assert read_back(amount) * scale == pytest.approx(value, abs=0.5001 * scale * 10**-decimals)


@given(value=st.integers(0, 2_000_000_000))
def test_no_chinese_number_runs_over_its_unit(value):
    amount = re.match(r"[\d.,]+", numbers.people(value, "zh")).group()

    assert read_back(amount) < 10_000
