"""Text that goes into a spreadsheet's cell: whatever it says, no program takes it for a formula."""

import re

import pandas as pd

# What spreadsheets begin a formula with, in either width, also behind blanks or control characters.
_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)%?")
# XML 1.0 has no way to write these.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def neutral(text: str) -> str:
    """Give a text that a spreadsheet shows and never runs.

    Parameters
    ----------
    text : str
        Any text, a reader's own among it.

    Returns
    -------
    str
        The same text, led by an apostrophe where it could be read as a formula; a plain number is none.
        Control characters, which no cell can hold, are gone.

    Examples
    --------
    >>> neutral("=cmd|' /C calc'!A0"), neutral("-5.2"), neutral("榆树市")
    ("'=cmd|' /C calc'!A0", '-5.2', '榆树市')
    """
    shown = _UNWRITABLE.sub("", text)
    return "'" + shown if _FORMULA.match(shown) and not _NUMBER.fullmatch(shown) else shown


def neutral_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Give a table all of whose texts and headings are :func:`neutral`; numbers stay as they are."""
    columns = {}
    for name in frame.columns:
        column = frame[name]
        is_text = not (pd.api.types.is_numeric_dtype(column) or pd.api.types.is_bool_dtype(column))
        if is_text:
            column = column.map(lambda cell: neutral(cell) if isinstance(cell, str) else cell)
        columns[neutral(str(name))] = column
    return pd.DataFrame(columns, index=frame.index)
