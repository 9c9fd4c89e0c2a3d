"""What tests need and a fresh machine may lack: Debian's packages, installed where that is allowed."""

import os
import shutil
import subprocess


def can_install() -> bool:
    """Whether this is a Debian or Ubuntu whose packages we may add to."""
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def install(*packages: str) -> None:
    """Install packages, and nothing that they merely recommend."""
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def install_chinese_font() -> None:
    """Install Debian's Chinese fonts where the machine has none, so that pictures show the words."""
    listing = shutil.which("fc-list")
    has_font = (
        listing and subprocess.run([listing, ":lang=zh"], capture_output=True, check=False).stdout.strip()
    )
    if not has_font and can_install():
        install("fonts-noto-cjk", "fontconfig")
