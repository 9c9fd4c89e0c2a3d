"""The briefing page: what is collected is arranged here, and a file that cannot be read does no harm."""

import json

import pytest
from streamlit.runtime.scriptrunner import RerunData, RerunException

from tests.pages.behind import Behind
from ui.briefing.briefing import Briefing, Slide
from ui.briefing.collection import _Collected
from ui.briefing.file import FORMAT, VERSION, write_file

URBAN = Slide("map", (("indicator", "urban_share_2020"),))
SERVICES = Slide("services", ())
THREE = Briefing("三个视图", (Slide("map", ()), URBAN, SERVICES))


@pytest.fixture
def briefing_page(open_page, monkeypatch):
    # A picture takes a second to draw; what it shows is tested with the pictures.
    monkeypatch.setattr("ui.briefing.cards.picture", lambda *_: b"")
    monkeypatch.setattr("streamlit.delta_generator.DeltaGenerator.image", lambda *_, **__: None)

    def opened(briefing=None, lang="zh"):
        page = open_page(lang=lang)
        if briefing:
            held = _Collected(briefing, tuple(range(len(briefing.slides))), len(briefing.slides))
            page.app.session_state["briefing"] = held
        page.app.switch_page("pages/briefing.py")
        page.run()
        return page

    return opened


def kept(page):
    return page.app.session_state["briefing"].briefing


def languages(page):
    return next(group for group in page.app.button_group if group.key.startswith("briefing_languages"))


def places(page):
    """Give the controls that say where a slide stands."""
    return [box for box in page.app.selectbox if box.key.startswith("slide_place")]


def titles(page):
    return [field.value for field in page.app.text_area if (field.key or "").startswith("slide_title")]


def test_an_empty_briefing_says_how_to_begin(briefing_page):
    page = briefing_page()
    assert "加入简报" in page.text
    assert page.app.button(key="ready_make")


def test_the_ready_made_briefing_of_the_nation_has_ten_slides(briefing_page):
    page = briefing_page(lang="en")
    page.app.button(key="ready_make").click()
    page.run()
    assert len(kept(page).slides) == 10
    assert "10 slides" in page.text


def test_titles_begin_with_what_the_data_say(briefing_page):
    page = briefing_page(THREE)
    # Published: 1,211 of 1,875 outside districts lose; of all 2,843 units 1,470 do.
    assert "1,470" in titles(page)[0]
    assert all(slide.title is None for slide in kept(page).slides)


def test_a_title_of_ones_own_stays_and_an_emptied_one_is_that_of_the_data(briefing_page):
    page = briefing_page(THREE)
    before = titles(page)[1]
    page.app.text_area(key="slide_title_zh_1").set_value("<b>我的\n标题</b>")
    page.run()
    assert kept(page).slides[1].title == "<b>我的 标题</b>"
    assert "<b>我的 标题</b>" not in page.text
    page.app.text_area(key="slide_title_zh_1").set_value(" ")
    page.run()
    assert kept(page).slides[1].title is None
    assert titles(page)[1] == before


def test_a_briefing_speaks_the_readers_language_until_another_is_chosen(briefing_page):
    page = briefing_page(THREE, lang="en")
    assert kept(page).languages == ("en",)
    languages(page).set_value(["zh", "en"])
    page.run()
    page.run()
    assert kept(page).languages == ("zh", "en")


def test_a_slide_moves_with_its_words(briefing_page):
    page = briefing_page(THREE)
    page.app.text_area(key="slide_notes_0").set_value("先说")
    page.run()
    first, second, third = titles(page)
    page.app.button(key="slide_down_0").click()
    page.run()
    assert titles(page) == [second, first, third]
    assert [slide.notes for slide in kept(page).slides] == ["", "先说", ""]
    assert page.app.text_area(key="slide_notes_0").value == "先说"


def test_what_was_deleted_comes_back(briefing_page):
    page = briefing_page(THREE)
    page.app.button(key="slide_delete_1").click()
    page.run()
    assert kept(page).slides == (THREE.slides[0], SERVICES)
    page.app.button(key="briefing_undo_button").click()
    page.run()
    assert kept(page).slides == THREE.slides


def test_the_last_language_cannot_be_taken_off(briefing_page):
    page = briefing_page(THREE)
    languages(page).set_value([])
    page.run()
    assert kept(page).languages == ("zh",)


def upload(page, content, name="a.briefing.json"):
    uploader = page.app.get("file_uploader")[0]
    uploader.set_value((name, content, "application/json"))
    page.run()


def test_a_file_takes_the_place_of_the_briefing_and_names_what_it_lacks(briefing_page):
    page = briefing_page(Briefing("", (URBAN,)))
    other = {
        "format": FORMAT,
        "version": VERSION,
        "slides": [
            {"page": "map", "query": {"indicator": "`no_such`<i>", "province": "510000"}},
            {"page": "later_page", "query": {}},
            {"page": "county", "query": {"county": "999999"}},
        ],
    }
    upload(page, json.dumps(other).encode())
    assert kept(page).slides == (Slide("map", (("province", "510000"),)),)
    assert "第 1 页" in page.text
    assert "第 2 页" in page.text
    assert "第 3 页" in page.text
    page.app.button(key="briefing_undo_button").click()
    page.run()
    assert kept(page).slides == (URBAN,)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", write_file(THREE, "1")[:-9], b'{"format":1}'])
def test_a_file_that_cannot_be_read_leaves_the_briefing_as_it_was(briefing_page, content):
    page = briefing_page(THREE)
    upload(page, content)
    assert kept(page) == THREE
    assert "现有简报未变" in page.text


def test_a_slide_is_put_far_off_in_one_step(briefing_page):
    page = briefing_page(THREE, lang="en")
    before = titles(page)
    box = places(page)[0]
    assert box.options == ["1 of 3", "2 of 3", "3 of 3"]
    box.set_value(2)
    page.run()
    assert kept(page).slides == (URBAN, SERVICES, THREE.slides[0])
    assert titles(page) == [*before[1:], before[0]]
    # Every card says where its slide stands now.
    assert [box.value for box in places(page)] == [0, 1, 2]


@pytest.mark.parametrize("press", ["slide_copy_2", "briefing_show"])
def test_a_press_before_the_page_is_drawn_anew_leaves_slides_where_they_were_put(briefing_page, press):
    page = briefing_page(THREE, lang="en")
    places(page)[0].set_value(2)
    behind = Behind(page)
    page.run()
    behind.press(press)
    moved = [slide for slide in kept(page).slides if slide != SERVICES]
    assert moved == [URBAN, THREE.slides[0]]
    assert kept(page).slides[-1] == THREE.slides[0]


def test_a_press_before_a_loaded_briefing_is_drawn_leaves_its_settings_as_they_are(briefing_page):
    page = briefing_page(THREE, lang="en")
    behind = Behind(page)
    loaded = Briefing("Loaded", (SERVICES, URBAN), ("zh", "en"), "a4", has_sources=False)
    upload(page, write_file(loaded, "1"))
    behind.press("briefing_show")
    assert kept(page) == loaded


def test_a_single_slide_has_no_place_to_choose(briefing_page):
    page = briefing_page(Briefing("", (URBAN,)))
    assert not places(page)


def offered(page):
    return [button.proto.label for button in page.app.get("download_button") if ".html" in button.proto.label]


def test_a_file_stays_until_the_briefing_changes(briefing_page):
    page = briefing_page(Briefing("one", (SERVICES,), ("en",)), lang="en")
    page.app.button(key="briefing_make_html").click()
    page.run()
    assert len(offered(page)) == 1
    page.run()
    assert len(offered(page)) == 1
    page.app.text_area(key="slide_notes_0").set_value("to be said")
    page.run()
    assert offered(page) == []


def test_a_file_whose_making_is_broken_off_is_made_by_the_next_run(briefing_page, monkeypatch):
    page = briefing_page(Briefing("one", (SERVICES,), ("en",)), lang="en")
    tries = []

    def broken_off_once(_deck, kind, _tell):
        tries.append(kind)
        if len(tries) == 1:
            # As Streamlit does when something else is pressed.
            raise RerunException(RerunData())
        return b"made"

    monkeypatch.setattr("ui.briefing.handing_out._written", broken_off_once)
    page.app.button(key="briefing_make_html").click()
    page.run()
    page.run()
    assert len(offered(page)) == 1
    page.run()
    assert tries == ["html", "html"]


def test_a_file_that_cannot_be_made_is_not_tried_for_ever(briefing_page, monkeypatch):
    page = briefing_page(Briefing("one", (SERVICES,), ("en",)), lang="en")

    def failing(*_):
        raise OSError

    monkeypatch.setattr("ui.briefing.handing_out._written", failing)
    page.app.button(key="briefing_make_html").click()
    page.app.run()
    assert page.app.error
    page.run()
    assert not page.app.error
    assert offered(page) == []
