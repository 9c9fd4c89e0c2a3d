"""Ways along the ellipsoid."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


def geodesic_km(lon: FloatArray, lat: FloatArray, to_lon: FloatArray, to_lat: FloatArray) -> FloatArray:
    """Measure the way from every point to every other one of a second set.

    Parameters
    ----------
    lon, lat : array of float, shape (n,)
        Degrees, WGS-84.
    to_lon, to_lat : array of float, shape (m,)
        Degrees, WGS-84.

    Returns
    -------
    array of float, shape (n, m)
        Geodesic kilometres on WGS-84 (Karney's algorithm, as PROJ has it): straight lines, not roads.
    """
    # PROJ opens its database when it is imported, which a page without distances need not wait for.
    from pyproj import Geod  # noqa: PLC0415

    metres = Geod(ellps="WGS84").inv(
        np.repeat(lon, to_lon.size),
        np.repeat(lat, to_lon.size),
        np.tile(to_lon, lon.size),
        np.tile(to_lat, lon.size),
    )[2]
    return np.asarray(metres, dtype=float).reshape(lon.size, to_lon.size) / 1000
