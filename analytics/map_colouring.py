"""Few colours for many areas, such that areas with a common border differ."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.intp]


def shared_borders(geometries: Sequence[Mapping[str, Any]]) -> IntArray:
    """Find the units that have a border in common.

    Parameters
    ----------
    geometries : sequence of mapping
        Polygons and multipolygons of one TopoJSON object, with their `arcs`; a border that two of them share
        is one arc, written as its number from one side and as its complement from the other.

    Returns
    -------
    array of int, shape (pairs, 2)
        Places of two neighbours in `geometries`, each pair once, the smaller place first.
    """
    beside: dict[int, list[int]] = {}
    for place, geometry in enumerate(geometries):
        for arc in {arc if arc >= 0 else ~arc for arc in _flat(geometry.get("arcs", ()))}:
            beside.setdefault(arc, []).append(place)
    pairs = {tuple(sides) for sides in beside.values() if len(sides) == 2}  # noqa: PLR2004 (a border has two sides)
    return np.array(sorted(pairs), dtype=np.intp).reshape(-1, 2)


def _flat(arcs: Any) -> Iterator[int]:
    for part in arcs:
        if isinstance(part, int):
            yield part
        else:
            yield from _flat(part)


def area_colours(areas: IntArray, borders: IntArray, palette: int) -> IntArray:
    """Give every area a colour that none of its neighbours has, and use all colours about as often.

    Parameters
    ----------
    areas : array of int, shape (units,)
        The area of every unit.
    borders : array of int, shape (pairs, 2)
        Units with a common border, from `shared_borders`.
    palette : int
        Colours to choose from; the hinterlands of this atlas need at most five.

    Returns
    -------
    array of int, shape (largest area + 1,)
        Number of the colour of every area, from zero. Where `palette` does not suffice, there are more.
    """
    # Networkx takes a fifth of a second to import.
    import networkx as nx  # noqa: PLC0415

    graph = nx.Graph()
    graph.add_nodes_from(np.unique(areas).tolist())
    sides = areas[borders]
    graph.add_edges_from(sides[sides[:, 0] != sides[:, 1]].tolist())
    # As few as can be had at first; then each area takes the rarest colour that its neighbours leave it.
    chosen: dict[int, int] = nx.greedy_color(graph, strategy="DSATUR")
    for area in sorted(chosen):
        others = Counter(colour for other, colour in chosen.items() if other != area)
        free = set(range(palette)) - {chosen[neighbour] for neighbour in graph[area]}
        if free:
            chosen[area] = min(free, key=lambda colour: (others[colour], colour))
    colours = np.zeros(int(areas.max()) + 1, dtype=np.intp)
    for area, colour in chosen.items():
        colours[area] = colour
    return colours
