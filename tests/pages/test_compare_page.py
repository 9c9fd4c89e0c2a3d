"""The compare page: counties come and go by one click, and the link holds them all."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import load_counties
from tests.pages.behind import Behind
from tests.pages.test_county_page import CountyPage
from ui.compare.options import MOST, read_codes, read_groups, write_codes

COUNTIES = load_counties().set_index("code")


class ComparePage(CountyPage):
    name = "compare"

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

    assert page.names == ["Yushu", "Fuyu", "Nong&#x27;an County", "Fuxin Autonomous County"]
    assert "with" not in page.address


def test_the_title_counts_those_whose_changes_it_speaks_of(open_compare):
    # 三沙 grew from 444 residents: it is shown, marked, and ranked nowhere.
    page = open_compare(lang="en", **{"with": "371721,130123,460300"})

    assert page.title.startswith("Among 2 units, the change in residents")
    assert "+425.5%*" in page.text


def test_counties_are_added_and_taken_away(open_compare):
    page = open_compare(county="110101", lang="en", **{"with": "220182,330782"})
    page.press("compare_add_found_110101")
    assert page.address["with"] == "220182,330782,110101"

    page.press("compare_remove_220182")
    assert page.address["with"] == "330782,110101"
    assert page.names == ["Yiwu", "Dongcheng District"]
    # With two left none can be taken away.
    assert not [button for button in page.app.button if "compare_remove" in button.key]


def test_with_six_no_further_one_can_be_added(open_compare):
    page = open_compare(lang="en", **{"with": "220182,330782,110101,659006,460300,441900"})

    assert "No more than 6 can be compared." in page.text
    offered = [
        button for button in page.app.button if re.match("compare_add_(found|pinned|similar)", button.key)
    ]
    assert offered
    assert all(button.disabled for button in offered)


SIX = ["410122", "411729", "220182", "330782", "520328", "320583"]


def test_presses_that_come_before_the_page_take_out_what_they_stand_beside(open_compare):
    page = open_compare(lang="en", **{"with": ",".join(SIX)})
    behind = Behind(page)
    for code in ("411729", "330782", "411729"):
        behind.press(f"compare_remove_{code}")

    assert page.address["with"] == "410122,220182,520328,320583"


def test_presses_that_come_before_the_page_leave_the_last_two(open_compare):
    page = open_compare(lang="en", **{"with": "220182,330782,110101"})
    behind = Behind(page)
    for code in ("220182", "330782", "110101"):
        behind.press(f"compare_remove_{code}")

    assert page.address["with"] == "330782,110101"


def test_presses_that_come_before_the_page_add_every_county_once(open_compare):
    page = open_compare(lang="en", county="110101", beside="nation", **{"with": "220182,330782"})
    behind = Behind(page)
    for key in ("found_110101", "group_region", "found_110101", "group_province"):
        behind.press(f"compare_add_{key}")

    assert page.address["with"] == "220182,330782,110101"
    assert page.address["beside"] == "nation,region:northeast,province:220000"


def test_what_was_added_keeps_its_place_among_the_offers(open_compare):
    page = open_compare(lang="en", **{"with": "220182,330782"})
    before = [button.key for button in page.app.button if "compare_add_" in button.key]
    added = next(key for key in before if "similar" in key)
    page.press(added)
    page.press("compare_add_group_nation")

    assert [button.key for button in page.app.button if "compare_add_" in button.key] == before
    for key in (added, "compare_add_group_nation"):
        button = page.app.button(key=key)
        assert button.disabled
        assert button.label.startswith("✓")


def test_an_abolished_code_is_explained_and_the_others_are_compared(open_compare):
    page = open_compare(lang="en", **{"with": "110103,220182,310108"})

    assert "Chongwen District" in page.app.warning[0].value
    assert page.names == ["Yushu"]
    page.press("successor_110103_0")
    assert page.names == ["Dongcheng District", "Yushu"]
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


def cells(page: ComparePage, figure: str) -> list[str]:
    row = re.search(rf'<tr><th scope="row">{figure}.*?</tr>', page.text)
    return [re.sub("<.*?>", " ", cell).strip() for cell in re.findall("<td.*?</td>", row[0])]


def test_a_county_stands_beside_its_province_with_the_published_figures(open_compare):
    page = open_compare(lang="en", beside="province:220000,nation", **{"with": "220182"})

    assert page.names == ["Yushu", "Jilin", "Nation"]
    assert page.title == "Change in residents between 2010 and 2020: Yushu −28.0%, Jilin −12.3%"
    # Communiqués of the census: 15.61% of Jilin's residents were 65 or older, 13.50% of the nation's.
    assert cells(page, "Aged 65 and over") == ["17.1%", "15.6%", "13.5%"]
    assert page.address["beside"] == "province:220000,nation"
    assert not page.app.warning


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_kind_of_group_stands_in_table_charts_and_maps(open_compare, lang):
    beside = "province:220000,region:northeast,type:main_agricultural,peers:220182"
    page = open_compare(lang=lang, beside=beside, **{"with": "220182,330782"})

    assert len(page.names) == 6
    assert page.text.count('<td class="group">') == 4 * page.text.count('<tr><th scope="row">')
    assert page.text.count('<i class="group" style="left:') == 4 * 9
    dumbbell, pyramids = (chart.proto.spec for chart in page.app.get("plotly_chart"))
    assert "diamond-open" in dumbbell
    assert "longdash" in pyramids
    assert page.text.count("data:image/svg") == 6


def test_a_groups_distance_is_called_a_median_and_gaps_are_counted(open_compare):
    page = open_compare(lang="en", beside="province:220000", **{"with": "220182"})

    assert "median" in cells(page, "To a city of 5 million")[1]
    assert "of 60 units" in cells(page, "Hospital beds")[1]
    assert "never a mean of shares" in page.text


def test_groups_are_added_and_taken_away(open_compare):
    page = open_compare(lang="en", **{"with": "220182,330782"})
    page.press("compare_add_group_region")
    assert page.address["beside"] == "region:northeast"
    page.press("compare_remove_330782")
    assert page.names == ["Yushu", "Northeast"]
    # A county alone with one group: neither can go.
    assert not [button for button in page.app.button if "compare_remove" in button.key]

    page.press("compare_add_group_peers")
    page.press("compare_remove_region:northeast")
    assert page.address["beside"] == "peers:220182"


def test_groups_that_are_none_are_dropped_with_a_note_and_the_others_stay(open_compare):
    page = open_compare(lang="en", beside="province:990000,nation,type:none", **{"with": "220182"})

    assert "beside=province:990000" in page.app.warning[0].value
    assert "beside=type:none" in page.app.warning[0].value
    assert page.names == ["Yushu", "Nation"]
    assert page.address["beside"] == "nation"


@pytest.mark.parametrize("text", ["", "nation,nation", "Nation", "a b", "x:<b>", ",".join("abcdefghijklm")])
def test_what_is_no_list_of_groups_is_dropped_as_a_whole(open_compare, text):
    page = open_compare(lang="en", beside=text, **{"with": "220182,330782"})

    assert "beside" in page.app.warning[0].value
    assert page.names == ["Yushu", "Yiwu"]


def test_both_years_of_a_grouped_unit_are_its_groups(open_compare):
    # 铁门关 shares a comparison group; its change is the group's, so the line shows the group's two shares.
    page = open_compare(lang="en", **{"with": "659006,220182"})
    county = COUNTIES.loc["659006"]
    spec = json.loads(page.app.get("plotly_chart")[0].proto.spec)
    earlier, later = (trace["x"][0] for trace in spec["data"][:2])

    assert earlier == pytest.approx(county["urban_share_2010"])
    assert later - earlier == pytest.approx(county["urban_share_change_2010_2020"])
    assert later != pytest.approx(county["urban_share_2020"])


@given(
    st.lists(
        st.from_regex(r"[a-z]{1,9}(:[a-z0-9_]{1,40})?", fullmatch=True), min_size=1, max_size=12, unique=True
    )
)
def test_groups_survive_the_address(tokens):
    assert read_groups(write_codes(tokens)) == tuple(tokens)
