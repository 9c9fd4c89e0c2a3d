"""What every page reads, made once for all sessions from the release: no shapes, nothing that is changed."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

import geodata
from analytics.class_breaks import ClassBreaks, category_breaks, class_breaks, class_numbers
from analytics.typology import COUNTY_TYPES, in_universe, memberships
from geodata import Indicator
from ui.i18n import LANGUAGES
from ui.overlays import OVERLAYS
from ui.url_state import Vocabulary

DEFAULT_INDICATOR = "population_change_2010_2020"


@dataclass(frozen=True)
class Atlas:
    """The release as pages use it; shared between sessions, so read only.

    Attributes
    ----------
    counties : DataFrame
        The release's counties without shapes, in row order.
    indicators : mapping of str to Indicator
    nation : mapping of str to float or None
        The national value of every indicator that has one, in its unit.
    breaks : mapping of str to ClassBreaks
        Over all units of the country, whatever somebody filters.
    classes : mapping of str to array of int
        The class of every row, -1 without a value.
    samples : mapping of str to array of float
        The values that breaks follow from: the levels of one family together, so that years can be compared.
    universe : array of bool
        The rows that are typed.
    members : mapping of str to array of bool
        The rows of every county type.
    rows : mapping of str to int
        Code of a county to its row.
    cities : DataFrame
        Cities by code, with `name_zh`, `name_en`.
    province_names, prefecture_names : mapping of str to mapping of str to str
        Language, then code, to a name.
    known : Vocabulary
    version : str
        Version of the release.
    """

    counties: pd.DataFrame
    indicators: Mapping[str, Indicator]
    nation: Mapping[str, float | None]
    breaks: Mapping[str, ClassBreaks]
    classes: Mapping[str, npt.NDArray[np.int64]]
    samples: Mapping[str, npt.NDArray[np.float64]]
    universe: npt.NDArray[np.bool_]
    members: Mapping[str, npt.NDArray[np.bool_]]
    rows: Mapping[str, int]
    cities: pd.DataFrame
    province_names: Mapping[str, Mapping[str, str]]
    prefecture_names: Mapping[str, Mapping[str, str]]
    known: Vocabulary
    version: str

    def in_family(self, family: str) -> list[Indicator]:
        """Give a family's indicators: years, then changes, then the path."""
        members = [entry for entry in self.indicators.values() if entry.family == family]
        return sorted(members, key=lambda entry: (entry.moment == "path", not entry.is_level, entry.moment))


@st.cache_resource(show_spinner=False)
def load_atlas() -> Atlas:
    """Read the release and prepare what does not depend on a reader.

    Raises
    ------
    geodata.ReleaseError
        If the release is missing, damaged or of another version.
    """
    indicators = geodata.load_indicators()
    counties = _with_indicators(geodata.load_counties(), indicators)
    measures = geodata.load_measures({name for entry in indicators.values() for name in entry.inputs})
    values = {key: counties[key].to_numpy(dtype=float, na_value=np.nan) for key in indicators}
    samples = {key: _sample(indicator, indicators, values) for key, indicator in indicators.items()}
    breaks = {key: _breaks(indicator, samples[key]) for key, indicator in indicators.items()}
    universe = in_universe(counties)
    places = geodata.load_places()
    return Atlas(
        counties=counties,
        indicators=indicators,
        nation={key: indicator.aggregate(measures) for key, indicator in indicators.items()},
        breaks=breaks,
        classes={key: class_numbers(values[key], breaks[key]) for key in indicators},
        samples=samples,
        universe=universe,
        members=memberships(counties, universe),
        rows={code: row for row, code in enumerate(counties["code"])},
        cities=places[places["kind"] == "city"].set_index("code"),
        province_names=_names(counties, "province"),
        prefecture_names=_names(counties, "prefecture"),
        known=_vocabulary(counties, indicators, places),
        version=geodata.release_version(),
    )


def _with_indicators(counties: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """Give every indicator a column of its own name, also the plain measures."""
    plain = {key: counties[entry.column] for key, entry in indicators.items() if entry.column != key}
    return counties.assign(**plain)


def _sample(
    indicator: Indicator, indicators: Mapping[str, Indicator], values: Mapping[str, npt.NDArray[np.float64]]
) -> npt.NDArray[np.float64]:
    if not indicator.is_level:
        return values[indicator.id]
    levels = [
        entry.id for entry in indicators.values() if entry.family == indicator.family and entry.is_level
    ]
    return np.concatenate([values[key] for key in levels])


def _breaks(indicator: Indicator, sample: npt.NDArray[np.float64]) -> ClassBreaks:
    if indicator.categories:
        return category_breaks(len(indicator.categories))
    return class_breaks(sample, diverging=indicator.scale == "diverging")


def _vocabulary(
    counties: pd.DataFrame, indicators: Mapping[str, Indicator], places: pd.DataFrame
) -> Vocabulary:
    held = {"stations": places["kind"].eq("rail_station").any(), "airports": len(geodata.load_airports())}
    return Vocabulary(
        default_indicator=DEFAULT_INDICATOR,
        indicators=frozenset(indicators),
        types=frozenset(county_type.id for county_type in COUNTY_TYPES),
        counties=frozenset(counties["code"]),
        provinces=dict(zip(counties["province_code"], counties["region"], strict=True)),
        prefectures=dict(zip(counties["prefecture_code"], counties["province_code"], strict=True)),
        unpaired=frozenset(key for key, entry in indicators.items() if entry.categories),
        overlays=tuple(overlay for overlay in OVERLAYS if held.get(overlay, True)),
    )


def _names(counties: pd.DataFrame, area: str) -> dict[str, dict[str, str]]:
    """Name provinces or prefectures by language and code."""
    codes = counties[f"{area}_code"]
    return {lang: dict(zip(codes, counties[f"{area}_{lang}"], strict=True)) for lang in LANGUAGES}
