"""Reading a sheet of an XLSX workbook as rows of text: values, no formulas, nothing unpacked unchecked."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any
from xml.etree import ElementTree as ET
from xml.parsers import expat

from analytics.table_files import (
    LARGEST,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    InvalidTable,
    RawTable,
    Reading,
    Row,
    bounded,
    read_text_table,
)

MOST_UNPACKED = 160 * 1024 * 1024
"""Bytes of the parts that are read, unpacked: a million cells take about a hundred millions."""

_MOST_PARTS = 5_000
_LARGEST_INDEX = 4 * 1024 * 1024
# Rows times columns, since the reader makes room for the cells between those that are there.
_MOST_ROOM = 4 * MOST_CELLS
_ZIP = b"PK\x03\x04"
# What Excel wrote before 2007, and what it still wraps a workbook with a password in.
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_WORKBOOK = "xl/workbook.xml"
_INDEX = "xl/_rels/workbook.xml.rels"
_SHARED = ("[Content_Types].xml", "_rels/.rels", "xl/sharedStrings.xml", "xl/styles.xml")
_LARGEST_WHOLE = 1e15


def read_table(raw: bytes, reading: Reading | None = None) -> RawTable:
    """Read a reader's file, a workbook or a text.

    Parameters
    ----------
    raw : bytes
        CSV or other text with separators, in any of `analytics.table_files.ENCODINGS`, or XLSX.
    reading : Reading, optional
        What the reader knows better than can be found out.

    Returns
    -------
    RawTable

    Raises
    ------
    InvalidTable
        If it is neither, holds nothing, or is larger than the atlas reads.
    """
    reading = reading or Reading()
    if len(raw) > LARGEST:
        raise InvalidTable("too_large")
    if not raw or raw.isspace():
        raise InvalidTable("empty")
    if raw.startswith(_COMPOUND_FILE):
        raise InvalidTable("old_workbook")
    return read_workbook(raw, reading.sheet) if raw.startswith(_ZIP) else read_text_table(raw, reading)


def read_workbook(raw: bytes, sheet: str | None = None) -> RawTable:
    """Read a sheet, by default the first one that holds anything.

    The parts that are needed are unpacked within bounds first, whatever sizes the archive claims, and only
    they are handed on.

    Raises
    ------
    InvalidTable
        If it is no workbook, protected, or unpacks to more than is read.
    """
    # Every part of an archive takes an object, however little is in it.
    if raw.count(b"PK\x01\x02") > _MOST_PARTS:
        raise InvalidTable("not_workbook")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            book = _Book(archive)
            names = list(book.sheets)
            if not names:
                raise InvalidTable("not_workbook")
            chosen = sheet if sheet in names else None
            for name in [chosen] if chosen else names:
                content = book.part(book.sheets[name])
                extent = _measured(content)
                if extent.rows or name == names[-1]:
                    break
            plain = _repacked(book, book.sheets[name], content)
    except (zipfile.BadZipFile, KeyError, ET.ParseError, expat.ExpatError, OSError, EOFError) as error:
        raise InvalidTable("not_workbook") from error
    if not extent.rows:
        raise InvalidTable("empty")
    del content
    rows = bounded(_rows(plain, name))
    return RawTable(
        rows, Reading(sheet=name), sheets=tuple(book.sheets), without_value=extent.formulas_without_value
    )


class _Book:
    """The parts of a workbook; what all of them take together, unpacked, is bounded."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = MOST_UNPACKED
        self.workbook = self.part(_WORKBOOK, _LARGEST_INDEX)
        self.index = self.part(_INDEX, _LARGEST_INDEX)
        targets = {
            entry.get("Id"): posixpath.normpath(posixpath.join("/xl", entry.get("Target", ""))).lstrip("/")
            for entry in _parsed(self.index).iter()
            if _local(entry.tag) == "Relationship"
        }
        self.sheets = {
            str(entry.get("name")): targets[_relation(entry)]
            for entry in _parsed(self.workbook).iter()
            if _local(entry.tag) == "sheet" and "worksheets/" in targets.get(_relation(entry), "")
        }

    def has(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return name in self._archive.NameToInfo

    def part(self, name: str, most: int | None = None) -> bytes:
        """Unpack a part, as far as there is room left.

        Raises
        ------
        InvalidTable
            If it is larger than that, or locked.
        """
        info = self._archive.getinfo(name)
        if info.compress_type not in _PLAIN:
            raise InvalidTable("not_workbook")
        room = min(self._left, most or self._left)
        if info.file_size > room:
            raise InvalidTable("unpacks_too_large")
        try:
            file = self._archive.open(info)
        except (NotImplementedError, RuntimeError) as error:
            # So zipfile says that a part has a password.
            raise InvalidTable("old_workbook") from error
        with file:
            # No more than it claims: one that claims too little fails its checksum.
            content = file.read(info.file_size + 1)
        self._left -= len(content)
        return content


def _parsed(content: bytes) -> ET.Element:
    # Workbooks declare no types of their own; entities that grow are declared there.
    if b"<!DOCTYPE" in content:
        raise InvalidTable("not_workbook")
    return ET.fromstring(content)  # noqa: S314 - without a document type there are no entities


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _relation(entry: ET.Element) -> str:
    return next((value for key, value in entry.attrib.items() if key.endswith("}id")), "")


@dataclass
class _Extent:
    """How far the cells of a sheet reach that hold something."""

    rows: int = 0
    columns: int = 0
    formulas_without_value: int = 0
    _cells: int = 0
    _row: int = 0
    _column: int = 0
    _inside: set[str] = field(default_factory=set)

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "row":
            self._row = _number(attributes.get("r")) or self._row + 1
            self._column = 0
        elif name == "c":
            letters = attributes.get("r", "").rstrip("0123456789")
            digits = attributes.get("r", "")[len(letters) :]
            self._row = _number(digits) or self._row
            self._column = _column_number(letters) or self._column + 1
            self._inside = set()
            self._cells += 1
            if self._cells > 2 * MOST_CELLS:
                raise InvalidTable("too_many_cells", self._row)
        else:
            self._inside.add(name)

    def end(self, tag: str) -> None:
        if _local(tag) != "c":
            return
        if self._inside & {"v", "is"}:
            self.rows = max(self.rows, self._row)
            self.columns = max(self.columns, self._column)
            self._check()
        elif "f" in self._inside:
            self.formulas_without_value += 1

    def _check(self) -> None:
        if self.columns > MOST_COLUMNS:
            raise InvalidTable("too_many_columns", self._row)
        if self.rows > MOST_ROWS:
            raise InvalidTable("too_many_rows", self._row)
        if self.rows * self.columns > _MOST_ROOM:
            raise InvalidTable("too_many_cells", self._row)


def _measured(content: bytes) -> _Extent:
    extent = _Extent()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = extent.begin
    parser.EndElementHandler = extent.end
    parser.StartDoctypeDeclHandler = _refuse_types
    parser.Parse(content, True)
    return extent


def _refuse_types(*_: object) -> None:
    raise InvalidTable("not_workbook")


def _number(digits: str | None) -> int:
    return int(digits) if digits and digits.isdecimal() else 0


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            return 0
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _repacked(book: _Book, sheet: str, content: bytes) -> io.BytesIO:
    """Put what a sheet needs into an archive that is not packed."""
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr(_WORKBOOK, book.workbook)
        archive.writestr(_INDEX, book.index)
        archive.writestr(sheet, content)
        for name in _SHARED:
            if book.has(name):
                archive.writestr(name, book.part(name))
    plain.seek(0)
    return plain


def _rows(plain: io.BytesIO, name: str) -> Iterator[Row]:
    import python_calamine as calamine  # noqa: PLC0415 - only who brings a workbook needs it

    try:
        workbook = calamine.load_workbook(plain)
        sheet = workbook.get_sheet_by_name(name)
        cells = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
        _spread(cells, sheet.merged_cell_ranges or [])
    except calamine.CalamineError as error:
        raise InvalidTable("not_workbook") from error
    for line, row in enumerate(cells, start=1):
        yield Row(line, tuple(row))


def _text(value: Any) -> str:
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            whole = value.is_integer() and abs(value) < _LARGEST_WHOLE
            return str(int(value)) if whole else repr(value)
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
    return str(value)


def _spread(cells: list[list[str]], merged: list[Any]) -> None:
    """Write what a merged cell says into every cell that it covers."""
    room = MOST_CELLS
    for (top, left), (bottom, right) in merged:
        if top >= len(cells):
            continue
        text = cells[top][left] if left < len(cells[top]) else ""
        rows = range(top, min(bottom + 1, len(cells)))
        room -= len(rows) * max(min(right + 1, len(cells[0])) - left, 0)
        if room < 0:
            raise InvalidTable("too_many_cells")
        for row in rows:
            for column in range(left, min(right + 1, len(cells[row]))):
                cells[row][column] = text
