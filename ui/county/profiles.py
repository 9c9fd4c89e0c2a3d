"""Profiles of counties, made from the release in use; what they share is made once for all sessions."""

from dataclasses import dataclass

import streamlit as st

import geodata
from analytics.county_profile import INPUTS, Profile, Profiles
from analytics.pinyin import learn_readings
from analytics.search import stem
from analytics.typology import Typology
from geodata import Indicator
from ui.atlas import Atlas
from ui.county.options import ALIKE, PEERS
from ui.i18n import Words
from ui.own_rules import types_in_force
from ui.peers import load_resemblances
from ui.view_state import ViewState


@dataclass(frozen=True)
class Subject:
    """A county, the language it is told in, and all that it is compared with.

    Attributes
    ----------
    t : Words
    atlas : Atlas
    profiles : Profiles
    profile : Profile
    typology : Typology
        By the rules that are in force for the reader.
    """

    t: Words
    atlas: Atlas
    profiles: Profiles
    profile: Profile
    typology: Typology

    @property
    def name(self) -> str:
        """Its name in the reader's language."""
        return str(self.profile.county[f"full_name_{self.t.lang}"])

    @property
    def province(self) -> str:
        """Its province's name."""
        return str(self.profile.county[f"province_{self.t.lang}"])

    @property
    def cohort(self) -> str:
        """Key of what it is compared with: "counties", or "others" for districts and district-less cities."""
        return "counties" if self.profile.is_typed else "others"

    def indicator(self, key: str) -> Indicator:
        """Give an indicator."""
        return self.atlas.indicators[key]

    def name_of(self, code: str) -> str:
        """Name another unit."""
        return self.name_at(self.atlas.rows[code])

    def name_at(self, row: int) -> str:
        """Name the unit in a row."""
        return str(self.atlas.counties[f"full_name_{self.t.lang}"].iloc[row])

    def placed_name_at(self, row: int) -> str:
        """Name the unit in a row with its prefecture, which tells namesakes apart."""
        t, counties, lang = self.t, self.atlas.counties, self.t.lang
        name = self.name_at(row)
        prefecture = str(counties[f"prefecture_{lang}"].iloc[row])
        direct = str(counties["prefecture_code"].iloc[row]).endswith("9000")
        place = str(counties[f"province_{lang}"].iloc[row]) if direct or prefecture == name else prefecture
        return name if place == name else t("county.placed", name=name, place=place)

    def peers_median(self, indicator: str) -> float | None:
        """Give the median of its peers that have a value."""
        values = self.atlas.counties[indicator].iloc[[one.row for one in self.profile.similar]].dropna()
        return float(values.median()) if len(values) else None


def subject(t: Words, atlas: Atlas, state: ViewState, code: str, typology: Typology | None = None) -> Subject:
    """Make the subject of a page: a county, what the reader compares it by, and types by the rules in force.

    Where there is no session, whose rules could be in force, the types are given.
    """
    profiles = load_profiles(atlas.for_all)
    profile = profiles.of(code, dict(state.option(ALIKE)), int(state.option(PEERS)))
    return Subject(t, atlas, profiles, profile, typology or types_in_force(atlas, state))


@st.cache_resource(show_spinner=False)
def load_profiles(_atlas: Atlas) -> Profiles:
    """Read what profiles are made of when the first reader opens a county."""
    return Profiles(
        _atlas.counties,
        geodata.load_measures(INPUTS),
        geodata.load_history(),
        geodata.load_topology(),
        _atlas.indicators,
        few=_atlas.few,
        small=_atlas.small,
        universe=_atlas.universe,
        resemblances=load_resemblances(_atlas),
    )


@st.cache_resource(show_spinner=False)
def load_readings(_atlas: Atlas) -> dict[str, str]:
    """Learn how the characters of names are read, for the English names of units that are no more."""
    names = _atlas.counties[["name_zh", "name_en"]]
    return learn_readings((stem(zh), en) for zh, en in names.itertuples(index=False))
