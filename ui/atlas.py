"""What every page reads, made once for all sessions from the release: no shapes, nothing that is changed."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

import geodata
from analytics.class_breaks import ClassBreaks, category_breaks, class_breaks, class_numbers
from analytics.english_names import full_names
from analytics.filters import LISTED, TOP_100
from analytics.sampling import few_sampled, interval
from analytics.summary import few_residents
from analytics.type_measures import INPUTS, in_universe, type_measures
from analytics.typology import Typology, classify
from analytics.typology_rules import CLASSES
from geodata import Indicator, load_families, load_layers
from ui.i18n import LANGUAGES, Words
from ui.lazy import Lazy
from ui.overlays import OVERLAYS
from ui.own_data.indicator import OWN_LAYER, OwnIndicator
from ui.view_state import Vocabulary

DEFAULT_INDICATOR = "population_change_2010_2020"

Interval = tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]


@dataclass(frozen=True)
class Atlas:
    """The release as pages use it; shared between sessions, so read only.

    What there is for every indicator is made when somebody first asks for it, then kept.

    Attributes
    ----------
    counties : DataFrame
        The release's counties without shapes, in row order; beside its columns one for every indicator and
        list, and `full_name_zh`, `full_name_en`, by which the screen calls a unit: 郏县, Jia County.
    indicators : mapping of str to Indicator
    nation : mapping of str to float or None
        The national value of every indicator that has one, in its unit.
    breaks : mapping of str to ClassBreaks
        Over all units of the country, whatever somebody filters.
    classes : mapping of str to array of int
        The class of every row, -1 without a value.
    samples : mapping of str to array of float
        The values that breaks follow from: the levels of one family together, so that years can be compared.
    few : mapping of str to array of bool
        The rows whose share rests on so few sampled persons or households that it is not ranked.
    small : mapping of str to array of bool
        The rows whose share or rate is of so few residents that it is not ranked.
    intervals : mapping of str to tuple of two arrays of float, or None
        Ends of the 95% interval of every row's share or change; None where everybody was counted.
    type_measures : DataFrame
        What the rules of county types compare, by code.
    typology : Typology
        The types of every county, by the default rules.
    rows : mapping of str to int
        Code of a county to its row.
    agglomeration_names : mapping of str to mapping of str to str
        Language, then id of an urban agglomeration whose members are known, to its name.
    top_ranks : mapping of int to int
        Row of a county among the CCID top 100 of 2025 to its rank; empty where the release leaves them out.
    cities : DataFrame
        Cities by code, with `name_zh`, `name_en`.
    place_names : mapping of str to mapping of str to str
        Language, then what the columns `nearest_…` hold (a city's code, a station's or an airport's key), to
        a name; the release knows airports by their English name alone.
    province_names, prefecture_names : mapping of str to mapping of str to str
        Language, then code, to a name.
    known : Vocabulary
    version : str
        Version of the release.
    own : mapping of str to OwnIndicator
        What a reader brought; only in the atlas that `ui.own_data.kept` makes for one session.
    shared : Atlas or None
        The atlas that such a one is made from.
    """

    counties: pd.DataFrame
    indicators: Mapping[str, Indicator]
    nation: Mapping[str, float | None]
    breaks: Mapping[str, ClassBreaks]
    classes: Mapping[str, npt.NDArray[np.int64]]
    samples: Mapping[str, npt.NDArray[np.float64]]
    few: Mapping[str, npt.NDArray[np.bool_]]
    small: Mapping[str, npt.NDArray[np.bool_]]
    intervals: Mapping[str, Interval | None]
    type_measures: pd.DataFrame
    typology: Typology
    rows: Mapping[str, int]
    agglomeration_names: Mapping[str, Mapping[str, str]]
    top_ranks: Mapping[int, int]
    cities: pd.DataFrame
    place_names: Mapping[str, Mapping[str, str]]
    province_names: Mapping[str, Mapping[str, str]]
    prefecture_names: Mapping[str, Mapping[str, str]]
    known: Vocabulary
    version: str
    own: Mapping[str, OwnIndicator] = field(default_factory=dict)
    shared: "Atlas | None" = None

    @property
    def for_all(self) -> "Atlas":
        """The atlas without what one reader brought: what is kept for all sessions is made from it."""
        return self.shared or self

    @property
    def layers(self) -> Mapping[str, Mapping[str, str]]:
        """Names of the layers, by key and language; a reader's own data are the last."""
        if not self.own:
            return load_layers()
        words = {lang: Words(lang) for lang in LANGUAGES}
        return {**load_layers(), OWN_LAYER: {lang: t("own.layer") for lang, t in words.items()}}

    @property
    def families(self) -> Mapping[str, Mapping[str, str]]:
        """Names of the families, by key and language; a reader's own indicator is one by itself."""
        return {**load_families(), **{key: entry.indicator.name for key, entry in self.own.items()}}

    @property
    def universe(self) -> npt.NDArray[np.bool_]:
        """The rows that are typed."""
        return self.typology.universe

    def comparable(self, indicator: str) -> pd.DataFrame:
        """Give the counties as an indicator is ranked: a reader's own rests on no earlier census."""
        if indicator not in self.own:
            return self.counties
        return self.counties.assign(comparability="same", suspected_transfer=False)

    def families_in(self, layer: str) -> list[str]:
        """Give the families of a layer, in the order of the file."""
        return list(dict.fromkeys(entry.family for entry in self.indicators.values() if entry.layer == layer))

    def in_family(self, family: str) -> list[Indicator]:
        """Give a family's indicators: years, then changes, then the path."""
        members = [entry for entry in self.indicators.values() if entry.family == family]
        return sorted(members, key=lambda entry: (entry.moment == "path", not entry.is_level, entry.moment))


_begun = threading.Event()


def first_load() -> bool:
    """Tell, once in a process, that nobody has loaded the atlas yet."""
    if _begun.is_set():
        return False
    _begun.set()
    return True


@st.cache_resource(show_spinner=False)
def load_atlas() -> Atlas:
    """Read the release and prepare what does not depend on a reader.

    Raises
    ------
    geodata.ReleaseError
        If the release is missing, damaged or of another version.
    """
    _begun.set()
    indicators = geodata.load_indicators()
    groups, ranked = _agglomerations(), geodata.load_top_counties()
    counties = _with_lists(_with_indicators(geodata.load_counties(), indicators), groups, ranked)
    counties = counties.assign(full_name_zh=counties["name_zh"], full_name_en=full_names(counties))
    samples = Lazy(indicators, partial(_sample, indicators, counties))
    breaks = Lazy(indicators, lambda key: _breaks(indicators[key], samples[key]))
    universe = in_universe(counties)
    compared = type_measures(geodata.load_measures(INPUTS), universe)
    places = geodata.load_places()
    rows = {code: row for row, code in enumerate(counties["code"])}
    return Atlas(
        counties=counties,
        indicators=indicators,
        nation=Lazy(indicators, lambda key: _nation(indicators[key])),
        breaks=breaks,
        classes=Lazy(indicators, lambda key: class_numbers(_values(counties, key), breaks[key])),
        samples=samples,
        few=Lazy(indicators, lambda key: _few(indicators[key], counties)),
        small=Lazy(indicators, lambda key: few_residents(counties, indicators[key])),
        intervals=Lazy(indicators, lambda key: _interval(indicators[key], counties)),
        type_measures=compared,
        typology=classify(compared, universe),
        rows=rows,
        agglomeration_names={
            lang: {key: str(members[f"agglomeration_{lang}"].iloc[0]) for key, members in groups.items()}
            for lang in LANGUAGES
        },
        top_ranks={rows[entry["code"]]: int(entry["rank"]) for entry in ranked.to_dict("records")},
        cities=places[places["kind"] == "city"].set_index("code"),
        place_names=_place_names(places),
        province_names=_names(counties, "province"),
        prefecture_names=_names(counties, "prefecture"),
        known=_vocabulary(counties, indicators, places, groups),
        version=geodata.release_version(),
    )


def _with_indicators(counties: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """Give every indicator a column of its own name, also the plain measures."""
    plain = {key: counties[entry.column] for key, entry in indicators.items() if entry.column != key}
    return counties.assign(**plain)


def _agglomerations() -> dict[str, pd.DataFrame]:
    """Give the members of every urban agglomeration that is known, by an id for the address."""
    listed = geodata.load_agglomerations()
    ids = listed["agglomeration_en"].str.lower().str.replace(r"[^a-z]+", "_", regex=True)
    return {str(key): members for key, members in listed.groupby(ids)}


def _with_lists(
    counties: pd.DataFrame, groups: Mapping[str, pd.DataFrame], ranked: pd.DataFrame
) -> pd.DataFrame:
    """Give every agglomeration and ranking a column that tells its members."""
    lists = {key: members["code"] for key, members in groups.items()} | {TOP_100: ranked["code"]}
    columns = {LISTED + key: counties["code"].isin(codes) for key, codes in lists.items()}
    return pd.concat([counties, pd.DataFrame(columns)], axis=1)


def _values(counties: pd.DataFrame, key: str) -> npt.NDArray[np.float64]:
    return counties[key].to_numpy(dtype=float, na_value=np.nan)


def _nation(indicator: Indicator) -> float | None:
    if not indicator.aggregates:
        return None
    return indicator.aggregate(geodata.load_measures(indicator.aggregate_inputs))


def _few(indicator: Indicator, counties: pd.DataFrame) -> npt.NDArray[np.bool_]:
    if not indicator.samples:
        return np.zeros(len(counties), dtype=bool)
    return few_sampled(indicator, _sampled(indicator), counties["comparison_group"])


def _interval(indicator: Indicator, counties: pd.DataFrame) -> Interval | None:
    if not indicator.samples:
        return None
    return interval(indicator, _sampled(indicator), counties["comparison_group"])


def _sampled(indicator: Indicator) -> pd.DataFrame:
    columns = {column for sample in indicator.samples for column in (sample.part, sample.whole)}
    return geodata.load_measures(columns)


def _sample(indicators: Mapping[str, Indicator], counties: pd.DataFrame, key: str) -> npt.NDArray[np.float64]:
    indicator = indicators[key]
    if not indicator.is_level:
        return _values(counties, key)
    levels = [
        entry.id for entry in indicators.values() if entry.family == indicator.family and entry.is_level
    ]
    return np.concatenate([_values(counties, level) for level in levels])


def _breaks(indicator: Indicator, sample: npt.NDArray[np.float64]) -> ClassBreaks:
    if indicator.categories:
        return category_breaks(len(indicator.categories))
    return class_breaks(sample, diverging=indicator.scale == "diverging")


def _vocabulary(
    counties: pd.DataFrame,
    indicators: Mapping[str, Indicator],
    places: pd.DataFrame,
    groups: Mapping[str, pd.DataFrame],
) -> Vocabulary:
    rankings = frozenset({TOP_100} if counties[LISTED + TOP_100].any() else ())
    held = {
        "stations": places["kind"].eq("rail_station").any(),
        "airports": len(geodata.load_airports()),
        "top100": bool(rankings),
    }
    return Vocabulary(
        default_indicator=DEFAULT_INDICATOR,
        indicators=frozenset(indicators),
        types=frozenset(CLASSES),
        counties=frozenset(counties["code"]),
        provinces=dict(zip(counties["province_code"], counties["region"], strict=True)),
        prefectures=dict(zip(counties["prefecture_code"], counties["province_code"], strict=True)),
        agglomerations=frozenset(groups),
        rankings=rankings,
        unpaired=frozenset(key for key, entry in indicators.items() if entry.categories),
        overlays=tuple(overlay for overlay in OVERLAYS if held.get(overlay, True)),
    )


def _place_names(places: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Name cities, stations and airports by language and key."""
    keys = places["code"].fillna(places["place_id"])
    airports = geodata.load_airports()
    known = dict(zip(airports["iata"], airports["name_en"], strict=True)) if len(airports) else {}
    return {lang: known | dict(zip(keys, places[f"name_{lang}"], strict=True)) for lang in LANGUAGES}


def _names(counties: pd.DataFrame, area: str) -> dict[str, dict[str, str]]:
    """Name provinces or prefectures by language and code."""
    codes = counties[f"{area}_code"]
    return {lang: dict(zip(codes, counties[f"{area}_{lang}"], strict=True)) for lang in LANGUAGES}
