"""The map: where counties lose people, how far the big cities are, and which services reach whom."""

import streamlit as st

from ui import county_card, faults, filter_panel, pick, scatter, session
from ui.class_control import class_control
from ui.county_map import county_map
from ui.first_start import ensure_assets
from ui.headline import show_heading, show_numbers, show_sources
from ui.i18n import Words
from ui.map_message import MapView
from ui.map_options import MAP
from ui.map_scene import MapScene
from ui.map_words import show_map_words
from ui.multiples import panels_control
from ui.overlay_control import overlay_control
from ui.own_data.kept import atlas_in_session
from ui.own_rules import types_in_force
from ui.peers import passing
from ui.ranking import show_ranking
from ui.search_box import search_box
from ui.table import show_table
from ui.take_away import take_away

MAP_HEIGHT = 780

t = Words(session.language())
with faults.told(t):
    atlas = atlas_in_session()
    ensure_assets(t)
    state = session.current(atlas, MAP)
    types = types_in_force(atlas, state)
    shown = passing(atlas, state, types)
    scene = MapScene(t, atlas, state, shown, flight=session.last_flight())

    faults.show_dropped(t, session.dropped())
    show_heading(scene.title(), scene.subtitle())
    with st.container(key="stage"):
        map_side, panel_side = st.columns([4, 1], gap="small")
    with map_side:
        start = session.start_view()
        county_map(
            scene.painting(),
            view=MapView(*start) if start else None,
            height=MAP_HEIGHT,
            key=session.MAP_KEY,
        )
    # After the map, which shall be the first to reach the browser.
    with st.sidebar:
        search_box(t, atlas, state)
        filter_panel.indicator_control(t, atlas, state)
        if not state.second:
            class_control(t, atlas, state)
        filter_panel.second_control(t, atlas, state)
        panels_control(t, state)
        overlay_control(t, atlas)
        filter_panel.remaining(t, scene.summary.units, state)
        filter_panel.filter_controls(t, atlas, state)

    with panel_side, st.container(key="panel", gap="small"):
        plot_place = st.container(key="scatter", gap=None) if scene.two and scene.summary.units else None
        if scene.picked is not None:
            pick.show_pick(t, scene.picked)
        if state.county:
            county_card.show_card(t, atlas, state.county, types.rules)
        if scene.summary.units:
            show_numbers(t, atlas, state, scene.focused)
            if scene.ranking:
                show_ranking(t, atlas, state, scene.ranking)
        else:
            filter_panel.nothing_left(t)
    show_sources(scene.sources())
    take_away(t, atlas, MAP, state)
    show_map_words(t, scene.words())
    show_table(t, atlas, state, shown)
    if scene.two and plot_place:
        # Last, for the browser draws it in a quarter of a second, and the map shall not wait for it.
        with plot_place:
            scatter.show_scatter(t, atlas, state, scene.two, shown, picked=scene.picked)
    session.write_address(state, atlas.known, MAP)
