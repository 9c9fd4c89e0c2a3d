"""What stands around every page: its settings, its style and the language switch."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import RerunData, RerunException, StopException, get_script_run_ctx

from ui.controls import CONTROLS
from ui.i18n import LANGUAGE_NAMES, LANGUAGES, Words

_thread = threading.local()
_STYLE = Path(__file__).with_name("style.css")
_EMBEDDED_STYLE = Path(__file__).with_name("embedded.css")
_SIDEBAR_WIDTH = 224


@cache
def _style(sheet: Path) -> str:
    return f"<style>{sheet.read_text(encoding='utf-8')}</style>"


def _upload_words(t: Words) -> str:
    """Hand the style what Streamlit's upload box says, which it has in English alone."""
    words = {"upload": t("app.upload"), "upload-drop": t("app.upload_drop")}
    rules = "".join(f"--word-{name}:{json.dumps(text, ensure_ascii=False)};" for name, text in words.items())
    return f"<style>:root{{{rules}}}</style>"


def begin(t: Words) -> None:
    """Set the page up; the first call of a run."""
    _thread.has_begun = True
    st.set_page_config(
        page_title=t("app.title"),
        layout="wide",
        initial_sidebar_state=_SIDEBAR_WIDTH,
        menu_items={"About": t("app.about")},
    )
    # In a frame on somebody's page there is the view alone.
    embedded = _style(_EMBEDDED_STYLE) if st.context.is_embedded else ""
    st.html(_style(_STYLE) + _upload_words(t) + embedded)


def enter_by_the_app() -> None:
    """Run the app's own script where Streamlit has run a page's by itself.

    A server whose first visitor asks for a page takes the folder ``pages`` for Streamlit's older kind of
    pages, which have no script in common: neither navigation nor style would be there.
    """
    if getattr(_thread, "has_begun", False):
        return
    context = get_script_run_ctx()
    if context is None:
        return
    PagesManager.uses_pages_directory = False
    name = context.pages_manager.intended_page_name or ""
    # With what the browser tells of itself: its language, and under which address it has the app.
    known = context.context_info
    raise RerunException(RerunData(query_string=context.query_string, page_name=name, context_info=known))


@contextmanager
def language_switch(t: Words) -> Iterator[None]:
    """Draw the switch between the languages at the top of the sidebar, once what is inside is drawn.

    Streamlit compiles a table of all emojis for its first label that is not ASCII; no first map waits for it.
    """
    key = CONTROLS["lang"]
    st.session_state.setdefault(key, t.lang)
    top = st.sidebar.container()
    stopped = None
    try:
        yield
    except RerunException:
        # Set anew: Streamlit forgets a control that a run has not drawn.
        st.session_state[key] = st.session_state[key]
        raise
    except StopException as stop:
        # A fault was told.
        stopped = stop
    top.segmented_control(
        t("app.language"),
        LANGUAGES,
        format_func=LANGUAGE_NAMES.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
    )
    if stopped:
        raise stopped
