"""The parts of a slide in their boxes: charts under headings, numbers in columns, what to know of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ui.exports.placed import GAP, Box, Placed, PlacedChart, PlacedFact, PlacedText
from ui.exports.sheet import Chart
from ui.exports.slide_notes import Setting, note_under
from ui.exports.text_fit import Fitted, fitted, one_line

_HEADING_SIZES = (12.0, 11.5, 11.0)
_DETAIL_SIZES = (10.0, 9.5, 9.0)
_ASIDE = " · "


@dataclass(frozen=True)
class FactLook:
    """How numbers stand beside the map.

    Attributes
    ----------
    sizes, names : tuple of float
        Font sizes of a number and of what it is, the largest first.
    width : float
        Least width of a column in inches.
    gap : float
        Below a row in inches.
    """

    sizes: tuple[float, ...]
    names: tuple[float, ...]
    width: float
    gap: float


LARGE = FactLook((32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0), (14.0, 13.0, 12.0, 11.0), 2.4, 0.3)
PLAIN = FactLook((20.0, 18.0, 16.0, 14.0, 12.0), (10.5, 10.0, 9.5, 9.0), 2.0, 0.14)
COMPACT = FactLook((15.0, 14.0, 13.0, 12.0, 11.0), (10.0, 9.5, 9.0), 1.6, 0.08)


def side_by_side(setting: Setting, charts: Sequence[Chart], body: Box) -> list[Placed]:
    """Put charts beside one another, each as wide as the others."""
    room = (body.width - GAP * (len(charts) - 1)) / len(charts)
    places = (
        replace(body, left=body.left + place * (room + GAP), width=room) for place in range(len(charts))
    )
    return [
        part for chart, box in zip(charts, places, strict=True) for part in place_chart(setting, chart, box)
    ]


def place_chart(setting: Setting, chart: Chart, box: Box) -> list[Placed]:
    """Put a chart into a box: heading and unit above it, what to know of it below."""
    heading = heading_over(chart.title, box)
    top = heading.box.bottom
    detail = None
    if chart.detail.strip():
        words = fitted(one_line(chart.detail), box.width, _DETAIL_SIZES, lines=1, most=2)
        detail = PlacedText(Box(box.left, top, box.width, words.height + 0.02), words)
        top = detail.box.bottom
    note = note_under(setting, chart.notes, below(box, box.bottom))
    bottom = box.bottom
    notes: list[Placed] = []
    if note:
        bottom -= note.text.box.height
        notes = [replace(note, text=replace(note.text, box=replace(note.text.box, top=bottom)))]
    return [
        PlacedChart(heading, detail, Box(box.left, top + 0.05, box.width, bottom - top - 0.1), chart),
        *notes,
    ]


def heading_over(text: str, box: Box) -> PlacedText:
    """Put a heading at the top of a box."""
    words = fitted(one_line(text), box.width, _HEADING_SIZES, lines=1, most=2, bold=True)
    return PlacedText(Box(box.left, box.top, box.width, words.height + 0.02), words)


def place_facts(
    facts: Sequence[tuple[str, str]], box: Box, most: float, look: FactLook
) -> tuple[list[Placed], tuple[tuple[str, str], ...], Box]:
    """Put the numbers in columns, row by row.

    Parameters
    ----------
    facts : sequence of (str, str)
        Names with their numbers.
    box : Box
    most : float
        How deep they may go in inches.
    look : FactLook

    Returns
    -------
    list of Placed
    tuple of (str, str)
        The facts that found no room.
    Box
        What is left of the box.
    """
    columns = max(int(box.width / look.width), 1)
    # As many rows as that takes, none of them much shorter than the others.
    columns = -(-len(facts) // -(-len(facts) // columns)) if facts else 1
    room = (box.width - GAP / 2 * (columns - 1)) / columns
    look = _alike(facts, room, look)
    placed: list[Placed] = []
    top = box.top
    for first in range(0, len(facts), columns):
        row = [_fact(name, value, room, look) for name, value in facts[first : first + columns]]
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
        top += height + look.gap
    return placed, (), below(box, top + 0.06 if placed else top)


def _alike(facts: Sequence[tuple[str, str]], room: float, look: FactLook) -> FactLook:
    """Set all numbers in the size that the longest takes, and all names too."""
    pairs = [_fact(name, value, room, look) for name, value in facts]
    most = min((value.size for value, _ in pairs), default=look.sizes[0])
    most_of_names = min((name.size for _, name in pairs), default=look.names[0])
    return replace(
        look,
        sizes=tuple(size for size in look.sizes if size <= most),
        names=tuple(size for size in look.names if size <= most_of_names),
    )


def _fact(name: str, value: str, room: float, look: FactLook) -> tuple[Fitted, Fitted]:
    """Set a number large and what it is small; what a long one goes on to say is small too."""
    number, dot, more = one_line(value).partition(_ASIDE)
    whole = fitted(number + dot + more, room, look.sizes, lines=1, most=1, bold=True)
    if more and not whole.is_whole:
        name = f"{name}{_ASIDE}{more}"
    else:
        number += dot + more
    return (
        fitted(number, room, look.sizes, lines=1, most=2, bold=True),
        fitted(one_line(name), room, look.names, lines=1, most=3),
    )


def halves(box: Box, share: float) -> tuple[Box, Box]:
    """Part a box into a left one of so large a share and a right one."""
    first = replace(box, width=box.width * share - GAP / 2)
    left = first.left + first.width + GAP
    return first, replace(box, left=left, width=box.left + box.width - left)


def below(box: Box, top: float) -> Box:
    """Give what is left of a box from a height on."""
    return replace(box, top=top, height=max(box.bottom - top, 0))
