"""Reading a reader's table, CSV or XLSX, as rows of text: within bounds, and nothing in it is run."""

import csv
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

TableFault = Literal[
    "empty",
    "not_text",
    "wrong_encoding",
    "too_large",
    "too_many_rows",
    "too_many_columns",
    "too_many_cells",
    "unpacks_too_large",
    "broken_quote",
    "not_workbook",
    "old_workbook",
]
"""Why a file is no table; the words stand in the locales under ``own_fault``."""

LARGEST = 50 * 1024 * 1024
"""Bytes of the largest file that is read."""
MOST_ROWS = 100_000
MOST_COLUMNS = 1_000
MOST_CELLS = 1_000_000
"""Cells that are kept: all units in 350 columns, or 35 years of ten."""

ENCODINGS = ("utf-8", "gb18030", "utf-16", "big5")
SEPARATORS = (",", "\t", ";", "|", "，", "；")

_LONGEST_CELL = 300
# A quotation mark that is never closed swallows the rest of the file.
_MOST_LINES_IN_A_CELL = 20
_SAMPLED_LINES = 60
_SAMPLED_BYTES = 4096
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CODECS = {"utf-8": "utf-8-sig"}
_TOLD_LINES = 20


class InvalidTable(ValueError):  # noqa: N818 - the name says what is wrong
    """A file that holds no readable table.

    Attributes
    ----------
    reason : TableFault
    line : int or None
        Line of the file where it shows, from 1.
    """

    def __init__(self, reason: TableFault, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


class Row(NamedTuple):
    """A row that holds something: its line in the file, from 1, and its cells as text."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """How a file is to be read; None means that it is found out.

    Attributes
    ----------
    encoding : str or None
        One of `ENCODINGS`.
    separator : str or None
        One of `SEPARATORS`.
    sheet : str or None
        Name of a sheet of a workbook.
    """

    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None


@dataclass(frozen=True)
class RawTable:
    """A file as rows of text.

    Attributes
    ----------
    rows : tuple of Row
        In the order of the file; empty rows are left out.
    reading : Reading
        How it was read, with what was found out.
    sheets : tuple of str
        Sheets that the workbook has; empty for a text file.
    odd_lines : tuple of int
        The first lines that are in another encoding than the rest, each of which was read in its own.
    without_value : int
        Formulas of the sheet whose value the file does not hold: they are read as no data.
    """

    rows: tuple[Row, ...]
    reading: Reading
    sheets: tuple[str, ...] = ()
    odd_lines: tuple[int, ...] = ()
    without_value: int = 0

    @property
    def width(self) -> int:
        """Cells of the widest row."""
        return max(len(row.cells) for row in self.rows)


class Decoded(NamedTuple):
    """Text with the encoding that it was in, and the first lines that were in another one."""

    text: str
    encoding: str
    odd_lines: tuple[int, ...] = ()


def read_text_table(raw: bytes, reading: Reading) -> RawTable:
    """Read a text file of cells with separators between them.

    Raises
    ------
    InvalidTable
        If it is no text, of no known encoding, or too long.
    """
    if max(raw.count(b"\n"), raw.count(b"\r")) > MOST_ROWS:
        raise InvalidTable("too_many_rows")
    text, encoding, odd = decode(raw, reading.encoding)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    separator = reading.separator or find_separator([line for line in lines if line.strip()][:_SAMPLED_LINES])
    rows = bounded(_parted(lines, separator))
    return RawTable(rows, Reading(encoding, separator), odd_lines=odd)


def bounded(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Keep the rows that hold something, as long as they are not too many.

    Raises
    ------
    InvalidTable
        If there are too many rows, columns or cells, or none at all.
    """
    kept: list[Row] = []
    cells_kept = 0
    for line, cells in rows:
        plain = tuple(tidy(cell) for cell in cells)
        while plain and not plain[-1]:
            plain = plain[:-1]
        if not plain:
            continue
        if len(plain) > MOST_COLUMNS:
            raise InvalidTable("too_many_columns", line)
        cells_kept += len(plain)
        if len(kept) == MOST_ROWS:
            raise InvalidTable("too_many_rows", line)
        if cells_kept > MOST_CELLS:
            raise InvalidTable("too_many_cells", line)
        kept.append(Row(line, plain))
    if not kept:
        raise InvalidTable("empty")
    return tuple(kept)


def tidy(cell: str) -> str:
    """Give a cell's text in one line, without what cannot be seen; a very long one is cut."""
    if cell.isascii() and cell.isprintable():
        return cell.strip()[:_LONGEST_CELL]
    seen = "".join(
        sign if unicodedata.category(sign) not in {"Cc", "Cf"} else " " if sign in "\n\t" else ""
        for sign in cell[: 2 * _LONGEST_CELL]
    )
    return seen.strip()[:_LONGEST_CELL]


def _parted(lines: Sequence[str], separator: str) -> Iterator[Row]:
    reader = csv.reader((line + "\n" for line in lines), delimiter=separator)
    while True:
        before = reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InvalidTable("broken_quote", before + 1) from error
        if reader.line_num - before > _MOST_LINES_IN_A_CELL:
            raise InvalidTable("broken_quote", before + 1)
        yield Row(before + 1, tuple(cells))


def find_separator(lines: Sequence[str]) -> str:
    """Find the sign that parts most lines into the same number of cells; a comma where none does."""

    def evenness(separator: str) -> tuple[float, int]:
        try:
            widths = [len(cells) for cells in csv.reader(lines, delimiter=separator) if cells]
        except csv.Error:
            return 0.0, 0
        counted = Counter(width for width in widths if width > 1)
        if not counted:
            return 0.0, 0
        width, times = counted.most_common(1)[0]
        return round(times / len(widths), 1), width

    return max(SEPARATORS, key=evenness)


def decode(raw: bytes, encoding: str | None = None) -> Decoded:
    """Decode a text.

    Parameters
    ----------
    raw : bytes
    encoding : str, optional
        One of `ENCODINGS`. Found out by default: UTF-8 or UTF-16 with or without a mark, or GB 18030, of
        which GBK is a part. Where some lines are in UTF-8 and others are not, each is read in its own.

    Returns
    -------
    Decoded

    Raises
    ------
    InvalidTable
        If it is no text, or not in that encoding; with the line.
    """
    encoding = encoding or _marked(raw)
    if encoding:
        codec = _CODECS.get(encoding, encoding)
        if encoding == "utf-16" and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            codec = _byte_order(raw)
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError as error:
            raise InvalidTable("wrong_encoding", raw.count(b"\n", 0, error.start) + 1) from error
        if "\0" in text:
            raise InvalidTable("not_text")
        return Decoded(text.removeprefix("\ufeff"), encoding)
    if b"\0" in raw:
        raise InvalidTable("not_text")
    try:
        return Decoded(raw.decode(), "utf-8")
    except UnicodeDecodeError:
        return _decode_lines(raw)


def _marked(raw: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return encoding
    sample = raw[:_SAMPLED_BYTES]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # Separators, digits and line ends leave one half of their two bytes empty, always the same one.
    one_sided = max(even, odd) > 10 * min(even, odd) and max(even, odd) * 20 > len(sample) // 2
    return "utf-16" if one_sided else None


def _byte_order(raw: bytes) -> str:
    sample = raw[:_SAMPLED_BYTES]
    return "utf-16-be" if sample[::2].count(0) > sample[1::2].count(0) else "utf-16-le"


def _decode_lines(raw: bytes) -> Decoded:
    """Decode what is not UTF-8 as a whole: in GB 18030, or line by line where the lines differ."""
    lines = raw.split(b"\n")
    utf8 = [_is_utf8(line) for line in lines]
    if not any(utf8):
        try:
            return Decoded(raw.decode("gb18030"), "gb18030")
        except UnicodeDecodeError as error:
            raise InvalidTable("not_text", raw.count(b"\n", 0, error.start) + 1) from error
    text, other = [], []
    for number, (line, is_utf8) in enumerate(zip(lines, utf8, strict=True), start=1):
        try:
            text.append(line.decode("utf-8" if is_utf8 or line.isascii() else "gb18030"))
        except UnicodeDecodeError as error:
            raise InvalidTable("not_text", number) from error
        if not is_utf8 and not line.isascii():
            other.append(number)
    ours = [number for number, is_utf8 in enumerate(utf8, start=1) if is_utf8]
    most, fewest = ("utf-8", other) if len(ours) >= len(other) else ("gb18030", ours)
    return Decoded("\n".join(text), most, tuple(fewest[:_TOLD_LINES]))


def _is_utf8(line: bytes) -> bool:
    """Tell whether a line is surely UTF-8; a short one of GBK may look like it by chance."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return False
    # A Chinese character takes three bytes there, in a pattern that two characters of GBK hardly fall into.
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)
