"""Own data: bring a table, see what became of every row, and show it like any other indicator."""

import streamlit as st

from ui.county.turning import open_county
from ui.first_start import ensure_assets
from ui.own_data.options import OWN_DATA
from ui.own_data.panel import show_own_data
from ui.search_box import search_box
from ui.visit import visit

with visit(OWN_DATA) as here:
    ensure_assets(here.t)
    with st.sidebar:
        search_box(here.t, here.atlas, None, take=open_county)
    here.tell_dropped(open_county)
    with st.container(key="own_data"):
        show_own_data(here.t, here.atlas, here.state)
    here.leave()
