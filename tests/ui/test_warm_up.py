"""Loading ahead of the first visit never stands in the server's way."""

import subprocess
import sys
import threading

import pytest
from streamlit import runtime

import geodata
from ui import warm_up


def test_it_waits_for_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    there = threading.Event()
    checked = threading.Event()
    monkeypatch.setattr(runtime, "exists", there.is_set)
    monkeypatch.setattr(geodata, "current_release", checked.set)
    warm_up.warm_up()
    assert not checked.wait(0.2)
    there.set()
    assert checked.wait(60)


@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_faulty_release_is_left_for_the_page_to_tell(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setenv("XIANCHENG_RELEASE", str(tmp_path))
    warm_up.warm_up()
    for thread in threading.enumerate():
        if thread.name == "warm-up":
            thread.join(60)


def test_the_rest_is_loaded_once_and_not_before_the_first_page_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded: list[str] = []
    done = threading.Event()

    def note(library: str) -> object:
        loaded.append(library)
        return geodata

    monkeypatch.setattr(geodata, "load_topology", done.set)
    monkeypatch.setattr(warm_up.importlib, "import_module", note)
    monkeypatch.setattr(warm_up, "AFTER_SECONDS", 0.2)
    monkeypatch.setattr(warm_up, "_looking", threading.Event())
    warm_up.look_ahead()
    assert loaded == []
    warm_up.look_ahead()
    assert done.wait(60)
    assert loaded == [*warm_up.LATER, "geodata"]


def test_the_launcher_itself_loads_none_of_the_heavy_libraries() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys, ui.launch; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not {"pandas", "folium", "geodata"} & set(told.stdout.split())
