"""The data page: what is listed is what was asked for, and the link asks for it again."""

import json
import re
from html import unescape

import pandas as pd
import pyarrow as pa
import pytest

from geodata import load_changes, load_indicators, release_version
from tests.pages.conftest import Page, one_line
from ui.data.downloads import FORMATS
from ui.data.options import DEFAULT_COLUMNS


class DataPage(Page):
    """The data page."""

    def __init__(self, **query: str) -> None:
        super().__init__("data", **({"lang": "en"} | query))

    @property
    def table(self) -> pd.DataFrame:
        """The table with both lines of its headings in one."""
        return one_line(self.app.dataframe[0].value)

    @property
    def printed(self) -> pd.DataFrame:
        """The table as its cells are printed."""
        held = self.app.dataframe[0].proto.arrow_data.styler.display_values
        return one_line(pa.ipc.open_stream(held).read_pandas())

    @property
    def columns(self) -> dict[str, dict]:
        """What the grid is told of its columns, in their order."""
        return json.loads(self.app.dataframe[0].proto.columns)

    @property
    def title(self) -> str:
        return unescape(re.search(r'<h1 class="atlas-title">(.*?)</h1>', self.text)[1])


@pytest.fixture
def open_data():
    return DataPage


def test_the_page_opens_on_a_finding_and_lists_every_unit(open_data):
    page = open_data()

    # As the census procedure counts them.
    assert page.title == "1,470 of 2,843 county-level units lost residents between 2010 and 2020"
    assert len(page.table) == 2843
    assert page.address == {"lang": "en"}


def test_columns_tell_unit_and_year_and_values_are_the_release_s(open_data, counties):
    page = open_data(columns="residents_2020,hospital_beds_per_1000", province="220000")
    jilin = counties[counties["province_code"] == "220000"]
    beds = "Hospital beds 2023, per 1,000"

    assert {"Residents 2020, residents", beds} <= set(page.table.columns)
    assert page.table["Code"].tolist() == jilin["code"].tolist()
    assert page.table["Residents 2020, residents"].tolist() == jilin["population_2020"].tolist()
    assert page.table[beds].isna().tolist() == jilin["hospital_beds_per_1000"].isna().tolist()


def test_no_data_is_called_so(open_data):
    assert open_data().app.dataframe[0].proto.placeholder == "no data"


def test_numbers_are_printed_as_everywhere_and_stay_numbers(open_data):
    page = open_data(province="540000", columns="population_change_2010_2020,residents_2020,lift_share_2020")
    printed = page.printed.set_index("Code")

    # As the censuses counted: 琼结县 17,093 in 2010 and 15,199 in 2020, 城关区 279,074 and 478,275.
    assert printed.loc["540524"].tolist()[2:4] == ["−11.1", "15,199"]
    assert printed.loc["540102"].tolist()[2:4] == ["+71.4", "478,275"]
    assert all(kind == "float64" for kind in page.table.dtypes[3:6])


def test_all_columns_of_all_units_are_too_much_to_print_and_are_shown_all_the_same(open_data):
    page = open_data(columns="all")
    formats = [column["type_config"].get("format") for column in page.columns.values() if "help" in column]

    assert {"%,.0f", "%,.1f", "%,.2f"} <= set(formats)


@pytest.mark.parametrize(("lang", "said"), [("en", "Sources: "), ("zh", "来源：")])
def test_a_column_tells_its_full_name_definition_and_source_where_it_is_pointed_at(open_data, lang, said):
    page = open_data(lang=lang, columns="hospital_beds_per_1000")
    (told,) = [column["help"].replace("\\", "") for column in page.columns.values() if column.get("help")]
    beds = load_indicators()["hospital_beds_per_1000"]

    assert beds.name[lang] in told
    assert beds.definition[lang] in told
    assert said in told


def test_code_and_name_stay_in_sight_and_leave_room_for_figures(open_data):
    columns = list(open_data().columns.values())

    assert [bool(column.get("pinned")) for column in columns[:3]] == [True, True, False]
    # Half of a phone's 366 pixels.
    assert sum(column["width"] for column in columns[:2]) <= 183


def test_a_link_restores_columns_order_and_search(open_data):
    query = {
        "columns": "residents_2020,urban_share_2020",
        "sort": "urban_share_2020",
        "falling": "on",
        "find": "yushu",
    }
    page = open_data(**query)

    assert page.address == query | {"lang": "en"}
    assert "榆树市" not in page.table["Name"].tolist()
    assert {"220182", "632701"} <= set(page.table["Code"])
    shares = page.table["Urbanization rate 2020, %"].tolist()
    assert shares == sorted(shares, reverse=True)
    assert page.title.startswith("“yushu”: ")


@pytest.mark.parametrize("word", ["yushu", "榆树", "ys", "220182"])
def test_a_county_is_found_by_name_pinyin_initials_and_code(open_data, word):
    assert "220182" in open_data(find=word).table["Code"].tolist()


def test_markup_in_what_is_looked_for_is_shown_and_not_obeyed(open_data):
    page = open_data(find="<img src=x>")

    assert "<img" not in page.text
    assert page.title.startswith("“<img src=x>”")
    assert page.table.empty


def test_no_data_comes_last_either_way(open_data):
    for falling in ("on", "off"):
        page = open_data(columns="hospital_beds_per_1000", sort="hospital_beds_per_1000", falling=falling)
        beds = page.table[next(name for name in page.table.columns if name.startswith("Hospital beds"))]
        known = beds.dropna()

        assert beds.isna().tolist() == [False] * len(known) + [True] * (len(beds) - len(known))
        assert known.tolist() == sorted(known, reverse=falling == "on")


def test_columns_are_chosen_by_theme_and_go_into_the_link(open_data):
    page = open_data()
    homes = page.app.multiselect(key="data_columns_homes")
    assert homes.value == []
    homes.set_value(["piped_water_share_2020"])
    page.run()

    chosen = {*DEFAULT_COLUMNS, "piped_water_share_2020"}
    assert set(page.address["columns"].split(",")) == chosen
    page.app.button(key="data_set_every").click()
    page.run()
    assert page.address["columns"] == "all"
    assert len(page.table.columns) == 6 + len(load_indicators())
    page.app.button(key="data_set_default").click()
    page.run()
    assert "columns" not in page.address


def test_an_unknown_column_in_a_link_is_dropped_with_a_note(open_data):
    page = open_data(columns="wealth", sort="beauty")

    assert "columns=wealth" in page.text
    assert "sort=beauty" in page.text
    assert len(page.table) == 2843


def test_comparability_and_suspected_transfers_are_told_in_words(open_data, counties):
    page = open_data()
    words = page.table.set_index("Code")["2010 against 2020"]
    suspected = counties.loc[counties["suspected_transfer"], "code"]
    grouped = counties.loc[counties["comparability"] == "grouped", "code"]

    assert words[suspected].str.endswith("suspected transfer").all()
    assert words[grouped].str.startswith("compared as a group").all()
    assert words.str.contains("suspected").sum() == len(suspected)


def test_every_format_is_offered_and_made_only_when_asked_for(open_data, monkeypatch):
    monkeypatch.setattr(
        "ui.data.downloads.extract_of", lambda *_: pytest.fail("a file was made that nobody asked for")
    )
    page = open_data()

    offered = {button.key for button in page.app.get("download_button")}
    assert {f"data_download_{kind}" for kind in FORMATS} == offered


def test_the_licence_is_said_before_a_file_is_taken(open_data):
    page = open_data(columns="distance_airport")
    assert "Licence: CC BY-SA 4.0" in page.text
    page.app.radio(key="data_scope").set_value("release")
    page.run()
    assert "Licence: CC BY 4.0" in page.text
    page.app.checkbox(key="data_share_alike").check()
    page.run()
    assert "Licence: CC BY-SA 4.0" in page.text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_version_and_what_changed_are_on_the_page(open_data, lang):
    page = open_data(lang=lang)

    assert release_version() in page.text
    for change in load_changes():
        assert change.text[lang] in page.text
