"""The page of own data: from a file to a report one can act on, and to an indicator."""

import csv
import io
import re

import pandas as pd
import pytest

from tests.own_tables import FOOTED, MESSY
from ui import numbers
from ui.atlas import load_atlas
from ui.i18n import Words
from ui.own_data.download import own_csv
from ui.own_data.report import report_csv


@pytest.mark.parametrize(
    ("lang", "counted", "suggested"),
    [
        ("en", "Matched</dt><dd>3", "Liuyang (Changsha, 430181)?"),
        ("zh", "直接对上</dt><dd>3", "是否为 浏阳市（长沙市，430181）？"),
    ],
)
def test_a_messy_table_is_reported_and_shown_on_the_map(open_own, lang, counted, suggested):
    page = open_own(lang=lang)
    page.bring(MESSY.encode("gbk"))

    assert counted in page.text
    assert suggested in page.text
    # What the table says is shown and never becomes markup.
    assert "&lt;b&gt;某县&lt;/b&gt;" in page.text
    assert "<b>某县" not in page.text

    page.put_on_the_map(name="<i>收入</i>", unit="亿元", source="=1+1 <b>统计局</b>")

    assert page.address["indicator"] == "own-1"
    assert sum(sign not in " -" for sign in page.classes) == 5
    assert '"own":{"numbers":[1334.5' in page.map_message
    assert "<i>" not in page.map_message
    assert "&lt;i&gt;收入&lt;/i&gt;" in page.text
    assert "=1+1 &lt;b&gt;统计局&lt;/b&gt;" in page.text
    note = (
        "Own data, not checked, in this session only"
        if lang == "en"
        else "自有数据，未经核对，仅在本次会话中"
    )
    assert note in page.text
    ranked = [button.label for button in page.app.button if str(button.key).startswith("rank_highest")]
    assert len(ranked) == 3
    assert "1,334.5 亿元" in ranked[0]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "en",
            [
                "14 rows of data and 4 columns were read.",
                "The 3 lines above the data are title and headings.",
                "Rows of data</dt><dd>14",
                "Sums and notes set aside</dt><dd>9",
                "3 rows left out",
            ],
        ),
        (
            "zh",
            [
                "读到 14 行数据、4 列。",
                "数据之上的 3 行是标题与表头。",
                "数据行</dt><dd>14",
                "合计与注释（搁置）</dt><dd>9",
                "3 行未采用",
            ],
        ),
    ],
)
def test_the_rows_that_are_told_of_add_up(open_own, lang, told):
    page = open_own(lang=lang)
    page.bring(FOOTED.encode())

    assert [words for words in told if words not in page.text] == []
    counts = re.findall(r"</dt><dd>(\d+)", page.text.split("atlas-own-counts")[1].split("</dl>")[0])
    rows, *parts, _ = map(int, counts)
    assert rows == sum(parts)


def test_the_report_that_goes_out_runs_nothing(open_own):
    page = open_own(lang="en")
    page.bring(MESSY.encode("gb18030"))
    joined = page.app.session_state["own_joined"][1]
    rows = list(csv.reader(io.StringIO(report_csv(Words("en"), load_atlas(), joined).decode("utf-8-sig"))))
    assert len(rows) == 1 + len(joined.outcomes)
    assert not [cell for row in rows for cell in row if re.match(r"\s*[=+@-][^\d]", cell)]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "以上数字只计有数据的 3 个单位。 2,840 个单位无数据。"),
        ("en", "These figures are those of the 3 units that have a value. 2,840 units have no data."),
    ],
)
def test_the_figures_beside_it_speak_of_the_units_that_it_is_of(open_own, counties, lang, told):
    page = open_own(lang=lang)
    page.bring(b"code,value\n220182,1\n320583,2\n152202,3\n")
    page.put_on_the_map()
    three = counties.set_index("code").loc[["220182", "320583", "152202"]]
    losing = int((three["population_2020"] < three["population_2010"]).sum())

    assert told in page.text
    assert f"{losing} / 3" in page.text or f"{losing} of 3" in page.text
    assert numbers.people(float(three["population_2020"].sum()), lang) in page.text
    assert "257" not in page.text


def test_own_data_of_no_shown_unit_have_no_figures_beside_them(open_own):
    page = open_own(lang="en")
    page.bring(b"code,value\n220182,1\n320583,2\n")
    page.put_on_the_map()
    page.travel(province="410000")

    assert "Lost residents" not in page.text
    assert " units have no data." in page.text


def test_several_are_kept_renamed_and_removed(open_own):
    page = open_own(lang="en")
    page.bring(b"code,a,b\n320583,1,-2\n430181,3,4\n371522,5,6\n")
    page.put_on_the_map(name="First")
    page.turn("own_data")
    page.bring(b"code,a,b\n320583,1,-2\n430181,3,4\n371522,5,6\n")
    page.field("own_role_value").set_value(2)
    page.run()
    page.put_on_the_map(name="Second")
    assert page.address["indicator"] == "own-2"

    page.turn("own_data")
    page.app.text_input(key="own_name_own-1").set_value("Renamed")
    page.run()
    assert "Renamed" in page.text
    page.app.button(key="own_remove_own-2").click()
    page.run()
    assert "Second" not in page.text
    page.turn("map")
    assert "indicator" not in page.address
    assert not page.app.warning

    page.travel(indicator="own-2")
    assert "they do not travel with the link" in page.app.warning[0].value


@pytest.mark.parametrize(
    ("raw", "name", "told"),
    [
        (b"", "empty.csv", "There is nothing in the file"),
        (b"1,2\n" * 200_000, "long.csv", "More than 100,000 rows"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "old.xlsx", "an old XLS"),
        (b"PK\x03\x04" + b"x" * 99, "broken.xlsx", "no sound XLSX workbook"),
        ("代码,值\n".encode() + b"1,\xff\xff\n", "mixed.csv", "(line 2)"),
        (b"code,v\n980001,1\n980002,2\n", "unknown.csv", "No row matched and had a value"),
        ("序号,代码\n1,320583\n2,430181\n".encode(), "serial.csv", "Say which column holds the values"),
        (b"apples,pears\n12,7\n3,4\n", "none.csv", "Say which column holds the codes or the names"),
    ],
)
def test_a_file_that_is_none_is_told_and_the_page_goes_on(open_own, raw, name, told):
    page = open_own(lang="en")
    page.bring(raw, name)
    assert told in page.text

    page.bring(b"code,v\n320583,1\n", "good.csv")
    assert page.app.button(key="own_to_map")


@pytest.mark.parametrize(
    ("heading", "name", "unit"),
    [
        ("企业数（个）", "企业数", "个"),
        ("GDP per head (EUR)", "GDP per head", "EUR"),
        ("收入（2020年）", "收入（2020年）", ""),
        ("值 (2)", "值 (2)", ""),
    ],
)
def test_a_unit_in_the_heading_is_proposed_as_one(open_own, heading, name, unit):
    page = open_own(lang="zh")
    page.bring(f"代码,{heading}\n320583,7\n430181,9\n".encode())

    assert page.field("own_name_").value == name
    assert page.field("own_unit_").value == unit


def test_what_was_understood_can_be_set_right(open_own):
    page = open_own(lang="en")
    page.bring("代码;值;名\n320583;1;莘县\n".encode("gbk"))
    assert "Say which" not in page.text
    page.field("own_separator").set_value(",")
    page.run()
    assert "Say which column" in page.text or "No row matched" in page.text
    page.field("own_separator").set_value(";")
    page.run()
    page.field("own_role_name").select_index(0)
    page.run()
    assert "Matched</dt><dd>1" in page.text


def test_what_was_joined_can_be_taken_away(open_own):
    """A row a unit: 350 for 榆树市 as it was brought, nothing for the others, no formula in a name."""
    page = open_own(lang="en")
    page.bring(b"code,v\n220182,350\n")
    page.put_on_the_map(name="=1+1", source="a survey")
    page.turn("own_data")
    assert page.app.get("download_button")
    own = page.app.session_state["own_indicators"]["own-1"]

    table = pd.read_csv(io.BytesIO(own_csv(Words("en"), load_atlas(), own)), dtype={"Code": str})
    assert len(table) == 2843
    values = table.set_index("Code").iloc[:, 3]
    assert values.name.startswith("'=1+1")
    assert values["220182"] == 350
    assert values.count() == 1
    assert table.iloc[0, -1].count("a survey") == 1
