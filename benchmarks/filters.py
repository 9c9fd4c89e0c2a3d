"""From a filter to the painted map, and what a filter costs the server, the wire and the browser."""

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Browser

from benchmarks.browser import Reader, open_page
from benchmarks.budget import Budget
from benchmarks.servers import Server, serving

FILTER = ".st-key-filter button"
APP_FILTER = ".st-key-control_region button"
PAIR = "?second=elderly_share_2020&overlays=agglomerations,airports,stations"
WARM_UP = 3
SESSIONS = 10
CHANGES = 50

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Cost:
    """What one filter took: medians of the rounds.

    Attributes
    ----------
    painted : float
        Milliseconds from the filter to the painted map, the median.
    server : float
        Milliseconds that the server computed for it; the mean, for the system counts in steps of ten.
    """

    painted: float
    server: float


def interleaved(readers: Mapping[str, Reader], rounds: int, tell: Tell) -> dict[str, Cost]:
    """Set a filter on each page in turn.

    Parameters
    ----------
    readers : mapping
        The open pages by name.
    rounds : int
        Rounds after the warm-up.
    tell : callable
        Told of the progress.
    """
    painted: dict[str, list[float]] = {name: [] for name in readers}
    computed: dict[str, list[float]] = {name: [] for name in readers}
    for turn in range(-WARM_UP, rounds):
        for name, reader in readers.items():
            before = reader.server.computed()
            took = reader.filter()
            reader.settle()
            if turn >= 0:
                painted[name].append(took)
                computed[name].append(1000 * (reader.server.computed() - before))
        tell(f"round {turn + 1} of {rounds}" if turn >= 0 else "warm-up")
    return {
        name: Cost(statistics.median(painted[name]), statistics.fmean(computed[name])) for name in readers
    }


def map_alone(browser: Browser, rounds: int, tell: Tell) -> list[Budget]:
    """Measure the lean map on a page of its own against the plain way and a page that changes a colour."""
    with serving("ways.py") as server:
        ways = ("lean", "plain", "floor")
        readers = {way: open_page(browser, server, FILTER, f"/?way={way}") for way in ways}
        cost = interleaved(readers, rounds, tell)
        sent = {way: statistics.median(readers[way].filter_bytes() for _ in range(3)) for way in ways}
        heap = heap_growth(readers["lean"])
        other = readers["lean"].other_hosts
    lean, plain, floor = (cost[way] for way in ways)
    against_floor = f"{lean.painted:.0f} against {floor.painted:.0f} ms"
    return [
        _times_as_fast("map alone", lean, plain, 12),
        Budget("map alone, against a colour alone", lean.painted / floor.painted, 1.25, against_floor),
        Budget("bytes a filter, kB", sent["lean"] / 1e3, 8, f"{sent['plain'] / 1e6:.2f} MB plain"),
        Budget("bytes, times fewer", sent["plain"] / sent["lean"], 300, f"{sent['lean']:.0f} bytes", "more"),
        _server("map alone", lean, plain),
        Budget("map alone, browser heap, MB", heap, 5, f"{CHANGES} filter changes"),
        _other_hosts("map alone", other),
    ]


def whole_page(browser: Browser, rounds: int, tell: Tell) -> list[Budget]:
    """Measure the app's page, all panels included, with the lean and with the plain map."""
    with serving("app.py") as app, serving("plain_app.py") as plain_app:
        readers = _both(browser, app, plain_app)
        cost = interleaved(readers, rounds, tell)
        heap = heap_growth(readers["lean"])
        other = readers["lean"].other_hosts
        session = session_memory(browser, app)
    return [
        _times_as_fast("whole page", cost["lean"], cost["plain"], 8),
        _server("whole page", cost["lean"], cost["plain"]),
        Budget("server memory a session, MB", session, 2, f"{SESSIONS} further sessions"),
        Budget("whole page, browser heap, MB", heap, 5, f"{CHANGES} filter changes"),
        _other_hosts("whole page", other),
    ]


def two_at_once(browser: Browser, rounds: int, tell: Tell) -> list[Budget]:
    """Measure two indicators at once with three layers over the map; the plain map is spared the layers."""
    with serving("app.py") as app, serving("plain_app.py") as plain_app:
        readers = _both(browser, app, plain_app, PAIR)
        cost = interleaved(readers, rounds, tell)
        other = readers["lean"].other_hosts
    return [
        _times_as_fast("two indicators, three layers", cost["lean"], cost["plain"], 8),
        _server("two indicators", cost["lean"], cost["plain"]),
        _other_hosts("two indicators", other),
    ]


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
    readers = [open_page(browser, server, APP_FILTER) for _ in range(SESSIONS)]
    for reader in readers:
        reader.filter()
        reader.settle()
    after = server.memory()
    for reader in readers:
        reader.close()
    return (after - before) / SESSIONS


def _both(browser: Browser, app: Server, plain_app: Server, query: str = "") -> dict[str, Reader]:
    servers = {"lean": app, "plain": plain_app}
    return {name: open_page(browser, server, APP_FILTER, "/" + query) for name, server in servers.items()}


def _times_as_fast(name: str, lean: Cost, plain: Cost, goal: float) -> Budget:
    detail = f"{lean.painted:.0f} against {plain.painted:.0f} ms"
    return Budget(f"{name}, times as fast", plain.painted / lean.painted, goal, detail, "more")


def _server(name: str, lean: Cost, plain: Cost) -> Budget:
    return Budget(f"{name}, server's ms a filter", lean.server, None, f"{plain.server:.0f} plain")


def _other_hosts(name: str, other: list[str]) -> Budget:
    return Budget(f"{name}, other hosts", len(other), 0, ", ".join(other[:3]))
