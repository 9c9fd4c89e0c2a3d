"""A briefing comes back from its file as it was, and no other file does harm."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.briefing.arranging import LONGEST_NOTES, LONGEST_TITLE, MOST_SLIDES, clean
from ui.briefing.briefing import Briefing, Slide
from ui.briefing.file import FORMAT, MOST_BYTES, VERSION, BriefingFileError, read_file, write_file

_lines = st.text(max_size=60).map(lambda text: clean(text, LONGEST_TITLE))
_titles = st.none() | _lines.filter(bool)
_notes = st.text(max_size=200).map(lambda text: clean(text, LONGEST_NOTES, lines=True))
_keys = st.text(min_size=1, max_size=12).filter(lambda key: key != "lang" and key.isprintable())
_queries = st.dictionaries(_keys, st.text(max_size=30).filter(str.isprintable), max_size=6)
_slides = st.builds(
    Slide,
    page=st.sampled_from(["map", "services", "reach", "types", "county", "compare", "another"]),
    query=_queries.map(lambda query: tuple(sorted(query.items()))),
    title=_titles,
    subtitle=_titles,
    notes=_notes,
)
_briefings = st.builds(
    Briefing,
    title=_lines,
    slides=st.lists(_slides, min_size=1, max_size=5).map(tuple),
    languages=st.sampled_from([("zh",), ("en",), ("zh", "en")]),
    paper=st.sampled_from(["wide", "a4"]),
    has_sources=st.booleans(),
)


@given(_briefings)
def test_a_briefing_comes_back_as_it_was(briefing):
    assert read_file(write_file(briefing, "2026.1")) == briefing


@given(st.binary(max_size=400))
def test_no_bytes_are_worse_than_a_message(content):
    with pytest.raises(BriefingFileError):
        read_file(content)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
_parts = st.sampled_from(["title", "slides", "languages", "paper", "sources", "version", "views", "release"])


@given(st.dictionaries(_parts, _json, max_size=5))
def test_any_part_may_be_of_any_kind(parts):
    content = json.dumps({"version": VERSION, **parts, "format": FORMAT}).encode()
    # Whatever else is raised would fail.
    with contextlib.suppress(BriefingFileError):
        read_file(content)


def _file(**parts):
    return json.dumps({"format": FORMAT, "version": VERSION, "slides": [{"page": "map"}], **parts}).encode()


@pytest.mark.parametrize(
    ("content", "reason", "part"),
    [
        (b"", "empty", ""),
        (b" \n", "empty", ""),
        (b"%PDF-1.7", "foreign", ""),
        (b'{"a": 1}', "foreign", ""),
        (b"[1, 2]", "foreign", ""),
        (b"[" * 100_000, "foreign", ""),
        (b" " * (MOST_BYTES + 1), "huge", ""),
        (_file()[:-4], "damaged", ""),
        (_file(version=VERSION + 1), "newer", ""),
        (_file(version="2"), "damaged", "version"),
        (_file(version=True), "damaged", "version"),
        (_file(paper="a0"), "damaged", "paper"),
        (_file(languages=["fr"]), "damaged", "languages"),
        (_file(languages=[]), "damaged", "languages"),
        (_file(slides=[{"page": "map"}, {"page": 3}]), "damaged", "slides[1].page"),
        (_file(slides=[{"page": "map", "query": {"county": 110101}}]), "damaged", "slides[0].query"),
        (_file(slides=[{"page": "map", "title": ["x"]}]), "damaged", "slides[0].title"),
        (_file(slides=["map"]), "damaged", "slides[0]"),
        (_file(slides=[{"page": "map"}] * (MOST_SLIDES + 1)), "too_many", ""),
        (_file(slides=[]), "no_slides", ""),
        (json.dumps({"format": FORMAT, "version": 1}).encode(), "no_slides", ""),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content, reason, part):
    with pytest.raises(BriefingFileError) as caught:
        read_file(content)
    assert (caught.value.reason, caught.value.part) == (reason, part)


def test_a_file_of_version_1_becomes_slides():
    content = json.dumps(
        {
            "format": FORMAT,
            "version": 1,
            "title": "三县",
            "views": [
                "/?indicator=urban_share_2020&lang=en",
                "services?show=beds",
                "http://localhost:8501/types",
            ],
        }
    ).encode()
    assert read_file(content) == Briefing(
        title="三县",
        slides=(
            Slide("map", (("indicator", "urban_share_2020"),)),
            Slide("services", (("show", "beds"),)),
            Slide("types", ()),
        ),
    )


def test_a_byte_order_mark_is_no_harm():
    assert read_file(b"\xef\xbb\xbf" + _file(title="x")).title == "x"


def test_words_that_no_document_can_hold_are_left_out():
    briefing = read_file(_file(title="a\u0000b\ud800\nc", slides=[{"page": "map", "notes": "1\r\n\u000b2"}]))
    assert briefing.title == "ab c"
    assert briefing.slides[0].notes == "1\n2"
