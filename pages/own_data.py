"""Own data: bring a table, see what became of every row, and show it like any other indicator."""

import streamlit as st

from ui import faults, session
from ui.county.turning import open_county, turn_where_asked
from ui.first_start import ensure_assets
from ui.i18n import Words
from ui.own_data.kept import atlas_in_session
from ui.own_data.options import OWN_DATA
from ui.own_data.panel import show_own_data
from ui.search_box import search_box

t = Words(session.language())
with faults.told(t):
    turn_where_asked()
    atlas = atlas_in_session()
    ensure_assets(t)
    state = session.current(atlas, OWN_DATA)
    with st.sidebar:
        search_box(t, atlas, None, take=open_county)
    faults.show_dropped(t, session.dropped())
    with st.container(key="own_data"):
        show_own_data(t, atlas, state)
    session.write_address(state, atlas.known, OWN_DATA)
