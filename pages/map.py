"""The map: where counties lose people, how far the big cities are, and which services reach whom."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui import filter_panel, pick, session
from ui.class_control import class_control
from ui.county_card import show_card
from ui.first_start import ensure_assets
from ui.headline import show_heading, show_numbers, show_sources
from ui.i18n import Words
from ui.map_options import MAP
from ui.map_scene import MapScene
from ui.map_words import show_map_words
from ui.multiples import panels_control
from ui.ranking import show_ranking
from ui.scatter import show_scatter
from ui.table import show_table
from ui.visit import blank_map_of_visit, visit

MAP_HEIGHT = 780


def places() -> tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator]:
    """Make room for heading, map and panel; the same in every run, so that the map keeps its frame."""
    head = st.container(key="head")
    with st.container(key="stage"):
        map_side, panel_side = st.columns([4, 1], gap="small")
    return head, map_side, panel_side


def ahead(t: Words) -> None:
    """Draw the map before the atlas is there."""
    _, map_side, _ = places()
    with map_side:
        blank_map_of_visit(t, height=MAP_HEIGHT)


with visit(MAP, ahead=ahead) as here:
    t, atlas, state, shown = here.t, here.atlas, here.state, here.shown
    head, map_side, panel_side = places()
    with head:
        ensure_assets(t)
        scene = MapScene(t, atlas, state, shown, flight=session.last_flight())
        here.tell_dropped()
        show_heading(scene.title(), scene.subtitle())
    with map_side:
        here.show_map(scene.painting(), height=MAP_HEIGHT)
    # After the map, which shall be the first to reach the browser.
    with here.map_sidebar():
        filter_panel.indicator_control(t, atlas, state)
        if not state.second:
            class_control(t, atlas, state)
        filter_panel.second_control(t, atlas, state)
        panels_control(t, state)

    with panel_side, st.container(key="panel", gap="small"):
        plot_place = st.container(key="scatter", gap=None) if scene.two and scene.summary.units else None
        pick.show_pick(t, scene.picked)
        if state.county:
            show_card(t, atlas, state.county, here.types.rules)
        if scene.summary.units:
            show_numbers(t, atlas, state, scene.focused)
            if scene.ranking:
                show_ranking(t, atlas, state, scene.ranking)
        else:
            filter_panel.nothing_left(t)
    show_sources(scene.sources())
    here.show_take_away()
    show_map_words(t, scene.words())
    show_table(t, atlas, state, shown)
    if scene.two and plot_place:
        # Last, for the browser draws it in a quarter of a second, and the map shall not wait for it.
        with plot_place:
            show_scatter(t, atlas, state, scene.two, shown, picked=scene.picked)
    here.leave()
