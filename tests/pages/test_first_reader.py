"""A process's first reader: the map comes before the atlas is loaded."""

import threading

import pytest

from ui import atlas, visit
from ui.map_message import MapView


@pytest.fixture
def drawn(monkeypatch):
    """Messages to the map and the loading of the atlas, in turn, in a process that has not loaded it."""
    steps = []
    load = visit.load_atlas

    def told(step, draw):
        def drawing(*args, **kwargs):
            steps.append(step)
            return draw(*args, **kwargs)

        return drawing

    def loading():
        steps.append("atlas")
        return load()

    monkeypatch.setattr(atlas, "_begun", threading.Event())
    monkeypatch.setattr(visit, "blank_map", told("blank", visit.blank_map))
    monkeypatch.setattr(visit, "county_map", told("painted", visit.county_map))
    monkeypatch.setattr(visit, "load_atlas", loading)
    return steps


def test_the_map_is_drawn_blank_before_the_atlas_is_loaded_and_painted_after(open_page, drawn):
    page = open_page()
    assert drawn == ["blank", "atlas", "painted"]
    assert len(page.classes) == 2843


@pytest.mark.usefixtures("drawn")
def test_it_starts_where_the_link_says(open_page, monkeypatch):
    views = []
    draw = visit.blank_map

    def drawing(*args, view, **rest):
        views.append(view)
        draw(*args, view=view, **rest)

    monkeypatch.setattr(visit, "blank_map", drawing)
    open_page(view="6.5,44.1,126")
    assert views == [MapView(6.5, 44.1, 126.0)]


def test_a_later_reader_gets_the_painted_map_at_once(open_page, drawn):
    open_page()
    drawn.clear()
    open_page()
    assert drawn == ["painted"]


def test_what_fails_on_the_way_is_told_by_the_run_that_follows(open_page, drawn, monkeypatch):
    def fail():
        raise OSError

    monkeypatch.setattr(visit, "load_atlas", fail)
    assert "1,470" in open_page(lang="en").text
    assert drawn == ["blank", "painted"]
