"""Streamlit servers in processes of their own."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from ui.assets import STATIC

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 120
LAUNCHER = "ui.launch"


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes
    ----------
    address : str
        Its address.
    process : Popen
        Its process.
    launched : float
        ``time.time()`` at which the process was started.
    """

    address: str
    process: subprocess.Popen[bytes]
    launched: float

    def memory(self) -> float:
        """Give the resident memory of the process in MB."""
        return float(psutil.Process(self.process.pid).memory_info().rss) / 2**20

    def computed(self) -> float:
        """Give the seconds of processor time that the process has used."""
        times = psutil.Process(self.process.pid).cpu_times()
        return float(times.user + times.system)


@contextmanager
def serving(script: str) -> Iterator[Server]:
    """Run a script of the project until the block ends.

    Parameters
    ----------
    script : str
        ``app.py``, a file of this folder, or `LAUNCHER` for the app as ``make run`` starts it.
    """
    with tempfile.TemporaryDirectory() as folder:
        page = ROOT / script
        if script not in ("app.py", LAUNCHER):
            # Streamlit looks for `static` and `pages` beside the script that it runs.
            page = Path(folder) / script
            page.write_text((Path(__file__).parent / script).read_text(encoding="utf-8"), encoding="utf-8")
            (Path(folder) / "static").symlink_to(STATIC, target_is_directory=True)
            (Path(folder) / "pages").symlink_to(ROOT / "pages", target_is_directory=True)
        port = _free_port()
        command = ["streamlit", "run", str(page), f"--server.port={port}"]
        if script == LAUNCHER:
            command = [LAUNCHER, "--port", str(port)]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        launched = time.time()
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            address = f"http://localhost:{port}"
            _wait_for(address + "/_stcore/health", process)
            yield Server(address, process, launched)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.time() + START_SECONDS
    while time.time() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with code {process.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310 - our own server
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.02)
    raise RuntimeError(f"No answer from {address}")
