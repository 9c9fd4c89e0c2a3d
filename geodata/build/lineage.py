"""Units of two censuses in one graph: which unit of 2010 shares territory with which unit of 2020."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from geodata.build.divisions import CodeTable, DivisionError, Edge, read_codes, read_edges

FIRST, LAST = 2009, 2020
_BY_HAND = Path(__file__).with_name("divisions_by_hand.toml")


@dataclass(frozen=True)
class Lineage:
    """Every edge between the divisions of successive years, and the tables that they run between.

    Attributes
    ----------
    tables
        Year to code table, the unlisted units of the census among them.
    edges
        From the end of a year to the end of the next: read, corrected and completed by hand.
    prefecture_of_unlisted
        Prefecture of each unit that no official table holds.
    """

    tables: Mapping[int, CodeTable]
    edges: tuple[Edge, ...]
    prefecture_of_unlisted: Mapping[str, str]

    def latest_year(self, code: str, year: int = LAST) -> int:
        """Return the latest year up to ``year`` whose end has the code.

        Raises
        ------
        DivisionError
            If none has it.
        """
        for candidate in range(year, FIRST - 1, -1):
            if code in self.tables[candidate].names:
                return candidate
        raise DivisionError(f"{code} is in no table from {FIRST} to {year}")

    def node(self, code: str, year: int = LAST) -> str:
        """Return the graph's node of a code at the end of ``year``, or of the latest year that has it."""
        return f"{self.latest_year(code, year)}:{code}"


def read_lineage(folder: Path) -> Lineage:
    """Read codes and changes of 2009 to 2020 and complete them by ``divisions_by_hand.toml``.

    Parameters
    ----------
    folder
        Holds ``codes/YYYY.txt`` and ``changes/Y-Y+1.diff``.

    Raises
    ------
    DivisionError
        If a file breaks its grammar, a selector cannot be resolved, or an edge to be dropped is not there.
    """
    with _BY_HAND.open("rb") as file:
        by_hand = tomllib.load(file)
    unlisted = {entry["code"]: entry for entry in by_hand["unlisted"]}
    former = {
        entry["old"]: (entry["year"], entry["old_name"]) for entry in by_hand["add"] if "old_name" in entry
    }
    tables = {}
    for year in range(FIRST, LAST + 1):
        names = dict(read_codes(folder / "codes" / f"{year}.txt").names)
        names |= {code: entry["name"] for code, entry in unlisted.items()}
        names |= {code: name for code, (ended, name) in former.items() if year < ended}
        tables[year] = CodeTable(names)
    dropped = {(entry["year"], entry["old"], entry["new"]) for entry in by_hand["drop"]}
    found = {(edge.year, edge.old, edge.new): edge for edge in read_edges(folder, FIRST, LAST)}
    if not dropped <= found.keys():
        raise DivisionError(
            f"edges to be dropped are not in the change files: {sorted(dropped - found.keys())}"
        )
    edges = [edge for key, edge in found.items() if key not in dropped]
    edges += [
        Edge(entry["year"], entry["old"], entry["new"], main=entry["change"] != "split")
        for entry in by_hand["add"]
    ]
    for year in range(FIRST + 1, LAST + 1):
        edges += [Edge(year, code, code, main=True) for code in unlisted]
        edges += [Edge(year, code, code, main=True) for code, (ended, _) in former.items() if year < ended]
    return Lineage(
        tables, tuple(sorted(edges)), {code: entry["prefecture"] for code, entry in unlisted.items()}
    )


def county_edges(lineage: Lineage) -> list[Edge]:
    """Return the edges that pass territory on from one county-level unit to another.

    Provinces, and prefectures that have counties, pass none on: a change file names them where a new unit
    came out of land without a county, and following them would tie a whole prefecture together.
    """
    parents = {year: {table.parent(code) for code in table.names} for year, table in lineage.tables.items()}
    return [edge for edge in lineage.edges if edge.old == edge.new or edge.old not in parents[edge.year - 1]]


def connected_groups(lineage: Lineage, ties: Iterable[Iterable[str]]) -> Mapping[str, int]:
    """Return the connected component of every node over all edges.

    Parameters
    ----------
    lineage
        The graph.
    ties
        Codes of the end of 2020 that belong together for another reason than a change of divisions.

    Returns
    -------
    Mapping of str to int
        Node (``"2015:310106"``) to the number of its component.
    """
    pairs = [(f"{edge.year - 1}:{edge.old}", f"{edge.year}:{edge.new}") for edge in county_edges(lineage)]
    for tie in ties:
        first, *others = (lineage.node(code) for code in tie)
        pairs += [(first, other) for other in others]
    nodes = sorted({node for pair in pairs for node in pair})
    number = {node: position for position, node in enumerate(nodes)}
    rows, columns = ([number[pair[side]] for pair in pairs] for side in (0, 1))
    graph = coo_array(([1] * len(pairs), (rows, columns)), shape=(len(nodes), len(nodes)))
    labels = connected_components(graph, directed=False)[1]
    return dict(zip(nodes, (int(label) for label in labels), strict=True))
