"""Numbers as people write them in tables, and text that a spreadsheet program must not run."""

import math
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import partial
from typing import Literal

Unread = Literal["no_data", "not_a_number"]
"""Why a cell gives no number."""

_NONE = {
    *("/", "\\", "*", "x", "#", "?"),
    *(
        "na",
        "n/a",
        "n.a.",
        "#n/a",
        "nan",
        "null",
        "none",
        "nil",
        "inf",
        "-inf",
        "#div/0!",
        "#value!",
        "#ref!",
    ),
    *("无", "缺", "暂缺", "不详", "无数据", "缺失", "空", "未公布"),
}
_DASHES_AND_DOTS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212.·"
_MULTIPLES = {"万": 1e4, "亿": 1e8}
_MINUS = str.maketrans("−–—﹣", "----")
_LOSS = re.compile(r"\((.*)\)[%‰]?")
_NUMBER = re.compile(
    r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?(?:e[+-]?\d{1,3})?|[+-]?\.\d+(?:e[+-]?\d{1,3})?"
)


_SWAPPED = str.maketrans(",.", ".,")
_MOSTLY = 0.5

Reader = Callable[[str], float | Unread]
"""Reads a cell."""


def read_number(cell: str, *, decimal_comma: bool = False) -> float | Unread:
    """Read a number.

    Thousands separators, spaces, full-width digits, a percent sign (which is left aside: 12.5% is 12.5), the
    characters for ten thousand and a hundred million, and a loss in brackets are understood; a dash, an
    ellipsis and words for nothing are no data.

    Parameters
    ----------
    cell : str
    decimal_comma : bool
        Whether the comma stands before decimals, and the point between thousands.

    Examples
    --------
    >>> read_number("１，２３４．５"), read_number("12.5%"), read_number("3.2亿"), read_number("…")
    (1234.5, 12.5, 320000000.0, 'no_data')
    >>> read_number("about 5")
    'not_a_number'
    >>> read_number("-8.901,25", decimal_comma=True)
    -8901.25
    """
    text = unicodedata.normalize("NFKC", cell).strip().casefold()
    if text in _NONE or not text.strip(_DASHES_AND_DOTS):
        return "no_data"
    text = re.sub(r"(?<=\d)[\s'’](?=\d{3})", "", text.translate(_MINUS)).replace(" ", "")
    loss = _LOSS.fullmatch(text)
    if loss:
        text = "-" + loss[1]
    text = text.removesuffix("%").removesuffix("‰")
    multiple = _MULTIPLES.get(text[-1:], 1.0)
    if multiple > 1:
        text = text[:-1]
    if decimal_comma:
        text = text.translate(_SWAPPED)
    if not _NUMBER.fullmatch(text):
        return "not_a_number"
    value = float(text.replace(",", "")) * multiple
    return value if math.isfinite(value) else "no_data"


def is_percent(cell: str) -> bool:
    """Tell whether a number is written with a percent sign."""
    return unicodedata.normalize("NFKC", cell).strip().removesuffix(")").endswith("%")


def has_decimal_commas(cells: Iterable[str]) -> bool:
    """Tell whether a column is written with decimal commas.

    Most of its numbers have to be none otherwise, and none may be a number only with a decimal point.

    Examples
    --------
    >>> has_decimal_commas(["27.350,40", "5,1", "-0,75"]), has_decimal_commas(["1,234", "5,1", "3.5"])
    (True, False)
    """
    read = [(read_number(cell), read_number(cell, decimal_comma=True)) for cell in cells]
    numbers = [both for both in read if any(isinstance(one, float) for one in both)]
    told = [isinstance(plain, float) - isinstance(swapped, float) for plain, swapped in numbers]
    return 1 not in told and told.count(-1) > _MOSTLY * len(told)


def reader_of(cells: Iterable[str]) -> Reader:
    """Give what reads the numbers of a column as they are written there."""
    return partial(read_number, decimal_comma=has_decimal_commas(cells))
