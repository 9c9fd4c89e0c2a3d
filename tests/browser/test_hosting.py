"""The app behind a path, as an office hosts it."""

import struct
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import Page, expect

from tests.browser.atlas_page import AtlasPage, code_of
from tests.browser.server import running_app


def test_the_map_works_under_a_base_path(open_browser: Callable[..., Page]) -> None:
    with running_app(base_path="atlas") as address:
        page = open_browser()
        atlas = AtlasPage(page, address)
        code = code_of("若羌县", "巴音郭楞蒙古自治州")
        page.mouse.click(*atlas.point_on_screen(code))
        atlas.wait_for_query("county", code)
        expect(atlas.card).to_contain_text("若羌县")


def test_the_first_visit_of_a_server_may_be_to_any_page(open_browser: Callable[..., Page]) -> None:
    with running_app() as address:
        page = open_browser()
        page.goto(f"{address}/methods?lang=en")
        expect(page.locator("h1.atlas-title")).to_be_visible()
        navigation = page.get_by_test_id("stSidebarNav")
        expect(navigation.get_by_role("link", name="Methods and sources")).to_be_visible()
        expect(navigation.get_by_role("link", name="app")).to_have_count(0)
        expect(page.locator("html[data-stale], .stException")).to_have_count(0)
        assert page.url.endswith("/methods?lang=en")


def test_the_first_visit_to_a_page_of_its_own_is_in_the_reader_s_language(
    open_browser: Callable[..., Page],
) -> None:
    with running_app() as address:
        page = open_browser(locale="en-GB")
        page.goto(f"{address}/methods")
        expect(page.locator("h1.atlas-title")).to_have_text("Methods and sources")


def one_colour_tile(red: int, green: int, blue: int) -> bytes:
    """Write a PNG of one pixel, which the browser stretches to a tile."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes([0, red, green, blue]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def test_the_first_reader_s_map_keeps_the_frame_that_came_before_the_atlas(
    open_browser: Callable[..., Page],
) -> None:
    with running_app() as address:
        page = open_browser()
        loads: list[str] = []
        page.on("framenavigated", lambda frame: loads.append(frame.url))
        AtlasPage(page, address)
        assert len([url for url in loads if "streamlit_folium" in url]) == 1


@contextmanager
def tile_server(asked: list[str]) -> Iterator[str]:
    """Serve one tile under every address, and note what was asked for."""
    tile = one_colour_tile(200, 30, 90)

    class Tiles(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            self.wfile.write(tile)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{{z}}/{{x}}/{{y}}.png"
    finally:
        server.shutdown()
        server.server_close()


def test_tiles_of_the_operator_s_own_server_lie_under_the_counties_with_their_credit(
    open_browser: Callable[..., Page],
) -> None:
    asked: list[str] = []
    with (
        tile_server(asked) as tiles,
        running_app(XIANCHENG_TILES=tiles, XIANCHENG_TILES_CREDIT="Survey <b>Office</b>") as address,
    ):
        page = open_browser(locale="en-US")
        atlas = AtlasPage(page, address)
        frame = page.frame_locator(".st-key-county-map iframe")
        expect(frame.locator("img.leaflet-tile-loaded").first).to_be_attached()
        expect(frame.get_by_text("Survey <b>Office</b>")).to_be_visible()
        zoom = {path.split("/")[1] for path in asked}
        assert zoom
        assert all(path.endswith(".png") for path in asked)
        assert atlas.color_of(code_of("榆树市", "长春市")).startswith("#")
