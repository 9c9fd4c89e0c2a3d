"""Tables in their boxes: whole, as large as they fit; else so many rows as there is room for, and a link."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ui.exports.placed import (
    CELL_PADDING,
    GAP,
    POINTS,
    Box,
    Placed,
    PlacedTable,
    indents,
    numeric_columns,
)
from ui.exports.sheet import Table
from ui.exports.slide_notes import Setting, note_under, rows_left_out
from ui.exports.slide_parts import below, heading_over
from ui.exports.text_fit import LEADING, one_line, widest_piece, width, wrapped

_BESIDE_SIZES = (11.0, 10.5, 10.0)
_SHORT_SIZES = (*_BESIDE_SIZES, 9.5, 9.0)
_ALONE_SIZES = (14.0, 13.0, 12.0, 11.0, 10.5, 10.0)
_LAST_SIZES = (*_ALONE_SIZES, 9.5, 9.0)
_CUT_SIZE = 10.0
_ROW_LEADING = 1.6
"""Height of a row of one line in font sizes, with the air above and below the words."""

_MOST_SPARE = 1.6
_HEAD_SHARE = 0.6
_SHORT = 6
"""A table of no more rows is not cut: it would leave out too few."""

_FEWEST = 5
"""Fewer rows than these are not worth a table that is cut."""


Laid = tuple[list[Placed], float]
"""A table with its heading and notes, and where they end."""


@dataclass(frozen=True)
class _Grid:
    """A table at a size: columns in inches, and the room at the left of each."""

    table: Table
    size: float
    columns: tuple[float, ...]
    spared: tuple[float, ...]

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """Lines of the head and of every row."""
        return tuple(
            max(
                len(wrapped(cell, self.size, room - spared - CELL_PADDING, bold=place == 0))
                for cell, room, spared in zip(row, self.columns, self.spared, strict=True)
            )
            for place, row in enumerate((self.table.head, *self.table.rows))
        )

    @property
    def is_unbroken(self) -> bool:
        """Whether every cell below the head has one line."""
        return set(self.lines[1:]) <= {1}


def table_beside(setting: Setting, table: Table, box: Box) -> Laid | None:
    """Put a table beside a map: whole, or the first rows of a long one with the number of the others.

    Parameters
    ----------
    setting : Setting
    table : Table
        With at least one row.
    box : Box

    Returns
    -------
    Laid or None
        None where there is no room for it, or for very few rows.
    """
    if len(table.rows) <= _SHORT:
        return _whole(setting, table, box, _SHORT_SIZES)
    whole = _whole(setting, table, box, _BESIDE_SIZES)
    if whole:
        return whole
    count, laid = _cut(setting, table, box)
    return laid if count >= _FEWEST else None


def tables_whole(setting: Setting, tables: Sequence[Table], box: Box) -> list[Placed]:
    """Put tables below each other, as large as all of them fit whole; nothing where they do not."""
    fitting: list[Placed] = []
    for size in _ALONE_SIZES:
        placed: list[Placed] = []
        bottom = box.top - GAP
        for table in tables:
            parts, bottom = _laid(setting, _grid(table, size, box.width), below(box, bottom + GAP))
            placed += parts
        if bottom <= box.bottom:
            fitting = fitting or placed
            if all(_grid(table, size, box.width).is_unbroken for table in tables):
                return placed
    return fitting


def tables_alone(setting: Setting, tables: Sequence[Table], box: Box) -> tuple[list[Placed], list[Table]]:
    """Put all tables on a slide of their own, else the first, cut where it must be; give those left."""
    placed = tables_whole(setting, tables, box)
    if placed:
        return placed, []
    laid = _whole(setting, tables[0], box, _LAST_SIZES) or _cut(setting, tables[0], box)[1]
    return laid[0], list(tables[1:])


def _whole(setting: Setting, table: Table, box: Box, sizes: Sequence[float]) -> Laid | None:
    """Take the largest size at which all rows fit."""
    all_laid = (_laid(setting, _grid(table, size, box.width), box) for size in sizes)
    return next((laid for laid in all_laid if laid[1] <= box.bottom), None)


def _cut(setting: Setting, table: Table, box: Box) -> tuple[int, Laid]:
    grid = _grid(table, _CUT_SIZE, box.width)

    def is_too_long(count: int) -> bool:
        return _laid(setting, grid, box, count)[1] > box.bottom

    # One row stands in any case.
    count = max(bisect_left(range(len(table.rows)), x=True, lo=1, key=is_too_long) - 1, 1)
    laid = _laid(setting, grid, box, count)
    return count, laid


def _laid(setting: Setting, grid: _Grid, box: Box, count: int | None = None) -> Laid:
    """Set so many rows under their heading, all of them where no number is given, and the notes below."""
    heading = heading_over(grid.table.title, box)
    top = heading.box.bottom + 0.04
    rows = grid.table.rows[:count]
    heights = tuple(
        (lines * LEADING + _ROW_LEADING - LEADING) * grid.size / POINTS
        for lines in grid.lines[: len(rows) + 1]
    )
    area = Box(box.left, top, sum(grid.columns), sum(heights))
    placed: list[Placed] = [
        PlacedTable(heading, area, grid.columns, heights, grid.size, replace(grid.table, rows=rows))
    ]
    bottom = area.bottom
    left_out = len(grid.table.rows) - len(rows)
    if left_out:
        more = rows_left_out(setting, left_out, Box(box.left, bottom + 0.06, box.width, 0))
        placed.append(more)
        bottom = more.text.box.bottom
    note = note_under(setting, grid.table.notes, Box(box.left, bottom + 0.06, box.width, 0))
    if note:
        placed.append(note)
        bottom = note.text.box.bottom
    return placed, bottom


def _grid(table: Table, size: float, room: float) -> _Grid:
    """Give each column what its longest cell asks for; where that is too much, the widest give way."""
    cells = replace(
        table,
        head=tuple(map(one_line, table.head)),
        rows=tuple(tuple(map(one_line, row)) for row in table.rows),
    )
    spared = indents(numeric_columns(cells.rows))
    bodies = [max(width(cell, size) for cell in column) for column in zip(*cells.rows, strict=True)]
    asked: list[float] = []
    for is_broken in (False, True):
        heads = [_head_width(cell, size, is_broken=is_broken) for cell in cells.head]
        asked = [
            max(body, head) + left + CELL_PADDING + 0.04
            for body, head, left in zip(bodies, heads, spared, strict=True)
        ]
        if sum(asked) <= room:
            break
    return _Grid(cells, size, tuple(_shared(asked, room)), spared)


def _head_width(cell: str, size: float, *, is_broken: bool) -> float:
    """Give what a head asks for; in two lines where columns are many."""
    whole = width(cell, size, bold=True)
    if not is_broken:
        return whole
    # Not quite half: words are seldom of one length.
    return max(min(whole, _HEAD_SHARE * whole + 0.1), widest_piece(cell, size, bold=True))


def _shared(asked: Sequence[float], room: float) -> list[float]:
    if sum(asked) <= room:
        spare = min((room - sum(asked)) / len(asked), _MOST_SPARE)
        return [each + spare for each in asked]
    narrow: dict[int, float] = {}
    while True:
        wide = [place for place in range(len(asked)) if place not in narrow]
        share = (room - sum(narrow.values())) / len(wide)
        fitting = {place: asked[place] for place in wide if asked[place] <= share}
        if not fitting:
            return [narrow.get(place, share) for place in range(len(asked))]
        narrow |= fitting
