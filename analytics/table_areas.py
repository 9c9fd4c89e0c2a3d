"""The area that a row of a reader's table lies in, where merged cells have left it in a row above."""

from collections.abc import Sequence
from typing import Literal

from analytics.table_columns import Columns
from analytics.table_files import Row
from analytics.table_remarks import is_note, sum_of

_MERGED = 0.3


def cell_of(row: Row, place: int | None) -> str:
    """Give a cell of a row; empty where the row does not reach so far."""
    return row.cells[place] if place is not None and place < len(row.cells) else ""


def remark_on(row: Row, columns: Columns) -> Literal["sum", "note"] | None:
    """Tell whether a row is a note, or a sum that stands in no column of codes or names."""
    if is_note(row):
        return "note"
    if cell_of(row, columns.code) or cell_of(row, columns.name):
        return None
    if sum_of(next(filter(None, row.cells))) is not None:
        return "sum"
    said = (columns.value, columns.province, columns.prefecture)
    return None if any(cell_of(row, place) for place in said) else "note"


def with_areas(rows: Sequence[Row], columns: Columns) -> list[Row]:
    """Write an area into the rows below it where merged cells have left it in the first of them alone."""
    about_units = [
        row
        for row in rows
        if remark_on(row, columns) is None and (cell_of(row, columns.code) or cell_of(row, columns.name))
    ]
    sparse = [
        place
        for place in (columns.province, columns.prefecture)
        if place is not None and _is_sparse(about_units, place)
    ]
    above: dict[int, str] = {}
    province = ""
    filled = []
    for row in rows:
        if remark_on(row, columns) is not None:
            filled.append(row)
            continue
        cells = list(row.cells)
        if cell_of(row, columns.province) not in {"", province}:
            # Another province's counties do not lie in the prefecture above.
            province = cell_of(row, columns.province)
            above.clear()
        for place in sparse:
            if place >= len(cells):
                cells += [""] * (place + 1 - len(cells))
            above[place] = cells[place] or above.get(place, "")
            if cell_of(row, columns.code) or cell_of(row, columns.name):
                cells[place] = above[place]
        filled.append(row._replace(cells=tuple(cells)))
    return filled


def _is_sparse(rows: Sequence[Row], place: int) -> bool:
    return sum(not cell_of(row, place) for row in rows) > _MERGED * len(rows)
