"""Imports run one way: app -> pages -> ui -> analytics -> geodata."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = {
    "geodata": {"geodata"},
    "analytics": {"geodata", "analytics"},
    "ui": {"geodata", "analytics", "ui"},
    "pages": {"geodata", "analytics", "ui"},
    "app.py": {"ui"},
}
SCREEN = {"streamlit", "folium", "streamlit_folium", "branca"}


def modules(room):
    path = ROOT / room
    return [path] if path.is_file() else [p for p in path.rglob("*.py") if "node_modules" not in p.parts]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield node.module.split(".")[0]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_lies_below_it(room):
    own = {"app", "pages", "ui", "analytics", "geodata", "tests", "benchmarks"}
    files = modules(room)

    assert files
    for path in files:
        assert own & set(imported(path)) <= ROOMS[room], path


@pytest.mark.parametrize("room", ["geodata", "analytics"])
def test_what_is_known_does_not_know_the_screen(room):
    for path in modules(room):
        assert not SCREEN & set(imported(path)), path


def test_folium_stays_behind_one_module():
    users = [path.name for path in modules("ui") if {"folium", "streamlit_folium"} & set(imported(path))]

    assert users == ["county_map.py"]


def test_pages_compute_nothing():
    for path in modules("pages"):
        assert not {"pandas", "numpy", "geopandas"} & set(imported(path)), path


def test_a_page_s_address_is_the_name_of_its_file():
    """Else a server whose first visit is to that page does not find it."""
    calls = [
        node for node in ast.walk(ast.parse((ROOT / "app.py").read_text())) if isinstance(node, ast.Call)
    ]
    pages = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "Page"]
    addresses = {
        Path(call.args[0].value).stem: word.value.value
        for call in pages
        for word in call.keywords
        if word.arg == "url_path"
    }

    assert {*addresses, "map"} == {path.stem for path in (ROOT / "pages").glob("*.py")}
    assert all(file == address for file, address in addresses.items())
