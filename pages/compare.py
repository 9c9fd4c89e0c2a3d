"""Compare: up to six counties side by side, or beside their province, region, type or peers."""

from dataclasses import replace

import streamlit as st

from ui import faults, session
from ui.compare.chosen import add_controls, chosen, take_instead
from ui.compare.options import BESIDE, COMPARE_PAGE
from ui.compare.page import show_comparison
from ui.county.history import show_unknown
from ui.search_box import search_box
from ui.url_state import Dropped
from ui.visit import visit

with visit(COMPARE_PAGE) as here:
    t, atlas, state = here.t, here.atlas, here.state
    compared = chosen(t, atlas, state)

    with st.sidebar:
        search_box(t, atlas, state)
        add_controls(t, atlas, state, compared)

    unknown_groups = tuple(Dropped(BESIDE.key, one) for one in compared.unknown_groups)
    faults.show_dropped(t, session.dropped() + unknown_groups)
    for code in compared.unknown:
        show_unknown(t, atlas, code, take=take_instead)
    show_comparison(t, compared, state)
    # What is compared is what of the address exists.
    told = replace(here, state=state.with_option(BESIDE, compared.tokens))
    told.show_take_away()
    told.leave()
