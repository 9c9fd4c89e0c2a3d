"""Metro reach: who is within reach of a big city, and how growth changes with distance."""

import streamlit as st

from ui import faults, filter_panel, pick, session
from ui.county_map import county_map
from ui.first_start import ensure_assets
from ui.headline import show_sources
from ui.i18n import Words
from ui.map_message import MapView
from ui.overlay_control import overlay_control
from ui.own_data.kept import atlas_in_session
from ui.own_rules import types_in_force
from ui.peers import passing
from ui.reach import controls, words
from ui.reach.card import show_card
from ui.reach.options import REACH
from ui.reach.painting import paint
from ui.reach.panel import show_panel
from ui.reach.reading import read
from ui.reach.table import show_table
from ui.search_box import search_box
from ui.take_away import take_away

MAP_HEIGHT = 720

t = Words(session.language())
with faults.told(t):
    atlas = atlas_in_session()
    ensure_assets(t)
    state = session.current(atlas, REACH)
    shown = passing(atlas, state, types_in_force(atlas, state))
    reading = read(atlas, state, shown)

    with st.sidebar:
        search_box(t, atlas, state)
        controls.study_controls(t, state)
        overlay_control(t, atlas)
        filter_panel.remaining(t, int(shown.sum()), state)
        filter_panel.filter_controls(t, atlas, state)

    faults.show_dropped(t, session.dropped())
    controls.view_control(t)
    words.show_title(t, atlas, state, reading)
    with st.container(key="stage"):
        map_side, panel_side = st.columns([3, 2], gap="small")
    with map_side:
        start = session.start_view()
        painting, picked = paint(t, atlas, state, reading, flight=session.last_flight())
        county_map(
            painting,
            view=MapView(*start) if start else None,
            height=MAP_HEIGHT,
            key=session.MAP_KEY,
        )
    with panel_side, st.container(key="panel", gap="small"), st.container(key="reach", gap="small"):
        words.show_selected(t, atlas, state, reading)
        if picked is not None:
            pick.show_pick(t, picked)
        if reading.counted.any():
            show_panel(t, atlas, state, reading, picked)
        elif shown.any():
            words.nobody_counted(t)
        else:
            filter_panel.nothing_left(t)
        if state.county:
            show_card(t, atlas, state.county, reading)
    show_sources(words.sources(t, atlas, reading, state))
    take_away(t, atlas, REACH, state)
    show_table(t, atlas, reading)
    session.write_address(state, atlas.known, REACH)
