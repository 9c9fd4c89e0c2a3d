"""Joining a reader's table to the units of the release: every row is accounted for, nothing is guessed."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from analytics.table_areas import cell_of, remark_on, with_areas
from analytics.table_columns import Columns, data_rows, is_year, plain_code, plain_name
from analytics.table_files import RawTable, Row
from analytics.table_numbers import (
    Reader,
    Unread,
    has_decimal_commas,
    is_percent,
    read_number,
    reader_of,
)
from analytics.unit_finder import Because, Found, Result, UnitFinder

Joining = Literal["sum", "mean", "weighted"]
JOININGS: tuple[Joining, ...] = get_args(Joining)
"""How the rows of units that were merged become one value."""

Repeated = Literal["none", "first", "last", "sum", "mean"]
REPEATED: tuple[Repeated, ...] = get_args(Repeated)
"""What several rows about the same unit become; "none" leaves the unit out where they differ."""

Told = Literal[Result, "duplicate"]
TOLD: tuple[Told, ...] = ("matched", "followed", "ambiguous", "unmatched", "duplicate", "aside")
"""What became of a row; "aside" is a sum or a note, which is no fault."""

LEFT_OUT: tuple[Told, ...] = ("ambiguous", "unmatched", "duplicate")
"""Rows that were meant to count and do not."""

Reason = Literal[Because, "note", "no_year", "part_alone", "part_without_value", "repeated", "repeated_alike"]
"""Why a row counts or does not; the words stand in the locales under ``own_because``."""

_MOST_SUGGESTIONS = 500
_MOSTLY = 0.5


@dataclass(frozen=True)
class Choices:
    """What the reader decides about rows that are not one to one with units.

    Attributes
    ----------
    merged : Joining
        How former units that are one unit now are put together.
    weight : int or None
        Column of the weights, their residents, say; only for "weighted".
    repeated : Repeated
        What becomes of several rows about one unit.
    year : str or None
        Only the rows of this year, where the table has a column of years.
    """

    merged: Joining = "sum"
    weight: int | None = None
    repeated: Repeated = "none"
    year: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of a row.

    Attributes
    ----------
    line : int
        Line of the file, from 1.
    code, name, place, text : str
        What the row says: code, name, area and value.
    value : float or None
        The value; None where the cell holds no number.
    unread : Unread or None
        Why it holds none.
    result : Told
    because : Reason
    unit : str or None
        Code of the unit that it means.
    candidates : tuple of str
    suggestion : str or None
    other_line : int or None
        Of a row that does not count beside another one: the line of that one.
    """

    line: int
    code: str
    name: str
    place: str
    text: str
    value: float | None
    unread: Unread | None
    result: Told
    because: Reason
    unit: str | None = None
    candidates: tuple[str, ...] = ()
    suggestion: str | None = None
    other_line: int | None = None


@dataclass(frozen=True)
class OwnTable:
    """A table that was joined.

    Attributes
    ----------
    values : array of float, shape (units,)
        In the order of the codes that were given; NaN where there is no value.
    outcomes : tuple of Outcome
        Of every row of data of the year that was chosen, in the order of the file.
    is_percent : bool
        Whether most values bear a percent sign.
    other_years : int
        Rows of other years.
    has_decimal_commas : bool
        Whether values were read with a comma before their decimals.
    """

    values: npt.NDArray[np.float64]
    outcomes: tuple[Outcome, ...]
    is_percent: bool = False
    other_years: int = 0
    has_decimal_commas: bool = False

    @property
    def rows(self) -> int:
        """Rows of data: all below the headings, of which each has one outcome or is of another year."""
        return len(self.outcomes) + self.other_years

    @property
    def counts(self) -> Mapping[Told, int]:
        """How many rows had which result."""
        counted = Counter(outcome.result for outcome in self.outcomes)
        return {told: counted[told] for told in TOLD}

    @property
    def units(self) -> int:
        """Units that have a value."""
        return int(np.isfinite(self.values).sum())

    @property
    def unread(self) -> tuple[Outcome, ...]:
        """Rows whose value is no number, though something else than a sign for no data."""
        return tuple(
            outcome
            for outcome in self.outcomes
            if outcome.unread == "not_a_number" and outcome.result != "aside"
        )


def years_of(table: RawTable, columns: Columns) -> tuple[str, ...]:
    """Give the years that a table has rows of, the latest first; none where it has no column of years."""
    place = columns.year
    if place is None:
        return ()
    rows = data_rows(table, columns.headings)
    return tuple(sorted({cell for row in rows if is_year(cell := cell_of(row, place))}, reverse=True))


def join(
    table: RawTable, columns: Columns, choices: Choices, finder: UnitFinder, codes: Sequence[str]
) -> OwnTable:
    """Join a table to units.

    Parameters
    ----------
    table : RawTable
    columns : Columns
        What its columns are; one of values, and a code or a name.
    choices : Choices
    finder : UnitFinder
    codes : sequence of str
        Codes of the units, in the order in which values are wanted.

    Returns
    -------
    OwnTable
    """
    every = with_areas(data_rows(table, columns.headings), columns)
    rows = [row for row in every if not _is_of_another_year(row, columns, choices)]
    found: dict[tuple[str, ...], Found] = {}
    outcomes = []
    has_commas = has_decimal_commas(cell_of(row, columns.value) for row in rows)
    reader = partial(read_number, decimal_comma=has_commas)
    keys = (columns.code, columns.name, columns.prefecture, columns.province)
    for row in rows:
        key = tuple(cell_of(row, place) for place in keys)
        remark = remark_on(row, columns)
        if remark is not None:
            first = next((cell for cell in row.cells if cell), "")
            aside = _outcome(row, ("", first, "", ""), Found("aside", "sum"), columns, reader)
            outcomes.append(replace(aside, because=remark))
            continue
        if key not in found:
            found[key] = finder.find(key[0], key[1], [area for area in key[2:] if area])
        outcome = _outcome(row, key, found[key], columns, reader)
        if choices.year is not None and not cell_of(row, columns.year) and outcome.result != "aside":
            outcome = replace(outcome, result="unmatched", because="no_year", unit=None)
        outcomes.append(outcome)
    outcomes = _with_suggestions(_under_areas(outcomes, finder), finder)
    weights = _weights(rows, choices) if choices.merged == "weighted" else []
    by_line = dict(zip((row.line for row in rows), weights, strict=True)) if weights else {}
    values, settled = _settled(outcomes, choices, finder, by_line)
    read = [outcome.text for outcome in settled if outcome.value is not None]
    return OwnTable(
        values=np.array([values.get(code, math.nan) for code in codes], dtype=float),
        outcomes=tuple(settled),
        is_percent=bool(read) and sum(map(is_percent, read)) > _MOSTLY * len(read),
        other_years=len(every) - len(rows),
        has_decimal_commas=has_commas,
    )


def _is_of_another_year(row: Row, columns: Columns, choices: Choices) -> bool:
    cell = cell_of(row, columns.year)
    return choices.year is not None and is_year(cell) and cell != choices.year


def _weights(rows: Sequence[Row], choices: Choices) -> list[float | None]:
    cells = [cell_of(row, choices.weight) for row in rows]
    read = map(reader_of(cells), cells)
    return [weight if isinstance(weight, float) and weight > 0 else None for weight in read]


def _outcome(row: Row, key: tuple[str, ...], found: Found, columns: Columns, reader: Reader) -> Outcome:
    text = cell_of(row, columns.value)
    read = reader(text)
    value = read if isinstance(read, float) else None
    return Outcome(
        line=row.line,
        code=key[0],
        name=key[1],
        place=" ".join(area for area in reversed(key[2:]) if area),
        text=text,
        value=value,
        unread=None if isinstance(read, float) else read,
        result=found.result,
        because=found.because,
        unit=found.unit,
        candidates=found.candidates,
        suggestion=found.suggestion,
    )


def _under_areas(outcomes: Sequence[Outcome], finder: UnitFinder) -> list[Outcome]:
    """Find a name that several units bear in the area whose own row stands above it, as yearbooks set it.

    Where the rows of areas stand below their units, one of the other rows lies elsewhere: then the names stay
    ambiguous.
    """
    told = list(outcomes)
    heads = [place for place, one in enumerate(told) if one.because == "area" and one.name and not one.place]
    for head, end in pairwise([*heads, len(told)]):
        area = told[head].name
        under = [place for place in range(head + 1, end) if told[place].name and not told[place].place]
        found = {place: finder.find(told[place].code, told[place].name, [area]) for place in under}
        sure = [place for place in under if told[place].unit]
        if not sure or any(found[place].unit != told[place].unit for place in sure):
            continue
        for place in under:
            if told[place].result == "ambiguous" and found[place].unit:
                here = found[place]
                told[place] = replace(
                    told[place],
                    place=area,
                    result=here.result,
                    because=here.because,
                    unit=here.unit,
                    candidates=(),
                )
    return told


def _with_suggestions(outcomes: Sequence[Outcome], finder: UnitFinder) -> list[Outcome]:
    """Say for unknown names which one they are most like; only for the first of very many."""
    made: dict[tuple[str, str], str | None] = {}
    suggested = []
    for outcome in outcomes:
        key = (outcome.name, outcome.place)
        if outcome.because == "unknown" and outcome.name and (key in made or len(made) < _MOST_SUGGESTIONS):
            if key not in made:
                made[key] = finder.suggest(outcome.name, outcome.place.split()[::-1])
            suggested.append(replace(outcome, suggestion=made[key]))
        else:
            suggested.append(outcome)
    return suggested


def _settled(
    outcomes: Sequence[Outcome], choices: Choices, finder: UnitFinder, weights: Mapping[int, float | None]
) -> tuple[dict[str, float], list[Outcome]]:
    """Make one value a unit, and say of the rows that do not count why they do not."""
    by_unit: defaultdict[str, list[int]] = defaultdict(list)
    for place, outcome in enumerate(outcomes):
        if outcome.unit is not None:
            by_unit[outcome.unit].append(place)
    settled = list(outcomes)
    values: dict[str, float] = {}
    for unit, places in by_unit.items():
        parts = _parts([outcomes[place] for place in places])
        kept: list[tuple[float | None, float | None]] = []
        for rows in parts.values():
            value, used = _one_value(rows, choices.repeated)
            kept.append((value, weights.get((used or rows)[0].line)))
            for row in rows:
                if row not in used:
                    alike = all(other.value == row.value for other in rows)
                    because: Reason = "repeated_alike" if alike else "repeated"
                    other = next(other.line for other in rows if other is not row)
                    settled[_place_of(settled, places, row)] = replace(
                        row, result="duplicate", because=because, other_line=other
                    )
        are_parts = any(outcomes[place].because == "merged" for place in places)
        if are_parts and len(parts) < max(finder.members_of(unit), 2):
            _mark(settled, places, "part_alone")
        elif are_parts and any(value is None for value, _ in kept):
            _mark(settled, places, "part_without_value")
        else:
            value = _together(kept, choices.merged)
            if value is not None:
                values[unit] = value
    return values, settled


def _parts(rows: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """Part the rows about a unit by the former unit that each is about; "" is the unit itself."""
    parts: defaultdict[str, list[Outcome]] = defaultdict(list)
    for row in rows:
        identity = plain_code(row.code) or plain_name(row.name)
        parts[identity if row.because == "merged" else ""].append(row)
    return parts


def _one_value(rows: Sequence[Outcome], repeated: Repeated) -> tuple[float | None, Sequence[Outcome]]:
    """Make one value of the rows about one thing, and say which rows are in it."""
    known = [row for row in rows if row.value is not None]
    if len({row.value for row in known}) <= 1 and repeated not in {"sum", "mean"}:
        chosen = known[:1] or rows[:1]
        return chosen[0].value, chosen
    if len(known) == 1:
        return known[0].value, known
    if not known or repeated == "none":
        return None, () if known else rows[:1]
    numbers = [row.value for row in known if row.value is not None]
    if repeated in {"first", "last"}:
        end = 0 if repeated == "first" else -1
        return numbers[end], [known[end]]
    total = math.fsum(numbers)
    return total if repeated == "sum" else total / len(numbers), known


def _together(parts: Sequence[tuple[float | None, float | None]], joining: Joining) -> float | None:
    """Put the values of parts together; one that has none leaves the whole without."""
    numbers = [value for value, _ in parts if value is not None]
    if len(numbers) < len(parts):
        return None
    if len(numbers) == 1:
        return numbers[0]
    match joining:
        case "sum":
            return math.fsum(numbers)
        case "mean":
            return math.fsum(numbers) / len(numbers)
    weights = [weight for _, weight in parts if weight is not None]
    if len(weights) < len(parts):
        return None
    return math.fsum(np.multiply(numbers, weights).tolist()) / math.fsum(weights)


def _place_of(settled: Sequence[Outcome], places: Sequence[int], row: Outcome) -> int:
    return next(place for place in places if settled[place] is row)


def _mark(settled: list[Outcome], places: Sequence[int], because: Reason) -> None:
    for place in places:
        if settled[place].result != "duplicate":
            settled[place] = replace(settled[place], result="unmatched", because=because)
