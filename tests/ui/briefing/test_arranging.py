"""Slides go where the presenter puts them, and nothing that is taken away is lost at once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.briefing import collection
from ui.briefing.arranging import MOST_SLIDES, BriefingFullError, added, duplicated, moved, removed, reworded
from ui.briefing.briefing import Briefing, Slide

ABC = Briefing(slides=tuple(Slide(page, ()) for page in "abc"))


def pages(briefing):
    return "".join(slide.page for slide in briefing.slides)


def test_a_view_is_added_at_the_end_without_its_language():
    briefing = added(ABC, "services", {"show": "beds", "lang": "en"})
    assert briefing.slides[-1] == Slide("services", (("show", "beds"),))


@pytest.mark.parametrize(
    ("place", "to", "result"),
    [
        (0, 1, "bac"),
        (0, 2, "bca"),
        (2, 0, "cab"),
        (2, 1, "acb"),
        (0, -1, "abc"),
        (2, 9, "abc"),
        (1, 1, "abc"),
    ],
)
def test_a_slide_goes_where_it_is_put(place, to, result):
    assert pages(moved(ABC, place, to)) == result


def test_a_copy_stands_behind_its_original():
    assert pages(duplicated(ABC, 1)) == "abbc"


def test_a_slide_can_be_taken_out():
    assert pages(removed(ABC, 1)) == "ac"


def test_a_full_briefing_takes_no_more():
    full = Briefing(slides=ABC.slides[:1] * MOST_SLIDES)
    with pytest.raises(BriefingFullError):
        added(full, "map", {})
    with pytest.raises(BriefingFullError):
        duplicated(full, 0)


def test_an_emptied_title_is_that_of_the_data_again():
    own = reworded(ABC, 0, title="  My\ntitle ", notes="one\ntwo")
    assert own.slides[0] == Slide("a", (), title="My title", notes="one\ntwo")
    assert reworded(own, 0, title=" ").slides[0].title is None


@pytest.fixture
def session(monkeypatch):
    held: dict = {}
    monkeypatch.setattr(collection.st, "session_state", held)
    for page in "abc":
        collection.add_view(page, {})


@pytest.mark.usefixtures("session")
def test_a_slide_taken_out_comes_back_to_its_place():
    collection.remove(1)
    assert collection.lost() == "slide"
    collection.reword(0, title="T")
    collection.undo()
    assert pages(collection.current()) == "abc"
    assert collection.current().slides[0].title == "T"
    assert collection.lost() is None


@pytest.mark.usefixtures("session")
def test_a_press_that_comes_twice_moves_a_slide_twice_and_deletes_it_once():
    collection.shift(0, 1)
    collection.shift(0, 1)
    assert pages(collection.current()) == "bca"
    collection.shift(0, 1)
    assert pages(collection.current()) == "bca"
    collection.remove(1)
    collection.remove(1)
    assert pages(collection.current()) == "ca"


@pytest.mark.usefixtures("session")
def test_a_briefing_that_was_replaced_comes_back():
    collection.take(Briefing(slides=(Slide("x", ()),)))
    assert pages(collection.current()) == "x"
    assert collection.lost() == "briefing"
    collection.undo()
    assert pages(collection.current()) == "abc"


@pytest.mark.usefixtures("session")
def test_what_an_earlier_session_had_comes_before_what_this_one_has():
    slides = (Slide("x", ()), Slide("y", (), notes="n"))
    earlier = Briefing("Earlier", slides, ("en",), "a4", has_sources=False)
    collection.restore(earlier)
    assert pages(collection.current()) == "xyabc"
    assert replace(collection.current(), slides=slides) == earlier
    assert collection.lost() is None
    assert len(set(collection.ids())) == 5


@given(st.lists(st.tuples(st.sampled_from("radmu"), st.integers(0, 5), st.integers(0, 5)), max_size=25))
def test_a_number_stays_with_its_slide_whatever_is_done(steps):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(collection.st, "session_state", {})
        names: dict[int, str] = {}
        for kind, number, to in steps:
            if kind == "a":
                collection.add_view(f"page{len(names)}", {})
            elif kind == "u":
                collection.undo()
            elif kind == "r":
                collection.remove(number)
            elif kind == "d":
                collection.duplicate(number)
            elif kind == "m":
                collection.move(number, to)
            ids = collection.ids()
            assert len(set(ids)) == len(ids) == collection.size()
            for its, slide in zip(ids, collection.current().slides, strict=True):
                assert names.setdefault(its, slide.page) == slide.page
