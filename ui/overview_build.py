"""The boundaries as a map of the country needs them: half the points, and borders ready as lines."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

ZOOM = 4.75
"""Web Mercator zoom up to which this is enough: the first of the front end's `LEVEL_ZOOMS`."""

TOLERANCE = 0.6
"""Pixels at that zoom that a border may move."""

_TILE = 256

Points = npt.NDArray[np.float64]


def overview(document: dict[str, Any]) -> dict[str, Any]:
    """Simplify a quantised TopoJSON document for a map of the country.

    Parameters
    ----------
    document : dict
        The release's boundaries.

    Returns
    -------
    dict
        The same document with fewer points on its arcs, and with the object `borders`: the arcs that two
        counties share. Arcs keep their numbers, so its objects also fit the arcs of the release.
    """
    arcs = [np.cumsum(np.asarray(arc), axis=0) for arc in document["arcs"]]
    scale, origin = (np.asarray(document["transform"][key]) for key in ("scale", "translate"))
    points = np.concatenate(arcs)
    owner = np.repeat(np.arange(len(arcs)), [len(arc) for arc in arcs])
    # The third ordinate, which simplifying leaves alone, tells which points are left.
    numbered = np.column_stack([_pixels(points * scale + origin), np.arange(len(points))])
    lines = shapely.simplify(shapely.linestrings(numbered, indices=owner), TOLERANCE, preserve_topology=False)
    left, owner = shapely.get_coordinates(lines, include_z=True, return_index=True)
    kept = np.split(points[left[:, 2].astype(int)], np.flatnonzero(np.diff(owner)) + 1)
    counties = document["objects"]["counties"]["geometries"]
    borders = {"type": "MultiLineString", "arcs": [[arc] for arc in _shared(counties)]}
    return {
        **document,
        "objects": document["objects"] | {"borders": borders},
        "arcs": [np.diff(arc, axis=0, prepend=0).tolist() for arc in kept],
    }


def _pixels(degrees: Points) -> Points:
    """Project longitudes and latitudes as the browser does."""
    world = _TILE * 2**ZOOM
    lon, lat = np.radians(degrees).T
    return np.column_stack([lon, -np.arctanh(np.sin(lat))]) * world / (2 * np.pi)


def _shared(geometries: list[dict[str, Any]]) -> list[int]:
    """Give the numbers of the arcs that two areas share."""
    used = np.fromiter((arc for each in geometries for arc in _arcs(each["arcs"])), dtype=int)
    arcs, times = np.unique(np.where(used < 0, ~used, used), return_counts=True)
    shared: list[int] = arcs[times > 1].tolist()
    return shared


def _arcs(nested: list[Any]) -> Iterator[int]:
    for each in nested:
        if isinstance(each, list):
            yield from _arcs(each)
        else:
            yield each
