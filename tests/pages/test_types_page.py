"""The types page, as it hands its findings to the map, the tables and the reader."""

import io
import re

import numpy as np
import pandas as pd
import pytest

from analytics.typology_rules import RULES_VERSION, RuleSet
from geodata import release_version
from tests.pages.behind import Behind
from tests.pages.conftest import Page
from ui.atlas import DEFAULT_INDICATOR, load_atlas
from ui.i18n import Words
from ui.own_rules import types_in_force
from ui.types.downloads import county_csv, province_csv
from ui.types.lists import gazetteer, report_csv
from ui.types.options import QUESTIONS
from ui.types.scene import Scene
from ui.view_state import ViewState

# Published with the definition of the types, or counted from its rules: see tests/analytics/test_typology.py.
COLOURED = {
    "near_big_city": 269,
    "key_ecological": 268,
    "specialised": 265,
    "main_agricultural": 351,
    "losing_population": 368,
    "general": 349,
}


class TypesPage(Page):
    """The types page."""

    def __init__(self, **query: str) -> None:
        super().__init__("types", **query)

    @property
    def title(self) -> str:
        return re.search(r'<h1 class="atlas-title">(.*?)</h1>', self.text)[1]

    def slider(self, rule_id):
        return self.app.slider(key=f"types_rule_{rule_id}")

    def load(self, type_id, raw, name="list.csv"):
        """Load a list as a reader would."""
        uploader = next(
            element for element in self.app.file_uploader if element.key.startswith(f"types_list_{type_id}")
        )
        uploader.upload(name, raw, "text/csv")
        self.run()


@pytest.fixture
def open_types():
    return TypesPage


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_answered_and_a_link_restores_it(open_types, question, lang):
    page = open_types(lang=lang, question=question, county="513225", province="510000")

    assert re.search(r"\d", page.title)
    assert page.address.get("question", "counts") == question
    assert page.address["county"] == "513225"
    assert not page.app.warning


def test_it_opens_on_how_many_counties_meet_what(open_types):
    title = open_types(lang="en").title

    assert title.startswith(
        "Of 1,870 counties, 269 are near a big city and 900 lost more than 5% of their residents"
    )
    assert "706 meet several of the five types, 349 meet none" in title


def test_the_map_has_a_class_for_every_colour_and_districts_have_none(open_types):
    classes = open_types().classes

    assert [classes.count(str(place)) for place in range(6)] == list(COLOURED.values())
    assert classes.count("-") == 2843 - 1870


def test_a_threshold_in_the_link_moves_the_counts_of_every_page(open_types, open_page):
    # The published sensitivity: 211 counties within 80 km of the largest cities or 70 km of the next ones.
    own = open_types(lang="en", rules="near_city_5m:80", type="near_big_city")
    on_the_map = open_page(lang="en", rules="near_city_5m:80", type="near_big_city")

    assert own.title.startswith("Of 211 counties that meet “Near a big city”")
    assert sum(sign != " " for sign in on_the_map.classes) == 211
    assert on_the_map.address["rules"] == "near_city_5m:80"
    assert "Own rules of county types are in force (1 threshold changed)" in on_the_map.text


def test_the_card_on_the_map_page_goes_by_ones_own_thresholds(open_page):
    # 九寨沟 lost 18.8% of its residents.
    text = open_page(lang="en", county="513225", rules="population_loss:-20").text

    assert "change in residents −18.8% (asked: under −20%, misses by 1.2 points)" in text


@pytest.mark.parametrize(("rules", "is_losing"), [("", True), ("population_loss:-20", False)])
def test_the_county_page_tells_the_types_by_ones_own_thresholds(open_page, rules, is_losing):
    # 九寨沟 lost 18.8% of its residents.
    page = open_page(lang="en")
    page.app.switch_page("pages/county.py")
    for key, value in {"county": "513225", "rules": rules}.items():
        page.app.query_params[key] = value
    page.run()

    assert ("Losing population: yes." in page.text) is is_losing
    told = re.search(r"By the rules of this atlas it is of the types? .*?\.", page.text)[0]
    assert ("Losing population" in told) is is_losing


def test_going_back_to_the_defaults_takes_them_out_of_the_link(open_page):
    page = open_page(lang="en", rules="population_loss:-20", type="losing_population")
    assert sum(sign != " " for sign in page.classes) == 186

    page.app.button(key="filter_rules_reset").click()
    page.run()

    assert "rules" not in page.address
    assert page.address["type"] == "losing_population"
    assert sum(sign != " " for sign in page.classes) == 900


def test_a_slider_changes_the_rule_the_map_and_the_link(open_types):
    page = open_types(lang="en", question="thresholds")
    page.slider("population_loss").set_value(-10.0)
    page.run()

    assert page.address["rules"] == "population_loss:-10"
    assert "and 603 lost more than 10% of their residents" in page.title


def test_a_type_that_is_moved_up_gives_the_colour_first(open_types):
    page = open_types(lang="en", question="thresholds")
    for _ in range(4):
        page.app.button(key="types_up_losing_population").click()
        page.run()

    # All 900 that lose population now have its colour, the first of the legend.
    assert page.classes.count("0") == 900
    assert page.address["order"].startswith("losing_population,near_big_city")
    assert "types_up_losing_population" not in {button.key for button in page.app.button}


def test_contradicting_thresholds_are_refused_and_nothing_is_lost(open_types):
    page = open_types(lang="en", question="thresholds", rules="population_loss:-10")
    page.slider("near_city_3m").set_value(150.0)
    page.run()

    (warning,) = page.app.warning
    assert "Two thresholds contradict each other" in warning.value
    assert "city of 3 million" in warning.value
    assert page.slider("near_city_3m").value == 70
    assert page.address["rules"] == "population_loss:-10"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"rules": "near_city_5m:9000"}, "rules=near_city_5m:9000"),
        ({"rules": "near_city_5m:9000"}, "must be between 10 and 400."),
        ({"rules": "near_city_5m:60,near_city_3m:90"}, "Two thresholds contradict each other"),
        ({"order": "general"}, "The order has to name each of the five types once."),
        ({"rules": "near_city_5m:abc"}, "rules=near_city_5m:abc"),
        ({"rules": "distance:5"}, "rules=distance:5"),
        ({"rules": "near_city_5m:60,near_city_3m:90"}, "rules=near_city_5m:60"),
        ({"order": "general"}, "order=general"),
    ],
)
def test_rules_of_a_link_that_cannot_hold_are_dropped_and_named(open_types, query, told):
    page = open_types(lang="en", **query)

    assert told in page.app.warning[0].value
    assert "269 are near a big city" in page.title
    assert "rules" not in page.address


def test_a_filter_that_leaves_nothing_says_so(open_types):
    page = open_types(lang="en", type="near_big_city", rules="near_city_5m:10,near_city_3m:10,satellite:10")

    assert "No unit meets these filters" in page.title
    assert "No county meets all of these filters" in page.text


@pytest.mark.parametrize("question", QUESTIONS)
def test_districts_alone_have_no_type_whatever_is_asked(open_types, question):
    page = open_types(lang="en", kind="district", question=question)

    assert page.title.startswith("None of the units shown has a county type")


# 玛多 and 墨脱; 海门市, a district since 2020; 城关区 of several cities; nonsense with markup in it.
LIST = "省,县\n青海省,玛多县\n西藏自治区,墨脱县\n江苏省,海门市\n,城关区\n,<b>某县</b>\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_an_official_list_takes_the_place_of_the_proxy_and_tells_what_did_not_match(open_types, encoding):
    page = open_types(lang="en", question="lists")
    page.load("key_ecological", LIST.encode(encoding), "official <i>.csv")

    assert "official &lt;i&gt;.csv" in page.text
    assert "is in force: 2 counties matched." in page.text
    assert "3 entries did not match" in page.text
    assert "an urban district or a city without districts" in page.text
    assert "&lt;b&gt;某县&lt;/b&gt;" in page.text
    assert "<b>某县" not in page.text
    assert page.classes.count("1") == 2
    # The list is no part of the link, and its name is no proxy's any more.
    assert "rules" not in page.address
    assert "Key ecological area" in page.map_message
    assert f"version {RULES_VERSION}-" in page.text


def test_the_list_counts_on_the_map_page_too_and_can_be_taken_off(open_types):
    page = open_types(lang="en", question="lists", type="key_ecological")
    page.load("key_ecological", b"632626\n540423\n")
    assert sum(sign != " " for sign in page.classes) == 2

    page.app.switch_page("pages/map.py")
    page.run()
    assert sum(sign != " " for sign in page.classes) == 2
    assert "1 official list" in page.text

    page.app.button(key="filter_rules_reset").click()
    page.run()
    assert sum(sign != " " for sign in page.classes) == 270


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "The file holds no text."),
        (bytes(range(256)), "The file is no text."),
        ("某县\n".encode(), "The entry of the file is no county that has a type"),
        ("某县\n朝阳区\n".encode(), "None of the 2 entries"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_and_the_one_before_stays(open_types, raw, told):
    page = open_types(lang="en", question="lists")
    page.load("key_ecological", b"632626\n540423\n")
    page.load("key_ecological", raw)

    assert told in page.app.warning[0].value
    assert page.classes.count("1") == 2


def test_a_list_of_which_nothing_matches_tells_why_entry_by_entry(open_types):
    page = open_types(lang="en", question="lists")
    page.load("key_ecological", "某县\n朝阳区\n".encode())

    assert "no unit of this name or code" in page.text
    assert "several units of this name" in page.text
    # The proxy stays in force.
    assert page.classes.count("1") == 268


def test_nobody_else_sees_a_list(open_types):
    page = open_types(lang="en", question="lists")
    page.load("key_ecological", b"632626\n")

    assert open_types(lang="en").classes.count("1") == 268


def test_the_provinces_by_type_add_up_to_the_nation(open_types):
    table = open_types(lang="en").text.rpartition("Provinces by type")[2]
    rows = re.findall(r'<tr><th scope="row">.*?</th>(.*?)</tr>', table)
    figures = np.array([[int(cell) for cell in re.findall(r"<td>(\d+)</td>", row)] for row in rows])

    assert figures.sum(axis=0).tolist() == list(COLOURED.values())
    # Beijing, Tianjin and Shanghai have urban districts alone.
    assert len(rows) == 31 - 3


def test_the_tables_leave_with_the_versions_of_rules_and_data():
    atlas = load_atlas()
    state = ViewState(atlas.known.default_indicator, rules=RuleSet.of({"mining": 7.0}))
    types = types_in_force(atlas, state)
    scene = Scene(Words("zh"), atlas, state, atlas.universe, types)

    for raw, rows in ((county_csv(scene), 1870), (province_csv(scene), None)):
        assert raw.startswith(b"\xef\xbb\xbf")
        frame = pd.read_csv(io.BytesIO(raw), dtype=str)
        assert rows is None or len(frame) == rows
        assert set(frame["规则版本"]) == {types.rules.version}
        assert set(frame["图谱数据版本"]) == {release_version()}


def test_the_counties_at_odds_are_picked_out_on_the_map(open_types):
    # Told with the rules in the methods: 387 counties, 7 of them satellites that lose population.
    everywhere = open_types(lang="en", question="disagreements")
    satellites = open_types(lang="en", question="disagreements", odds="satellite_losing_population")

    for page, units in ((everywhere, 387), (satellites, 7)):
        assert sum(sign.isdigit() for sign in page.classes) == units
        assert sum(sign.isupper() for sign in page.classes) == 1870 - units
    assert sum(button.key.startswith("rank_odds_") for button in satellites.app.button) == 7


def test_a_lens_colours_the_map(open_types):
    page = open_types(lang="en", lens="urban")

    assert [page.classes.count(sign) for sign in "01"] == [524, 1346]
    assert "524 are urban and 1,346 agricultural" in page.title


def test_the_profile_is_that_of_the_release(open_types, counties):
    text = open_types(lang="en", question="profiles", profiled="near_big_city").text
    cells = re.search(r"Aged 65 and over.*?</th><td>(.*?)</td><td>(.*?)</td>", text)

    # By hand: typed are neither districts nor whole prefectures, but for those directly under a province.
    alone = ~counties["prefecture_code"].duplicated(keep=False) & (counties["code"].str[2:4] != "90")
    typed = (counties["kind"] != "district") & ~((counties["kind"] == "other") & alone)
    near = typed & ((counties["distance_city_5m"] <= 100) | (counties["distance_city_3m"] <= 70))
    told = [
        round(float(np.median(counties.loc[rows, "elderly_share_2020"])), 1) for rows in (near, typed & ~near)
    ]
    assert [float(cell) for cell in cells.groups()] == told


def test_version_of_rules_and_data_stand_in_the_source_line(open_types):
    text = open_types(lang="en", rules="mining:7").text

    assert re.search(rf"county type rules version {RULES_VERSION}-[0-9a-f]{{8}} · atlas release \d", text)


def test_what_is_advised_names_its_source(open_types):
    text = open_types(lang="en", question="advice").text

    assert "General Offices of the CPC Central Committee and of the State Council" in text
    assert "ascribes no recommendation to anyone" in text


def test_a_formula_in_a_loaded_list_is_no_formula_in_its_report():
    atlas = load_atlas()
    report = gazetteer(atlas).match("榆树市\n=cmd|' /C calc'!A0\n@SUM(1+1)\n".encode())
    scene = Scene(Words("zh"), atlas, ViewState(DEFAULT_INDICATOR), atlas.universe, atlas.typology)
    written = report_csv(scene, report).decode("utf-8-sig")

    entries = pd.read_csv(io.StringIO(written), dtype=str).iloc[:, 1].tolist()
    assert "'@SUM(1+1)" in entries
    assert any(entry.startswith("'=cmd") for entry in entries)
    assert not any(entry.startswith(("=", "@")) for entry in entries)


def test_a_title_does_not_tell_what_the_filter_makes_trivial(open_types):
    page = open_types(lang="en", type="losing_population")
    assert page.title.startswith("Of 900 counties that meet “Losing population”,")
    assert "none" not in page.title


def test_a_slider_that_was_moved_is_not_set_back(open_types):
    page = open_types(lang="en", question="thresholds")
    page.slider("mining").set_value(7.0)
    page.run()

    assert page.address["rules"] == "mining:7"
    # What a run tells a slider reaches the browser when the reader has moved it on.
    assert not [slider.key for slider in page.app.slider if slider.proto.set_value]


def test_a_refused_threshold_is_set_back(open_types):
    page = open_types(lang="en", question="thresholds", rules="near_city_5m:85")
    page.slider("near_city_3m").set_value(80.0)
    page.run()
    page.slider("near_city_3m").set_value(95.0)
    page.run()

    assert page.slider("near_city_3m").value == 80
    assert page.slider("near_city_3m").proto.set_value
    assert page.address["rules"] == "near_city_3m:80,near_city_5m:85"


def test_going_back_to_the_defaults_holds_before_the_sliders_show_it(open_types):
    page = open_types(lang="en", question="thresholds", rules="near_city_5m:85,mining:7")
    behind = Behind(page)
    behind.press("types_rules_reset")
    behind.press("types_up_specialised")

    assert "rules" not in page.address
    assert "order" in page.address
