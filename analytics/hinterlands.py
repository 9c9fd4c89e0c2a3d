"""Which city's hinterland a county is in: the nearest city's, or that of the city that draws it most."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.intp]

LEAST_KILOMETRES = 1.0
"""A seat that stands in the city's centre is taken to be this far away, so that gravity stays finite."""


def distances(
    lon: FloatArray, lat: FloatArray, place_lon: FloatArray, place_lat: FloatArray
) -> npt.NDArray[np.float64]:
    """Measure the way from every county to every place along the ellipsoid.

    Parameters
    ----------
    lon, lat : array of float, shape (counties,)
        Seats of government, degrees, WGS-84.
    place_lon, place_lat : array of float, shape (places,)
        Centres of cities, stations or airports, degrees, WGS-84.

    Returns
    -------
    array of float, shape (counties, places)
        Geodesic kilometres on WGS-84 (Karney's algorithm, as PROJ has it): straight lines, not roads.
    """
    # PROJ opens its database when it is imported, which a page without distances need not wait for.
    from pyproj import Geod  # noqa: PLC0415

    metres = Geod(ellps="WGS84").inv(
        np.repeat(lon, place_lon.size),
        np.repeat(lat, place_lon.size),
        np.tile(place_lon, lon.size),
        np.tile(place_lat, lon.size),
    )[2]
    return np.asarray(metres, dtype=float).reshape(lon.size, place_lon.size) / 1000


def nearest(kilometres: FloatArray) -> IntArray:
    """Give every county the nearest place.

    Parameters
    ----------
    kilometres : array of float, shape (counties, places)

    Returns
    -------
    array of int, shape (counties,)
        Column of the place; of two that are equally near, the first.
    """
    return np.asarray(np.argmin(kilometres, axis=1), dtype=np.intp)


def strongest(kilometres: FloatArray, sizes: FloatArray) -> IntArray:
    """Give every county the city whose gravity is strongest there.

    Parameters
    ----------
    kilometres : array of float, shape (counties, cities)
    sizes : array of float, shape (cities,)
        Residents of the urban districts (城区人口), in persons.

    Returns
    -------
    array of int, shape (counties,)
        Column of the city with the largest size / distance²; of two that are equal, the first.
    """
    gravity = sizes / np.maximum(kilometres, LEAST_KILOMETRES) ** 2
    return np.asarray(np.argmax(gravity, axis=1), dtype=np.intp)
