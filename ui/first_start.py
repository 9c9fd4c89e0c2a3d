"""The browser's files, made with progress shown where the app starts without them."""

import threading
from pathlib import Path

import streamlit as st

from ui.assets import MANIFEST, STATIC, prepare_assets
from ui.i18n import Words


@st.cache_resource(show_spinner=False)
def _prepared() -> threading.Event:
    return threading.Event()


def ensure_assets(t: Words) -> None:
    """Make sure that the map's files are there: checked once in a process, and again when they vanish.

    Raises
    ------
    ui.assets.AssetsError
        If they are missing and cannot be made.
    """
    prepared = _prepared()
    # Taken in every run: an element more or less above the map would load its frame anew.
    place = st.empty()
    if prepared.is_set() and Path(STATIC, MANIFEST).is_file():
        return

    def tell(step: str, share: float) -> None:
        place.progress(share, text=t(f"assets.{step}"))

    prepare_assets(tell)
    place.empty()
    prepared.set()
