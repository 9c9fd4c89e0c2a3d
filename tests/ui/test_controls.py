"""What a control is told, and what it says before it has heard that."""

import pytest

from ui import controls


class Told(dict):
    """A session that writes down what a control is told."""

    def __init__(self, **held):
        super().__init__(held)
        self.told = []

    def __setitem__(self, key, value):
        self.told.append((key, value))
        super().__setitem__(key, value)


@pytest.fixture
def session(monkeypatch):
    held = Told(radius=100, kinds=["city"])
    monkeypatch.setattr(controls.st, "session_state", held)
    return held


def test_a_control_is_not_told_what_it_holds(session):
    controls.tell("radius", 100)
    assert not session.told


def test_a_control_is_told_what_it_does_not_hold(session):
    controls.tell("radius", 150)
    controls.tell("other", 1)
    assert (session["radius"], session["other"]) == (150, 1)
    assert not controls.is_unseen("radius")


@pytest.mark.parametrize(("key", "value"), [("radius", 150), ("kinds", [])])
def test_what_it_showed_before_is_no_wish_until_the_page_is_drawn(session, key, value):
    before = session[key]
    controls.tell(key, value)
    # The browser, which has not heard of it, sends what it shows.
    session[key] = before
    assert controls.is_unseen(key)
    controls.drawn()
    assert not controls.is_unseen(key)


def test_a_new_choice_counts_at_any_time(session):
    controls.tell("radius", 150)
    session["radius"] = 200
    assert not controls.is_unseen("radius")
