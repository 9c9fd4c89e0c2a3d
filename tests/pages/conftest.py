"""The app in Streamlit's own test runner, on the committed release, without a browser."""

import re
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from geodata import load_counties
from ui import frame, session

APP = Path(__file__).resolve().parents[2] / "app.py"


class Page:
    """A session of the app that begins at a page, as one does with a link; `query` is its address."""

    def __init__(self, name: str = "map", /, **query: str) -> None:
        self.app = AppTest.from_file(str(APP), default_timeout=120)
        if name != "map":
            self.app.switch_page(f"pages/{name}.py")
        for key, value in query.items():
            self.app.query_params[key] = value
        self.run()

    def run(self) -> None:
        self.app.run()
        assert not self.app.exception

    def travel(self, **query: str) -> None:
        """Go to another address through the browser's history."""
        for key, value in query.items():
            self.app.query_params[key] = value
        with patch.object(session, "get_script_run_ctx", lambda: SimpleNamespace(is_history_navigation=True)):
            self.run()

    @property
    def address(self) -> dict[str, str]:
        """The address as it stands now."""
        return {
            key: values[0] if isinstance(values, list) else values
            for key, values in self.app.query_params.items()
        }

    @property
    def classes(self) -> str:
        """The string that the map is painted from."""
        found = re.search(r'"classes":"([^"]*)"', self.map_message)
        assert found
        return found.group(1)

    @property
    def map_message(self) -> str:
        """What is sent to the map, as one text."""
        maps = [element for element in self.app.main if element.type == "component_instance"]
        (element,) = maps
        return element.proto.json_args.replace("\\", "")

    @property
    def text(self) -> str:
        """Everything that is written on the page outside of controls and the map."""
        written = [*self.app.get("html"), *self.app.markdown, *self.app.sidebar.markdown]
        told = [*self.app.error, *self.app.warning, *self.app.info]
        return "\n".join(
            getattr(element, "value", None) or element.proto.body for element in [*written, *told]
        )


class OwnDataPage(Page):
    """The page of one's own data."""

    def __init__(self, **query: str) -> None:
        super().__init__(**query)
        self.turn("own_data")

    def turn(self, page: str) -> None:
        """Turn to a page of the same session."""
        self.app.switch_page(f"pages/{page}.py")
        self.run()

    def bring(self, raw: bytes, name: str = "table.csv") -> None:
        """Bring a file."""
        self.app.file_uploader(key="own_file").upload(name, raw, "text/csv")
        self.run()

    def field(self, start: str):
        """Give the control whose key begins so."""
        controls = [*self.app.selectbox, *self.app.text_input]
        return next(control for control in controls if control.key.startswith(start))

    def put_on_the_map(self, **words: str) -> None:
        """Call the indicator something and go on to the map."""
        for name, text in words.items():
            self.field(f"own_{name}_").set_value(text)
        self.app.button(key="own_to_map").click()
        self.run()
        # The runner itself stays on the page it was told to open.
        self.turn("map")


def one_line(table: pd.DataFrame) -> pd.DataFrame:
    """Give a table with both lines of its headings in one."""
    return table.set_axis([" ".join(filter(None, head)) for head in table.columns], axis="columns")


@pytest.fixture(autouse=True)
def _pages_as_the_runner_opens_them(monkeypatch):
    # Streamlit's test runner runs a page's script by itself, which a browser test holds the app to mend.
    monkeypatch.setattr(frame, "enter_by_the_app", lambda: None)


@pytest.fixture
def open_page():
    return Page


@pytest.fixture
def open_own():
    return OwnDataPage


@pytest.fixture(scope="session")
def counties() -> pd.DataFrame:
    return load_counties()
