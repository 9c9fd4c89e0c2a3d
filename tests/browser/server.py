"""The app as a user starts it, on a free port."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
START_LIMIT_SECONDS = 120
STOP_LIMIT_SECONDS = 20


def free_port() -> int:
    """Give a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_app(script: str = "app.py", base_path: str = "", **environment: str) -> Iterator[str]:
    """Run a Streamlit script until the block ends.

    Parameters
    ----------
    script : str
        The script, relative to the project.
    base_path : str
        ``server.baseUrlPath``.
    **environment : str
        Variables added to the environment.

    Yields
    ------
    str
        Address of the app, without a slash at its end.
    """
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    command += ["--server.fileWatcherType", "none", "--server.headless", "true"]
    if base_path:
        command += ["--server.baseUrlPath", base_path]
    address = f"http://localhost:{port}" + (f"/{base_path}" if base_path else "")
    # Into a file: a pipe that nobody reads holds the server up once it is full.
    with TemporaryFile() as told:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=told
        )
        try:
            _wait_until_healthy(f"{address}/_stcore/health", process, told)
            yield address
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=STOP_LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_until_healthy(address: str, process: subprocess.Popen[bytes], told: IO[bytes]) -> None:
    deadline = time.monotonic() + START_LIMIT_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            told.seek(0)
            raise RuntimeError(f"the app stopped at once:\n{told.read().decode()}")
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - our own address
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise TimeoutError(f"the app did not answer at {address}")
