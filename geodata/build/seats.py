"""Seats of government, in WGS-84."""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from pyproj import Geod

from geodata.build.boundaries import Boundaries
from geodata.build.gcj02 import gcj02_to_wgs84

BY_HAND_FILE = Path(__file__).with_name("places_by_hand.toml")

FARTHEST_OUTSIDE_KM = 10.0
"""Some counties are governed from a city beside them; a seat farther out is an error of the source."""

_ELLIPSOID = Geod(ellps="WGS84")


@cache
def places_by_hand() -> Mapping[str, Any]:
    """Read ``places_by_hand.toml``: what was looked at one by one, with reasons."""
    return tomllib.loads(BY_HAND_FILE.read_text(encoding="utf-8"))


def read_seats(path: Path) -> pd.DataFrame:
    """Read the seats of government of provinces, prefectures and counties.

    Parameters
    ----------
    path : Path
        ``seats_gcj02.csv``: ``adcode``, ``lng_gcj02``, ``lat_gcj02``.

    Returns
    -------
    DataFrame
        Indexed by division code: ``lon``, ``lat`` in WGS-84 degrees. Codes of the end of 2020 that the source
        knows under another one are added.
    """
    table = pd.read_csv(path, dtype={"adcode": str}).set_index("adcode")
    lon, lat = gcj02_to_wgs84(table["lng_gcj02"], table["lat_gcj02"])
    seats = pd.DataFrame({"lon": lon, "lat": lat}, index=table.index.rename("code"))
    taken = {
        code: entry["take"] for code, entry in places_by_hand()["seats"].items() if code not in seats.index
    }
    added = seats.loc[list(taken.values())].set_axis(list(taken), axis=0)
    return pd.concat([seats, added]).sort_index().rename_axis("code")


def county_seats(boundaries: Boundaries, seats: pd.DataFrame, report: Callable[[str], None]) -> pd.DataFrame:
    """Give every unit its seat of government.

    Parameters
    ----------
    boundaries : Boundaries
        Shapes of the units; the unsimplified ones are read.
    seats : DataFrame
        From :func:`read_seats`.
    report : callable
        Receives a line for each seat outside its unit.

    Returns
    -------
    DataFrame
        ``code``, ``seat_lon``, ``seat_lat`` (WGS-84 degrees, 5 decimals), ``seat_is_estimated``: true where
        the source has no seat, or one more than :data:`FARTHEST_OUTSIDE_KM` outside the unit, and a point
        inside the unit's largest part stands in.
    """
    codes = list(boundaries.codes)
    known = seats.reindex(codes)
    points = shapely.points(known["lon"], known["lat"])
    outside = distance_to_shape_km(points, boundaries.full)
    estimated = known["lon"].isna().to_numpy() | (outside > FARTHEST_OUTSIDE_KM)
    inner = [
        shapely.point_on_surface(max(shape.geoms, key=lambda part: part.area) if many else shape)
        for shape, many in zip(boundaries.full, shapely.get_num_geometries(boundaries.full) > 1, strict=True)
    ]
    for code, km, replaced in zip(codes, outside, estimated, strict=True):
        if replaced or km > 0:
            report(f"seats: {code} {'estimated' if replaced else 'kept'}, {km:.1f} km outside its unit")
    chosen = np.where(estimated, np.array(inner, dtype=object), points)
    return pd.DataFrame(
        {
            "code": codes,
            "seat_lon": shapely.get_x(chosen).round(5),
            "seat_lat": shapely.get_y(chosen).round(5),
            "seat_is_estimated": estimated,
        }
    )


def distance_to_shape_km(points: np.ndarray, shapes: np.ndarray) -> np.ndarray:
    """Return how far each point lies outside the shape beside it.

    Parameters
    ----------
    points, shapes : ndarray of shapely geometries
        Same length, WGS-84 degrees.

    Returns
    -------
    ndarray of float
        Geodesic kilometres to the point of the shape that is nearest in degrees; 0 inside; NaN for no point.
    """
    km = np.full(len(points), np.nan)
    there = ~shapely.is_empty(points) & ~np.isnan(shapely.get_x(points))
    ends = shapely.get_coordinates(shapely.shortest_line(points[there], shapes[there])).reshape(-1, 4)
    km[there] = _ELLIPSOID.inv(ends[:, 0], ends[:, 1], ends[:, 2], ends[:, 3])[2] / 1000.0
    return km
