"""The parts of a slide in their boxes: charts under headings, numbers in columns, what to know of them."""

from collections.abc import Sequence
from dataclasses import replace

from ui.exports.placed import GAP, Box, Placed, PlacedChart, PlacedFact, PlacedNote, PlacedText
from ui.exports.sheet import Chart
from ui.exports.text_fit import Fitted, fitted, one_line

_HEADING_SIZES = (11.0, 10.5, 10.0)
_DETAIL_SIZES = (9.0, 8.5, 8.0)
_NOTE_SIZES = (8.0, 7.5)
_VALUE_SIZES = (20.0, 18.0, 16.0, 14.0, 12.0)
_COMPACT_SIZES = (14.0, 13.0, 12.0, 11.0)
_NAME_SIZES = (10.0, 9.5, 9.0)
_FACT_WIDTH = 2.0
_ASIDE = " · "
_AFTER_FACTS = 0.14


def side_by_side(charts: Sequence[Chart], body: Box) -> list[Placed]:
    """Put charts beside one another, each as wide as the others."""
    room = (body.width - GAP * (len(charts) - 1)) / len(charts)
    return [
        part
        for place, chart in enumerate(charts)
        for part in place_chart(chart, replace(body, left=body.left + place * (room + GAP), width=room))
    ]


def place_chart(chart: Chart, box: Box) -> list[Placed]:
    """Put a chart into a box: heading and unit above it, what to know of it below."""
    heading = heading_over(chart.title, box)
    top = heading.box.bottom
    detail = None
    if chart.detail.strip():
        words = fitted(one_line(chart.detail), box.width, _DETAIL_SIZES, lines=1, most=2)
        detail = PlacedText(Box(box.left, top, box.width, words.height + 0.02), words)
        top = detail.box.bottom
    note = note_under(chart.notes, box.left, box.bottom, box.width)
    bottom = box.bottom
    notes: list[Placed] = []
    if note:
        bottom -= note.text.box.height
        notes = [PlacedNote(replace(note.text, box=replace(note.text.box, top=bottom)))]
    return [
        PlacedChart(heading, detail, Box(box.left, top + 0.05, box.width, bottom - top - 0.1), chart),
        *notes,
    ]


def note_under(lines: Sequence[str], left: float, top: float, room: float) -> PlacedNote | None:
    """Set what is to be known in a few lines; the last pages have all of it."""
    text = " ".join(filter(None, map(one_line, lines)))
    if not text:
        return None
    words = fitted(text, room, _NOTE_SIZES, lines=2, most=3)
    return PlacedNote(PlacedText(Box(left, top, room, words.height + 0.02), words))


def heading_over(text: str, box: Box) -> PlacedText:
    """Put a heading at the top of a box."""
    words = fitted(one_line(text), box.width, _HEADING_SIZES, lines=1, most=2, bold=True)
    return PlacedText(Box(box.left, box.top, box.width, words.height + 0.02), words)


def place_facts(
    facts: Sequence[tuple[str, str]], box: Box, most: float, *, is_compact: bool = False
) -> tuple[list[Placed], tuple[tuple[str, str], ...], Box]:
    """Put the numbers in columns, row by row.

    Parameters
    ----------
    facts : sequence of (str, str)
        Names with their numbers.
    box : Box
    most : float
        How deep they may go in inches.
    is_compact : bool
        Whether they are set in smaller type.

    Returns
    -------
    list of Placed
    tuple of (str, str)
        The facts that found no room.
    Box
        What is left of the box.
    """
    columns = max(int(box.width / _FACT_WIDTH), 1)
    room = (box.width - GAP / 2 * (columns - 1)) / columns
    sizes = _COMPACT_SIZES if is_compact else _VALUE_SIZES
    placed: list[Placed] = []
    top = box.top
    for first in range(0, len(facts), columns):
        row = [
            _fact(name, value, room, sizes, _NAME_SIZES[is_compact:])
            for name, value in facts[first : first + columns]
        ]
        upper = max(value.height for value, _ in row)
        height = upper + max(name.height for _, name in row) + 0.02
        if top + height > box.top + most:
            return placed, tuple(facts[first:]), below(box, top)
        for place, (value, name) in enumerate(row):
            left = box.left + place * (room + GAP / 2)
            placed.append(
                PlacedFact(
                    PlacedText(Box(left, top + upper - value.height, room, value.height), value),
                    PlacedText(Box(left, top + upper, room, name.height + 0.02), name),
                )
            )
        top += height + (_AFTER_FACTS / 2 if is_compact else _AFTER_FACTS)
    return placed, (), below(box, top + 0.06 if placed else top)


def _fact(
    name: str, value: str, room: float, sizes: Sequence[float], name_sizes: Sequence[float]
) -> tuple[Fitted, Fitted]:
    """Set a number large and what it is small; what a long one goes on to say is small too."""
    number, dot, more = one_line(value).partition(_ASIDE)
    whole = fitted(number + dot + more, room, sizes[:-2], lines=1, most=1, bold=True)
    if more and not whole.is_whole:
        name = f"{name}{_ASIDE}{more}"
    else:
        number += dot + more
    return (
        fitted(number, room, sizes, lines=1, most=2, bold=True),
        fitted(one_line(name), room, name_sizes, lines=1, most=3),
    )


def halves(box: Box, share: float) -> tuple[Box, Box]:
    """Part a box into a left one of so large a share and a right one."""
    first = replace(box, width=box.width * share - GAP / 2)
    left = first.left + first.width + GAP
    return first, replace(box, left=left, width=box.left + box.width - left)


def below(box: Box, top: float) -> Box:
    """Give what is left of a box from a height on."""
    return replace(box, top=top, height=max(box.bottom - top, 0))
