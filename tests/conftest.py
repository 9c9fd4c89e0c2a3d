"""What several rooms of tests share: the raw sources, where they are at hand."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Threads of BLAS that wait for each other over small matrices only take time from the other test process.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# A test promises results, not speed; a busy machine must not fail it.
settings.register_profile("atlas", deadline=None)
settings.load_profile("atlas")

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def sources():
    """Folder with the raw sources."""
    folder = Path(os.environ.get("XIANCHENG_SOURCES", REPOSITORY.parent / "shared" / "data"))
    if not (folder / "census").is_dir():
        pytest.skip("raw sources not at hand: set XIANCHENG_SOURCES")
    return folder
