"""Types: what kind of county this is, by which rules, and how much hangs on where the lines are drawn."""

import streamlit as st

from ui import faults, filter_panel, pick, session
from ui.county_map import county_map
from ui.first_start import ensure_assets
from ui.headline import show_heading, show_sources
from ui.i18n import Words
from ui.map_message import MapView
from ui.map_words import show_map_words
from ui.overlay_control import overlay_control
from ui.own_data.kept import atlas_in_session
from ui.own_rules import types_in_force
from ui.peers import passing
from ui.search_box import search_box
from ui.take_away import take_away
from ui.types.options import TYPES
from ui.types.painting import paint
from ui.types.panel import lens_control, question_switch, show_panel, show_table
from ui.types.scene import Scene
from ui.types.words import map_words, sources, subtitle, title

MAP_HEIGHT = 740

t = Words(session.language())
with faults.told(t):
    atlas = atlas_in_session()
    ensure_assets(t)
    state = session.current(atlas, TYPES)
    types = types_in_force(atlas, state)
    shown = passing(atlas, state, types)
    scene = Scene(t, atlas, state, types, shown, flight=session.last_flight())

    with st.sidebar:
        search_box(t, atlas, state)
        lens_control(t)
        overlay_control(t, atlas)
        filter_panel.remaining(t, int(shown.sum()), state)
        filter_panel.filter_controls(t, atlas, state)

    faults.show_dropped(t, session.dropped())
    question_switch(t)
    show_heading(title(scene), subtitle(scene))
    with st.container(key="stage"):
        map_side, panel_side = st.columns([3, 2], gap="small")
    with map_side:
        start = session.start_view()
        county_map(
            paint(scene),
            view=MapView(*start) if start else None,
            height=MAP_HEIGHT,
            key=session.MAP_KEY,
        )
    with panel_side, st.container(key="panel", gap="xsmall"):
        if scene.picked is not None:
            pick.show_pick(t, scene.picked)
        if not shown.any():
            filter_panel.nothing_left(t)
        show_panel(scene)
    show_sources(sources(scene))
    take_away(t, atlas, TYPES, state)
    show_map_words(t, map_words(scene))
    show_table(scene)
    session.write_address(state, atlas.known, TYPES)
