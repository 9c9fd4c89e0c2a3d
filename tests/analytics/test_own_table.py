"""A reader's table is joined to units, and every row is accounted for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.own_table import TOLD, Choices, Columns, join, years_of
from analytics.table_files import Reading
from analytics.workbooks import read_table
from tests.own_tables import MESSY, understand


def told(found):
    return [(one.line, one.result, one.because, one.unit) for one in found.outcomes]


def test_a_messy_table_in_gbk_is_joined_with_a_report_one_can_act_on(joined, values):
    found = joined(MESSY, "gbk")

    assert told(found) == [
        (5, "aside", "sum", None),
        (6, "aside", "area", None),
        (7, "matched", "code", "110101"),
        # Chongwen went to Dongcheng in 2010, three districts to Gusu in 2012.
        (8, "followed", "merged", "110101"),
        (9, "matched", "code", "110102"),
        (10, "matched", "code", "320583"),
        (11, "duplicate", "repeated_alike", "320583"),
        (12, "unmatched", "zone", None),
        (13, "followed", "merged", "320508"),
        (14, "followed", "merged", "320508"),
        (15, "followed", "merged", "320508"),
        (16, "unmatched", "unknown", None),
        (17, "followed", "name_for_code", "430181"),
        (18, "unmatched", "code_and_name_differ", None),
        # Cangshan was renamed Lanling in 2014.
        (19, "followed", "old_name", "371324"),
        (20, "ambiguous", "ambiguous", None),
        (21, "unmatched", "unknown", None),
        (22, "unmatched", "unknown", None),
        (23, "aside", "note", None),
    ]
    assert sum(found.counts.values()) == len(found.outcomes)
    assert tuple(found.counts) == TOLD
    by_line = {one.line: one for one in found.outcomes}
    assert by_line[16].suggestion == "430181"
    assert by_line[18].suggestion == "371522"
    assert set(by_line[12].candidates) == {"320506", "320508"}
    assert by_line[20].candidates == ("130105", "130902")
    assert by_line[21].name == "=cmd|'/c calc'!A0"
    assert by_line[9].unread == "no_data"
    assert values(MESSY, "gbk") == {
        "110101": 1334.5,
        "320583": 300,
        "320508": 6,
        "430181": 33,
        "371324": 7,
    }


def test_rows_of_other_years_and_of_none_are_counted(joined):
    text = "年份,代码,值\n2019,320583,1\n2020,320583,2\n2020,430181,4\n,371522,5\n合计,,7\n"
    found = joined(text, year="2020")

    assert found.other_years == 1
    assert [(one.result, one.because) for one in found.outcomes] == [
        ("matched", "code"),
        ("matched", "code"),
        ("unmatched", "no_year"),
        ("aside", "sum"),
    ]
    assert found.rows == 5


def test_units_that_merged_are_put_together_as_the_reader_says(values):
    table = "代码,名称,比率,人口\n320502,沧浪区,10,1\n320503,平江区,20,2\n320504,金阊区,60,1\n"

    assert values(table)["320508"] == 90
    assert values(table, merged="mean")["320508"] == 30
    # 10 once, 20 twice and 60 once.
    assert values(table, merged="weighted", weight=3)["320508"] == 27.5


@pytest.mark.parametrize(
    ("row", "suggested"),
    [
        ("四川省,巴中县", "511902"),  # 巴州区 of 巴中市 since 1993
        ("江苏省,宿迁县", "321302"),  # 宿城区 of 宿迁市
        ("湖北省,孝感县", "420902"),  # 孝南区 of 孝感市, not 孝昌县
        ("贵州省,毕节县", "520502"),  # 毕节市 until 2011, 七星关区 of 毕节市 now
        ("福建省,宁德县", None),  # no unit of 宁德市 has its first sign, and 宁化县 lies in 三明市
        ("湖南省,浏杨市", "430181"),  # misspelt
    ],
)
def test_a_county_whose_name_went_to_a_prefecture_is_looked_for_in_that_prefecture(joined, row, suggested):
    (one,) = joined(f"省,名称,值\n{row},1\n").outcomes

    assert one.result == "unmatched"
    assert one.suggestion == suggested


def test_a_part_of_a_unit_never_stands_for_the_whole(joined):
    # The map shows three districts of Hangzhou as one unit, under the code of the first.
    found = joined("代码,名称,值\n330102,上城区,1\n330104,江干区,2\n")

    assert {one.because for one in found.outcomes} == {"part_alone"}
    assert found.units == 0


def test_a_part_without_a_value_leaves_the_whole_without(joined):
    found = joined("代码,名称,值\n110101,东城区,1\n110103,崇文区,…\n320583,昆山市,1\n")

    assert [one.because for one in found.outcomes] == ["part_without_value", "part_without_value", "code"]


def test_a_unit_that_was_shared_out_is_said_to_be_so(joined):
    found = joined("省,名称,值\n河北省,桥东区,1\n")

    (one,) = found.outcomes
    assert one.result in {"ambiguous", "unmatched"}
    assert len(one.candidates) > 1


@pytest.mark.parametrize(
    ("repeated", "value", "left_out"),
    [("none", None, 2), ("first", 1, 1), ("last", 5, 1), ("sum", 6, 0), ("mean", 3, 0)],
)
def test_rows_about_one_unit_that_differ_become_what_the_reader_says(
    joined, values, repeated, value, left_out
):
    table = "代码,值\n320583,1\n320583,5\n430181,2\n"

    assert values(table, repeated=repeated).get("320583") == value
    assert joined(table, repeated=repeated).counts["duplicate"] == left_out


def test_a_table_of_several_years_is_read_for_one(finder, values):
    text = "年份,代码,值\n2019,320583,1\n2020,320583,2\n2019,430181,3\n2020,430181,4\n"
    table = read_table(text.encode())
    columns = understand(table, finder.gazetteer)

    assert years_of(table, columns) == ("2020", "2019")
    assert values(text, year="2019") == {"320583": 1, "430181": 3}


@pytest.mark.parametrize(
    ("row", "unit"),
    [
        ("湖南,浏阳", "430181"),
        ("湖南省,浏阳市", "430181"),
        (",湖南省长沙市浏阳市", "430181"),
        ("湖南省,瀏陽市", None),
        ("湖南省,宁乡縣", "430182"),
        ("Hunan,Liuyang City", "430181"),
        ("Hunan,liuyang", "430181"),
        ("山东省,浏阳市", None),
        ("新疆,和田县", "653221"),
        ("新疆维吾尔自治区,和田市", "653201"),
    ],
)
def test_names_are_found_with_their_province_in_full_or_in_short(joined, row, unit):
    found = joined(f"省,县名,值\n{row},1\n江苏省,昆山市,2\n山东省,莘县,3\n")

    assert found.outcomes[0].unit == unit


@pytest.mark.parametrize(
    ("heads", "row", "unit"),
    [
        ("代码,名称,省", "430121,长沙县,河南省", "430121"),
        ("代码,名称,省", "430121,长沙县,河南", "430121"),
        ("代码,省", "430121,河南省", "430121"),
        ("代码,名称,省", "430121,河南省长沙县,", "430121"),
        ("code,name,province", "430121,Changsha County,Henan", "430121"),
        ("code,name,province", "450123,Long'an,Guangdong Province", "450123"),
        # A prefecture tells its province: Zhengzhou lies in Henan.
        ("代码,名称,地市", "430121,长沙县,郑州市", "430121"),
        ("代码,名称,省代码", "430121,长沙县,410000", "430121"),
        # Chongwen, now a part of Dongcheng in Beijing.
        ("代码,名称,省", "110103,崇文区,河北省", "110101"),
    ],
)
def test_a_row_whose_code_and_province_differ_is_told_and_not_taken(joined, heads, row, unit):
    found = joined(f"{heads},值\n{row},1\n")

    (one,) = found.outcomes
    assert (one.result, one.because, one.unit) == ("unmatched", "code_and_province_differ", None)
    assert one.suggestion == unit
    assert found.units == 0


@pytest.mark.parametrize(
    "row",
    [
        "430121,长沙县,湖南省",
        "430121,长沙县,湖南",
        "430121,长沙县,湖 南 省",
        "450123,隆安县,广西",
        "450123,隆安县,广西壮族自治区",
        "150121,土默特左旗,内蒙古",
        "150121,土默特左旗,内蒙古自治区",
        "653221,和田县,新疆",
        "653221,和田县,新疆维吾尔自治区",
        "653221,Hotan County,Xinjiang Uygur Autonomous Region",
        "653221,Hotan County,Xinjiang",
        "450123,Long'an,Guangxi Zhuang Autonomous Region",
        "150121,土默特左旗,Inner Mongolia",
        "540121,Lhünzhub,Tibet",
        "540121,林周县,Xizang",
        "500235,Yunyang,Chongqing Municipality",
        # Chongqing was parted from Sichuan in 1997, Hainan from Guangdong in 1988.
        "500235,云阳县,四川省",
        "500235,Yunyang,Sichuan",
        "469021,定安县,广东省",
        # What is the name of no province contradicts nothing.
        "653221,和田县,新疆生产建设兵团",
        "430121,长沙县,中部",
        "430121,长沙县,43",
        "430121,长沙县,",
    ],
)
def test_a_province_in_short_in_english_or_as_it_was_once_agrees_with_the_code(joined, row):
    found = joined(f"代码,名称,省份,值\n{row},1\n")

    (one,) = found.outcomes
    assert (one.result, one.unit) == ("matched", row[:6])


def test_a_county_that_changed_its_prefecture_agrees_with_the_former_one(joined):
    # Jianyang went from Ziyang to Chengdu in 2016.
    found = joined("代码,名称,地市,值\n510185,简阳市,资阳市,1\n510185,简阳市,成都市,1\n")

    assert [one.unit for one in found.outcomes] == ["510185", "510185"]


def test_every_unit_agrees_with_its_own_province_in_both_languages(counties, finder):
    for lang in ("zh", "en"):
        for code, province in zip(counties["code"], counties[f"province_{lang}"], strict=True):
            assert finder.find(code, "", [province]).unit == code


def test_a_county_that_went_to_another_prefecture_is_found_by_its_province(joined):
    # Jianyang went from Ziyang to Chengdu in 2016.
    found = joined("省,市,县,值\n四川省,资阳市,简阳市,1\n四川省,成都市,新津县,2\n江苏省,苏州市,昆山市,3\n")

    assert [one.unit for one in found.outcomes] == ["510185", "510118", "320583"]


AREAS_ABOVE = """市县名称,人口
石家庄市,1103.1
  长安区,65.2
  新华区,66
  正 定 县,52.3
沧州市,754.4
  新华区,25.6
  沧  县,68.2
"""


def test_a_name_of_several_units_is_found_under_the_row_of_its_prefecture_as_yearbooks_set_it(joined):
    found = joined(AREAS_ABOVE)

    # 长安区 is also a district of Xi'an, 新华区 one of Cangzhou and of Pingdingshan.
    units = ["130102", "130105", "130123", "130902", "130921"]
    assert [one.unit for one in found.outcomes if one.because != "area"] == units
    assert found.outcomes[1].place == "石家庄市"


def test_rows_of_prefectures_below_their_units_place_none(joined):
    below = "市县名称,人口\n正定县,1\n新华区,2\n石家庄市,3\n沧县,4\n新华区,5\n沧州市,9\n桥西区,6\n"

    outcomes = joined(below).outcomes
    assert [outcomes[line].result for line in (1, 4, 6)] == ["ambiguous"] * 3


MERGED_CELLS = """省份,地市,县,企业数
福建省,南平市,建阳市,35
,,武夷山市,12
,泉州市,晋江市,998
江西省,赣州市,赣县,40
,,南康市,88
北京市,,密云县,61
,,延庆县,20
"""


def test_merged_cells_leave_a_county_in_its_own_province(joined):
    found = joined(MERGED_CELLS)

    # Beijing's counties have no prefecture, and none of Ganzhou, which stands above them.
    assert [one.place for one in found.outcomes[-2:]] == ["北京市", "北京市"]
    # Renamed or made districts: Jianyang 2014, Ganxian 2016, Nankang 2013, Miyun and Yanqing 2015.
    units = ["350703", "350782", "350582", "360704", "360703", "110118", "110119"]
    assert [one.unit for one in found.outcomes] == units


DECIMAL_COMMAS = """County;Province;GDP per head;Growth
Kunshan;Jiangsu;27.350,40;5,1 %
Zhengding County;Hebei;8.901,20;-1,3 %
Yushu;Jilin;4.250;-3,75 %
Yushu City;Qinghai;–;2,0 %
Total;;;
"""


def test_a_table_with_decimal_commas_and_english_names_is_joined_and_told_of(joined, values):
    assert joined(DECIMAL_COMMAS).has_decimal_commas
    assert values(DECIMAL_COMMAS) == {"320583": 27350.4, "130123": 8901.2, "220182": 4250}


def test_all_codes_unknown_and_no_names_is_reported_row_by_row(joined):
    found = joined("地区代码,值\n980001,1\n980002,2\n")

    assert [one.because for one in found.outcomes] == ["unknown", "unknown"]
    assert found.units == 0


def test_the_release_itself_comes_back_by_code_and_by_name_with_its_areas(counties, finder):
    by_code = counties[["code", "population_2020"]]
    by_name = counties[["province_zh", "prefecture_zh", "name_zh", "population_2020"]]
    for frame, columns in (
        (by_code, Columns((0, 0), code=0, value=1)),
        (by_name, Columns((0, 0), province=0, prefecture=1, name=2, value=3)),
    ):
        table = read_table(frame.to_csv(index=False).encode("gb18030"), Reading("gb18030", ","))
        found = join(table, columns, Choices(), finder, counties["code"].tolist())
        known = np.isfinite(found.values)

        # A code alone may mean a member of a unit that the map holds together.
        assert counties["name_zh"][~known].str.contains("、").all()
        assert (~known).sum() < 10
        assert (found.values[known] == counties["population_2020"].to_numpy(dtype=float)[known]).all()


@given(
    st.lists(
        st.sampled_from(["110101", "110103", "320583", "昆山市", "某县", "980001", "", "全国"]), max_size=12
    ),
    st.data(),
)
def test_every_row_has_one_outcome_and_no_value_is_made_up(counties, finder, keys, data):
    numbers = data.draw(
        st.lists(st.sampled_from(["1", "2.5", "…", "x5", ""]), min_size=len(keys), max_size=len(keys))
    )
    rows = "".join(f"{key},{number}\n" for key, number in zip(keys, numbers, strict=True))
    table = read_table(("代码,值\n" + rows).encode())
    found = join(table, Columns((0, 0), code=0, value=1), Choices(), finder, counties["code"].tolist())

    said = sum(bool(key or number) for key, number in zip(keys, numbers, strict=True))
    assert sum(found.counts.values()) == len(found.outcomes) == found.rows == said
    sums = {0.0, 1.0, 2.5, 2.0, 3.5, 5.0}
    assert set(found.values[np.isfinite(found.values)]) <= sums
