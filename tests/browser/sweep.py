"""What every page with a map promises, whatever it shows: held in each language, size and colour scheme."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Page, Request, ViewportSize

from tests.browser.atlas_page import DESKTOP, PHONE, AtlasPage, OpenPage, new_tab
from tests.browser.axe import violations


class Visit:
    """A reader who goes from view to view of a page: one session for each size of the window."""

    def __init__(self, reader: BrowserContext, address: str, kind: type[OpenPage]) -> None:
        self._reader = reader
        self._address = address
        self._kind = kind
        self._open: dict[int, OpenPage] = {}

    def show(self, query: str, size: ViewportSize = DESKTOP, scheme: str = "light") -> OpenPage:
        """Turn to a view, as the browser's history does, and wait until it is drawn."""
        # Kept again only when all went well, so that what broke one view does not break the next.
        shown = self._open.pop(size["width"], None)
        if shown is None:
            shown = self._kind(new_tab(self._reader, size, scheme), self._address, query)
        else:
            shown.page.bring_to_front()
            shown.page.emulate_media(color_scheme=scheme)
            shown.turn_to(query)
        self._open[size["width"]] = shown
        return shown

    def end(self) -> None:
        """Close what is open."""
        for shown in self._open.values():
            shown.page.close()

    def hold_axe(self, query: str, scheme: str) -> None:
        """Fail where a page or its map breaks a rule of WCAG 2.1 AA."""
        shown = self.show(query, scheme=scheme)
        assert violations(shown.page) == {}
        if isinstance(shown, AtlasPage):
            assert violations(shown.map) == {}

    def hold_one_column_on_a_phone(self, query: str) -> None:
        """Fail where something runs over the side of a phone's screen."""
        page = self.show(query, PHONE).page
        assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]
        main = page.get_by_test_id("stMain")
        assert main.evaluate("element => element.scrollWidth - element.clientWidth") <= 0

    def hold_map_in_the_window(self, query: str, *, share: float) -> None:
        """Fail where a desktop does not show the whole map, or gives it less than a share of the window."""
        box = self.show(query).page.locator(".st-key-county-map iframe").bounding_box()
        assert box is not None
        width, height = DESKTOP["width"], DESKTOP["height"]
        assert box["y"] + box["height"] <= height + 2
        assert box["width"] * box["height"] >= share * width * height


@contextmanager
def visiting(reader: BrowserContext, address: str, kind: type[OpenPage] = AtlasPage) -> Iterator[Visit]:
    """Visit a page until the block ends."""
    visit = Visit(reader, address, kind)
    yield visit
    visit.end()


def hold_no_other_host(page: Page, address: str, queries: list[str]) -> None:
    """Fail where one of the views asks a host other than the app's."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    first, *others = queries
    atlas = AtlasPage(page, address, first)
    for query in others:
        atlas.turn_to(query)
    elsewhere = [url for url in asked if "//localhost:" not in url and not url.startswith(("data:", "blob:"))]
    assert elsewhere == []
