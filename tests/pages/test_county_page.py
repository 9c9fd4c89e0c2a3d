"""The county page: every kind of unit opens, old codes lead on, and choices stand in the link."""

import re

import pytest

from analytics.english_names import full_names
from analytics.similarity import DEFAULT_WEIGHTS
from analytics.type_measures import in_universe
from tests.pages.behind import Behind
from tests.pages.conftest import Page


class CountyPage(Page):
    """The county page."""

    name = "county"

    def __init__(self, **query: str) -> None:
        super().__init__(self.name, **query)

    @property
    def title(self) -> str:
        return re.sub("<.*?>", "", re.search(r'<h1 class="atlas-title">(.*?)</h1>', self.text)[1])

    def press(self, key: str) -> None:
        self.app.button(key=key).click()
        self.run()


@pytest.fixture
def open_county():
    return CountyPage


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("220182", "榆树市"),  # a county-level city
        ("110101", "东城区"),  # a district, without a yearbook row
        ("330102", "上城区、江干区、萧山区"),  # dissolved on the map
        ("659006", "铁门关市"),  # a Corps city, grouped
        ("152523", "苏尼特左旗"),  # a banner
        ("210303", "铁西区"),  # suspected of a transfer
        ("441900", "东莞市"),  # a city without districts
        ("460300", "三沙市"),  # islands, nobody of whom was sampled in work
        ("650121", "乌鲁木齐县"),  # a seat that is not known
    ],
)
def test_every_kind_of_unit_opens_and_the_link_keeps_it(open_county, code, name, lang):
    page = open_county(county=code, lang=lang)

    assert name in page.title
    assert page.address["county"] == code
    assert not page.app.warning
    assert len(page.app.get("plotly_chart")) == 2


def test_without_a_county_the_page_offers_some(open_county):
    page = open_county(lang="en")

    assert page.title == "Look a county up"
    page.press("offer_loss_1")
    assert page.title == "Arxan 阿尔山市"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_counties_to_begin_with_can_be_compared_one_by_one(open_county, counties, lang):
    # 清镇, 中牟 and 新郑 grew most, but what grew is the group that each of them is compared in.
    page = open_county(lang=lang)
    alone = counties[
        in_universe(counties) & (counties["comparability"] != "grouped") & ~counties["suspected_transfer"]
    ]
    change = "population_change_2010_2020"
    expected = {"gain": alone.nlargest(6, change), "loss": alone.nsmallest(6, change)}

    for end, rows in expected.items():
        labels = [button.label for button in page.app.button if button.key.startswith(f"offer_{end}_")]
        names = rows["name_zh"] if lang == "zh" else full_names(rows)
        assert [label.split("**")[1] for label in labels] == list(names)
    told = {"zh": "只列可单独比较的县（市、旗）", "en": "Only counties that can be compared one by one"}
    assert told[lang] in page.text


def test_airports_are_said_to_have_english_names_alone(open_county):
    page = open_county(county="411729", lang="zh")

    assert "机场（英文名）</th><td>Fuyang Xiguan Airport" in page.text


def test_an_abolished_code_says_what_became_of_it_and_leads_there(open_county):
    page = open_county(county="110103", lang="en")

    assert "2010: Chongwen District 崇文区 (110103) was abolished and merged into" in page.text
    page.press("successor_110103_0")
    assert page.title == "Dongcheng District 东城区"
    assert page.address["county"] == "110101"
    assert not page.app.warning


@pytest.mark.parametrize("code", ["999999", "`<b>x</b>`", "abc"])
def test_a_code_that_never_was_is_named_and_nothing_else_happens(open_county, code):
    page = open_county(county=code, lang="en")

    (warning,) = page.app.warning
    assert "There is no county-level unit with the code" in warning.value
    assert page.title == "Look a county up"


def test_one_walks_to_a_neighbour(open_county):
    page = open_county(county="220182", lang="en")

    # Clockwise from north the first one is 五常, in the east.
    assert page.app.button(key="neighbour_0").label == ":gray[E] **Wuchang**"
    page.press("neighbour_0")
    assert page.title == "Wuchang 五常市"
    assert page.address["county"] == "230184"


def test_the_neighbours_are_said_to_share_a_border_that_may_lie_in_water(open_county):
    # 崇明 is an island in the Yangtze: its border with 太仓 lies in the river.
    page = open_county(county="310151", lang="en")

    assert page.app.button(key="neighbour_2").label == ":gray[NW] **Haimen District**"
    assert "a border may run through a river, a lake or a strait" in page.text


def test_a_unit_without_neighbours_says_so(open_county):
    assert (
        "It lies on islands: no unit shares a border with it." in open_county(county="460300", lang="en").text
    )


def test_what_was_looked_at_and_pinned_can_be_gone_back_to(open_county):
    page = open_county(county="220182", lang="en")
    page.press("pin_county")
    page.press("neighbour_0")
    page.press("neighbour_0")

    assert page.app.button(key="pinned_220182").label.startswith("Yushu")
    assert page.app.button(key="recent_230184").label.startswith("Wuchang")
    page.press("pinned_220182")
    assert page.title == "Yushu 榆树市"
    page.press("pin_county")
    assert not [button for button in page.app.button if button.key == "pinned_220182"]


def test_the_choice_of_indicators_changes_who_is_similar_and_stands_in_the_link(open_county):
    page = open_county(county="220182", lang="en")
    before = page.app.button(key="peer_1").label
    assert before == "**Fuyu \\(Songyuan\\)** :gray[very similar]"

    page.app.multiselect(key="county_alike").set_value(["residents_2020"])
    page.run()
    assert page.address["alike"] == "residents_2020:1"
    assert page.app.button(key="peer_1").label != before

    page.press("county_alike_reset")
    assert "alike" not in page.address
    assert page.app.button(key="peer_1").label == before


def test_a_link_restores_indicators_weights_and_the_number_of_peers(open_county):
    page = open_county(county="220182", lang="en", alike="urban_share_2020:3,gdp_per_resident:1", peers="20")

    assert page.app.slider(key="county_weight_urban_share_2020").value == 3
    assert "Median of 20" in page.text
    assert page.address["peers"] == "20"


@pytest.mark.parametrize("alike", ["nonsense:1", "urban_share_2020:9", "urban_share_2020", ""])
def test_a_broken_choice_is_dropped_with_a_note(open_county, alike):
    page = open_county(county="220182", lang="en", alike=alike)

    assert "alike" in page.app.warning[0].value
    assert f"by {len(DEFAULT_WEIGHTS)} indicators" in page.text


def test_an_indicator_that_the_county_lacks_is_left_out_and_named(open_county):
    page = open_county(county="110101", lang="en", alike="urban_share_2020:1,gdp_per_resident:1")

    assert "It has no value of: GDP per resident" in page.text
    assert "by 1 indicator," in page.text


def test_the_ranks_of_a_county_are_among_counties_and_those_of_a_district_among_districts(open_county):
    # 1,870 typed counties and 973 others make the 2,843 units.
    assert "/ 1,870" in open_county(county="220182", lang="en").text
    assert "/ 973" in open_county(county="110101", lang="en").text


def test_each_sentence_names_the_figures_it_rests_on(open_county):
    text = open_county(county="220182", lang="en").text
    behind = text[text.index("The figures behind each sentence") :]

    assert behind.count("<li>") >= 12
    assert "Change in residents, 2010–2020: Sixth National Population Census" in behind


def test_the_card_on_the_map_leads_to_the_county(open_page):
    links = open_page(county="220182", lang="en").app.get("page_link")

    assert [link.proto.label for link in links] == ["All about this county"]


def test_industries_of_a_unit_where_nobody_was_sampled_are_no_data(open_county):
    page = open_county(county="460300", lang="en")
    assert "No data: the long form sampled nobody at work here." in page.text
    assert "0.0%*" not in page.text


def test_a_press_under_the_address_before_leaves_the_county(open_county):
    page = open_county(county="220182", lang="en")
    page.press("neighbour_0")
    code = page.address["county"]
    # The browser has not changed its address yet.
    page.app.query_params["county"] = "220182"
    page.press("pin_county")

    assert page.address["county"] == code
    assert page.app.session_state["county_pinned"] == [code]


def test_the_weights_of_before_hold_before_the_sliders_show_them(open_county):
    page = open_county(county="220182", lang="en", alike="gdp_per_resident:3,bath_share_2020:2")
    behind = Behind(page)
    behind.press("county_alike_reset")
    behind.press("pin_county")

    assert "alike" not in page.address
