"""From any page to the county page: a callback says whom to open, and the page then turns there."""

import streamlit as st

from ui import session

_ASKED = "county_page_asked"


def open_county(code: str) -> None:
    """Ask for a county's page; a callback."""
    # Where no page with a view was seen yet, the address has to say which county it is.
    st.session_state[_ASKED] = {} if session.select_later(code) else {"county": code}


def turn_where_asked() -> None:
    """Turn to the county page, where the reader asked for it; early in a page's run."""
    query = st.session_state.pop(_ASKED, None)
    if query is not None:
        st.switch_page("pages/county.py", query_params=query or None)
