"""What is loaded before somebody waits for it: what the first visit needs, and later the rest."""

import contextlib
import importlib
import threading
import time

from streamlit import runtime

from ui import memory

# Neither streamlit_folium nor the atlas: what Streamlit keeps for its pages has to be made by a page.
LIBRARIES = ("pandas", "pyarrow.parquet", "folium.plugins")
LOOK_AGAIN_SECONDS = 0.01

LATER = ("plotly.graph_objects", "scipy.spatial.distance", "sklearn.neighbors", "sklearn.preprocessing")
"""What charts and similar counties need: one and a half seconds that no first map waits for."""
AFTER_SECONDS = 4.0
_lock = threading.Lock()
_looking = threading.Event()


def warm_up() -> None:
    """Load in the background, once the server listens: before that it would hold the server up."""
    threading.Thread(target=_load, name="warm-up", daemon=True).start()


def _load() -> None:
    while not runtime.exists():
        time.sleep(LOOK_AGAIN_SECONDS)
    for library in LIBRARIES:
        importlib.import_module(library)
    geodata = importlib.import_module("geodata")
    # The page says what is wrong with a release, and what to do.
    with contextlib.suppress(geodata.ReleaseError):
        geodata.current_release()


def look_ahead() -> None:
    """Load in the background what the other pages need, once in a process, after a first page was drawn."""
    with _lock:
        if _looking.is_set():
            return
        _looking.set()
    # The browser still draws what it was sent, and asks for files meanwhile.
    timer = threading.Timer(AFTER_SECONDS, _load_later)
    timer.name, timer.daemon = "look-ahead", True
    timer.start()


def _load_later() -> None:
    for library in LATER:
        importlib.import_module(library)
    geodata = importlib.import_module("geodata")
    with contextlib.suppress(geodata.ReleaseError):
        geodata.load_topology()
    memory.sweep()
