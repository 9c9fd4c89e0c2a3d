"""Metro reach: who is within reach of a big city, and how growth changes with distance."""

import streamlit as st

from ui import filter_panel, pick, session
from ui.first_start import ensure_assets
from ui.headline import show_sources
from ui.reach import controls, words
from ui.reach.card import show_card
from ui.reach.options import REACH
from ui.reach.painting import paint
from ui.reach.panel import show_panel
from ui.reach.reading import read
from ui.reach.table import show_table
from ui.visit import visit

MAP_HEIGHT = 720

with visit(REACH) as here:
    t, atlas, state, shown = here.t, here.atlas, here.state, here.shown
    ensure_assets(t)
    reading = read(atlas, state, shown)

    with here.map_sidebar():
        controls.study_controls(t, state)

    here.tell_dropped()
    controls.view_control(t)
    words.show_title(t, atlas, state, reading)
    with st.container(key="stage"):
        map_side, panel_side = st.columns([3, 2], gap="small")
    with map_side:
        painting, picked = paint(t, atlas, state, reading, flight=session.last_flight())
        here.show_map(painting, height=MAP_HEIGHT)
    with panel_side, st.container(key="panel", gap="small"), st.container(key="reach", gap="small"):
        words.show_selected(t, atlas, state, reading)
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
    here.show_take_away()
    show_table(t, atlas, reading)
    here.leave()
