"""Compare: up to six counties side by side, or beside their province, region, type or peers."""

import streamlit as st

from ui import faults, session
from ui.compare.chosen import add_controls, chosen, take_instead
from ui.compare.options import BESIDE, COMPARE_PAGE
from ui.compare.page import show_comparison
from ui.county.history import show_unknown
from ui.county.turning import turn_where_asked
from ui.i18n import Words
from ui.own_data.kept import atlas_in_session
from ui.search_box import search_box
from ui.take_away import take_away
from ui.url_state import Dropped

t = Words(session.language())
with faults.told(t):
    atlas = atlas_in_session()
    state = session.current(atlas, COMPARE_PAGE)
    turn_where_asked()
    compared = chosen(t, atlas, state)

    with st.sidebar:
        search_box(t, atlas, state)
        add_controls(t, atlas, state, compared)

    faults.show_dropped(
        t, (*session.dropped(), *(Dropped(BESIDE.key, one) for one in compared.unknown_groups))
    )
    for code in compared.unknown:
        show_unknown(t, atlas, code, take=take_instead)
    show_comparison(t, compared, state)
    state = state.with_option(BESIDE, compared.tokens)
    take_away(t, atlas, COMPARE_PAGE, state)
    session.write_address(state, atlas.known, COMPARE_PAGE)
