"""The curves, gaps and radii of a reading, kept: a bootstrap is paid for once, and a slider only looks up."""

import numpy as np
import numpy.typing as npt
import streamlit as st

from analytics.distance_curve import Curve, distance_curve
from analytics.reach import SHADOW, Gap, RadiusGaps, gap_inside, radius_gaps
from ui.atlas import load_atlas
from ui.reach.reading import Reading, distance_to

BoolArray = npt.NDArray[np.bool_]

FARTHEST = 600.0
"""Kilometres beyond which a curve is not drawn: there lie few counties, and far apart."""

_KEPT = 64


def curve(reading: Reading, *, cities: str = "", region: str = "") -> Curve | None:
    """Smooth the change of the counted counties against distance.

    Parameters
    ----------
    reading : Reading
    cities : str
        Another class of city than the reader's.
    region : str
        Only the counties of a region.
    """
    return _curve(cities or reading.cities, region, reading.row_bits, reading.weighted)


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _curve(cities: str, region: str, row_bits: bytes, weighted: bool) -> Curve | None:
    counties = load_atlas().counties
    distance = distance_to(load_atlas(), cities)
    rows = _rows(row_bits) & (distance <= FARTHEST)
    if region:
        rows &= (counties["region"] == region).to_numpy(dtype=bool)
    return distance_curve(
        distance[rows],
        _values("population_change_2010_2020")[rows],
        _clusters()[rows],
        weights=_values("population_2010")[rows] if weighted else None,
    )


def shadow_gaps(reading: Reading) -> tuple[Gap | None, Gap | None]:
    """Compare the band of slower growth with counties of the same province, and with all others."""
    return _shadow_gaps(reading.cities, reading.row_bits, reading.weighted)


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _shadow_gaps(cities: str, row_bits: bytes, weighted: bool) -> tuple[Gap | None, Gap | None]:
    rows = _rows(row_bits)
    if not rows.any():
        return None, None
    distance = distance_to(load_atlas(), cities)[rows]
    inside = (distance >= SHADOW[0]) & (distance < SHADOW[1])
    provinces = load_atlas().counties["province_code"].to_numpy(dtype=str)[rows]
    change, clusters = _values("population_change_2010_2020")[rows], _clusters()[rows]
    weights = _values("population_2010")[rows] if weighted else None
    within = gap_inside(inside, change, clusters, weights=weights, strata=provinces)
    return within, gap_inside(inside, change, clusters, weights=weights)


def gaps_by_radius(reading: Reading) -> RadiusGaps | None:
    """Compare inside and outside for every radius of the slider; None without a county."""
    if not reading.counted.any():
        return None
    return _gaps_by_radius(reading.cities, reading.row_bits, reading.weighted)


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _gaps_by_radius(cities: str, row_bits: bytes, weighted: bool) -> RadiusGaps:
    rows = _rows(row_bits)
    return radius_gaps(
        distance_to(load_atlas(), cities)[rows],
        _values("population_change_2010_2020")[rows],
        _values("population_2020")[rows],
        _clusters()[rows],
        weights=_values("population_2010")[rows] if weighted else None,
    )


def _rows(row_bits: bytes) -> BoolArray:
    count = len(load_atlas().counties)
    return np.unpackbits(np.frombuffer(row_bits, dtype=np.uint8), count=count).astype(bool)


def _values(column: str) -> npt.NDArray[np.float64]:
    return load_atlas().counties[column].to_numpy(dtype=float, na_value=np.nan)


def _clusters() -> npt.NDArray[np.str_]:
    return load_atlas().counties["prefecture_code"].to_numpy(dtype=str)
