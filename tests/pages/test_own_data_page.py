"""Own data: from a file to an indicator that one session has and no other sees."""

import csv
import gc
import io
import re
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
import streamlit as st

from geodata import Indicator
from tests.analytics.test_own_table import FOOTED, MESSY
from tests.pages.conftest import Page, one_line
from ui.atlas import load_atlas
from ui.data.downloads import FORMATS
from ui.data.extracts import SCOPES, Wanted, extract_of
from ui.data.options import COLUMNS, SORT, as_table
from ui.data.scene import Scene
from ui.i18n import Words
from ui.map_options import MAP
from ui.own_data.download import own_csv
from ui.own_data.indicator import OwnIndicator
from ui.own_data.report import report_csv

PRIVATE = "保密的财政收入"


class OwnDataPage(Page):
    """The page of one's own data."""

    def __init__(self, **query: str) -> None:
        super().__init__(**query)
        self.turn("own_data")

    def turn(self, page: str) -> None:
        """Turn to a page of the same session."""
        self.app.switch_page(f"pages/{page}.py")
        self.run()

    def bring(self, raw: bytes, name: str = "table.csv") -> None:
        """Bring a file."""
        self.app.file_uploader(key="own_file").upload(name, raw, "text/csv")
        self.run()

    def field(self, start: str):
        """Give the control whose key begins so."""
        controls = [*self.app.selectbox, *self.app.text_input]
        return next(control for control in controls if control.key.startswith(start))

    def put_on_the_map(self, **words: str) -> None:
        """Call the indicator something and go on to the map."""
        for name, text in words.items():
            self.field(f"own_{name}_").set_value(text)
        self.app.button(key="own_to_map").click()
        self.run()
        # The runner itself stays on the page it was told to open.
        self.turn("map")


@pytest.fixture
def open_own():
    return OwnDataPage


def take_all(page):
    """Make every file that the data page offers, as the server's thread does when a button is pressed."""
    state = page.app.session_state
    scene = Scene(Words("en"), state["own_atlas"], state["view_state"], np.ones(2843, dtype=bool))
    for made in FORMATS.values():
        for scope in SCOPES:
            told = made.write(extract_of(scene, Wanted(scope, False, "", (), date(2026, 11, 24))))
            assert told


def kept():
    """Give all that the process holds of own data: indicators, and tables with a column of them."""
    # What was set aside is not listed.
    gc.unfreeze()
    gc.collect()
    return [held for held in gc.get_objects() if is_own(held)]


def is_own(held):
    if isinstance(held, pd.DataFrame):
        return "own-1" in held.columns
    return isinstance(held, OwnIndicator) or (isinstance(held, Indicator) and held.id.startswith("own-"))


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


def test_no_other_session_sees_what_one_brought(open_own, open_page):
    """Every page is opened with own data first, so that a store that sessions share would hold them."""
    st.cache_resource.clear()
    st.cache_data.clear()
    one = open_own(lang="en")
    one.bring(MESSY.encode("gbk"))
    one.put_on_the_map(name=PRIVATE, unit="亿元")
    assert one.address["indicator"] == "own-1"
    one.app.query_params["scheme"] = "equal"
    one.run()
    for page in ("services", "reach", "types", "compare", "data", "county", "map"):
        one.turn(page)
    one.app.query_params["county"] = "320583"
    one.run()
    one.turn("county")
    one.turn("data")
    one.app.query_params.update({"columns": "all,own-1", "sort": "own-1", "find": "ks"})
    one.run()
    assert any(PRIVATE in name for name in one_line(one.app.dataframe[0].value))
    take_all(one)
    assert kept()
    assert "own-1" not in load_atlas().indicators
    assert "own-1" not in load_atlas().counties

    other = open_page(lang="en", indicator="own-1", second="own-1")
    assert other.app.warning
    assert "they do not travel with the link" in other.app.warning[0].value
    assert other.address.get("indicator") is None
    for page in ("services", "reach", "types", "compare", "data", "county", "own_data"):
        other.app.switch_page(f"pages/{page}.py")
        other.run()
        assert PRIVATE not in other.text
        assert all(PRIVATE not in str(box.options) for box in other.app.selectbox)

    # With the session goes all that it brought: nothing else holds on to it.
    del one
    assert kept() == []


def test_it_is_an_indicator_in_the_scatter_the_card_the_table_and_the_types(open_own):
    page = open_own(lang="en")
    rows = "".join(f"{code},{number * 1.5 - 900}\n" for number, code in enumerate(load_atlas().rows))
    page.bring(("code,Balance 2019\n" + rows).encode())
    page.put_on_the_map(unit="%{x} {y}")

    page.app.query_params.update({"indicator": "own-1", "second": "urban_share_2020", "county": "320583"})
    page.run()
    assert page.app.get("plotly_chart")
    assert "Own data" in page.text
    assert "Balance 2019" in page.text
    taken = {button.key for button in page.app.button if str(button.key).startswith("take_")}
    assert taken == {"take_picture", "take_collect", "take_data"}, "a link to own data opens nothing"
    page.app.toggle(key="show_table").set_value(True)
    page.run()
    assert "Balance 2019 (%{x} {y})" in page.app.dataframe[0].value.columns

    page.app.query_params.update({"indicator": "urban_share_2020", "second": "own-1"})
    page.run()
    assert '"own":[-900.0,' in page.map_message
    (plot,) = page.app.get("plotly_chart")
    # What plotly would fill in or take for markup is shown as it was typed.
    assert "%&#123;x}" in plot.proto.spec
    assert "%{x} {y}" not in plot.proto.spec

    page.turn("types")
    page.app.query_params["question"] = "profiles"
    page.run()
    assert "Balance 2019" in page.text
    assert "Own data, not checked" in page.text


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

    page.app.query_params["indicator"] = "own-2"
    page.run()
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


class TestOnTheDataPage:
    """What a reader brought stands in the table as theirs, in their session."""

    ROWS = b"code,v\n220182,350\n320583,-2\n"

    @pytest.fixture
    def desk(self, open_own):
        page = open_own(lang="en")
        page.bring(self.ROWS, "=survey.csv")
        page.put_on_the_map(name="<b>Residents, 2020</b>", unit="residents", source="a survey")
        page.turn("data")
        return page

    def test_it_is_chosen_as_a_column_and_marked_as_no_part_of_the_release(self, desk):
        heading = "Own data 1: <b>Residents, 2020</b> residents"
        box = desk.app.multiselect(key="data_columns_own")
        assert box.label == "Own data (yours, not part of the release)"
        assert heading not in one_line(desk.app.dataframe[0].value)
        box.set_value(["own-1"])
        desk.run()

        assert desk.address["columns"].split(",")[-1] == "own-1"
        values = one_line(desk.app.dataframe[0].value).set_index("Code")[heading].dropna()
        assert values.to_dict() == {"220182": 350, "320583": -2}
        assert "With 1 column of your own" in desk.text
        assert "<b>" not in desk.text.split("atlas-source")[1]
        desk.app.selectbox(key="option_sort").set_value("own-1")
        desk.run()
        assert one_line(desk.app.dataframe[0].value)["Code"].tolist()[:2] == ["320583", "220182"]
        desk.app.radio(key="data_scope").set_value("release")
        desk.run()
        assert "The release holds nothing of your own data." in desk.text

    def test_it_is_neither_cited_nor_embedded_and_goes_with_its_indicator(self, desk):
        desk.app.query_params.update({"columns": "residents_2020,own-1", "sort": "own-1"})
        desk.run()
        assert not desk.app.warning
        assert not [button for button in desk.app.button if str(button.key).startswith("take_")]
        assert "no link leads to them" in desk.text

        desk.turn("own_data")
        desk.app.button(key="own_remove_own-1").click()
        desk.run()
        # The address of a page that is left does not come along.
        desk.app.query_params.clear()
        desk.turn("data")
        assert desk.address.get("columns") == "residents_2020"
        assert "sort" not in desk.address
        assert not desk.app.warning

    def test_a_link_to_it_says_in_another_session_why_the_column_is_missing(self, desk, open_page):
        desk.app.query_params.update({"columns": "residents_2020,own-1", "sort": "own-1"})
        desk.run()
        other = open_page(lang="en")
        other.app.switch_page("pages/data.py")
        other.app.query_params.update(desk.address)
        other.run()

        assert "they do not travel with the link" in other.app.warning[0].value
        assert "`columns=own-1`" in other.app.warning[0].value
        assert other.address == {"lang": "en", "columns": "residents_2020"}
        assert "350" not in other.text

    def test_a_map_of_it_leads_to_its_table(self, desk):
        state = replace(desk.app.session_state["view_state"], indicator="own-1", options={})
        listed = as_table(desk.app.session_state["own_atlas"], MAP, state)
        assert listed.option(COLUMNS) == ("residents_2020", "own-1")
        assert listed.option(SORT) == "own-1"

    @pytest.mark.parametrize(
        ("lang", "said"), [("en", "cannot go into the briefing"), ("zh", "不能加入简报")]
    )
    def test_adding_it_to_the_briefing_says_why_that_cannot_be(self, desk, lang, said):
        desk.app.query_params.update({"lang": lang, "indicator": "own-1"})
        desk.turn("map")
        desk.app.button(key="take_collect").click()
        desk.run()
        assert any(said in element.value for element in desk.app.markdown)
        assert "briefing" not in desk.app.session_state
