"""The compare page: counties come and go by one click, and the link holds them all."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pages.test_county_page import CountyPage
from ui.compare.options import MOST, read_codes, write_codes


class ComparePage(CountyPage):
    script = "pages/compare.py"

    @property
    def names(self) -> list[str]:
        return re.findall(r'<p class="atlas-chip">.*?<strong>(.*?)</strong>', self.text)


@pytest.fixture
def open_compare():
    return ComparePage


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_link_compares_what_it_names(open_compare, lang):
    page = open_compare(lang=lang, **{"with": "220182,330782,110101,659006,460300,441900"})

    assert len(page.names) == 6
    assert page.address["with"] == "220182,330782,110101,659006,460300,441900"
    assert len(page.app.get("plotly_chart")) == 2
    assert not page.app.warning


def test_the_title_tells_the_widest_difference_by_hand(open_compare):
    # 榆树: 1,160,568 became 836,098, −28.0%. 义乌: 1,234,015 became 1,859,390, +50.7%.
    page = open_compare(lang="en", **{"with": "220182,330782"})

    assert page.title == (
        "Among 2 units, the change in residents between 2010 and 2020 runs "
        "from −28.0% (Yushu) to +50.7% (Yiwu)"
    )


def test_best_and_worst_are_said_in_words(open_compare):
    text = open_compare(lang="en", **{"with": "220182,330782"}).text

    assert re.search(r'class="worst">6\.6% <small>worst', text)
    assert re.search(r'class="best">14\.7% <small>best', text)


def test_without_a_choice_the_selected_county_stands_beside_those_most_like_it(open_compare):
    page = open_compare(county="220182", lang="en")

    assert page.names == ["Yushu", "Fuyu", "Nong&#x27;an", "Fuxin"]
    assert "with" not in page.address


def test_counties_are_added_and_taken_away(open_compare):
    page = open_compare(county="110101", lang="en", **{"with": "220182,330782"})
    page.press("compare_add_found_110101")
    assert page.address["with"] == "220182,330782,110101"

    page.press("compare_remove_0")
    assert page.address["with"] == "330782,110101"
    assert page.names == ["Yiwu", "Dongcheng"]
    # With two left none can be taken away.
    assert not [button for button in page.app.button if "compare_remove" in button.key]


def test_with_six_no_further_one_can_be_added(open_compare):
    page = open_compare(lang="en", **{"with": "220182,330782,110101,659006,460300,441900"})

    assert "No more than 6 can be compared." in page.text
    assert not [button for button in page.app.button if "compare_add" in button.key]


def test_an_abolished_code_is_explained_and_the_others_are_compared(open_compare):
    page = open_compare(lang="en", **{"with": "110103,220182,310108"})

    assert "Chongwen District" in page.app.warning[0].value
    assert page.names == ["Yushu"]
    page.press("successor_110103_0")
    assert page.names == ["Dongcheng", "Yushu"]
    page.press("successor_310108_0")
    assert page.address["with"] == "110101,220182,310106"
    assert not page.app.warning


@pytest.mark.parametrize(
    "text", ["", "22018", "220182,220182", "a,b", "１２３４５６", ",".join(["220182"] * 7)]
)
def test_what_is_no_list_of_codes_is_dropped_with_a_note(open_compare, text):
    page = open_compare(lang="en", county="220182", **{"with": text})

    assert "with" in page.app.warning[0].value
    assert page.names[0] == "Yushu"


def test_the_measure_of_both_years_stands_in_the_link(open_compare):
    page = open_compare(lang="en", measure="bath", **{"with": "220182,330782"})

    assert page.app.selectbox(key="option_measure").value == "bath"
    assert page.address["measure"] == "bath"


@given(st.lists(st.from_regex(r"[1-9][0-9]{5}", fullmatch=True), min_size=1, max_size=MOST, unique=True))
def test_codes_survive_the_address(codes):
    assert read_codes(write_codes(codes)) == tuple(codes)
