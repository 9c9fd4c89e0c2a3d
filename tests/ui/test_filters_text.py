"""Whoever reads a file without the filter panel beside it learns what it was filtered by."""

from dataclasses import fields

import pytest

from analytics.filters import Filters, Span
from ui.atlas import DEFAULT_INDICATOR, load_atlas
from ui.filters_text import filters_in_words
from ui.i18n import Words
from ui.view_state import ViewState

SET = {
    "regions": ("west",),
    "provinces": ("220000",),
    "prefectures": ("220100",),
    "kinds": ("city",),
    "types": ("near_big_city",),
    "comparability": ("own",),
    "agglomerations": ("harbin_changchun",),
    "rankings": ("ccid_2025",),
    "similar_to": "220182",
    "distance": Span(50, 100),
    "population": Span(low=500_000),
    "change": Span(high=-10),
}


def told(lang="en", **parts):
    atlas = load_atlas()
    if "agglomerations" in parts:
        parts["agglomerations"] = (next(iter(atlas.agglomeration_names["en"])),)
    return filters_in_words(Words(lang), atlas, ViewState(DEFAULT_INDICATOR, filters=Filters(**parts)))


def test_no_filter_needs_no_words():
    assert told() == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("part", [field.name for field in fields(Filters)])
def test_every_filter_is_told(part, lang):
    ((name, text),) = told(lang, **{part: SET[part]})

    assert name
    assert text


@pytest.mark.parametrize(
    ("part", "value", "text"),
    [
        ("provinces", ("220000", "230000"), "Jilin and Heilongjiang"),
        ("distance", Span(50, 100), "50 km to 100 km"),
        ("population", Span(low=500_000), "at least 500,000"),
        ("change", Span(high=-10), "at most −10.0%"),
        ("similar_to", "220182", "Yushu and the 30 units most like it"),
        ("types", ("near_big_city",), "Near a big city (rules version 1)"),
    ],
)
def test_a_filter_is_told_as_the_panel_tells_it(part, value, text):
    assert told(**{part: value})[0][1] == text


def test_several_filters_are_told_apart():
    all_parts = told(**{part: value for part, value in SET.items() if part != "similar_to"})

    assert len({name for name, _ in all_parts}) == len(SET) - 1
