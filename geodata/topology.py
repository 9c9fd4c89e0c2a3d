"""The browser's shapes, read on the server: borders as arcs that neighbours share."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from geodata.release import current_release

Ring = tuple[int, ...]
"""Numbers of arcs, one after the other; ``~n`` is arc n backwards."""

Line = npt.NDArray[np.float64]
"""Longitudes and latitudes, WGS-84, shape (points, 2)."""


@dataclass(frozen=True)
class Topology:
    """The shapes of the release, simplified at 0.02 degrees, every border once.

    Attributes
    ----------
    arcs : tuple of array of float, shape (points, 2)
        Longitude and latitude.
    counties : mapping of str to tuple of Ring
        Code to the rings of the unit, holes included, in the order of the release.
    no_data : mapping of str to tuple of Ring
        What is outside the census.
    meshes : mapping of str to tuple of Ring
        Lines: "provinces", "prefectures", "outline", "maritime_line".
    """

    arcs: tuple[Line, ...]
    counties: Mapping[str, tuple[Ring, ...]]
    no_data: Mapping[str, tuple[Ring, ...]]
    meshes: Mapping[str, tuple[Ring, ...]]

    def line(self, ring: Iterable[int]) -> Line:
        """Join arcs into one line; a point where two meet stands once."""
        parts = [self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1] for arc in ring]
        return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def read_topology(path: Path) -> Topology:
    """Read a TopoJSON file such as the build writes."""
    document = json.loads(path.read_text(encoding="utf-8"))
    scale, origin = (np.asarray(document["transform"][key]) for key in ("scale", "translate"))
    objects = document["objects"]

    def shapes(name: str) -> dict[str, tuple[Ring, ...]]:
        return {entry["id"]: _rings(entry) for entry in objects[name]["geometries"]}

    return Topology(
        arcs=tuple(np.cumsum(np.asarray(arc), axis=0) * scale + origin for arc in document["arcs"]),
        counties=shapes("counties"),
        no_data=shapes("no_data"),
        meshes={
            name: tuple(map(tuple, entry["arcs"]))
            for name, entry in objects.items()
            if entry["type"] == "MultiLineString"
        },
    )


@cache
def load_topology() -> Topology:
    """Load the shapes of the release in use; read once in a process, in about a tenth of a second."""
    return read_topology(current_release().boundaries)


def _rings(geometry: Mapping[str, Any]) -> tuple[Ring, ...]:
    arcs = geometry["arcs"]
    polygons = arcs if geometry["type"] == "MultiPolygon" else [arcs]
    return tuple(tuple(ring) for polygon in polygons for ring in polygon)
