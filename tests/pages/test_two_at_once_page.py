"""Two indicators at once, as the page hands them to the map and to the reader."""

import json
import re

from analytics.english_names import full_names


def sent(page):
    script = re.search(r"window\.countyMap\.apply\((.*?)\);", page.map_message, re.DOTALL)
    return script[1]


def test_a_link_with_a_second_indicator_paints_nine_fields(open_page):
    page = open_page(second="urban_share_2020")

    assert set(page.classes) <= set("012345678")
    assert page.address == {"second": "urban_share_2020"}
    # Every unit has residents and an urban share, so the nine fields hold all of them.
    counts = [int(count) for count in re.findall(r'"#[0-9a-f]{6}",(\d+)', sent(page))]
    assert sum(counts[:9]) == 2843


def test_the_map_message_with_two_indicators_stays_small(open_page):
    page = open_page(second="hospital_beds_per_1000")
    (frame,) = [element for element in page.app.main if element.type == "component_instance"]

    assert len(json.loads(frame.proto.json_args)["feature_group"]) < 8000


def test_the_control_brings_the_second_indicator_and_takes_it_off(open_page):
    page = open_page(lang="en")
    page.app.selectbox(key="control_second").set_value("urban_share_2020")
    page.run()
    assert page.address == {"lang": "en", "second": "urban_share_2020"}
    assert "low in both" in page.text

    page.app.selectbox(key="control_second").set_value(None)
    page.run()
    assert page.address == {"lang": "en"}
    assert "low in both" not in page.text


def test_an_indicator_is_never_shown_against_itself(open_page):
    page = open_page(second="urban_share_2020")
    page.app.selectbox(key="control_indicator").set_value("urban_share_2020")
    page.run()

    assert page.address == {"indicator": "urban_share_2020"}


def test_the_plot_holds_the_shown_counties_that_have_both_values(open_page, counties):
    page = open_page(second="hospital_beds_per_1000", region="northeast", lang="en")
    (plot,) = page.app.get("plotly_chart")
    fields = json.loads(plot.proto.spec)["data"]

    both = counties[(counties["region"] == "northeast") & counties["hospital_beds_per_1000"].notna()]
    assert len(fields) == 9
    assert sorted(name for field in fields for name in field["text"]) == sorted(full_names(both))
    assert f"over {len(both):,} units" in page.text


def test_one_indicator_has_no_plot(open_page):
    assert not open_page().app.get("plotly_chart")


def test_the_map_knows_the_counties_of_the_ranking(open_page, counties):
    page = open_page()
    highest = json.loads(re.search(r'"highest":(\[[\d,]+\])', sent(page))[1])

    names = [
        re.search(r"\. (.*?)\*?\*\*", button.label)[1]
        for button in page.app.button
        if "rank_highest" in button.key
    ]
    assert counties["name_zh"].iloc[highest].tolist() == [name.rstrip("\\*") for name in names]


def test_the_table_holds_both_indicators(open_page):
    page = open_page(lang="en", second="urban_share_2020", province="220000")
    page.app.toggle(key="show_table").set_value(True)
    page.run()

    headings = list(page.app.dataframe[0].value.columns)
    assert sum("(%)" in heading for heading in headings) == 2
