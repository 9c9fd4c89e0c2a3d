"""The lists of counties beside a map, as one table to be printed."""

from collections.abc import Sequence
from itertools import zip_longest

from ui.atlas import Atlas
from ui.exports.sheet import Table
from ui.i18n import Words
from ui.ranking import Line, named


def list_table(
    t: Words,
    atlas: Atlas,
    title: str,
    lists: Sequence[tuple[str, Sequence[Line]]],
    *,
    measures: Sequence[str],
    notes: Sequence[str] = (),
) -> Table | None:
    """Set lists side by side, each with the values of its counties; those that name none are left out.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    title : str
    lists : sequence of (str, sequence of Line)
        Headings, and counties with the first place first.
    measures : sequence of str
        Unit and year of the figures, a column each.
    notes : sequence of str

    Returns
    -------
    Table or None
        None where no list names a county.
    """
    filled = [(heading, lines) for heading, lines in lists if lines]
    if not filled:
        return None
    columns = [_cells(t, atlas, lines) for _, lines in filled]
    rows = zip_longest(*columns, fillvalue=("", *("" for _ in measures)))
    return Table(
        title=title,
        head=tuple(cell for heading, _ in filled for cell in (heading, *measures)),
        rows=tuple(tuple(cell for part in row for cell in part) for row in rows),
        notes=tuple(notes),
    )


def _cells(t: Words, atlas: Atlas, lines: Sequence[Line]) -> list[tuple[str, ...]]:
    cells: list[tuple[str, ...]] = []
    for rank, line in enumerate(lines, start=1):
        name, place = named(t, atlas, line.row)
        mark = t("ranking.grouped_mark") if line.grouped else ""
        figures = line.figures or (line.value,)
        cells.append((t("sheet.place", rank=rank, name=name + mark, area=place), *figures))
    return cells
