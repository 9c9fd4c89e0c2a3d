"""Reading an official list of counties from a file: what each line names, and in which area."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

FileFault = Literal["empty", "not_text", "too_long"]
"""Why a file is no list; the words stand in the locales under ``list_fault``."""

LARGEST = 2_000_000
"""Bytes of the largest file that is read: a list of all counties has a twentieth of that."""

_HEADINGS = {
    "code": {"code", "adcode", "代码", "编码", "行政区划代码", "区划代码"},
    "name": {"name", "county", "名称", "县", "县名", "县市", "县（市、区）", "县(市、区)", "县市区", "区县"},
    "area": {
        "province",
        "prefecture",
        "省",
        "省份",
        "省区",
        "省（区、市）",
        "省(区、市)",
        "市",
        "地市",
        "地区",
        "市州",
    },
}
_SEPARATORS = ",\t;|，；"
_SERIAL = re.compile(r"\d{1,4}[.、)）]?")
_CODE = re.compile(r"\d{5,}")
# Statistical codes write a county's six digits with three or six zeros behind.
_LONG_CODE = re.compile(r"(\d{6})(?:000|000000)")


class InvalidList(ValueError):  # noqa: N818 - the name says what is wrong
    """A file that holds no readable list; `reason` is the key of the sentence that tells it."""

    def __init__(self, reason: FileFault) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Entry:
    """One county that a list names.

    Attributes
    ----------
    line : int
        Line of the file, from 1.
    code : str
        Division code, empty where none is given.
    name : str
        Empty where none is given.
    places : tuple of str
        What stands beside it and may be the area it lies in, the nearest first.
    """

    line: int
    code: str
    name: str
    places: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The entry as it is told again to a reader."""
        return " ".join(part for part in (*reversed(self.places), self.name, self.code) if part)


def read_text(raw: bytes) -> str:
    """Decode a text file in UTF-8, with or without a mark, in UTF-16 with one, or in GBK or GB 18030.

    Raises
    ------
    InvalidList
        If it is too long, no text, or holds nothing.
    """
    if len(raw) > LARGEST:
        raise InvalidList("too_long")
    marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        if not text.strip():
            raise InvalidList("empty")
        return unicodedata.normalize("NFKC", text)
    raise InvalidList("not_text")


class _Columns(NamedTuple):
    code: int | None
    name: int | None
    areas: tuple[int, ...]


def read_entries(raw: bytes, is_area: frozenset[str]) -> list[Entry]:
    """Read the counties that a CSV or text file names.

    A first line of headings says which columns hold code, name, province and prefecture; all others are left
    aside. Without headings, cells are told apart by what they hold: a number of six digits is a code, a known
    area the place of the names beside it, and everything else a name. Several names may stand in one line. A
    line that holds an area alone is a heading for the names below it that have no area beside them.

    Parameters
    ----------
    raw : bytes
        The file.
    is_area : frozenset of str
        Names of provinces and prefectures that are no counties themselves.

    Returns
    -------
    list of Entry
        In the order of the file.

    Raises
    ------
    InvalidList
        See `read_text`.
    """
    rows = list(_rows(read_text(raw)))
    columns = _headings(rows[0][1]) if rows else None
    if columns:
        return [entry for line, cells in rows[1:] for entry in _by_columns(line, cells, columns)]
    entries: list[Entry] = []
    heading: tuple[str, ...] = ()
    for line, cells in rows:
        found, areas = _by_kind(line, cells, is_area, heading)
        entries += found
        if areas and not found:
            heading = areas
    return entries


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    counts = {separator: text.count(separator) for separator in _SEPARATORS}
    separator = max(counts, key=counts.__getitem__)
    lines = text.splitlines()
    for line, cells in enumerate(csv.reader(lines, delimiter=separator), start=1):
        kept = [cell.strip() for cell in cells]
        if any(kept):
            yield line, kept


def _headings(cells: list[str]) -> _Columns | None:
    # The file has been normalised, so brackets are the plain ones.
    kinds = {
        place: kind
        for place, cell in enumerate(cells)
        for kind, words in _HEADINGS.items()
        if cell.casefold() in words
    }
    code = next((place for place, kind in kinds.items() if kind == "code"), None)
    name = next((place for place, kind in kinds.items() if kind == "name"), None)
    if code is None and name is None:
        return None
    return _Columns(code, name, tuple(place for place, kind in kinds.items() if kind == "area"))


def _by_columns(line: int, cells: list[str], columns: _Columns) -> Iterator[Entry]:
    def cell(place: int | None) -> str:
        return cells[place] if place is not None and place < len(cells) else ""

    places = tuple(text for text in (cell(place) for place in reversed(columns.areas)) if text)
    code = _plain_code(cell(columns.code))
    names = [cell(columns.name)] if code else _names(cell(columns.name))
    for name in names or [""]:
        if code or name:
            yield Entry(line, code, name, places)


def _by_kind(
    line: int, cells: list[str], is_area: frozenset[str], heading: tuple[str, ...]
) -> tuple[list[Entry], tuple[str, ...]]:
    parts = [part for cell in cells for part in _names(cell) if not _SERIAL.fullmatch(part)]
    codes = [_plain_code(part) for part in parts if _CODE.fullmatch(part)]
    names = [part for part in parts if not _CODE.fullmatch(part) and part not in is_area]
    areas = tuple(reversed([part for part in parts if part in is_area]))
    if codes:
        # What else stands beside a code may be its name or a remark.
        beside = names if len(names) == len(codes) else names[:1] * (len(codes) == 1) or [""] * len(codes)
        return [Entry(line, code, name, areas) for code, name in zip(codes, beside, strict=True)], areas
    return [Entry(line, "", name, areas or heading) for name in names], areas


def _names(cell: str) -> list[str]:
    return [part for part in re.split(r"[、:\s]+|[,;|](?=\S)", cell) if part]


def _plain_code(text: str) -> str:
    long = _LONG_CODE.fullmatch(text)
    return long[1] if long else text
