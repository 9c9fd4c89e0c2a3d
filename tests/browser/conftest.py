"""The app and a Chromium, for every test in a browser."""

from collections.abc import Iterator

import pytest

from tests.browser.chromium import LAUNCH_FLAGS, find_chromium
from tests.browser.server import running_app

pytest.register_assert_rewrite("tests.browser.sweep")


@pytest.fixture(scope="session")
def app_address() -> Iterator[str]:
    with running_app() as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    path = find_chromium()
    if path is None:
        pytest.fail("no Chromium on this machine: python -m tests.browser.chromium installs one")
    return browser_type_launch_args | {"executable_path": path, "args": list(LAUNCH_FLAGS)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    return browser_context_args | {"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN"}
