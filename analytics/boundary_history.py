"""What became of the units of 2009: the changes that made a unit of today, and where an old code has gone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

import pandas as pd

Change = Literal[
    "recoded", "renamed", "merged", "split", "gave_part", "received_part", "zone_added", "dissolved"
]
CHANGES: tuple[Change, ...] = get_args(Change)
"""Kinds of change, seen from the unit of today, in the order in which a year's changes are told."""

PARTS: frozenset[Change] = frozenset({"gave_part", "received_part"})
"""Changes after which the old unit is still there."""


@dataclass(frozen=True)
class Unit:
    """A unit as a list of its year names it; a development zone has no code."""

    code: str
    name_zh: str


@dataclass(frozen=True)
class Event:
    """What happened in one year in one way.

    Attributes
    ----------
    year : int
    change : Change
        Seen from the unit of today: it gave a part away, or received one.
    old : tuple of Unit
        What there was before; several where several were merged, say.
    new : Unit
        What came of it.
    """

    year: int
    change: Change
    old: tuple[Unit, ...]
    new: Unit


@dataclass(frozen=True)
class Successor:
    """A unit of today that an old one has gone to.

    Attributes
    ----------
    code : str
        Its present code.
    year : int
        When.
    change : Change
    old_name_zh : str
    """

    code: str
    year: int
    change: Change
    old_name_zh: str


def events(history: pd.DataFrame, code: str) -> tuple[Event, ...]:
    """Tell the changes that a unit went through since 2009.

    Parameters
    ----------
    history : DataFrame
        `geodata.load_history()`.
    code : str
        Code of a unit of today.

    Returns
    -------
    tuple of Event
        Oldest first. Changes of one kind in one year with one outcome are one event.
    """
    rows = history[history["code"] == code]
    found: dict[tuple[int, Change, Unit], list[Unit]] = {}
    for year, change, old, new in _changes(rows):
        found.setdefault((year, change, new), []).append(old)
    told = [Event(year, change, tuple(dict.fromkeys(old)), new) for (year, change, new), old in found.items()]
    return tuple(sorted(told, key=lambda event: (event.year, CHANGES.index(event.change), event.new.code)))


def successors(history: pd.DataFrame, old_code: str) -> tuple[Successor, ...]:
    """Find the units of today that an abolished one has gone to.

    Parameters
    ----------
    history : DataFrame
        `geodata.load_history()`.
    old_code : str
        A code that no unit of today bears.

    Returns
    -------
    tuple of Successor
        Those that took the unit over as a whole, or, where none did, those that took a part. Empty for a
        code that has not been in use since 2009.
    """
    rows = history[(history["old_code"] == old_code) & (old_code != "")]
    # A transfer of a part is told twice, once by each side; the other side still has the old code.
    rows = rows[rows["change"] != "gave_part"]
    whole = rows[~rows["change"].isin(PARTS)]
    if len(whole):
        rows = whole
    ordered = rows.sort_values(["year", "code"]).drop_duplicates("code")
    return tuple(
        Successor(str(code), year, change, old.name_zh)
        for code, (year, change, old, _) in zip(ordered["code"], _changes(ordered), strict=True)
    )


def _changes(rows: pd.DataFrame) -> Iterator[tuple[int, Change, Unit, Unit]]:
    columns = ("year", "change", "old_code", "old_name", "new_code", "new_name")
    for year, change, old_code, old_name, new_code, new_name in zip(
        *(rows[name] for name in columns), strict=True
    ):
        old, new = Unit(str(old_code or ""), str(old_name)), Unit(str(new_code), str(new_name))
        yield int(year), change, old, new
