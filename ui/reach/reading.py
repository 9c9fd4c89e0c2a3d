"""What the page's figures rest on: cities and distances, made once, and one reader's choice of counties."""

import json
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from analytics.hinterlands import nearest, strongest
from analytics.map_colouring import shared_borders
from geodata import current_release, load_places
from geodata.geodesic import geodesic_km
from ui.atlas import Atlas, load_atlas
from ui.overlays import CITY_CLASSES
from ui.reach.options import CITIES, MEAN, RULE, SET
from ui.view_state import ViewState

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.intp]

DISTANCE_COLUMNS = {
    "super_large": "distance_super_large",
    "very_large": "distance_city_5m",
    "large_1": "distance_city_3m",
    "large_2": "distance_city_1m",
}
"""Column of the release by the smallest class of city that counts."""


@dataclass(frozen=True)
class Study:
    """What is the same for every reader.

    Attributes
    ----------
    cities : DataFrame
        The 105 cities of at least 1 million, with `code`, names, `size_class` and their residents.
    sizes : array of float, shape (cities,)
        Residents of the urban districts in 2020, persons.
    kilometres : array of float, shape (counties, cities)
        Geodesic kilometres from the seat to the city's centre.
    borders : array of int, shape (pairs, 2)
        Rows of neighbouring counties.
    """

    cities: pd.DataFrame
    sizes: FloatArray
    kilometres: FloatArray
    borders: IntArray


@st.cache_resource(show_spinner=False)
def load_study() -> Study:
    """Measure every county against every city of 1 million, when the first reader asks for a hinterland."""
    counties, places = load_atlas().counties, load_places()
    large = places["size_class"].isin(CITY_CLASSES["large_2"]).to_numpy(dtype=bool, na_value=False)
    cities = places[large].reset_index(drop=True)
    topology = json.loads(current_release().boundaries.read_text(encoding="utf-8"))
    return Study(
        cities=cities,
        sizes=cities["urban_district_population_2020"].to_numpy(dtype=float),
        kilometres=geodesic_km(
            *(counties[name].to_numpy(dtype=float) for name in ("seat_lon", "seat_lat")),
            *(cities[name].to_numpy(dtype=float) for name in ("lon", "lat")),
        ),
        borders=shared_borders(topology["objects"]["counties"]["geometries"]),
    )


def distance_to(atlas: Atlas, cities: str) -> FloatArray:
    """Give every county's kilometres to the nearest city of a class or larger."""
    return atlas.counties[DISTANCE_COLUMNS[cities]].to_numpy(dtype=float, na_value=np.nan)


@dataclass(frozen=True)
class Hinterlands:
    """The city that every county belongs to.

    Attributes
    ----------
    city : array of int, shape (counties,)
        Row of the city in `Study.cities`.
    kilometres : array of float, shape (counties,)
        Distance to that city.
    """

    city: IntArray
    kilometres: FloatArray


def hinterlands(cities: str, rule: str) -> Hinterlands:
    """Give every county to the nearest city of a class or larger, or to the one of the strongest gravity.

    Parameters
    ----------
    cities : str
        A key of `CITY_CLASSES`.
    rule : {"nearest", "gravity"}
    """
    study = load_study()
    columns = np.flatnonzero(study.cities["size_class"].isin(CITY_CLASSES[cities]))
    kilometres = study.kilometres[:, columns]
    chosen = nearest(kilometres) if rule == "nearest" else strongest(kilometres, study.sizes[columns])
    return Hinterlands(columns[chosen], kilometres[np.arange(chosen.size), chosen])


@dataclass(frozen=True)
class Reading:
    """One reader's choice on the page.

    Attributes
    ----------
    cities : str
        The smallest class of city that counts, a key of `CITY_CLASSES`.
    rule : {"nearest", "gravity"}
        Which city's hinterland a county is in.
    weighted : bool
        Whether a county counts by its residents of 2010.
    with_districts : bool
        Whether urban districts and cities without districts are counted too.
    shown, counted : array of bool, shape (counties,)
        The counties that pass the filters, and those of them that the figures rest on.
    suspected : int
        How many are left out because townships seem to have moved.
    distance : array of float, shape (counties,)
        Kilometres to the nearest such city.
    change : array of float, shape (counties,)
        Change of residents, 2010 to 2020, percent.
    before, after : array of float, shape (counties,)
        Residents (常住人口) of 2010 and 2020, persons.
    """

    cities: str
    rule: str
    weighted: bool
    with_districts: bool
    shown: BoolArray
    counted: BoolArray
    suspected: int
    distance: FloatArray
    change: FloatArray
    before: FloatArray
    after: FloatArray

    @property
    def row_bits(self) -> bytes:
        """The counted rows, as a key of a cache."""
        return np.packbits(self.counted).tobytes()


def read(atlas: Atlas, state: ViewState, shown: BoolArray) -> Reading:
    """Take what a reader chose.

    Suspected transfers stay out: their change says more about the boundary than about the people.
    """
    counties = atlas.counties
    with_districts = state.option(SET) == "districts"
    suspected = counties["suspected_transfer"].to_numpy(dtype=bool)
    change = counties["population_change_2010_2020"].to_numpy(dtype=float, na_value=np.nan)
    asked = shown & np.isfinite(change) & (True if with_districts else atlas.universe)
    return Reading(
        cities=state.option(CITIES),
        rule=state.option(RULE),
        weighted=state.option(MEAN) == "residents",
        with_districts=with_districts,
        shown=shown,
        counted=asked & ~suspected,
        suspected=int((asked & suspected).sum()),
        distance=distance_to(atlas, state.option(CITIES)),
        change=change,
        before=counties["population_2010"].to_numpy(dtype=float, na_value=np.nan),
        after=counties["population_2020"].to_numpy(dtype=float, na_value=np.nan),
    )


LISTED = 10
"""Counties in a list beside the map."""


def without_station(atlas: Atlas, reading: Reading, within: float) -> IntArray:
    """Give the rows of the counted counties without a station near, the most residents first.

    Parameters
    ----------
    atlas : Atlas
    reading : Reading
    within : float
        Kilometres from the seat.
    """
    near = atlas.counties["distance_rail_station"].to_numpy(dtype=float, na_value=np.nan) <= within
    rows = np.flatnonzero(reading.counted & ~near)
    return rows[np.argsort(-reading.after[rows], kind="stable")]


def far_listed(atlas: Atlas, reading: Reading, within: float) -> tuple[int, ...]:
    """Give the rows of those of them that are listed."""
    return tuple(int(row) for row in without_station(atlas, reading, within)[:LISTED])
