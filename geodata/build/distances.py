"""How far each county's seat is from the big cities."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pyproj import Geod

SIZES = {"5m": 5_000_000, "3m": 3_000_000, "1m": 1_000_000}
"""Column suffix to the least number of residents of the urban district."""

_ELLIPSOID = Geod(ellps="WGS84")


def geodesic_km(
    lon: NDArray[np.float64],
    lat: NDArray[np.float64],
    to_lon: NDArray[np.float64],
    to_lat: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the distances between two sets of points on the WGS-84 ellipsoid.

    Parameters
    ----------
    lon, lat : ndarray, shape (n,)
        Degrees.
    to_lon, to_lat : ndarray, shape (m,)
        Degrees.

    Returns
    -------
    ndarray, shape (n, m)
        Kilometres.
    """
    rows, columns = len(lon), len(to_lon)
    metres = _ELLIPSOID.inv(
        np.repeat(lon, columns), np.repeat(lat, columns), np.tile(to_lon, rows), np.tile(to_lat, rows)
    )[2]
    return np.asarray(metres, dtype=np.float64).reshape(rows, columns) / 1000.0


def city_distances(seats: pd.DataFrame, cities: pd.DataFrame) -> pd.DataFrame:
    """Find the nearest city of each size for every unit.

    Parameters
    ----------
    seats : DataFrame
        ``code``, ``seat_lon``, ``seat_lat``.
    cities : DataFrame
        ``code``, ``lon``, ``lat``, ``urban_district_population_2020``.

    Returns
    -------
    DataFrame
        ``code`` and, for each size of :data:`SIZES`, ``distance_city_<size>`` (km, one decimal) and
        ``nearest_city_<size>`` (the city's code). A unit inside the city has the distance of its own seat
        from the city's centre, not zero.

    Raises
    ------
    ValueError
        If no city has the size.
    """
    found = pd.DataFrame({"code": seats["code"].to_numpy()})
    for suffix, least in SIZES.items():
        large = cities[cities["urban_district_population_2020"] >= least]
        if large.empty:
            raise ValueError(f"no city of {least:,} or more among {len(cities)}")
        km = geodesic_km(
            seats["seat_lon"].to_numpy(float),
            seats["seat_lat"].to_numpy(float),
            large["lon"].to_numpy(float),
            large["lat"].to_numpy(float),
        )
        nearest = km.argmin(axis=1)
        found[f"distance_city_{suffix}"] = km[np.arange(len(km)), nearest].round(1)
        found[f"nearest_city_{suffix}"] = large["code"].to_numpy()[nearest]
    return found
