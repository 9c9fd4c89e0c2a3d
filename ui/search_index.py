"""What searches look through: one index for the search box and the data page, and for all sessions."""

import streamlit as st

from analytics.search import SearchIndex
from geodata import load_history
from ui.atlas import Atlas


@st.cache_resource(show_spinner=False)
def load_search_index(_atlas: Atlas) -> SearchIndex:
    """Make the index when the first reader looks for something."""
    return SearchIndex(_atlas.counties, load_history())
