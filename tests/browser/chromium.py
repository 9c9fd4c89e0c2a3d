"""A Chromium for the tests: the machine's own, else Debian's, else Playwright's.

``python -m tests.browser.chromium`` installs one where there is none, and a Chinese font beside it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.debian import can_install, install, install_chinese_font

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
# Without the last ones a closed network makes Chromium retry its own services all the time.
LAUNCH_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """Give the path of a Chromium on this machine, ``XIANCHENG_CHROMIUM`` first, or None."""
    named = os.environ.get("XIANCHENG_CHROMIUM")
    if named:
        return named
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    if MACOS.is_file():
        return str(MACOS)
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


def install_chromium() -> None:
    """Install Debian's Chromium where that is possible, else Playwright's."""
    if can_install():
        install("chromium")
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    install_chinese_font()
    if find_chromium() is None:
        install_chromium()
    path = find_chromium()
    if path is None:
        sys.exit("No Chromium could be found or installed: set XIANCHENG_CHROMIUM to one.")
    print(f"browser: {path}")  # noqa: T201 - this is a command
