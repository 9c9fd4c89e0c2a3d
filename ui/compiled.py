"""``python -m ui.compiled``: compile the app's modules, so that its first start is as quick as its second.

Python does so itself, but not where it is told to write nothing (``PYTHONDONTWRITEBYTECODE``, as in many a
container): there it would compile a hundred modules anew at every start, and every visitor would wait for it.
"""

import compileall
import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("analytics", "geodata", "ui")
NOT_OURS = "node_modules"


def compile_modules(root: Path = ROOT) -> None:
    """Compile every module that is not compiled yet or has changed since.

    Parameters
    ----------
    root : Path
        The project's folder.
    """
    for path in _modules(root):
        # A folder that cannot be written to is no fault: Python then compiles what it imports.
        compileall.compile_file(path, quiet=2)


def _modules(root: Path) -> Iterator[Path]:
    for name in FOLDERS:
        for folder, below, files in os.walk(root / name):
            below[:] = [each for each in below if each != NOT_OURS]
            yield from (Path(folder, file) for file in files if file.endswith(".py"))


if __name__ == "__main__":
    compile_modules()
