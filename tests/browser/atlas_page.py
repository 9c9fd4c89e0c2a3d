"""The atlas as a person sees it: the map in its frame, the panel beside it, the address above."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Frame, Locator, Page, expect

from geodata import load_counties

WAIT_MS = 60_000


class AtlasPage:
    """A page of the atlas, opened and painted."""

    def __init__(self, page: Page, address: str, query: str = "") -> None:
        self.page = page
        page.set_default_timeout(WAIT_MS)
        page.goto(f"{address}/{query}")
        self.wait_for_map()

    def wait_for_map(self) -> None:
        """Wait until the map has painted at least once."""
        frame = self.page.frame_locator(".st-key-county-map iframe")
        frame.locator("[data-painted]").wait_for(timeout=WAIT_MS)

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
        """Wait until the map was painted anew."""
        self.map.wait_for_function(f"window.countyMap.painted > {before}", timeout=WAIT_MS)

    def color_of(self, code: str) -> str:
        """Fill of a county: a colour, or "hatch"."""
        return str(self.map.evaluate("code => window.countyMap.colorOf(code)", code))

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

    def wait_for_query(self, key: str, value: str | None) -> None:
        """Wait until a part of the address has a value, or is gone."""
        self.page.wait_for_function(
            "([key, value]) => new URLSearchParams(location.search).get(key) === value",
            arg=[key, value],
            timeout=WAIT_MS,
        )

    @property
    def card(self) -> Locator:
        """The selected county's card."""
        return self.page.locator(".st-key-card")

    def expect_settled(self) -> None:
        """Wait until no script runs."""
        expect(self.page.locator("[data-testid='stStatusWidget']")).to_have_count(0, timeout=WAIT_MS)


def code_of(name_zh: str, prefecture_zh: str) -> str:
    """Code of a county by its names."""
    counties = load_counties()
    found = counties[(counties["name_zh"] == name_zh) & (counties["prefecture_zh"] == prefecture_zh)]
    return str(found["code"].item())
