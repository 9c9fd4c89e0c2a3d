"""Data: the counties as a table, and everything to take away with its sources."""

from functools import partial

import streamlit as st

from ui import faults, filter_panel, session
from ui.county.turning import open_county, turn_where_asked
from ui.data.about import show_about
from ui.data.chooser import show_chooser
from ui.data.downloads import show_downloads
from ui.data.options import DATA_PAGE
from ui.data.scene import Scene
from ui.data.table import show_table
from ui.data.words import show_source, show_title, title
from ui.i18n import Words
from ui.own_data.kept import atlas_in_session
from ui.own_rules import types_in_force
from ui.peers import passing
from ui.search_box import search_box
from ui.take_away import take_away

t = Words(session.language())
with faults.told(t):
    atlas = atlas_in_session()
    turn_where_asked()
    state = session.current(atlas, DATA_PAGE)
    shown = passing(atlas, state, types_in_force(atlas, state))
    scene = Scene(t, atlas.for_all, state, shown)

    with st.sidebar:
        search_box(t, atlas, state, take=open_county)
        filter_panel.remaining(t, int(shown.sum()), state)
        filter_panel.filter_controls(t, atlas, state)

    faults.show_dropped(t, session.dropped())
    show_title(scene)
    show_chooser(scene)
    with st.container(key="data_stage"):
        table_side, download_side = st.columns([4, 1], gap="small")
    with table_side:
        show_table(scene)
        show_source(scene)
        take_away(t, atlas, DATA_PAGE, state, title=partial(title, scene))
    with download_side:
        show_downloads(scene)
    show_about(scene)
    session.write_address(state, atlas.known, DATA_PAGE)
