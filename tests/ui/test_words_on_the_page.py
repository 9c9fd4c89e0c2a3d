"""Titles, nouns and legend labels: what is counted is named for what it is."""

import pytest

from analytics.class_breaks import ClassBreaks
from analytics.filters import Filters, Span
from ui.atlas import load_atlas
from ui.headline import scope, sentence, units_noun
from ui.i18n import Words
from ui.painting import class_labels


@pytest.mark.parametrize(
    ("kinds", "count", "noun"),
    [
        ((), 2, "county-level units"),
        ((), 1, "county-level unit"),
        (("county", "city"), 2, "counties"),
        (("banner", "county"), 1, "county"),
        (("district",), 2, "urban districts"),
        (("city",), 2, "county-level cities"),
        (("district", "county"), 2, "county-level units"),
        (("other",), 2, "county-level units"),
    ],
)
def test_districts_are_never_called_counties(kinds, count, noun):
    assert units_noun(Words("en"), Filters(kinds=kinds), count) == noun


def test_a_choice_of_types_leaves_counties_alone():
    assert units_noun(Words("en"), Filters(types=("near_big_city",)), 269) == "counties"


@pytest.mark.parametrize(
    ("filters", "place"),
    [
        (Filters(), ""),
        (Filters(kinds=("county",)), ""),
        (Filters(regions=("northeast",)), "in the Northeast, "),
        (Filters(provinces=("220000",)), "in Jilin, "),
        (Filters(provinces=("220000",), prefectures=("220100",)), "in Changchun, "),
        (Filters(provinces=("220000", "130000")), "in this selection, "),
        (Filters(distance=Span(high=100)), "in this selection, "),
        (Filters(provinces=("220000",), types=("near_big_city",)), "in this selection from Jilin, "),
    ],
)
def test_the_title_says_where(filters, place):
    assert scope(Words("en"), load_atlas(), filters) == place


@pytest.mark.parametrize(
    ("bounds", "labels"),
    [
        ((-6.0, 0.0, 12.5), ["under −6", "−6 to 0", "0 to 12.5", "12.5 and more"]),
        ((3.0,), ["under 3", "3 and more"]),
        ((), ["all values"]),
    ],
)
def test_legend_labels_follow_the_boundaries(bounds, labels):
    assert class_labels(Words("en"), ClassBreaks(bounds, None, len(bounds) + 1)) == labels


def test_a_place_before_a_chinese_word_has_no_gap_but_one_before_a_number():
    assert sentence("河南省 需求偏高") == "河南省需求偏高"
    assert sentence("河南省 104 个县") == "河南省 104 个县"


@pytest.mark.parametrize(
    ("parts", "en", "zh"),
    [
        ([], "", ""),
        (["甲"], "甲", "甲"),
        (["甲", "乙"], "甲 and 乙", "甲和乙"),
        (["甲", "乙", "丙"], "甲, 乙 and 丙", "甲、乙和丙"),
        # What holds a comma or an "and" of its own would be read wrongly.
        (["甲, 乙", "丙"], "甲, 乙; 丙", "甲, 乙和丙"),
        (["health and social work", "和政"], "health and social work; 和政", "health and social work、和政"),
    ],
)
def test_a_sentence_lists_as_its_language_does(parts, en, zh):
    assert Words("en").enumerated(parts) == en
    assert Words("zh").enumerated(parts) == zh
