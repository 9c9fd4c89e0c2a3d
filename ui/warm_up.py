"""What the first visit needs, loaded while the reader's browser still opens: libraries and the release."""

import contextlib
import importlib
import threading
import time

from streamlit import runtime

# Neither streamlit_folium nor the atlas: what Streamlit keeps for its pages has to be made by a page.
LIBRARIES = ("pandas", "pyarrow.parquet", "folium.plugins")
LOOK_AGAIN_SECONDS = 0.01


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
