"""What the rows and columns of a reader's table are: headings, codes, names, areas, years and values."""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analytics.designations import Gazetteer
from analytics.table_files import RawTable, Row
from analytics.table_numbers import Reader, read_number, reader_of
from analytics.table_remarks import is_note, sum_of

_SAMPLED = 400
_LOOKED_THROUGH = 30
_MOST_HEADING_ROWS = 3
_YEARS = range(1900, 2101)
_MOST_YEARS = 130
_KNOWN = 0.3
_HALF = 0.5
_DIVISION_CODE = re.compile(r"([1-9]\d{5})(?:\.0+|000|000000)?|([1-9]\d{8}|[1-9]\d{11})")
_CODE_WORDS = ("代码", "编码", "code", "adcode", "区划")
_SERIAL_WORDS = re.compile(
    r"序号|序|编号|行号|行次|序列号?|次序|no|nos|nr|id|idx|index|s/?n|serial( no| number)?|row( no| number)?"
    r"|fid|oid|objectid|unnamed: 0|#|№"
)
_IDENTIFIER_WORDS = re.compile(r"代码|编码|邮编|区号|\bcode\b|adcode|postcode")
_PROVINCE_WORDS = {"省", "省份", "省区市", "省市", "省市区", "省级", "省代码", "province", "provinces"}
_PREFECTURE_WORDS = {"地市", "地级市", "市州", "地州市", "prefecture", "prefectures"}
# Numbers of rows stay such where a few rows were taken out.
_MOSTLY = 0.8
_FEW_ROWS = 10
_NAME_WORDS = ("县", "区县", "市县", "名称", "地区", "单位", "county", "name", "district", "region")


@dataclass(frozen=True)
class Columns:
    """Where a table keeps what; columns and rows are counted from 0.

    Attributes
    ----------
    headings : tuple of int or None
        The first and the last row of the headings, both included; None where there are none.
    code, name, province, prefecture, year, value : int or None
        Columns; None where there is none.
    """

    headings: tuple[int, int] | None = None
    code: int | None = None
    name: int | None = None
    province: int | None = None
    prefecture: int | None = None
    year: int | None = None
    value: int | None = None


def find_headings(table: RawTable, gazetteer: Gazetteer) -> tuple[int, int] | None:
    """Find the rows of headings: those straight above the first row of data, without a title above them."""
    first = next(
        (place for place, row in enumerate(table.rows[:_LOOKED_THROUGH]) if _is_data(row, gazetteer)),
        1 if len(table.rows) > 1 else 0,
    )
    top = first
    while top > max(first - _MOST_HEADING_ROWS, 0) and len(_said(table.rows[top - 1])) > 1:
        top -= 1
    if top == first and first > 0:
        # A table of one column has a heading of one cell.
        top = first - 1
    return (top, first - 1) if first else None


def _said(row: Row) -> set[str]:
    """Give the different texts of a row; a merged title says one thing in all its cells."""
    return {cell for cell in row.cells if cell}


def _is_data(row: Row, gazetteer: Gazetteer) -> bool:
    cells = [cell for cell in row.cells if cell]
    if any(gazetteer.knows_code(plain_code(cell) or "") for cell in cells):
        return True
    named = any(gazetteer.knows_name(plain_name(cell)) for cell in cells)
    read = [read_number(cell) for cell in cells]
    # A heading may be a year, hardly another number.
    if any(_is_float(cell) and not is_year(cell) for cell in cells):
        return True
    return named and ("no_data" in read or len(cells) == 1)


def columns_under(table: RawTable, headings: tuple[int, int] | None, gazetteer: Gazetteer) -> Columns:
    """Find out what the columns hold, where the rows of headings are known."""
    names = heading_texts(table, headings)
    rows = [row for row in data_rows(table, headings)[:_SAMPLED] if not is_note(row)]
    cells = [[row.cells[place] for row in rows if place < len(row.cells)] for place in range(len(names))]
    held = [[cell for cell in column if cell] for column in cells]
    readers = [reader_of(column) for column in held]

    def best(score: Callable[[int], float], taken: Sequence[int | None] = ()) -> int | None:
        scores = {place: score(place) for place in range(len(names)) if place not in taken and held[place]}
        place = max(scores, key=scores.__getitem__, default=None)
        return place if place is not None and scores[place] >= _KNOWN else None

    code = best(lambda place: _code_score(held[place], names[place], gazetteer))

    def area_score(place: int, holds: Callable[[str], bool], words: Collection[str]) -> float:
        # Names in another language, or codes, are known by their heading alone.
        return max(
            _share(held[place], holds), _KNOWN if plain_name(names[place]).casefold() in words else 0.0
        )

    province = best(lambda place: area_score(place, gazetteer.is_province, _PROVINCE_WORDS), [code])
    prefecture = best(
        lambda place: area_score(
            place,
            lambda cell: gazetteer.is_area(cell) and not gazetteer.is_province(cell),
            _PREFECTURE_WORDS,
        ),
        [code, province],
    )
    name = best(lambda place: _name_score(held[place], names[place], gazetteer), [code, province, prefecture])
    if name is None and code is None:
        # Prefecture-level cities without districts are units themselves.
        name, prefecture = prefecture, None
    taken = [code, province, prefecture, name]
    measured = [
        place
        for place in range(len(names))
        if place not in taken and held[place] and _numbers(held[place], readers[place]) >= _HALF
    ]
    years = [place for place in measured if _are_years(held[place])]
    key = min((place for place in (code, name) if place is not None), default=-1)
    # Values stand to the right of what they are about, and the numbers of the rows to its left.
    values = sorted(
        (
            place
            for place in measured
            if place not in years
            and not _is_identifier(names[place], held[place], readers[place], beside=place > key)
        ),
        key=lambda place: (_counts_up(held[place], readers[place]), place < key),
    )
    year = years[0] if years and values else None
    return Columns(headings, code, name, province, prefecture, year, next(iter(values or years), None))


def _code_score(cells: Sequence[str], heading: str, gazetteer: Gazetteer) -> float:
    codes = [code for code in map(plain_code, cells) if code]
    if len(codes) < _HALF * len(cells):
        return 0.0
    known = sum(map(gazetteer.knows_code, codes)) / len(cells)
    called = any(word in heading.casefold() for word in _CODE_WORDS)
    return max(known, _KNOWN if called else 0.0)


def _name_score(cells: Sequence[str], heading: str, gazetteer: Gazetteer) -> float:
    known = _share(cells, gazetteer.knows_name)
    if _numbers(cells, reader_of(cells)) >= _HALF:
        return 0.0
    called = any(word in heading.casefold() for word in _NAME_WORDS)
    return max(known, _KNOWN if called else 0.0)


def _share(cells: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, map(plain_name, cells))) / len(cells) if cells else 0.0


def _numbers(cells: Sequence[str], reader: Reader) -> float:
    return sum(reader(cell) != "not_a_number" for cell in cells) / len(cells) if cells else 0.0


def _is_float(cell: str) -> bool:
    return any(isinstance(read_number(cell, decimal_comma=comma), float) for comma in (False, True))


def is_year(cell: str) -> bool:
    """Tell whether a cell holds a year alone."""
    digits = unicodedata.normalize("NFKC", cell).removesuffix("年")
    return digits.isdecimal() and int(digits[:9]) in _YEARS


def _are_years(cells: Sequence[str]) -> bool:
    years = [cell for cell in cells if sum_of(cell) is None]
    return bool(years) and all(map(is_year, years)) and len(set(years)) <= _MOST_YEARS


def _is_identifier(heading: str, cells: Sequence[str], reader: Reader, *, beside: bool) -> bool:
    """Tell whether the numbers of a column tell rows or places apart and measure nothing.

    A few numbers that happen to count up are values where they stand to the right of the key.
    """
    called = unicodedata.normalize("NFKC", heading).casefold().strip(" .:")
    if _SERIAL_WORDS.fullmatch(called) or _IDENTIFIER_WORDS.search(called):
        return True
    if not any(isinstance(reader(cell), float) for cell in cells):
        return True
    return _counts_up(cells, reader) and (not beside or len(cells) >= _FEW_ROWS)


def _counts_up(cells: Sequence[str], reader: Reader) -> bool:
    """Tell whether the whole numbers of a column go up by one from 0 or 1, but for a gap here and there."""
    numbers = [number for number in map(reader, cells) if isinstance(number, float)]
    if len(numbers) < max(2, _HALF * len(cells)) or numbers[0] not in {0, 1}:
        return False
    steps = [after - before == 1 for before, after in pairwise(numbers)]
    return sum(steps) >= _MOSTLY * len(steps)


def heading_texts(table: RawTable, headings: tuple[int, int] | None) -> tuple[str, ...]:
    """Give a heading for every column, no two alike; empty where there is none.

    What stands in the upper of several rows of headings holds for the columns to its right, too, until the
    next one: so a merged heading is written to a CSV.
    """
    rows = table.rows[: 0 if headings is None else headings[1] + 1][headings[0] if headings else 0 :]
    parts: list[list[str]] = [[] for _ in range(table.width)]
    for number, row in enumerate(rows):
        above = ""
        for place, column in enumerate(parts):
            cell = row.cells[place] if place < len(row.cells) else ""
            above = cell or above
            text = cell if number == len(rows) - 1 else above
            if text and text not in column:
                column.append(text)
    texts = [" ".join(column) for column in parts]
    seen: dict[str, int] = {}
    for place, text in enumerate(texts):
        seen[text] = seen.get(text, 0) + 1
        if text and seen[text] > 1:
            texts[place] = f"{text} ({seen[text]})"
    return tuple(texts)


def data_rows(table: RawTable, headings: tuple[int, int] | None) -> tuple[Row, ...]:
    """Give the rows below the headings."""
    return table.rows[headings[1] + 1 if headings else 0 :]


def plain_code(cell: str) -> str | None:
    """Read a division code of six digits, also from nine or twelve, or from what a spreadsheet made of it.

    Examples
    --------
    >>> plain_code("110101.0"), plain_code("110101000000"), plain_code("11010"), plain_code("110101001000")
    ('110101', '110101', None, '110101001000')
    """
    text = unicodedata.normalize("NFKC", cell).strip().strip("'`’ ")
    found = _DIVISION_CODE.fullmatch(text)
    return (found[1] or found[2]) if found else None


def plain_name(cell: str) -> str:
    """Give a name without the spaces that pad it, and with the simplified generic."""
    text = unicodedata.normalize("NFKC", cell).strip()
    if text.isascii():
        return text
    return re.sub(r"\s+", "", text).replace("縣", "县").replace("區", "区")
