"""From page to page by a callback, which says where to go; the page then turns there."""

from dataclasses import replace

import streamlit as st

from analytics.filters import Filters
from ui import session

_ASKED = "page_asked"


def open_county(code: str) -> None:
    """Ask for a county's page; a callback."""
    # Where no page with a view was seen yet, only the address tells county and language.
    spoken = {key: lang for key, lang in st.query_params.items() if key == "lang"}
    st.session_state[_ASKED] = (
        "pages/county.py",
        {} if session.select_later(code) else {"county": code, **spoken},
    )


def map_peers(code: str) -> None:
    """Ask for the map of a county and its peers, without other filters; a callback."""
    session.change(lambda state: replace(state, county=code, filters=Filters(similar_to=code)))
    st.session_state[_ASKED] = ("pages/map.py", {})


def turn_where_asked() -> None:
    """Turn to another page, where the reader asked for one; early in a page's run."""
    page, query = st.session_state.pop(_ASKED, (None, {}))
    if page:
        st.switch_page(page, query_params=query or None)
