"""County: one county in full, what it is like, and where to go from it."""

import streamlit as st

from ui import faults, session
from ui.county import visited
from ui.county.history import show_unknown
from ui.county.options import COUNTY_PAGE
from ui.county.page import show_county, show_opening
from ui.county.peers import peers_control
from ui.county.profiles import subject
from ui.search_box import search_box
from ui.visit import visit

with visit(COUNTY_PAGE) as here:
    t, atlas, state = here.t, here.atlas, here.state
    dropped = session.dropped()
    unknown = [part.value for part in dropped if part.key == "county"]
    county = subject(t, atlas, state, state.county) if state.county else None

    with st.sidebar:
        search_box(t, atlas, state, menu=False)
        if county:
            peers_control(county, state)
        visited.visited_list(t, atlas, state.county)

    faults.show_dropped(t, tuple(part for part in dropped if part.key != "county"))
    for code in unknown:
        show_unknown(t, atlas, code)
    if county:
        show_county(county, state)
        here.show_take_away()
    else:
        show_opening(t, atlas)
    here.leave()
