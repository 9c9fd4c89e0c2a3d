"""The browser's tab keeps the briefing, so that a reload does not lose it."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from ui.atlas import load_atlas
from ui.briefing import collection
from ui.briefing.file import BriefingFileError, read_file, write_file
from ui.briefing.views import checked
from ui.i18n import Words

_SCRIPT = Path(__file__).with_name("tab.js")
_KEY = "briefing_tab"
_HELD = "briefing_was_held"


@cache
def _component() -> Any:
    return st.components.v2.component("xiancheng_briefing_tab", js=_SCRIPT.read_text(encoding="utf-8"))


def keep_in_tab(t: Words) -> None:
    """Hand the briefing to the tab; a session that has had none yet takes the one that the tab has."""
    if st.context.is_embedded:
        return
    kept = "" if _HELD in st.session_state else None
    if collection.size():
        st.session_state[_HELD] = True
        kept = write_file(collection.current(), "").decode()
    _component()(key=_KEY, data={"kept": kept}, on_found_change=lambda: _take(t))


def _take(t: Words) -> None:
    found = st.session_state[_KEY].found
    if not found:
        return
    try:
        briefing, _ = checked(load_atlas(), read_file(str(found).encode()))
    except BriefingFileError:
        # What is in a tab anybody may have written; nobody chose this as a file, so nobody is told.
        return
    if briefing.slides:
        collection.restore(briefing)
        st.toast(t("briefing.back", count=len(briefing.slides)))
