"""Tables in their boxes: as large as they fit, torn where they do not."""

from collections.abc import Sequence
from dataclasses import replace

from ui.exports.placed import CELL_PADDING, POINTS, Box, Placed, PlacedNote, PlacedTable
from ui.exports.sheet import Table
from ui.exports.slide_parts import heading_over, note_under
from ui.exports.text_fit import LEADING, one_line, width, wrapped

_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
_TORN_SIZE = 10.0
_ROW_LEADING = 1.55
"""Height of a row of one line in font sizes, with the air above and below the words."""

_MOST_SPARE = 0.8


def place_table(table: Table, box: Box) -> tuple[list[Placed], Table | None]:
    """Put as much of a table into a box as it holds, with what is to be known of it.

    Parameters
    ----------
    table : Table
        With at least one row.
    box : Box

    Returns
    -------
    list of Placed
        The table at the largest size at which all rows fit; where there is none, at one that reads well.
    Table or None
        The rows that are left, at least one placed.
    """
    heading = heading_over(table.title, box)
    top = heading.box.bottom + 0.04
    note = note_under(table.notes, box.left, top, box.width)
    room = box.bottom - top - (note.text.box.height + 0.05 if note else 0)
    cells = replace(
        table,
        head=tuple(map(one_line, table.head)),
        rows=tuple(tuple(map(one_line, row)) for row in table.rows),
    )
    for size in _SIZES:
        columns = _columns(cells, size, box.width)
        heights = [_row_height(row, columns, size) for row in (cells.head, *cells.rows)]
        if sum(heights) <= room:
            break
    else:
        size = _TORN_SIZE
        columns = _columns(cells, size, box.width)
        heights = [_row_height(row, columns, size) for row in (cells.head, *cells.rows)]
    taken, count = heights[0], 0
    while count < len(cells.rows) and (count == 0 or taken + heights[count + 1] <= room):
        taken += heights[count + 1]
        count += 1
    rest = replace(cells, rows=cells.rows[count:]) if count < len(cells.rows) else None
    placed: list[Placed] = [
        PlacedTable(
            heading,
            Box(box.left, top, sum(columns), taken),
            tuple(columns),
            tuple(heights[: count + 1]),
            size,
            replace(cells, rows=cells.rows[:count]),
        )
    ]
    if note:
        below = replace(note.text.box, top=top + taken + 0.05)
        placed.append(PlacedNote(replace(note.text, box=below)))
    return placed, rest


def _columns(table: Table, size: float, room: float) -> list[float]:
    """Give each column what its longest cell asks for; where that is too much, the widest give way."""
    asked = [
        max(width(cell, size, bold=place == 0) for place, cell in enumerate(column)) + 2 * CELL_PADDING + 0.04
        for column in zip(table.head, *table.rows, strict=True)
    ]
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


def _row_height(row: Sequence[str], columns: Sequence[float], size: float) -> float:
    lines = max(
        len(wrapped(cell, size, room - 2 * CELL_PADDING, bold=True))
        for cell, room in zip(row, columns, strict=True)
    )
    return (lines * LEADING + _ROW_LEADING - LEADING) * size / POINTS
