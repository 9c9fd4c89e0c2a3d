"""Services: what reaches whom, where it falls short of the need, and how many people that concerns."""

import streamlit as st

from ui import faults, filter_panel, pick, session
from ui.county_map import county_map
from ui.first_start import ensure_assets
from ui.headline import sentence, show_heading, show_sources
from ui.i18n import Words
from ui.map_message import MapView
from ui.map_words import show_map_words
from ui.overlay_control import overlay_control
from ui.own_data.kept import atlas_in_session
from ui.own_rules import types_in_force
from ui.peers import passing
from ui.search_box import search_box
from ui.services.controls import view_controls, view_switch
from ui.services.how import show_how
from ui.services.options import SERVICES_PAGE
from ui.services.scene import Scene, sources
from ui.services.table import show_table
from ui.services.view import service_view
from ui.take_away import take_away

MAP_HEIGHT = 740

t = Words(session.language())
with faults.told(t):
    atlas = atlas_in_session()
    ensure_assets(t)
    state = session.current(atlas, SERVICES_PAGE)
    shown = passing(atlas, state, types_in_force(atlas, state))
    scene = Scene(t, atlas, state, shown, flight=session.last_flight())
    view = service_view(scene)

    with st.sidebar:
        search_box(t, atlas, state)
        view_controls(scene)
        overlay_control(t, atlas)
        filter_panel.remaining(t, int(shown.sum()), state)
        filter_panel.filter_controls(t, atlas, state)

    faults.show_dropped(t, session.dropped())
    with st.container(key="services_head", horizontal=True):
        view_switch(scene)
        show_how(scene, view.method, view.indicators)
    show_heading(sentence(view.title()), view.subtitle())
    with st.container(key="stage"):
        map_side, panel_side = st.columns([3, 1], gap="small")
    with map_side:
        start = session.start_view()
        county_map(
            pick.pick_on_map(view.painting(), state, view.picked),
            view=MapView(*start) if start else None,
            height=MAP_HEIGHT,
            key=session.MAP_KEY,
        )
    with panel_side, st.container(key="panel", gap="xsmall"):
        if view.picked is not None:
            pick.show_pick(t, view.picked)
        if shown.any():
            view.show_panel()
        else:
            filter_panel.nothing_left(t)
    view.show_below()
    show_sources(sources(scene, view.indicators))
    take_away(t, atlas, SERVICES_PAGE, state)
    show_map_words(t, view.words())
    show_table(scene, view)
    session.write_address(state, atlas.known, SERVICES_PAGE)
