"""A reader's table is joined to units, and every row is accounted for."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.designations import Gazetteer
from analytics.own_table import TOLD, Choices, Columns, join, years_of
from analytics.table_columns import columns_under, find_headings, heading_texts, plain_code
from analytics.table_files import Reading
from analytics.table_numbers import read_number
from analytics.unit_finder import UnitFinder
from analytics.workbooks import read_table
from geodata import load_counties, load_history
from tests.analytics.workbook import sheet_xml, workbook


@pytest.fixture(scope="module")
def counties():
    return load_counties()


def understand(table, gazetteer):
    return columns_under(table, find_headings(table, gazetteer), gazetteer)


@pytest.fixture(scope="module")
def finder(counties):
    typed = np.ones(len(counties), dtype=bool)
    return UnitFinder(Gazetteer(counties, load_history(), typed), counties)


@pytest.fixture
def joined(counties, finder):
    def run(text, encoding="utf-8", **choices):
        table = read_table(text.encode(encoding) if isinstance(text, str) else text)
        columns = understand(table, finder.gazetteer)
        return join(table, columns, Choices(**choices), finder, counties["code"].tolist())

    return run


@pytest.fixture
def values(counties, joined):
    def run(*args, **choices):
        found = joined(*args, **choices)
        rows = np.flatnonzero(np.isfinite(found.values))
        return {str(counties["code"].iloc[row]): float(found.values[row]) for row in rows}

    return run


def told(found):
    return [(one.line, one.result, one.because, one.unit) for one in found.outcomes]


# A table as an office hands it out: a title, a unit of measurement, headings in two rows, the province in the
# first of its rows alone, names that are no more, wrong codes, totals, a zone, signs for no data.
MESSY = """各地财政收入（示例）,,,,,
单位：亿元,,,,,
地区,行政区划代码,名称,财政收入,,备注
,,,2009年,2010年,
全国,,,"83,101.5","83,101.5",
北京市,110000,,1000,1000,
,110101,东 城 区,"1,234.5",１２．５,
,110103,崇文区,100,20,
,110102,西城区,…,-,
江苏省,320583.0,昆山市,300,400,
,320583000000,昆山市,300,401,
,,苏州工业园区,5,6,
,320502,沧浪区,1,2,
,320503,平江区,2,3,
,320504,金阊区,3,4,
湖南省,999999,浏杨市,3,4,
,431099,浏阳市,33,44,
,430181,莘县,33,44,
山东省,,苍山县,7,约8,
河北省,,新华区,9,10,
云南省,,=cmd|'/c calc'!A0,1,2,
陕西省,,<b>某县</b>,1,2,
注：数据为示例。,,,,,
"""


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


FOOTED = """2020 年各县企业数,,,
单位：家,,,
序号,地区,代码,企业数
1,长沙县,430121,120
2,浏阳市,430181,80
3,浏阳市,430181,80
4,某某县,,5
5,新华区,,7
合计,,,292
,小计,,200
,湖南省合计,,292
,全 国,,"9,999"
,Total,,292
,湖南省,430000,292
注：按 2020 年区划。,,,
资料来源：统计年鉴；企业为规模以上。,,,
填表：某人,审核：某人,,
,,,
"""


def test_the_counts_of_a_table_add_up_to_its_rows_of_data(joined):
    found = joined(FOOTED)

    # Lines 4 to 8 are about units, 9 to 14 are sums, 15 to 17 notes; title, unit and headings stand above.
    assert found.rows == 14
    assert found.counts == {
        "matched": 2,
        "followed": 0,
        "ambiguous": 1,
        "unmatched": 1,
        "duplicate": 1,
        "aside": 9,
    }
    assert [one.because for one in found.outcomes if one.result == "aside"] == (
        ["sum"] * 5 + ["area"] + ["note"] * 3
    )
    assert found.unread == ()


@pytest.mark.parametrize(
    "name",
    [
        *(
            "合计",
            "总计",
            "小计",
            "合　计",
            "总计：",
            "合计（家）",
            "全省合计",
            "湖南省合计",
            "湖南合计",
            "全国",
        ),
        *("全国平均", "东部地区小计", "长沙市小计", "平均", "全省", "全区"),
        *("Total", "TOTAL", "Grand total", "Subtotal", "Hunan total", "Total, Hunan", "Average", "China"),
    ],
)
@pytest.mark.parametrize("row", ["{},,1", ",{},1"])
def test_a_sum_is_set_aside_and_is_no_fault(joined, name, row):
    written = f'"{name}"'
    found = joined(f"代码,名称,值\n320583,昆山市,7\n430181,浏阳市,9\n371522,莘县,8\n{row.format(written)}\n")

    assert found.counts["aside"] == 1
    assert found.outcomes[-1].because == "sum"
    assert found.units == 3


@pytest.mark.parametrize(
    "note",
    [
        *(
            "注：数据为示例",
            "注1：按当年区划",
            "【注】按当年区划",
            "资料来源：统计年鉴",
            "数据来源:某局",
            "说明：略",
        ),
        *("Note: made up", "Source: a yearbook", "Sources: several", "2. 本表数据为初步统计，以年报为准。"),
    ],
)
def test_a_note_is_set_aside_and_is_no_fault(joined, note):
    found = joined(f"名称,值,年份说明\n昆山市,7,甲\n浏阳市,9,乙\n莘县,8,丙\n{note},,\n,,{note}\n")

    assert [one.because for one in found.outcomes[3:]] == ["note", "note"]
    assert found.counts["aside"] == 2


def test_a_unit_is_never_set_aside_for_the_words_beside_it(joined):
    found = joined(
        "代码,名称,值\n430121,长沙县合计,1\n,浏阳市合计,2\n,和平县,3\n,平均县,4\n,昆山市,\n371522,全县,6\n"
    )

    assert [(one.result, one.unit) for one in found.outcomes] == [
        ("matched", "430121"),
        ("unmatched", None),
        ("matched", "441624"),
        ("unmatched", None),
        ("matched", "320583"),
        ("matched", "371522"),
    ]
    assert found.outcomes[1].suggestion == "430181"


def test_a_sum_between_provinces_takes_no_province_from_the_rows_below(joined):
    found = joined("省,县,值\n河北省,莘县,1\n,昆山市,2\n石家庄市合计,,3\n,新华区,4\n,桥西区,5\n,复兴区,6\n")

    # In Hebei two units are called 新华区, elsewhere others; 复兴区 is one of Handan.
    assert found.outcomes[3].candidates == ("130105", "130902")


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


def test_all_codes_unknown_and_no_names_is_reported_row_by_row(joined):
    found = joined("地区代码,值\n980001,1\n980002,2\n")

    assert [one.because for one in found.outcomes] == ["unknown", "unknown"]
    assert found.units == 0


def test_a_workbook_with_merged_headings_and_numbers_for_codes_is_joined(finder):
    xml = sheet_xml(
        [
            ["各县收入", None, None, None],
            ["县名", "代码", "收入", None],
            [None, None, "2019", "2020"],
            ["昆山市", 320583.0, 1.0, 2.0],
            ["莘县", 371522.0, 3.0, 4.0],
        ],
        merged=["A1:D1", "A2:A3", "B2:B3", "C2:D2"],
    )
    table = read_table(workbook({"a": xml}))
    columns = understand(table, finder.gazetteer)

    assert columns == Columns(headings=(1, 2), code=1, name=0, value=2)
    assert heading_texts(table, columns.headings) == ("县名", "代码", "收入 2019", "收入 2020")


def test_headings_that_stand_twice_are_told_apart():
    table = read_table("县,值,值,值\n昆山市,1,2,3\n".encode())

    assert heading_texts(table, (0, 0)) == ("县", "值", "值 (2)", "值 (3)")


def test_a_table_without_headings_is_understood(finder):
    table = read_table("320583,昆山市,1\n430181,浏阳市,2\n".encode())

    assert understand(table, finder.gazetteer) == Columns(None, code=0, name=1, value=2)


def test_residents_of_six_digits_are_not_taken_for_codes(counties, finder):
    some = counties.iloc[::20]
    lines = [
        f"{number},{name},{residents},{code}"
        for number, (name, residents, code) in enumerate(
            zip(some["name_zh"], some["population_2020"], some["code"], strict=True), start=1
        )
    ]
    table = read_table("\n".join(["序号,县,人口,代码", *lines]).encode())

    assert understand(table, finder.gazetteer) == Columns((0, 0), code=3, name=1, value=2)


SURVEY = """序号,行政区划代码,地区,省,企业数,同比增长,备注
1,430121,长沙县,湖南省,120,3.2%,
2,430181,浏阳市,湖南省,"1,230",-1.5%,含园区
3,430182,宁乡市,湖南省,80,4.0%,
合计,,,,"1,430",,
"""


@pytest.mark.parametrize(
    ("table", "proposed"),
    [
        (SURVEY, "企业数"),
        # Rows were left out, so that the numbers have gaps: the heading still says what they are.
        (SURVEY.replace("\n2,", "\n7,").replace("序号", "No."), "企业数"),
        (SURVEY.replace("序号", "Index"), "企业数"),
        (SURVEY.replace("序号", ""), "企业数"),
        (SURVEY.replace("序号", "ＩＤ"), "企业数"),
        # The index that pandas writes begins with 0.
        (",code,v\n0,430121,7\n1,430181,9\n2,430182,8\n", "v"),
        # A column that counts up to the right of the name yields to one that measures.
        ("县,排名,企业数\n长沙县,1,9\n浏阳市,2,8\n宁乡市,3,7\n", "企业数"),
        # What stands to the left of the code comes after what stands to its right.
        ("面积,代码,企业数\n5,430121,9\n6,430181,8\n", "企业数"),
        # The province's code tells where and measures nothing, and so does a sign for nothing.
        ("代码,省代码,备注,企业数\n430121,430000,/,9\n371522,370000,/,8\n", "企业数"),
        # A real index has more of a name, and two values may count up.
        ("代码,Index of prices\n430121,101.5\n430181,99\n", "Index of prices"),
        ("代码,值\n430121,1\n430181,2\n", "值"),
    ],
)
def test_the_column_proposed_for_values_measures_something(finder, table, proposed):
    read = read_table(table.encode())
    columns = understand(read, finder.gazetteer)

    assert columns.value is not None
    assert heading_texts(read, columns.headings)[columns.value] == proposed


@pytest.mark.parametrize(
    "table",
    [
        "序号,代码,备注\n1,430121,好\n2,430181,好\n",
        "编号,名称,说明\n8,长沙县,好\n5,浏阳市,好\n",
        "县,名次\n" + "".join(f"长沙县,{number}\n" for number in range(1, 13)),
    ],
)
def test_no_column_is_proposed_where_none_measures_anything(finder, table):
    assert understand(read_table(table.encode()), finder.gazetteer).value is None


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


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,234.5", 1234.5),
        ("１２３４", 1234),
        ("12.5%", 12.5),
        ("(12.5%)", -12.5),
        ("（３．２）％", -3.2),
        ("(1.5万)", -15_000),
        ("１２．５％", 12.5),
        ("−3", -3),
        ("(1,200)", -1200),
        ("3.2亿", 3.2e8),
        ("83.6万", 836000),
        ("1.5e3", 1500),
        ("1 234 567", 1234567),
        ("+7", 7),
        (".5", 0.5),
        *((sign, "no_data") for sign in ("", "-", "—", "…", "……", "N/A", "nan", "#DIV/0!", "无数据", "/")),
        *(
            (text, "not_a_number")
            for text in ("约8", "1,23", "12,5", "0x10", "1_000", "五", "=1+1", "1.2.3", "++1")
        ),
    ],
)
def test_numbers_are_read_as_people_write_them(cell, value):
    read = read_number(cell)

    assert read == (value if isinstance(value, str) else pytest.approx(value))


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.booleans())
def test_a_number_written_with_separators_is_read_back(value, full_width):
    text = f"{value:,.3f}"
    if full_width:
        text = "".join(chr(ord(sign) + 0xFEE0) for sign in text)

    assert read_number(text) == pytest.approx(round(value, 3), abs=1e-3)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_numbers_or_codes(text):
    read = read_number(text)
    assert read in {"no_data", "not_a_number"} or math.isfinite(read)
    assert plain_code(text) is None or plain_code(text)[:6].isdecimal()
