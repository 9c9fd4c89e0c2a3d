"""What stands around every page: its settings, its style and the language switch."""

from functools import cache
from pathlib import Path

import streamlit as st

from ui.i18n import LANGUAGE_NAMES, LANGUAGES, Words
from ui.session import CONTROLS

_STYLE = Path(__file__).with_name("style.css")
_SIDEBAR_WIDTH = 224


@cache
def _style() -> str:
    return f"<style>{_STYLE.read_text(encoding='utf-8')}</style>"


def begin(t: Words) -> None:
    """Set the page up; the first call of a run."""
    st.set_page_config(
        page_title=t("app.title"),
        layout="wide",
        initial_sidebar_state=_SIDEBAR_WIDTH,
        menu_items={"About": t("app.about")},
    )
    st.html(_style())


def language_switch(t: Words) -> None:
    """Draw the switch between the languages at the top of the sidebar."""
    key = CONTROLS["lang"]
    st.session_state.setdefault(key, t.lang)
    st.sidebar.segmented_control(
        t("app.language"),
        LANGUAGES,
        format_func=LANGUAGE_NAMES.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
    )
