"""What never goes away is not gone through after every run; what a session leaves behind goes in time."""

import gc
import threading
import weakref

import pytest

from ui import memory


class Knot:
    """Something that refers to itself, as a session does."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(memory, "_used", threading.Event())
    monkeypatch.setattr(memory, "_started", threading.Event())
    monkeypatch.setattr(memory, "EVERY_SECONDS", 0.05)
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_what_is_there_at_the_first_page_is_set_aside() -> None:
    memory.after_run()
    assert gc.get_freeze_count() > 10_000


def test_what_was_set_aside_goes_once_nobody_needs_it() -> None:
    knot = Knot()
    gone = threading.Event()
    weakref.finalize(knot, gone.set)
    memory.after_run()
    del knot
    memory.after_run()
    assert gone.wait(30)
