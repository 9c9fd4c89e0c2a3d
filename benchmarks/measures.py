"""The measures of the budgets."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser

from benchmarks.browser import Reader, open_page
from benchmarks.servers import Server, serving

FILTER = ".st-key-filter button"
APP_FILTER = ".st-key-control_region button"
WARM_UP = 3
SESSIONS = 10
CHANGES = 50


@dataclass(frozen=True)
class Budget:
    """One line of the result.

    Attributes
    ----------
    name : str
        What is measured.
    value, goal : float
        What came out, and what it should be.
    more_is_better : bool
        Whether the goal is a floor.
    detail : str
        The numbers behind it.
    """

    name: str
    value: float
    goal: float
    more_is_better: bool
    detail: str

    @property
    def met(self) -> bool:
        """Whether the goal is met."""
        return self.value >= self.goal if self.more_is_better else self.value <= self.goal


def interleaved(readers: dict[str, Reader], rounds: int, tell: Callable[[str], None]) -> dict[str, float]:
    """Set a filter on each page in turn.

    Parameters
    ----------
    readers : dict
        The open pages by name.
    rounds : int
        Rounds after the warm-up.
    tell : callable
        Told of the progress.

    Returns
    -------
    dict
        Median milliseconds from a filter to the painted map.
    """
    times: dict[str, list[float]] = {name: [] for name in readers}
    for turn in range(-WARM_UP, rounds):
        for name, reader in readers.items():
            took = reader.filter()
            reader.settle()
            if turn >= 0:
                times[name].append(took)
        tell(f"round {turn + 1} of {rounds}" if turn >= 0 else "warm-up")
    return {name: statistics.median(values) for name, values in times.items()}


def map_alone(browser: Browser, rounds: int, tell: Callable[[str], None]) -> list[Budget]:
    """Measure the lean map on a page of its own against the plain way and a page that changes a colour."""
    with serving("ways.py") as server:
        ways = ("lean", "plain", "floor")
        readers = {way: open_page(browser, f"{server.address}/?way={way}", FILTER) for way in ways}
        median = interleaved(readers, rounds, tell)
        sent = {way: statistics.median(readers[way].filter_bytes() for _ in range(3)) for way in ways}
        heap = heap_growth(readers["lean"])
        other = readers["lean"].other_hosts
    lean, plain, floor = (median[way] for way in ways)
    return [
        Budget("map alone, times as fast", plain / lean, 12, True, f"{lean:.0f} against {plain:.0f} ms"),
        Budget("against a colour alone", lean / floor, 1.25, False, f"{lean:.0f} against {floor:.0f} ms"),
        Budget("bytes a filter, kB", sent["lean"] / 1e3, 8, False, f"{sent['plain'] / 1e6:.2f} MB plain"),
        Budget("bytes, times fewer", sent["plain"] / sent["lean"], 300, True, f"{sent['lean']:.0f} bytes"),
        Budget("browser heap, MB", heap, 5, False, f"{CHANGES} filter changes"),
        Budget("requests to other hosts", len(other), 0, False, ", ".join(other[:3])),
    ]


def whole_page(browser: Browser, rounds: int, tell: Callable[[str], None]) -> list[Budget]:
    """Measure the app's page, all panels included, with the lean and with the plain map."""
    with serving("app.py") as app, serving("plain_app.py") as plain_app:
        readers = {
            "lean": open_page(browser, app.address, APP_FILTER),
            "plain": open_page(browser, plain_app.address, APP_FILTER),
        }
        median = interleaved(readers, rounds, tell)
        heap = heap_growth(readers["lean"])
        other = readers["lean"].other_hosts
        session = session_memory(browser, app)
    lean, plain = median["lean"], median["plain"]
    return [
        Budget("whole page, times as fast", plain / lean, 8, True, f"{lean:.0f} against {plain:.0f} ms"),
        Budget("server memory a session, MB", session, 2, False, f"{SESSIONS} further sessions"),
        Budget("whole page, browser heap, MB", heap, 5, False, f"{CHANGES} filter changes"),
        Budget("whole page, other hosts", len(other), 0, False, ", ".join(other[:3])),
    ]


def start(browser: Browser, rounds: int) -> list[Budget]:
    """Measure the start of the app to its first map against a Streamlit page with no map."""
    times: dict[str, list[float]] = {"app.py": [], "empty.py": []}
    for _ in range(rounds):
        for script, values in times.items():
            with serving(script) as server:
                reader = open_page(browser, server.address, FILTER)
                values.append(time.time() - server.launched)
                reader.page.context.close()
    app, empty = (statistics.median(values) for values in times.values())
    return [Budget("start to first map", app / empty, 1.5, False, f"{app:.2f} against {empty:.2f} s")]


def heap_growth(reader: Reader) -> float:
    """Give the growth of the browser's heap in MB over fifty filter changes."""
    reader.settle()
    before = reader.heap()
    for _ in range(CHANGES):
        reader.filter()
    reader.settle()
    return reader.heap() - before


def session_memory(browser: Browser, server: Server) -> float:
    """Give the server's memory in MB a further session takes."""
    before = server.memory()
    readers = [open_page(browser, server.address, APP_FILTER) for _ in range(SESSIONS)]
    for reader in readers:
        reader.filter()
        reader.settle()
    after = server.memory()
    for reader in readers:
        reader.page.context.close()
    return (after - before) / SESSIONS
