"""How far each county's seat is from cities, its provincial capital, stations and airports."""

import numpy as np
import pandas as pd
from pyproj import Geod

from geodata.build.units import MUNICIPALITIES
from geodata.geodesic import geodesic_km

SIZES = {"5m": 5_000_000, "3m": 3_000_000, "1m": 1_000_000}
"""Column suffix to the least number of residents of the urban district."""

CLASSES = ("super_large", "very_large", "large_1", "large_2")
"""Size classes of cities of one million and more; each is the suffix of its columns."""

DECIMALS = 1

_ELLIPSOID = Geod(ellps="WGS84")


def nearest(seats: pd.DataFrame, places: pd.DataFrame, key: str, distance: str, name: str) -> pd.DataFrame:
    """Find the nearest of some places for every unit.

    Parameters
    ----------
    seats : DataFrame
        ``seat_lon``, ``seat_lat``.
    places : DataFrame
        ``lon``, ``lat`` and the column `key`; at least one row. Of two equally near the earlier one counts.
    key : str
        Column that identifies a place.
    distance, name : str
        Names of the columns of the result.

    Returns
    -------
    DataFrame
        Rows and index of `seats`: `distance` (km, one decimal) and `name` (the place's key).
    """
    km = geodesic_km(
        seats["seat_lon"].to_numpy(float),
        seats["seat_lat"].to_numpy(float),
        places["lon"].to_numpy(float),
        places["lat"].to_numpy(float),
    )
    found = km.argmin(axis=1)
    return pd.DataFrame(
        {
            distance: km[np.arange(len(km)), found].round(DECIMALS),
            name: places[key].to_numpy()[found],
        },
        index=seats.index,
    )


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
    found = [seats[["code"]]]
    for suffix, least in SIZES.items():
        large = cities[cities["urban_district_population_2020"] >= least]
        if large.empty:
            raise ValueError(f"no city of {least:,} or more among {len(cities)}")
        found.append(nearest(seats, large, "code", f"distance_city_{suffix}", f"nearest_city_{suffix}"))
    return pd.concat(found, axis=1)


def class_distances(seats: pd.DataFrame, cities: pd.DataFrame) -> pd.DataFrame:
    """Find the nearest city of each size class for every unit, also where a larger one is nearer.

    Parameters
    ----------
    seats : DataFrame
        ``code``, ``seat_lon``, ``seat_lat``.
    cities : DataFrame
        ``code``, ``lon``, ``lat``, ``size_class``.

    Returns
    -------
    DataFrame
        ``code`` and, for each of :data:`CLASSES`, ``distance_<class>`` (km, one decimal) and
        ``nearest_<class>`` (the city's code).

    Raises
    ------
    ValueError
        If no city is in the class.
    """
    found = [seats[["code"]]]
    for size_class in CLASSES:
        members = cities[cities["size_class"] == size_class]
        if members.empty:
            raise ValueError(f"no city of the class {size_class} among {len(cities)}")
        found.append(nearest(seats, members, "code", f"distance_{size_class}", f"nearest_{size_class}"))
    return pd.concat(found, axis=1)


def capital_distances(seats: pd.DataFrame, cities: pd.DataFrame) -> pd.DataFrame:
    """Measure how far every unit is from the capital of its own province.

    Parameters
    ----------
    seats : DataFrame
        ``code``, ``seat_lon``, ``seat_lat``.
    cities : DataFrame
        ``code``, ``lon``, ``lat``.

    Returns
    -------
    DataFrame
        ``code``, ``distance_provincial_capital`` (km, one decimal), ``nearest_provincial_capital`` (code).

    Raises
    ------
    KeyError
        If a capital is not among the cities.
    """
    capitals = seats["code"].map(capital_of)
    centres = cities.set_index("code").loc[capitals, ["lon", "lat"]]
    metres = _ELLIPSOID.inv(
        seats["seat_lon"].to_numpy(float),
        seats["seat_lat"].to_numpy(float),
        centres["lon"].to_numpy(float),
        centres["lat"].to_numpy(float),
    )[2]
    return pd.DataFrame(
        {
            "code": seats["code"],
            "distance_provincial_capital": (np.asarray(metres) / 1000.0).round(DECIMALS),
            "nearest_provincial_capital": capitals,
        }
    )


def capital_of(code: str) -> str:
    """Return the city code of a unit's provincial capital.

    In the division codes the capital is the first prefecture of its province; a municipality is its own.

    Examples
    --------
    >>> capital_of("430181"), capital_of("500110")
    ('430100', '500000')
    """
    province = code[:2]
    return f"{province}0000" if province in MUNICIPALITIES else f"{province}0100"
