"""What a reader brought stands in the table of the data page as theirs, in their session."""

from dataclasses import replace

import pytest

from tests.pages.conftest import one_line
from ui.data.options import COLUMNS, SORT, as_table
from ui.map_options import MAP

ROWS = b"code,v\n220182,350\n320583,-2\n"


@pytest.fixture
def desk(open_own):
    page = open_own(lang="en")
    page.bring(ROWS, "=survey.csv")
    page.put_on_the_map(name="<b>Residents, 2020</b>", unit="residents", source="a survey")
    page.turn("data")
    return page


def test_it_is_chosen_as_a_column_and_marked_as_no_part_of_the_release(desk):
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


def test_it_is_neither_cited_nor_embedded_and_goes_with_its_indicator(desk):
    desk.travel(columns="residents_2020,own-1", sort="own-1")
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


def test_a_link_to_it_says_in_another_session_why_the_column_is_missing(desk, open_page):
    desk.travel(columns="residents_2020,own-1", sort="own-1")
    other = open_page(lang="en")
    other.app.switch_page("pages/data.py")
    other.app.query_params.update(desk.address)
    other.run()

    assert "they do not travel with the link" in other.app.warning[0].value
    assert "`columns=own-1`" in other.app.warning[0].value
    assert other.address == {"lang": "en", "columns": "residents_2020"}
    assert "350" not in other.text


def test_a_map_of_it_leads_to_its_table(desk):
    state = replace(desk.app.session_state["view_state"], indicator="own-1", options={})
    listed = as_table(desk.app.session_state["own_atlas"], MAP, state)
    assert listed.option(COLUMNS) == ("residents_2020", "own-1")
    assert listed.option(SORT) == "own-1"


@pytest.mark.parametrize(("lang", "said"), [("en", "cannot go into the briefing"), ("zh", "不能加入简报")])
def test_adding_it_to_the_briefing_says_why_that_cannot_be(desk, lang, said):
    desk.app.query_params.update({"lang": lang, "indicator": "own-1"})
    desk.turn("map")
    desk.app.button(key="take_collect").click()
    desk.run()
    assert any(said in element.value for element in desk.app.markdown)
    assert "briefing" not in desk.app.session_state
