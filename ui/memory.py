"""What the collection of garbage passes over: after every run Streamlit goes through all that there is.

Libraries and release are a hundred thousand objects that never go away, and to look through them takes longer
than many a run. They are set aside at the end of the first run. So is what the sessions of that moment hold;
that is taken back and looked through once a minute while somebody uses the app.
"""

import gc
import threading
import time

EVERY_SECONDS = 60.0
SELDOM = (50_000, 20, 20)
"""New objects until a collection, and collections until a wider one: Python's own are for small programs."""
_used = threading.Event()
_started = threading.Event()
_lock = threading.Lock()


def collect_seldom() -> None:
    """Let imports, which leave no garbage, run without being gone through a hundred times."""
    gc.set_threshold(*SELDOM)


def after_run() -> None:
    """Note that a page was drawn; the first time in a process, set aside what there is."""
    _used.set()
    with _lock:
        if _started.is_set():
            return
        _started.set()
    gc.freeze()
    threading.Thread(target=_keep_sweeping, name="sweeping", daemon=True).start()


def sweep() -> None:
    """Collect everything that is garbage, and set aside what is left."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _keep_sweeping() -> None:
    while _used.wait():
        _used.clear()
        time.sleep(EVERY_SECONDS)
        sweep()
