"""The browser's TopoJSON: every border stored once, shapes and meshes built from the same arcs."""

import json
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from topojson.core.topology import Topology

from geodata.build.boundaries import BROWSER_GRID, Boundaries

ARCS_AT_A_JOINT = 2
"""Where more arcs of a mesh meet, a line of it ends."""

Arc = list[list[int]]
Ring = list[int]


def county_topology(
    boundaries: Boundaries,
    province_codes: Sequence[str],
    prefecture_codes: Sequence[str],
    report: Callable[[str], None],
) -> bytes:
    """Encode the browser's shapes as TopoJSON.

    Parameters
    ----------
    boundaries : Boundaries
        The shapes; ``browser`` and ``no_data_browser`` are read.
    province_codes, prefecture_codes : sequence of str
        Of each unit, in the order of ``boundaries.codes``.
    report : callable
        Receives one line of progress at a time.

    Returns
    -------
    bytes
        UTF-8 JSON. Objects: ``counties`` (in the order of ``boundaries.codes``, ``id`` = code), ``no_data``,
        the meshes ``provinces`` and ``prefectures`` (borders between two of them; a province's border is not
        repeated among the prefectures'), ``outline`` (edges of one shape alone: coast and frontier) and
        ``maritime_line``. Quantised to :data:`BROWSER_GRID` degrees. The same shapes give the same bytes.
    """
    report("topology: cutting borders into arcs")
    count = len(boundaries.codes)
    codes = boundaries.codes + boundaries.no_data_codes
    shapes = np.concatenate([boundaries.browser, boundaries.no_data_browser])
    # The library nests the arcs of a lone polygon one level less deep, so all go in as several.
    parts, owner = shapely.get_parts(shapes, return_index=True)
    cut = Topology(
        dict(enumerate(shapely.multipolygons(parts, indices=owner))),
        prequantize=False,
        topology=True,
        shared_coords=True,
        winding_order=None,
    ).output
    origin = np.floor(shapely.total_bounds(np.append(shapes, boundaries.maritime_line))[:2])
    arcs = [_on_grid(arc, origin) for arc in cut["arcs"]]
    geometries = [
        _polygons(code, shape["arcs"])
        for code, shape in zip(codes, cut["objects"]["data"]["geometries"], strict=True)
    ]

    report("topology: drawing meshes")
    users = _units_of_arcs(geometries, len(arcs))
    provinces = [*province_codes, *boundaries.no_data_codes]
    prefectures = [*prefecture_codes, *boundaries.no_data_codes]
    between_provinces = [arc for arc, units in users.items() if len({provinces[u] for u in units}) > 1]
    drawn = set(between_provinces)
    between_prefectures = [
        arc for arc, units in users.items() if arc not in drawn and len({prefectures[u] for u in units}) > 1
    ]
    outline = [arc for arc, units in users.items() if len(units) == 1]
    maritime = []
    for line in boundaries.maritime_line.geoms:
        maritime.append(len(arcs))
        arcs.append(_on_grid(shapely.get_coordinates(line), origin))
    topology = {
        "type": "Topology",
        "transform": {"scale": [BROWSER_GRID, BROWSER_GRID], "translate": [float(x) for x in origin]},
        "objects": {
            "counties": {"type": "GeometryCollection", "geometries": geometries[:count]},
            "no_data": {"type": "GeometryCollection", "geometries": geometries[count:]},
            "provinces": _mesh(between_provinces, arcs),
            "prefectures": _mesh(between_prefectures, arcs),
            "outline": _mesh(outline, arcs),
            "maritime_line": _mesh(maritime, arcs),
        },
        "arcs": [_deltas(arc) for arc in arcs],
    }
    return json.dumps(topology, separators=(",", ":")).encode()


def _polygons(code: str, polygons: Sequence[Sequence[Ring]]) -> dict[str, Any]:
    if len(polygons) == 1:
        return {"type": "Polygon", "id": code, "arcs": polygons[0]}
    return {"type": "MultiPolygon", "id": code, "arcs": polygons}


def _on_grid(arc: Any, origin: Any) -> Arc:
    cells: Arc = np.round((np.asarray(arc) - origin) / BROWSER_GRID).astype(int).tolist()
    return [cells[0], *(cell for before, cell in pairwise(cells) if cell != before)]


def _deltas(arc: Arc) -> Arc:
    return [arc[0], *([x1 - x0, y1 - y0] for (x0, y0), (x1, y1) in pairwise(arc))]


def _rings(geometry: Mapping[str, Any]) -> list[Ring]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def _units_of_arcs(geometries: Sequence[Mapping[str, Any]], arcs: int) -> dict[int, list[int]]:
    """Return for each arc the positions of the one or two shapes that it bounds."""
    users: dict[int, list[int]] = {arc: [] for arc in range(arcs)}
    for unit, geometry in enumerate(geometries):
        for ring in _rings(geometry):
            for arc in ring:
                users[arc if arc >= 0 else ~arc].append(unit)
    return users


def _mesh(indices: Sequence[int], arcs: Sequence[Arc]) -> dict[str, Any]:
    """Join arcs that meet end to end where no third one meets them: fewer, longer lines paint faster."""
    ends: dict[tuple[int, int], list[int]] = {}
    for index in indices:
        for x, y in (arcs[index][0], arcs[index][-1]):
            ends.setdefault((x, y), []).append(index)
    left = dict.fromkeys(indices)
    lines: list[Ring] = []
    while left:
        first = next(iter(left))
        del left[first]
        forward = _follow(first, arcs, ends, left)
        backward = _follow(~first, arcs, ends, left)
        lines.append([~arc for arc in reversed(backward)] + [first, *forward])
    return {"type": "MultiLineString", "arcs": lines}


def _follow(
    start: int,
    arcs: Sequence[Arc],
    ends: Mapping[tuple[int, int], list[int]],
    left: dict[int, None],
) -> Ring:
    """Walk on from the end of an arc, taking arcs out of ``left``, until the way forks or stops."""
    path: Ring = []
    current = start
    while True:
        x, y = arcs[current][-1] if current >= 0 else arcs[~current][0]
        meeting = ends[x, y]
        following = [arc for arc in meeting if arc in left]
        if len(meeting) > ARCS_AT_A_JOINT or len(following) != 1:
            return path
        arc = following[0]
        del left[arc]
        current = arc if tuple(arcs[arc][0]) == (x, y) else ~arc
        path.append(current)
