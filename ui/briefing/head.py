"""The head of the briefing's page, what it says while it is empty, and the way back."""

from html import escape

import streamlit as st

from ui.briefing import collection
from ui.i18n import Words


def show_head(t: Words, slides: int) -> None:
    """Draw the title."""
    title = t("briefing.heading", count=slides) if slides else t("nav.briefing")
    st.html(f'<h1 class="atlas-title">{escape(title)}</h1>')


def show_empty(t: Words) -> None:
    """Say in a sentence what the page is for."""
    st.html(f'<p class="briefing-empty">{escape(t("briefing.empty"))}</p>')


def show_undo(t: Words) -> None:
    """Offer to bring back what was taken away last."""
    lost = collection.lost()
    if lost is None:
        return
    with st.container(key="briefing_undo", horizontal=True, vertical_alignment="center"):
        st.html(f"<p>{escape(t(f'briefing.lost_{lost}'))}</p>")
        st.button(t("briefing.undo"), on_click=collection.undo, key="briefing_undo_button", type="tertiary")
