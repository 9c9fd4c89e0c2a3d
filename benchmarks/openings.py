"""From the start of the app to the first map, and from another page back to the map."""

import statistics
import time

from playwright.sync_api import Browser

from benchmarks.browser import Reader, open_page
from benchmarks.budget import Budget
from benchmarks.filters import Tell
from benchmarks.servers import LAUNCHER, serving

MAP_LINK = '[data-testid="stSidebarNavLink"]'
OTHER_LINK = MAP_LINK + " >> nth=-1"


def start(browser: Browser, rounds: int, tell: Tell) -> list[Budget]:
    """Measure the start of the app to its first map against a Streamlit page with no map.

    The app starts as ``make run`` starts it, and also by ``streamlit run app.py``.
    """
    scripts = (LAUNCHER, "app.py", "empty.py")
    took: dict[str, list[float]] = {script: [] for script in scripts}
    computed: dict[str, list[float]] = {script: [] for script in scripts}
    for turn in range(rounds):
        tell(f"round {turn + 1} of {rounds}")
        for script in scripts:
            with serving(script) as server:
                reader = open_page(browser, server, "")
                took[script].append(time.time() - server.launched)
                computed[script].append(server.computed())
                reader.close()
    ours, by_hand, empty = (statistics.median(took[script]) for script in scripts)
    seconds = [statistics.median(computed[script]) for script in scripts]
    return [
        Budget("start to first map", ours / empty, 1.5, f"{ours:.2f} against {empty:.2f} s"),
        Budget("the same, by streamlit run", by_hand / empty, None, f"{by_hand:.2f} s"),
        Budget("start, server's s", seconds[0], None, f"{seconds[2]:.2f} without a map"),
    ]


def come_back(browser: Browser, rounds: int, tell: Tell) -> list[Budget]:
    """Measure the way back to the map from another page against two Streamlit pages with no map."""
    with serving("app.py") as app, serving("two_pages.py") as floor:
        readers = [open_page(browser, app, MAP_LINK), open_page(browser, floor, MAP_LINK)]
        took: tuple[list[float], list[float]] = ([], [])
        for turn in range(-1, rounds):
            tell(f"round {turn + 1} of {rounds}")
            for reader, times in zip(readers, took, strict=True):
                back = _there_and_back(reader)
                if turn >= 0:
                    times.append(back)
    ours, floor_ = map(statistics.median, took)
    detail = f"{ours:.0f} against {floor_:.0f} ms"
    return [Budget("back to the map, s over no map", (ours - floor_) / 1000, 0.6, detail)]


def _there_and_back(reader: Reader) -> float:
    reader.leave(OTHER_LINK)
    reader.settle()
    back = reader.filter()
    reader.settle()
    return back
