"""Types: what kind of county this is, by which rules, and how much hangs on where the lines are drawn."""

import streamlit as st

from ui import filter_panel, pick, session
from ui.first_start import ensure_assets
from ui.headline import show_heading, show_sources
from ui.map_words import show_map_words
from ui.types.options import TYPES
from ui.types.painting import paint
from ui.types.panel import lens_control, question_switch, show_panel, show_table
from ui.types.scene import Scene
from ui.types.words import map_words, sources, subtitle, title
from ui.visit import visit

MAP_HEIGHT = 740

with visit(TYPES) as here:
    t, shown = here.t, here.shown
    ensure_assets(t)
    scene = Scene(t, here.atlas, here.state, shown, here.types, flight=session.last_flight())

    with here.map_sidebar():
        lens_control(t)

    here.tell_dropped()
    question_switch(t)
    show_heading(title(scene), subtitle(scene))
    with st.container(key="stage"):
        map_side, panel_side = st.columns([3, 2], gap="small")
    with map_side:
        here.show_map(paint(scene), height=MAP_HEIGHT)
    with panel_side, st.container(key="panel", gap="xsmall"):
        pick.show_pick(t, scene.picked)
        if not shown.any():
            filter_panel.nothing_left(t)
        show_panel(scene)
    show_sources(sources(scene))
    here.show_take_away()
    show_map_words(t, map_words(scene))
    show_table(scene)
    here.leave()
