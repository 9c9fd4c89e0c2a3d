"""Headings and columns of a reader's table are understood as its writer meant them."""

import pytest

from analytics.own_table import Columns
from analytics.table_columns import heading_texts
from analytics.workbooks import read_table
from tests.analytics.workbook import sheet_xml, workbook
from tests.own_tables import understand


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
