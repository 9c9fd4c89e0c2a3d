"""A reader at the screen: opens a page, sets filters, and sees when the map has changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, Route, WebSocket, sync_playwright

from benchmarks import scene
from benchmarks.servers import Server
from tests.browser.chromium import LAUNCH_FLAGS, find_chromium
from ui.assets import STATIC, current_assets

WATCH = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
LIMIT = 60_000
SETTLE = 400


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run a headless Chromium until the block ends."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(LAUNCH_FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Reader:
    """One open page.

    Attributes
    ----------
    page : Page
        Playwright's page.
    server : Server
        Where the page comes from.
    control : str
        Selector of what sets the filter.
    received : int
        Bytes that came over the websocket so far.
    other_hosts : list of str
        Requests that went to another host than the page's.
    """

    page: Page
    server: Server
    control: str
    received: int = 0
    other_hosts: list[str] = field(default_factory=list)

    def filter(self) -> float:
        """Set the filter and give the milliseconds until the map shows it."""
        self.page.bring_to_front()
        return float(self.page.evaluate(WATCH, self._watched(self.control)))

    def filter_bytes(self) -> int:
        """Set the filter and give the bytes that the server sent for it."""
        before = self.received
        self.filter()
        self.page.wait_for_timeout(SETTLE)
        return self.received - before

    def wait_for_map(self) -> None:
        """Wait until the map is there."""
        self.page.evaluate(WATCH, self._watched(None))

    def leave(self, link: str) -> None:
        """Go to a page without a map and wait until the map is gone."""
        self.page.bring_to_front()
        self.page.click(link)
        self.page.wait_for_selector("iframe, div.floor", state="detached")

    def close(self) -> None:
        """End the page's session."""
        self.page.context.close()

    def settle(self) -> None:
        """Let what the page still does come to its end."""
        self.page.wait_for_timeout(SETTLE)

    def heap(self) -> float:
        """Give the browser's heap in MB, after a collection."""
        session: CDPSession = self.page.context.new_cdp_session(self.page)
        session.send("HeapProfiler.enable")
        session.send("HeapProfiler.collectGarbage")
        used = session.send("Runtime.getHeapUsage")["usedSize"]
        session.detach()
        return float(used) / 1e6

    def _watched(self, control: str | None) -> dict[str, object]:
        code = scene.probe()
        return {"control": control, "code": code, "nth": scene.codes().index(code), "limit": LIMIT}


def open_page(browser: Browser, server: Server, control: str, path: str = "/") -> Reader:
    """Open a page in a session of its own and wait until its map is there, and what sets the filter.

    Parameters
    ----------
    browser : Browser
        A running browser.
    server : Server
        Where the page comes from.
    control : str
        Selector of what sets the filter.
    path : str
        Path and query of the page.
    """
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    reader = Reader(page, server, control)
    host = urlsplit(server.address).netloc

    def count(socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: _add(reader, payload))

    def note(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != host:
            reader.other_hosts.append(url)

    page.context.route(lambda url: urlsplit(url).netloc != host, _answer)
    page.on("websocket", count)
    page.on("request", lambda request: note(request.url))
    page.goto(server.address + path, wait_until="commit")
    reader.wait_for_map()
    if control:
        page.wait_for_selector(control, timeout=LIMIT)
    return reader


def _answer(route: Route) -> None:
    """Answer for a content network: the plain way gets its Leaflet at once, and the rest empty."""
    if route.request.url.endswith("/leaflet.js"):
        route.fulfill(path=STATIC / current_assets().leaflet, content_type="text/javascript")
    elif urlsplit(route.request.url).path.endswith((".js", ".css")):
        route.fulfill(
            body="", content_type="text/css" if route.request.url.endswith("css") else "text/javascript"
        )
    else:
        route.abort()


def _add(reader: Reader, payload: str | bytes) -> None:
    reader.received += len(payload.encode() if isinstance(payload, str) else payload)
