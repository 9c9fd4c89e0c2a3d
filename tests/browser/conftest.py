"""The app and a Chromium, for every test in a browser."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.browser.atlas_page import DESKTOP, WAIT_MS, new_tab
from tests.browser.chromium import LAUNCH_FLAGS, find_chromium
from tests.browser.server import running_app

pytest.register_assert_rewrite("tests.browser.sweep")

# A test promises results, not speed: the one place that says how long it waits for any of them.
expect.set_options(timeout=WAIT_MS)

# A tab in a process that has run Streamlit's scripts before opens in half the time.
SHARED_PROCESS = "--process-per-site"


@pytest.fixture(scope="session")
def app_address() -> Iterator[str]:
    with running_app() as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    path = find_chromium()
    if path is None:
        pytest.fail("no Chromium on this machine: python -m tests.browser.chromium installs one")
    return browser_type_launch_args | {"executable_path": path, "args": [*LAUNCH_FLAGS, SHARED_PROCESS]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    return browser_context_args | {"viewport": DESKTOP, "locale": "zh-CN"}


@pytest.fixture(scope="session")
def reader(browser: Browser, browser_context_args: dict, app_address: str) -> Iterator[BrowserContext]:
    """Give the browser that a worker's tests share, with a tab that keeps its process alive."""
    context = browser.new_context(**browser_context_args)
    context.set_default_timeout(WAIT_MS)
    context.new_page().goto(f"{app_address}/_stcore/health")
    yield context
    context.close()


@pytest.fixture
def open_tab(reader: BrowserContext) -> Iterator[Callable[..., Page]]:
    """Open a tab of a size and in a colour scheme; it finds nothing that the tabs before it left."""
    reader.pages[0].evaluate("localStorage.clear()")
    tabs: list[Page] = []

    def opened(size: ViewportSize = DESKTOP, scheme: str = "light") -> Page:
        tab = new_tab(reader, size, scheme)
        tabs.append(tab)
        return tab

    yield opened
    for tab in tabs:
        tab.close()


@pytest.fixture
def page(open_tab: Callable[..., Page]) -> Page:
    return open_tab()


@pytest.fixture
def open_browser(browser: Browser, browser_context_args: dict) -> Iterator[Callable[..., Page]]:
    """Open a tab in a browser of its own: a stranger's, or one with other settings."""
    contexts: list[BrowserContext] = []

    def opened(**settings: object) -> Page:
        context = browser.new_context(**browser_context_args | settings)
        context.set_default_timeout(WAIT_MS)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
