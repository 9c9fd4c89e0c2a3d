"""Services: what reaches whom, where it falls short of the need, and how many people that concerns."""

import streamlit as st

from ui import filter_panel, pick, session
from ui.first_start import ensure_assets
from ui.headline import sentence, show_heading, show_sources
from ui.map_words import show_map_words
from ui.services.controls import view_controls, view_switch
from ui.services.how import show_how
from ui.services.options import SERVICES_PAGE
from ui.services.scene import Scene, sources
from ui.services.table import show_table
from ui.services.view import service_view
from ui.visit import visit

MAP_HEIGHT = 740

with visit(SERVICES_PAGE) as here:
    t, shown = here.t, here.shown
    ensure_assets(t)
    scene = Scene(t, here.atlas, here.state, shown, flight=session.last_flight())
    view = service_view(scene)

    with here.map_sidebar():
        view_controls(scene)

    here.tell_dropped()
    with st.container(key="services_head", horizontal=True):
        view_switch(scene)
        show_how(scene, view.method, view.indicators)
    show_heading(sentence(view.title()), view.subtitle())
    with st.container(key="stage"):
        map_side, panel_side = st.columns([3, 1], gap="small")
    with map_side:
        here.show_map(pick.pick_on_map(view.painting(), here.state, view.picked), height=MAP_HEIGHT)
    with panel_side, st.container(key="panel", gap="xsmall"):
        pick.show_pick(t, view.picked)
        if shown.any():
            view.show_panel()
        else:
            filter_panel.nothing_left(t)
    view.show_below()
    show_sources(sources(scene, view.indicators))
    here.show_take_away()
    show_map_words(t, view.words())
    show_table(scene, view)
    here.leave()
