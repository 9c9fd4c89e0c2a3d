"""GCJ-02, the shifted datum of Chinese web maps, and its way back to WGS-84.

The shift is a polynomial plus three sums of sines, added to the coordinates and scaled by the local radii of
the Krasovsky ellipsoid. It was never published by its makers; the formula below is the one that open mapping
libraries agree on. It has no closed inverse, so the way back is a fixed-point iteration.
"""

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

SEMI_MAJOR_AXIS = 6_378_245.0
"""Semi-major axis of the Krasovsky 1940 ellipsoid, in metres."""

ECCENTRICITY_SQUARED = 0.00669342162296594323
"""First eccentricity squared of the same ellipsoid, as the public formula rounds it."""

SHIFTED_AREA = (72.004, 0.8293, 137.8347, 55.8271)
"""West, south, east, north (degrees): outside it GCJ-02 equals WGS-84."""

CONVERGED = 1e-11
"""Degrees: about a micrometre, far below the six decimals of the source."""

MAX_ITERATIONS = 30


def _waves(angle: Floats, periods: tuple[tuple[float, float], ...]) -> Floats:
    total = np.zeros_like(angle)
    for amplitude, factor in periods:
        total += amplitude * np.sin(angle * np.pi * factor)
    return total * 2.0 / 3.0


def _shift(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Return what GCJ-02 adds to a WGS-84 position, in degrees."""
    x, y = lon - 105.0, lat - 35.0
    root = np.sqrt(np.abs(x))
    common = _waves(x, ((20.0, 6.0), (20.0, 2.0)))
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common
    north += _waves(y, ((20.0, 1.0), (40.0, 1 / 3), (160.0, 1 / 12), (320.0, 1 / 30)))
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common
    east += _waves(x, ((20.0, 1.0), (40.0, 1 / 3), (150.0, 1 / 12), (300.0, 1 / 30)))

    latitude = np.radians(lat)
    curvature = 1.0 - ECCENTRICITY_SQUARED * np.sin(latitude) ** 2
    meridian = SEMI_MAJOR_AXIS * (1.0 - ECCENTRICITY_SQUARED) / curvature**1.5
    parallel = SEMI_MAJOR_AXIS / np.sqrt(curvature) * np.cos(latitude)
    inside = (
        (lon >= SHIFTED_AREA[0])
        & (lat >= SHIFTED_AREA[1])
        & (lon <= SHIFTED_AREA[2])
        & (lat <= SHIFTED_AREA[3])
    )
    return (
        np.where(inside, np.degrees(east / parallel), 0.0),
        np.where(inside, np.degrees(north / meridian), 0.0),
    )


def wgs84_to_gcj02(lon: ArrayLike, lat: ArrayLike) -> tuple[Floats, Floats]:
    """Shift WGS-84 positions to GCJ-02.

    Parameters
    ----------
    lon, lat : array_like
        Degrees, same shape.

    Returns
    -------
    tuple of ndarray
        Shifted longitude and latitude, degrees; positions outside :data:`SHIFTED_AREA` are unchanged.
    """
    east, north = np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)
    d_east, d_north = _shift(east, north)
    return east + d_east, north + d_north


def gcj02_to_wgs84(lon: ArrayLike, lat: ArrayLike) -> tuple[Floats, Floats]:
    """Bring GCJ-02 positions back to WGS-84, to better than 1e-9 degrees.

    Parameters
    ----------
    lon, lat : array_like
        Degrees, same shape.

    Returns
    -------
    tuple of ndarray
        Longitude and latitude in WGS-84, degrees; positions outside :data:`SHIFTED_AREA` are unchanged.

    Raises
    ------
    ArithmeticError
        If the iteration does not settle, which happens only for positions that are not finite or that lie
        within the shift's width (about 1 km) of the edge of the shifted area.
    """
    east, north = np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)
    guess_east, guess_north = east, north
    for _ in range(MAX_ITERATIONS):
        d_east, d_north = _shift(guess_east, guess_north)
        next_east, next_north = east - d_east, north - d_north
        step = max(
            np.abs(next_east - guess_east).max(initial=0.0),
            np.abs(next_north - guess_north).max(initial=0.0),
        )
        guess_east, guess_north = next_east, next_north
        if step < CONVERGED:
            return guess_east, guess_north
    raise ArithmeticError(f"GCJ-02 did not settle within {MAX_ITERATIONS} steps: a position is not finite")


def shapes_to_wgs84(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Bring the vertices of GCJ-02 shapes back to WGS-84.

    Equal vertices stay equal, so shapes that share an edge still do.

    Parameters
    ----------
    shapes : ndarray of shapely geometries
        In GCJ-02 degrees.

    Returns
    -------
    ndarray of shapely geometries
        In WGS-84 degrees, same order.
    """
    moved: NDArray[np.object_] = shapely.transform(
        shapes, lambda xy: np.column_stack(gcj02_to_wgs84(xy[:, 0], xy[:, 1]))
    )
    return moved
