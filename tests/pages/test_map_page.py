"""The map page: what a reader gets from each control, from a link, and when something is wrong."""

import json
import shutil

import pytest
import streamlit as st

import geodata
from geodata import release
from tests.pages.behind import Behind
from ui import county_map, first_start
from ui.assets import AssetsError


def shown_codes(page, counties):
    return set(counties["code"][[sign != " " for sign in page.classes]])


def test_it_opens_on_a_finding_over_every_county_in_chinese(open_page):
    page = open_page()

    # Published with the procedure: 1,470 of 2,843 units lost residents.
    assert "2,843 个县级单位中，1,470 个的常住人口在 2010—2020 年间减少" in page.text
    assert len(page.classes) == 2843
    assert " " not in page.classes
    assert page.address == {}


def test_the_classes_below_zero_are_the_units_that_lost_residents(open_page):
    assert sum(sign in "012" for sign in open_page().classes) == 1470


def test_the_headline_gives_the_published_population(open_page):
    text = open_page(lang="en").text

    assert "1,409.8 million" in text
    assert "+5.8%" in text


# Dongguan, Zhongshan, Sansha, Danzhou, Jiayuguan.
CITIES_WITHOUT_DISTRICTS = ["441900", "442000", "460300", "460400", "620200"]

FILTERS = {
    "region": ({"region": "northeast"}, lambda c: c["region"] == "northeast"),
    "province": ({"province": "220000"}, lambda c: c["code"].str.startswith("22")),
    "prefecture": ({"prefecture": "220100"}, lambda c: c["prefecture_code"] == "220100"),
    "kind": ({"kind": "banner,city"}, lambda c: c["kind"].isin(["banner", "city"])),
    "distance": ({"distance": "100-250"}, lambda c: c["distance_city_5m"].between(100, 250)),
    "population": ({"population": "1000000-"}, lambda c: c["population_2020"] >= 1_000_000),
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_link_with_a_filter_paints_those_counties_alone(open_page, counties, name):
    query, rule = FILTERS[name]
    page = open_page(**query)

    expected = set(counties["code"][rule(counties)])
    assert expected
    assert shown_codes(page, counties) == expected
    assert f"**{len(expected):,}**" in page.text


def test_269_counties_are_near_a_big_city(open_page):
    # Published with the definition of the types.
    assert sum(sign != " " for sign in open_page(type="near_big_city").classes) == 269


def test_counties_that_lost_more_than_a_twentieth_are_losing_population(open_page, counties):
    typed = (counties["kind"] != "district") & ~counties["code"].isin(CITIES_WITHOUT_DISTRICTS)
    lost = 20 * counties["population_2020"] < 19 * counties["population_2010"]

    assert typed.sum() == 1870
    assert shown_codes(open_page(type="losing_population"), counties) == set(counties["code"][typed & lost])


CONTROLS = {
    "region": ("button_group", ["west"], "west"),
    "kind": ("button_group", ["county"], "county"),
    "type": ("button_group", ["near_big_city"], "near_big_city"),
    "province": ("multiselect", ["220000"], "220000"),
    "distance": ("select_slider", (0.0, 100.0), "-100"),
    "population": ("select_slider", (1_000_000.0, float("inf")), "1000000-"),
    "change": ("select_slider", (float("-inf"), -10.0), "..-10"),
    "indicator": ("selectbox", "urban_share_2020", "urban_share_2020"),
}


@pytest.mark.parametrize("name", CONTROLS)
def test_a_control_writes_the_address_that_gives_the_same_map(open_page, name):
    kind, value, written = CONTROLS[name]
    page = open_page()
    before = page.map_message
    control = next(item for item in page.app.sidebar.get(kind) if item.key == f"control_{name}")
    control.set_value(value)
    page.run()

    assert page.address == {name: written}
    assert page.map_message != before
    assert open_page(**page.address).map_message == page.map_message


def test_prefectures_follow_their_province(open_page):
    page = open_page(province="220000")
    control = page.app.multiselect(key="control_prefecture")

    assert len(control.options) == 9  # Jilin has eight cities and one autonomous prefecture
    control.set_value(["220100"])
    page.run()
    assert page.address == {"province": "220000", "prefecture": "220100"}

    page.app.multiselect(key="control_province").set_value([])
    page.run()
    assert page.address == {}


def test_the_reset_takes_every_filter_off_and_keeps_the_rest(open_page):
    page = open_page(region="east", distance="-100", county="220182", indicator="urban_share_2020")
    page.app.button(key="reset_filters").click()
    page.run()

    assert page.address == {"county": "220182", "indicator": "urban_share_2020"}
    assert " " not in page.classes


def test_an_empty_result_says_so_and_offers_the_way_back(open_page):
    page = open_page(lang="en", region="northeast", distance="3000-")

    assert set(page.classes) == {" "}
    assert "No unit meets these filters" in page.text
    page.app.button(key="reset_nothing_left").click()
    page.run()
    assert page.address == {"lang": "en"}


def test_broken_parts_of_a_link_are_dropped_with_a_note(open_page):
    page = open_page(lang="en", indicator="happiness", county="<b>", distance="9-1", region="west,south")

    assert "indicator=happiness" in page.app.warning[0].value
    assert "region=south" in page.app.warning[0].value
    assert page.address == {"lang": "en", "region": "west"}


def test_the_language_switch_keeps_filters_and_selection(open_page):
    query = {"region": "west", "distance": "100-300", "county": "510104", "kind": "county"}
    page = open_page(**query)
    classes = page.classes
    switch = next(item for item in page.app.sidebar.get("button_group") if item.key == "control_lang")
    switch.set_value("en")
    page.run()

    assert page.address == {"lang": "en", **query}
    assert page.classes == classes
    assert "Jinjiang" in page.text


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ["榆树市", "83.6万", "−28.0%", "人口流失：是", "大城市周边：否", "县级市"]),
        (
            "en",
            [
                "Yushu",
                "836,098",
                "−28.0%",
                "Losing population: yes",
                "Near a big city: no",
                "County-level city",
            ],
        ),
    ],
)
def test_the_card_tells_the_county_in_the_readers_language(open_page, lang, words):
    text = open_page(lang=lang, county="220182").text

    for word in words:
        assert word in text


def test_a_grouped_county_says_that_its_figures_are_the_groups(open_page, counties):
    code = counties.loc[counties["comparability"] == "grouped", "code"].iloc[0]

    assert "合并计算" in open_page(county=code).text


@pytest.mark.parametrize(
    ("indicator", "column"), [("residents_2000", "population_2000"), ("residents_2010", "population_2010")]
)
def test_units_with_their_groups_figure_of_an_earlier_census_are_marked(
    open_page, counties, indicator, column
):
    marked = (counties["comparability"] == "grouped") & counties[column].notna()

    assert f'"groupedCount":{marked.sum()},' in open_page(lang="en", indicator=indicator).map_message


def test_a_suspected_transfer_is_told_on_the_card_and_kept_out_of_the_ranking(open_page):
    # 千山区 fell by 65.6% for its boundary; it would lead the lowest.
    page = open_page(lang="en", county="210311")

    assert "without a record" in page.text
    assert "Qianshan" not in "".join(button.label for button in page.app.button)


def test_a_missing_value_is_no_data_and_never_zero(open_page, counties):
    row = counties["hospital_beds_per_1000"].isna().to_numpy().argmax()
    page = open_page(lang="en", indicator="hospital_beds_per_1000", county=counties["code"].iloc[row])

    assert page.classes[row] == "-"
    assert "no data" in page.text


def test_a_rate_of_few_residents_is_kept_out_of_the_ranking(open_page):
    # 三沙: from 444 residents to 2,333.
    page = open_page(province="460000", lang="en")

    assert "Sansha" not in "".join(
        button.label for button in page.app.button if "rank_" in (button.key or "")
    )
    assert "1 unit is left out: a rate or share of under 1,000 residents says little." in page.text


def test_a_row_of_the_ranking_selects_its_county(open_page):
    page = open_page(lang="en")
    page.app.button(key="rank_lowest_2").click()
    page.run()

    assert page.address == {"lang": "en", "county": "152202"}  # Arxan, -52.7%
    assert '"selected":"152202"' in page.map_message


def test_a_rerun_without_a_change_sends_the_same_message(open_page):
    page = open_page(region="west", county="510104")
    before = page.map_message
    page.run()

    assert page.map_message == before


def test_the_table_holds_the_counties_of_the_map(open_page):
    page = open_page(lang="en", province="220000")
    page.app.toggle(key="show_table").set_value(True)
    page.run()

    table = page.app.dataframe[0].value
    assert set(table["Code"]) == set(table["Code"][table["Province"] == "Jilin"])
    assert len(table) == sum(sign != " " for sign in page.classes)


@pytest.fixture
def release_copy(tmp_path, monkeypatch):
    folder = tmp_path / "release"
    shutil.copytree(release.RELEASE_FOLDER, folder)
    monkeypatch.setenv("XIANCHENG_RELEASE", str(folder))
    st.cache_resource.clear()
    yield folder
    st.cache_resource.clear()


def remove(folder):
    (folder / "counties.parquet").unlink()


def damage(folder):
    path = folder / "places.parquet"
    path.write_bytes(path.read_bytes()[:-100])


def age(folder):
    path = folder / "datapackage.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"schema_version": 0}), "utf-8")


@pytest.mark.parametrize(
    ("fault", "lang", "words"),
    [
        (remove, "en", ["incomplete", "counties.parquet", "git checkout"]),
        (remove, "zh", ["不完整", "counties.parquet", "git checkout"]),
        (damage, "en", ["damaged", "places.parquet", "git checkout"]),
        (damage, "zh", ["已损坏", "places.parquet"]),
        (age, "en", ["another form", "geodata/release"]),
        (age, "zh", ["格式", "geodata/release"]),
    ],
)
def test_a_faulty_release_says_what_to_do(open_page, release_copy, fault, lang, words):
    fault(release_copy)
    page = open_page(lang=lang)

    (message,) = page.app.error
    for word in words:
        assert word in message.value
    assert str(release_copy) not in message.value


def test_missing_browser_files_say_what_to_do(open_page, monkeypatch):
    def fail(*_):
        raise AssetsError("no_node", "Node 20")

    st.cache_resource.clear()
    monkeypatch.setattr(first_start, "prepare_assets", fail)
    page = open_page(lang="en")
    st.cache_resource.clear()

    assert "Node.js" in page.app.error[0].value


def test_an_unforeseen_fault_ends_in_a_message_without_its_text(open_page, monkeypatch):
    def fail(*_, **__):
        raise ValueError("inner secret")

    monkeypatch.setattr(county_map, "payload_of", fail)
    page = open_page(lang="en")

    assert "could not be drawn" in page.app.error[0].value
    assert "inner secret" not in page.text


def test_a_name_with_markup_stays_text(open_page, monkeypatch):
    load = geodata.load_counties
    evil = load().assign(name_en="<img src=x onerror=alert(1)>*_`")
    monkeypatch.setattr(geodata, "load_counties", lambda: evil)
    st.cache_resource.clear()
    page = open_page(lang="en", county="220182")
    st.cache_resource.clear()

    assert "<img" not in page.text
    assert "&lt;img" in page.text


def test_a_theme_opens_with_its_first_measure_and_says_for_how_many_it_is_known(open_page, counties):
    page = open_page(lang="en")
    assert not any("Known for" in entry.value for entry in page.app.sidebar.caption)
    page.app.selectbox(key="control_layer").set_value("health").run()

    assert page.address["indicator"] == "hospital_beds_per_1000"
    known = counties["hospital_beds_per_1000"].notna().sum()
    assert f"Known for {known:,} of 2,843 units" in [entry.value for entry in page.app.sidebar.caption]


def test_filters_that_were_taken_off_stay_off_before_the_controls_show_it(open_page):
    page = open_page(lang="en", region="west", kind="county", county="220182")
    behind = Behind(page)
    behind.press("reset_filters")
    behind.press("close_card")

    assert not {"region", "kind", "county"} & page.address.keys()


@pytest.mark.parametrize("script", ["map", "services", "data"])
def test_a_former_county_leads_to_that_of_today(open_page, script):
    page = open_page(lang="en")
    page.app.switch_page(f"pages/{script}.py")
    page.travel(county="110103")

    (warning,) = page.app.warning
    assert "2010: Chongwen District 崇文区 (110103) was abolished and merged into" in warning.value
    page.app.button(key="successor_110103_0").click()
    page.run()
    assert page.address["county"] == "110101"
    assert not page.app.warning
