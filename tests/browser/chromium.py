"""A Chromium for the tests: the machine's own, else Debian's, else Playwright's.

``python -m tests.browser.chromium`` installs one where there is none, and a Chinese font beside it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

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
    if shutil.which("apt-get") and _is_root():
        _apt_install("chromium")
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def install_chinese_font() -> None:
    """Install Debian's Chinese fonts where the machine has none, so that pictures show the words."""
    listing = shutil.which("fc-list")
    has_font = (
        listing and subprocess.run([listing, ":lang=zh"], capture_output=True, check=False).stdout.strip()
    )
    if not has_font and shutil.which("apt-get") and _is_root():
        _apt_install("fonts-noto-cjk", "fontconfig")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _apt_install(*packages: str) -> None:
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    install_chinese_font()
    if find_chromium() is None:
        install_chromium()
    path = find_chromium()
    if path is None:
        sys.exit("No Chromium could be found or installed: set XIANCHENG_CHROMIUM to one.")
    print(f"browser: {path}")  # noqa: T201 - this is a command
