"""Briefing: views that were collected, put in order, shown to a room and handed out."""

import streamlit as st

from ui import faults, session
from ui.atlas import load_atlas
from ui.briefing import collection, handing_out, keeping
from ui.briefing.cards import show_cards
from ui.briefing.head import show_empty, show_head, show_undo
from ui.county.turning import open_county, turn_where_asked
from ui.first_start import ensure_assets
from ui.i18n import Words
from ui.links import app_address
from ui.page_options import Page
from ui.search_box import search_box

PAGE = Page("briefing")

t = Words(session.language())
with faults.told(t):
    turn_where_asked()
    atlas = load_atlas()
    ensure_assets(t)
    collection.speak(t.lang)
    briefing = collection.current()
    base = app_address(PAGE)
    later = []
    if handing_out.is_shown():
        handing_out.show(t, atlas, briefing, base)
    else:
        with st.sidebar:
            search_box(t, atlas, None, take=open_county)
        with st.container(key="briefing"):
            show_head(t, len(briefing.slides))
            keeping.show_outcome(t)
            show_undo(t)
            if briefing.slides:
                handing_out.show_settings(t, briefing)
                make_files = handing_out.show_hand_out(t, atlas, briefing, base)
                later = [make_files, *show_cards(t, atlas)]
                keeping.show_save(t, atlas, briefing)
                with st.expander(t("briefing.begin_anew")):
                    keeping.show_ready_made(t, atlas)
                    keeping.show_load(t, atlas)
            else:
                show_empty(t)
                keeping.show_ready_made(t, atlas)
                keeping.show_load(t, atlas)
    session.write_language(t.lang)
    for step in later:
        step()
