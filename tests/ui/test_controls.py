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
    monkeypatch.setattr(controls.st, "text_input", lambda *_, **__: None)
    controls.drawn()
    held.told.clear()
    return held


def test_a_control_is_not_told_what_it_holds(session):
    controls.tell("radius", 100)
    assert not session.told


def test_a_control_is_told_what_it_does_not_hold(session):
    controls.tell("radius", 150)
    controls.tell("other", 1)
    assert (session["radius"], session["other"]) == (150, 1)
    assert not controls.is_unseen("radius")


@pytest.mark.parametrize("is_cut_off", [True, False])
@pytest.mark.parametrize(("key", "value"), [("radius", 150), ("kinds", [])])
def test_what_it_showed_before_is_no_wish_until_the_browser_has_drawn_it(session, key, value, is_cut_off):
    before, seen = session[key], session["controls_seen"]
    controls.tell(key, value)
    if not is_cut_off:
        controls.drawn()
        drawn = session["controls_seen"]
    # The browser, which has not heard of it, sends what it shows.
    session.update({key: before, "controls_seen": seen})
    assert controls.is_unseen(key)
    if not is_cut_off:
        session["controls_seen"] = drawn
        assert not controls.is_unseen(key)


def test_a_new_choice_counts_at_any_time(session):
    controls.tell("radius", 150)
    session["radius"] = 200
    assert not controls.is_unseen("radius")


def test_what_it_showed_before_is_kept_no_longer_than_needed(session):
    controls.tell("radius", 150)
    for _ in range(2):
        controls.drawn()
    assert not session["controls_before"]
