"""What stands on a slide and where, in inches from the top left corner and in points of type."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ui.exports.sheet import Chart, Table
from ui.exports.text_fit import Fitted
from ui.map_message import MapView, Painting

SIZES = {"wide": (13.333, 7.5), "a4": (11.693, 8.268)}
"""Width and height of a slide by paper."""

MARGIN = 0.55
FOOT = 0.28
GAP = 0.3
CELL_PADDING = 0.06
COVER_TOP = 1.9
POINTS = 72.0
"""To an inch."""

GUTTER = 0.2
"""Between a column of numbers and the words to the right of it."""

# "−5.1%" and "83.6万" are numbers, "3. Anxi" is a place in a ranking.
_NUMBER = re.compile(r"[+\u2212-]?\d(?!\d*\. )|[–—-]?$")


def numeric_columns(rows: Sequence[Sequence[str]]) -> tuple[bool, ...]:
    """Tell which columns hold numbers, which stand to the right: here and there one has no data."""
    return tuple(
        place > 0 and 2 * sum(bool(_NUMBER.match(cell)) for cell in column) > len(column)
        for place, column in enumerate(zip(*rows, strict=True))
    )


def indents(numeric: Sequence[bool]) -> tuple[float, ...]:
    """Give the room at the left of each column: the first is flush with what stands above it."""
    return tuple(
        0.0 if place == 0 else GUTTER if numeric[place - 1] and not is_number else CELL_PADDING
        for place, is_number in enumerate(numeric)
    )


@dataclass(frozen=True)
class Box:
    """A place on the slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


@dataclass(frozen=True)
class PlacedText:
    """Words in a box."""

    box: Box
    text: Fitted


@dataclass(frozen=True)
class PlacedMap:
    """The map with its legend."""

    box: Box
    painting: Painting
    view: MapView | None
    alt: str


@dataclass(frozen=True)
class PlacedChart:
    """A chart under its heading; `box` is that of the picture alone."""

    heading: PlacedText
    detail: PlacedText | None
    box: Box
    chart: Chart


@dataclass(frozen=True)
class PlacedFact:
    """A number and, under it, what it is."""

    value: PlacedText
    name: PlacedText


@dataclass(frozen=True)
class PlacedTable:
    """A table, or those rows of it that stand here.

    Attributes
    ----------
    heading : PlacedText
    box : Box
        Of the rows.
    columns : tuple of float
        Widths of the columns in inches.
    heights : tuple of float
        Heights of the head and of the rows in inches.
    size : float
        Font size in points.
    table : Table
        The rows that stand here.
    """

    heading: PlacedText
    box: Box
    columns: tuple[float, ...]
    heights: tuple[float, ...]
    size: float
    table: Table

    @property
    def numeric(self) -> tuple[bool, ...]:
        """Which columns hold numbers, which stand to the right."""
        return numeric_columns(self.table.rows)

    @property
    def indents(self) -> tuple[float, ...]:
        """Room at the left of each column in inches."""
        return indents(self.numeric)


@dataclass(frozen=True)
class PlacedNote:
    """What to know of the figures above it, in small type.

    Attributes
    ----------
    text : PlacedText
    unsaid : tuple of str
        Sentences that found no room.
    url : str
        Where it leads; empty where it leads nowhere.
    """

    text: PlacedText
    unsaid: tuple[str, ...] = ()
    url: str = ""


Placed = PlacedMap | PlacedChart | PlacedFact | PlacedTable | PlacedNote


@dataclass(frozen=True)
class Cover:
    """The first slide: the title under a short line in the accent colour, and what is in the file."""

    accent: Box
    title: PlacedText
    below: PlacedText


@dataclass(frozen=True)
class SlidePlan:
    """One slide of a view.

    Attributes
    ----------
    title : PlacedText
    subtitle, source : PlacedText or None
    parts : tuple of Placed
        In the order in which they are read.
    notes : str
        Speaker notes; begins with the whole title where the slide has no room for it.
    number : int
        The view's number in the briefing, from 1.
    """

    title: PlacedText
    subtitle: PlacedText | None
    source: PlacedText | None
    parts: tuple[Placed, ...]
    notes: str
    number: int


@dataclass(frozen=True)
class Frame:
    """A slide's fixed parts.

    Attributes
    ----------
    title : PlacedText
    subtitle, source : PlacedText or None
    body : Box
        What is left between them.
    """

    title: PlacedText
    subtitle: PlacedText | None
    source: PlacedText | None
    body: Box
