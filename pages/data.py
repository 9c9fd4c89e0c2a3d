"""Data: the counties as a table, and everything to take away with its sources."""

import streamlit as st

from ui.county.turning import open_county
from ui.data.about import show_about
from ui.data.chooser import show_chooser
from ui.data.downloads import show_downloads
from ui.data.options import DATA_PAGE
from ui.data.scene import Scene
from ui.data.table import show_table
from ui.data.words import show_source, show_title
from ui.search_box import search_box
from ui.visit import visit

with visit(DATA_PAGE) as here:
    scene = Scene(here.t, here.atlas, here.state, here.shown)

    with st.sidebar:
        search_box(here.t, here.atlas, here.state, take=open_county)
        here.show_filters()

    here.tell_dropped(open_county)
    show_title(scene)
    show_chooser(scene)
    with st.container(key="data_stage"):
        table_side, download_side = st.columns([5, 1], gap="small")
    with table_side:
        show_table(scene)
        show_source(scene)
        here.show_take_away()
    with download_side:
        show_downloads(scene)
    show_about(scene)
    here.leave()
