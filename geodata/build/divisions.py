"""Division codes year by year, and which old unit went into which new one.

The change files follow the ``area-diff`` grammar of ``yescallop/areacodes``: ``-`` lines stand for records
of the older table, ``+`` lines for records of the newer one and ``=`` lines for records of both that gave or
received a part. What follows ``>`` or ``<`` selects records of the other table.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = "000000"
_LINE = re.compile(r"([-+=])(\d{6}) ([^<>]+?)(?:([<>])(.+))?")


class DivisionError(ValueError):
    """A change file does not follow its grammar, or names a record that cannot be told."""


@dataclass(frozen=True)
class CodeTable:
    """The records of one year's end: code to name, all levels."""

    names: Mapping[str, str]

    def parent(self, code: str) -> str:
        """Return the code of the record that holds ``code``: its prefecture, province or the root."""
        if code.endswith("0000"):
            return ROOT
        prefecture, province = f"{code[:4]}00", f"{code[:2]}0000"
        return prefecture if prefecture != code and prefecture in self.names else province

    def children(self, code: str) -> list[str]:
        """Return the codes whose parent is ``code``, in order."""
        return [other for other in self.names if other != code and self.parent(other) == code]

    def name(self, code: str) -> str:
        """Return the name of ``code``; the root is the country itself."""
        return "中华人民共和国" if code == ROOT else self.names[code]


@dataclass(frozen=True)
class ChangeLine:
    """One line of a change file."""

    sign: str
    code: str
    name: str
    direction: str
    selectors: tuple[str, ...]


@dataclass(frozen=True, order=True)
class Edge:
    """Territory of ``old`` (at the end of ``year - 1``) belongs to ``new`` at the end of ``year``.

    ``main`` is true where the unit goes there as a whole, false where a part is transferred.
    """

    year: int
    old: str
    new: str
    main: bool


def read_codes(path: Path) -> CodeTable:
    """Read one ``codes/YYYY.txt``: a code and a name a line.

    Raises
    ------
    DivisionError
        If a line is not a six-digit code and a name, or a code stands twice.
    """
    names: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        code, _, name = line.strip().partition(" ")
        if not re.fullmatch(r"\d{6}", code) or not name or code in names:
            raise DivisionError(f"{path.name}: not a new code and its name: {line!r}")
        names[code] = name
    return CodeTable(names)


def parse_changes(text: str) -> Iterator[ChangeLine]:
    """Yield the change lines of a change file; comments and blank lines are passed over.

    Raises
    ------
    DivisionError
        If a line follows none of the grammar's forms.
    """
    for line in text.splitlines():
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        match = _LINE.fullmatch(stripped)
        if match is None:
            raise DivisionError(f"not a line of a change file: {line!r}")
        sign, code, name, direction, attribute = match.groups()
        expected = {"-": ">", "+": "<"}.get(sign)
        if (direction is None and sign == "=") or (direction and expected and direction != expected):
            raise DivisionError(f"the attribute points the wrong way: {line!r}")
        selectors = tuple(attribute.split(",")) if attribute else ()
        yield ChangeLine(sign, code, name, direction or "", selectors)


def resolve(selector: str, line: ChangeLine, own: CodeTable, other: CodeTable) -> str | None:
    """Return the code in ``other`` that a selector of ``line`` chooses.

    Parameters
    ----------
    selector
        One of the five forms: a name, ``_`` (the line's name), ``.`` (the line's code), ``..`` (the code of
        the line's parent), any of them followed by ``!`` (holds) or ``?`` (disabled).
    own, other
        The table that holds the line's record, and the one in which to choose.

    Returns
    -------
    str or None
        The code; None for a disabled selector.

    Raises
    ------
    DivisionError
        If no record or more than one answers to the selector.
    """
    if selector.endswith("?"):
        return None
    value = selector.removesuffix("!")
    parent = own.parent(line.code)
    if value in {".", ".."}:
        code = line.code if value == "." else parent
        if code not in other.names:
            raise DivisionError(f"{selector!r} of {line.code} {line.name}: no such code in the other table")
        return code
    if value == "_":
        value = line.name
    found = [code for code, name in other.names.items() if name == value]
    if len(found) == 1:
        return found[0]
    if found:
        value = own.name(parent) + value
    marked = [code for code, name in other.names.items() if value.startswith(name)]
    if len(marked) == 1:
        rest = value.removeprefix(other.name(marked[0]))
        found = [code for code in other.children(marked[0]) if other.name(code) == rest]
        if len(found) == 1:
            return found[0]
    raise DivisionError(f"{selector!r} of {line.code} {line.name} chooses no single record")


def year_edges(year: int, lines: Iterable[ChangeLine], older: CodeTable, newer: CodeTable) -> list[Edge]:
    """Return every edge from the end of ``year - 1`` to the end of ``year``.

    A record without a ``-`` line whose code stands in both tables goes on as itself. The first target of a
    ``-`` line is where the unit goes as a whole; all other edges hand over a part.

    Raises
    ------
    DivisionError
        If a line's record is not in its table, or a selector cannot be resolved.
    """
    main: dict[tuple[str, str], bool] = {}
    ended: set[str] = set()
    for line in lines:
        own = newer if line.sign == "+" else older
        if own.names.get(line.code) != line.name:
            raise DivisionError(f"{year}: {line.code} {line.name} is not a record of its table")
        if line.sign == "-":
            ended.add(line.code)
        backwards = line.direction == "<"
        own, other = (newer, older) if backwards else (older, newer)
        for position, selector in enumerate(line.selectors):
            code = resolve(selector, line, own, other)
            if code is None:
                continue
            pair = (code, line.code) if backwards else (line.code, code)
            main[pair] = main.get(pair, False) or (line.sign == "-" and position == 0)
    for code in older.names:
        if code in newer.names and code not in ended:
            main[code, code] = True
    return [Edge(year, old, new, whole) for (old, new), whole in sorted(main.items())]


def read_edges(folder: Path, first: int, last: int) -> list[Edge]:
    """Return the edges of all years from the end of ``first`` to the end of ``last``.

    Parameters
    ----------
    folder
        Holds ``codes/YYYY.txt`` and ``changes/Y-Y+1.diff``.
    """
    tables = {year: read_codes(folder / "codes" / f"{year}.txt") for year in range(first, last + 1)}
    edges: list[Edge] = []
    for year in range(first + 1, last + 1):
        text = (folder / "changes" / f"{year - 1}-{year}.diff").read_text(encoding="utf-8")
        edges += year_edges(year, parse_changes(text), tables[year - 1], tables[year])
    return edges
