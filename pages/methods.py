"""Methods: where the figures come from and what they mean."""

import streamlit as st

from ui import faults, session
from ui.i18n import Words
from ui.methods import show_indicators, show_method, show_sources

t = Words(session.language())
with faults.told(t):
    with st.container(key="methods"):
        show_method(t)
        show_indicators(t)
        show_sources(t)
    session.write_language(t.lang)
