"""Old units lead to what they became, and units of today tell where they came from."""

import pandas as pd
import pytest

from analytics.boundary_history import CHANGES, events, successors
from analytics.english_names import former_name
from analytics.pinyin import learn_readings
from analytics.search import stem
from geodata import load_counties, load_history


@pytest.fixture(scope="module")
def history():
    return load_history()


@pytest.mark.parametrize(
    ("old", "year", "change", "now"),
    [
        ("110103", 2010, "merged", ["110101"]),  # 崇文 into 东城
        ("310108", 2015, "merged", ["310106"]),  # 闸北 into 静安
        ("110228", 2015, "recoded", ["110118"]),  # 密云县 became a district
        ("371081", 2014, "recoded", ["371003"]),  # 文登, of which 环翠 took a part
        ("330104", 2020, "dissolved", ["330102"]),  # 江干
    ],
)
def test_an_abolished_code_leads_to_what_became_of_it(history, old, year, change, now):
    found = successors(history, old)

    assert [one.code for one in found] == now
    assert {(one.year, one.change) for one in found} == {(year, change)}


@pytest.mark.parametrize("code", ["", "999999", "110000", "一二三", "nan"])
def test_a_code_that_never_was_leads_nowhere(history, code):
    assert successors(history, code) == ()


def test_every_abolished_code_leads_to_units_of_today(history):
    today = set(load_counties()["code"])
    gone = {code for code in history["old_code"] if code and code not in today}

    assert len(gone) > 250
    for code in gone:
        found = successors(history, code)
        assert found
        assert {one.code for one in found} <= today


def test_changes_of_a_year_with_one_outcome_are_one_event():
    columns = ("code", "year", "old_code", "old_name", "new_code", "new_name", "change")
    rows = [
        ("1", 2015, "8", "乙", "1", "甲", "merged"),
        ("1", 2015, "9", "丙", "1", "甲", "merged"),
        ("1", 2012, "1", "甲", "5", "丁", "gave_part"),
        ("2", 2011, "7", "戊", "2", "己", "recoded"),
    ]

    found = events(pd.DataFrame(rows, columns=columns), "1")

    assert [(event.year, event.change, [unit.name_zh for unit in event.old]) for event in found] == [
        (2012, "gave_part", ["甲"]),
        (2015, "merged", ["乙", "丙"]),
    ]


def test_every_change_of_the_release_is_of_a_known_kind(history):
    assert set(history["change"]) == set(CHANGES)


@pytest.mark.parametrize(
    ("name", "published", "english"),
    [
        ("密云县", None, "Miyun County"),
        ("延安市", None, "Yan'an City"),
        ("延边朝鲜族自治县", None, "Yanbian Autonomous County"),
        ("库尔勒市", "Korla", "Korla City"),
        ("伊宁县", "Yining County", "Yining County"),
        ("某开发区", None, None),
    ],
)
def test_old_names_are_read_and_published_ones_kept(name, published, english):
    readings = {"密": "mi", "云": "yun", "延": "yan", "安": "an", "边": "bian", "开": "kai"}

    assert former_name(name, readings, published) == english


def test_every_county_that_is_no_more_has_an_english_name(counties, history):
    names = zip(counties["name_zh"], counties["name_en"], strict=True)
    readings = learn_readings((stem(zh), en) for zh, en in names)
    former = history.loc[history["change"] != "zone_added", "old_name"]
    former = former[former.str.fullmatch(".+[县市区旗]")].unique()

    assert len(former) > 400
    assert [name for name in former if former_name(name, readings) is None] == []
    assert former_name("邢台县", readings) == "Xingtai County"
    assert former_name("绍兴县", readings) == "Shaoxing County"
