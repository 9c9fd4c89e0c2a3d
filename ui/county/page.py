"""The parts of the county page, in the order in which they are read."""

from html import escape

import streamlit as st

from analytics.summary import Ranked, Ranking, ranking
from geodata import load_sources
from ui import session
from ui.atlas import Atlas
from ui.county import figures, history, in_words, locator, nearby, peers, people, strips, work
from ui.county.head import section, show_head
from ui.county.profiles import Subject
from ui.county_card import types_text
from ui.headline import value_text
from ui.i18n import Words
from ui.listings import listings
from ui.paper import print_in_light
from ui.parts import show_note
from ui.ranking import plain
from ui.view_state import ViewState

OPENING = "population_change_2010_2020"
_OFFERED = 6


def show_county(subject: Subject, state: ViewState) -> None:
    """Draw one county in full."""
    show_head(subject)
    with st.container(key="county_page", gap="medium"):
        with st.container(key="county_top"):
            left, right = st.columns([5, 3], gap="large")
        with left:
            in_words.show_in_words(subject)
        with right:
            locator.show_locator(subject)
            nearby.show_neighbours(subject)
        with st.container(key="county_columns"):
            left, right = st.columns(2, gap="large")
        with left:
            figures.show_figures(subject)
            show_note(figures.unranked_note(subject))
            people.show_pyramid(subject)
            strips.show_strips(subject)
            figures.show_distances(subject)
        with right:
            people.show_course(subject)
            history.show_history(subject)
            work.show_work(subject)
            figures.show_standouts(subject)
        peers.show_peers(subject, state)
        _show_types(subject)
        _show_sources(subject)
    # Plotly is loaded by now.
    from ui.county.charts import ACCENT, SECOND  # noqa: PLC0415
    from ui.plotly_template import PALETTES  # noqa: PLC0415

    print_in_light((*PALETTES, ACCENT, SECOND))


def _show_types(subject: Subject) -> None:
    with st.container(key="county_types"):
        st.html(types_text(subject.t, subject.atlas, subject.profile.row, subject.typology.rules))


def _show_sources(subject: Subject) -> None:
    show_note(sources_text(subject))


def sources_text(subject: Subject) -> str:
    """Name all sources of the page, with the version of the release."""
    t, atlas, sources = subject.t, subject.atlas, load_sources()
    used = (*figures.HEADLINES, *figures.DISTANCES, *strips.SERVICES, *subject.profile.weights)
    keys = dict.fromkeys(key for one in used for key in atlas.indicators[one].sources)
    # Residents of 2000 and the boundary history rest on sources of their own.
    keys |= dict.fromkeys(("census_2000", "divisions", "zone_hosts", "boundaries"))
    keys |= dict.fromkeys(listings(t, atlas, subject.profile.row))
    titles = t.listed([sources[key].title[t.lang] for key in keys])
    return t("card.sources", sources=titles, version=atlas.version)


def show_opening(t: Words, atlas: Atlas) -> None:
    """Offer counties to begin with, where none is chosen: those that grew and shrank most."""
    st.html(
        f'<h1 class="atlas-title">{escape(t("county.title"))}</h1>'
        f'<p class="atlas-subtitle">{escape(t("county.opening"))}</p>'
    )
    ends = offered(atlas)
    with st.container(key="county_opening"):
        for column, (end, ranked) in zip(
            st.columns(2, gap="large"), (("gain", ends.highest), ("loss", ends.lowest)), strict=True
        ):
            with column, st.container(key=f"county_opening_{end}", gap=None):
                section(t(f"county.offered.{end}"))
                for one in ranked:
                    _offer(t, atlas, end, one)
        show_note(t("county.offered.note"))


def offered(atlas: Atlas) -> Ranking:
    """Give the counties to begin with; those whose change is their group's stay out, as on their pages."""
    is_alone = atlas.counties["comparability"].to_numpy() != "grouped"
    return ranking(atlas.counties, OPENING, atlas.universe & is_alone, limit=_OFFERED)


def _offer(t: Words, atlas: Atlas, end: str, one: Ranked) -> None:
    county = atlas.counties.iloc[one.row]
    value = value_text(t, atlas.indicators[OPENING], one.value)
    name, province = (plain(county[f"{level}_{t.lang}"]) for level in ("full_name", "province"))
    st.button(
        f"**{name}** :gray[{province}] {value}",
        key=f"offer_{end}_{one.rank}",
        type="tertiary",
        on_click=session.select_county,
        args=(one.code,),
    )
