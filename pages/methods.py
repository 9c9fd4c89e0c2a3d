"""Methods: where the figures come from and what they mean."""

import streamlit as st

from ui import faults, session
from ui.atlas import load_atlas
from ui.county.turning import open_county, turn_where_asked
from ui.i18n import Words
from ui.methods import show_indicators, show_method, show_sources
from ui.search_box import search_box

t = Words(session.language())
with faults.told(t):
    turn_where_asked()
    with st.sidebar:
        search_box(t, load_atlas(), None, take=open_county)
    with st.container(key="methods"):
        show_method(t)
        show_indicators(t)
        show_sources(t)
    session.write_language(t.lang)
