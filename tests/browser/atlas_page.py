"""The atlas as a person sees it: the map in its frame, the panel beside it, the address above."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Self
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Frame, Locator, Page, ViewportSize, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from geodata import load_counties

# What takes a second alone takes many beside other work.
WAIT_MS = 90_000
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}

# Streamlit runs nothing, has put new elements in the old ones' place and has fetched what draws them; a run
# that follows from another is asked for within the pause.
_SETTLED = """([call, pause]) => {
    const app = document.querySelector("[data-testid='stApp']");
    const calm = app?.dataset.testConnectionState === "CONNECTED"
        && app.dataset.testScriptState === "notRunning"
        && !document.querySelector("[data-stale='true'], [data-testid='stSkeleton']");
    const now = performance.now();
    if (!calm || window.calm?.call !== call) window.calm = { call, since: now };
    return calm && now - window.calm.since >= pause;
}"""
_PAUSE_MS = 150
_PRESSES, _PRESS_MS = 4, 10_000
_calls = count()

# The map has drawn all that it was told, and neither flies nor slides.
_AT_REST = """pause => {
    const map = Object.values(window).find(each => each?.latLngToContainerPoint && each.getZoom);
    const [now, view] = [performance.now(), `${map.getZoom()} ${map.getCenter()}`];
    if (window.seen?.view !== view) window.seen = { view, since: now };
    return countyMap.isFinished && !map._animatingZoom && now - window.seen.since >= pause;
}"""

# What the browser's own way back and forth does.
_TURN = """address => {
    history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
}"""


# What is said for a few seconds alone is written down as it comes.
_HEAR = """() => {
    window.told = [];
    new MutationObserver(() => {
        for (const each of document.querySelectorAll("[data-testid='stToast']")) told.push(each.textContent);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""

_DOT = """(plot, row) => {
    const { x, y, customdata } = plot._fullData.find(trace => [...(trace.customdata ?? [])].includes(row));
    const index = [...customdata].indexOf(row);
    const { xaxis, yaxis } = plot._fullLayout;
    const box = plot.getBoundingClientRect();
    const [across, down] = [xaxis._offset + xaxis.d2p(x[index]), yaxis._offset + yaxis.d2p(y[index])];
    return [box.left + across, box.top + down];
}"""


def _ends_a_run(frame: str | bytes) -> bool:
    """Tell whether Streamlit's server says with a message that the script ran to its end."""
    message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
    has_ended = message.WhichOneof("type") == "script_finished"
    return has_ended and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


def new_tab(context: BrowserContext, size: ViewportSize = DESKTOP, scheme: str = "light") -> Page:
    """Open a tab of a size and in a colour scheme."""
    tab = context.new_page()
    tab.set_viewport_size(size)
    tab.emulate_media(color_scheme=scheme)
    return tab


def settle(page: Page) -> None:
    """Wait until Streamlit has run and drawn what it was asked for."""
    page.wait_for_function(_SETTLED, arg=[next(_calls), _PAUSE_MS])


@contextmanager
def toast(page: Page, text: str) -> Iterator[None]:
    """Wait for a toast that follows from what is done in the block, and that may be gone already."""
    page.evaluate(_HEAR)
    yield
    page.wait_for_function("text => told.some(each => each.includes(text))", arg=text)


def choose(field: Locator, option: str) -> None:
    """Choose an option of a list that a field unfolds."""
    field.click()
    press_away(field.page.get_by_role("option", name=option))


def press_away(target: Locator) -> None:
    """Press what goes away by it, again where the press is lost: a list that still unfolds takes none."""
    for _ in range(_PRESSES):
        target.click()
        try:
            expect(target).to_be_hidden(timeout=_PRESS_MS)
        except AssertionError:
            continue
        return
    expect(target).to_be_hidden()


class OpenPage:
    """A page of the app, opened and drawn."""

    def __init__(self, page: Page, address: str, query: str = "") -> None:
        self.page = page
        with self._session():
            page.goto(f"{address}/{query}")

    @contextmanager
    def _session(self) -> Iterator[None]:
        with self.page.expect_websocket() as opened:
            yield
        self.socket = opened.value
        self.expect_settled()

    def reload(self) -> None:
        """Open the page anew at the address where it is."""
        with self._session():
            self.page.reload()

    def turn_to(self, query: str) -> None:
        """Go to another view of the page within the session, and wait until it is drawn."""
        with self.socket.expect_event("framereceived", _ends_a_run):
            self.page.evaluate(_TURN, query)
        self.expect_settled()

    def expect_settled(self) -> None:
        """Wait until no script runs and everything is drawn."""
        settle(self.page)


class AtlasPage(OpenPage):
    """A page with a map, opened and painted."""

    @classmethod
    def open_in(cls, page: Page) -> Self:
        """Take the page that a tab shows already."""
        atlas = cls.__new__(cls)
        atlas.page = page
        atlas.expect_settled()
        return atlas

    def expect_settled(self) -> None:
        """Wait until the page stands and the map has drawn all that it was told."""
        self.page.frame_locator(".st-key-county-map iframe").locator("[data-painted]").wait_for()
        super().expect_settled()
        self.map.wait_for_function(_AT_REST, arg=_PAUSE_MS)

    @property
    def map(self) -> Frame:
        """The frame that the map lives in."""
        element = self.page.locator(".st-key-county-map iframe").element_handle()
        frame = element.content_frame()
        assert frame is not None
        return frame

    @property
    def query(self) -> dict[str, str]:
        """The address's query."""
        return {key: values[0] for key, values in parse_qs(urlsplit(self.page.url).query).items()}

    @property
    def painted(self) -> int:
        """How often the map has been painted."""
        return int(self.map.evaluate("window.countyMap.painted"))

    def wait_for_repaint(self, before: int) -> None:
        """Wait until the map was painted anew and the page around it stands."""
        self.map.wait_for_function(f"window.countyMap.painted > {before}")
        self.expect_settled()

    def color_of(self, code: str) -> str:
        """Fill of a county: a colour, or "hatch"."""
        return str(self.map.evaluate("code => window.countyMap.colorOf(code)", code))

    def colors(self) -> list[str]:
        """Fills of all counties, in the order of the release."""
        codes = load_counties()["code"].tolist()
        return self.map.evaluate("codes => codes.map(code => window.countyMap.colorOf(code))", codes)

    def pixel_at(self, code: str) -> list[int]:
        """Red, green, blue and opacity that stand on the canvas inside a county."""
        return self.map.evaluate(
            """code => {
                const at = window.countyMap.locate(code);
                const canvas = [...document.querySelectorAll('.leaflet-pane canvas')]
                    .find(c => c.getContext('2d').getImageData(0, 0, 1, 1) !== null);
                const box = canvas.getBoundingClientRect();
                const scale = canvas.width / box.width;
                const x = Math.round((at.x - box.left) * scale), y = Math.round((at.y - box.top) * scale);
                return [...canvas.getContext('2d').getImageData(x, y, 1, 1).data];
            }""",
            code,
        )

    def point_on_screen(self, code: str) -> tuple[float, float]:
        """Place of a county's inside on the page, in pixels."""
        at = self.map.evaluate("code => window.countyMap.locate(code)", code)
        box = self.page.locator(".st-key-county-map iframe").bounding_box()
        assert box is not None
        return box["x"] + at["x"], box["y"] + at["y"]

    def dot_on_screen(self, code: str) -> tuple[float, float]:
        """Place of a county's dot in the scatter plot on the page, in pixels, once the plot is drawn."""
        row = load_counties()["code"].tolist().index(code)
        self.page.locator(".st-key-scatter .points path").first.wait_for()
        at = self.page.locator(".st-key-scatter .js-plotly-plot").evaluate(_DOT, row)
        return at[0], at[1]

    def wait_for_query(self, key: str, value: str | None) -> None:
        """Wait until a part of the address has a value, or is gone, and the page has followed."""
        self.page.wait_for_function(
            "([key, value]) => new URLSearchParams(location.search).get(key) === value",
            arg=[key, value],
        )
        self.expect_settled()

    def wait_for_any(self, key: str) -> str:
        """Wait until a part of the address has some value, and give it."""
        self.page.wait_for_function("key => new URLSearchParams(location.search).has(key)", arg=key)
        self.expect_settled()
        return self.query[key]

    @property
    def card(self) -> Locator:
        """The selected county's card."""
        return self.page.locator(".st-key-card")


def code_of(name_zh: str, prefecture_zh: str) -> str:
    """Code of a county by its names."""
    counties = load_counties()
    found = counties[(counties["name_zh"] == name_zh) & (counties["prefecture_zh"] == prefecture_zh)]
    return str(found["code"].item())
