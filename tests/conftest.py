"""What several rooms of tests share: the raw sources, where they are at hand."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def sources():
    """Folder with the raw sources."""
    folder = Path(os.environ.get("XIANCHENG_SOURCES", REPOSITORY.parent / "shared" / "data"))
    if not (folder / "census").is_dir():
        pytest.skip("raw sources not at hand: set XIANCHENG_SOURCES")
    return folder
