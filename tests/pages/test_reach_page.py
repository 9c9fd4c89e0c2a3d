"""The metro reach page, as it is handed to the map and to the reader."""

import base64
import json
import re

import numpy as np
import pytest

from analytics.english_names import full_names
from analytics.type_measures import in_universe
from geodata import load_indicators
from ui.atlas import load_atlas
from ui.exports.sheets import sheet_of
from ui.i18n import Words
from ui.overlays import CITY_CLASSES
from ui.reach.options import REACH
from ui.url_state import decode

SSRN = "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=4765694"


@pytest.fixture
def reach(open_page):
    def open_reach(**query):
        return open_page("reach", **query)

    return open_reach


@pytest.fixture(scope="module")
def counted(request):
    """The 1,870 typed units without the suspected transfers."""
    counties = request.getfixturevalue("counties")
    return counties[in_universe(counties) & ~counties["suspected_transfer"].to_numpy(bool)]


def cells(page):
    """The rows of the tables on the page, as texts."""
    rows = re.findall(r"<tr>(.*?)</tr>", page.text, re.DOTALL)
    found = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]
    return [[re.sub(r"<[^>]*>", "", cell) for cell in row] for row in found]


def chart(page):
    (plot,) = page.app.get("plotly_chart")
    return json.loads(plot.proto.spec)


def own_values(page):
    message = page.map_message
    return json.loads(re.search(r'"own":(\{.*?\})\}', message)[1])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_opens_on_who_is_within_reach_and_whether_it_matters(reach, counted, lang):
    page = reach(lang=lang)
    near = counted[counted["distance_city_5m"] <= 100]
    band = counted[(counted["distance_city_5m"] >= 150) & (counted["distance_city_5m"] < 250)]
    grown, lost = (
        abs(100 * (part["population_2020"].sum() / part["population_2010"].sum() - 1))
        for part in (near, band)
    )
    title = re.search(r"<h1[^>]*>(.*?)</h1>", page.text)[1]

    assert str(len(near)) in title
    assert f"{grown:.1f}%" in title
    assert f"{lost:.1f}%" in title
    assert page.address == {"lang": lang}


def test_medians_by_distance_stand_on_the_page(reach, counted):
    rows = cells(reach(lang="en"))
    edges = [0, 50, 100, 150, 250, 400, 9999]
    names = [
        "under 50 km",
        "50 to 100 km",
        "100 to 150 km",
        "150 to 250 km",
        "250 to 400 km",
        "400 km and more",
    ]

    for name, low, high in zip(names, edges[:-1], edges[1:], strict=True):
        band = counted[(counted["distance_city_5m"] >= low) & (counted["distance_city_5m"] < high)]
        (row,) = [row for row in rows if row[0] == name]
        median = f"{band['population_change_2010_2020'].median():+.1f}%".replace("-", "\u2212")
        assert row[1] == str(len(band))
        assert row[3] == median


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_published_finding_stands_beside_our_estimates(reach, lang):
    page = reach(lang=lang)
    rows = [row for row in cells(page) if len(row) == 3 and row[1] == ""]

    assert SSRN in page.text
    published = next(row for row in rows if "SSRN" in row[0])
    assert {"\u22123.5", "\u22122.9"} <= set(re.findall(r"\u2212\d\.\d", published[2]))
    assert len([row for row in rows if re.search(r"\d[ (（]", row[2])]) >= 2


@pytest.mark.parametrize(("lang", "none"), [("zh", "另有 0 个单位"), ("en", " 0 units lie farther")])
def test_what_is_trivial_within_one_province_is_not_told(reach, lang, none):
    # No county of Henan lies far from a big city, and all others are its own.
    page = reach(lang=lang, province="410000")
    t = Words(lang)
    names = [row[0] for row in cells(page)]

    assert none not in page.text
    assert t("reach.gap.province") in names
    assert t("reach.gap.all") not in names
    assert t("reach.bands.distance") in names
    assert not [row for row in cells(page) if len(row) == 5 and row[1] == "0"]


def test_the_curve_reaches_from_its_low_to_its_high_end_and_its_dots_are_counties(reach, counties, counted):
    page = reach(lang="en")
    figure = chart(page)
    dots, band, line = figure["data"]
    within = counted[counted["distance_city_5m"] <= 600]

    assert len(dots["text"]) == len(within)
    assert set(dots["text"]) <= set(full_names(counties))
    assert band["fill"] == "toself"
    assert "Distance" in figure["layout"]["xaxis"]["title"]["text"]
    assert "%" in figure["layout"]["yaxis"]["title"]["text"]
    assert line["mode"] == "lines"


def test_lines_can_be_drawn_by_region_and_by_class_of_city(reach):
    for lines, names in (("regions", ["East", "Centre", "West", "Northeast"]), ("cities", ["10 m+", "1 m+"])):
        figure = chart(reach(lang="en", lines=lines))
        written = [note["text"] for note in figure["layout"]["annotations"]]
        assert set(names) <= set(written)


def test_suspected_transfers_stay_out_and_the_page_says_so(reach, counties, counted):
    page = reach(lang="en")
    left_out = in_universe(counties) & counties["suspected_transfer"].to_numpy(bool)

    assert f"{len(counted):,} counties" in page.text
    assert f"{left_out.sum()} units are left out" in page.text


def test_districts_are_counted_when_the_reader_asks(reach, counties):
    page = reach(lang="en", units="districts")
    expected = (~counties["suspected_transfer"].to_numpy(bool)).sum()

    assert f"{expected:,} county-level units" in page.text
    assert page.address == {"lang": "en", "units": "districts"}


def test_a_link_restores_the_radius_and_the_figures_follow_it(reach, counted):
    page = reach(lang="en", show="radius", radius="70")
    near = counted[counted["distance_city_5m"] <= 70]

    assert page.app.slider(key="option_radius").value == 70
    assert f"{len(near)} of {len(counted):,}" in page.text
    assert "70 km around cities of 5 million or more" in page.map_message

    page.app.slider(key="option_radius").set_value(120)
    page.run()
    near = counted[counted["distance_city_5m"] <= 120]
    assert f"{len(near)} of {len(counted):,}" in page.text
    assert page.address["radius"] == "120"


@pytest.mark.parametrize("radius", ["49", "251", "77.5", "far", ""])
def test_a_radius_that_is_none_is_dropped(reach, radius):
    page = reach(lang="en", show="radius", radius=radius)

    assert page.app.slider(key="option_radius").value == 100
    assert "radius" not in page.address


def test_a_hinterland_on_the_map_is_that_of_the_nearest_city(reach, counties):
    page = reach(lang="en", show="hinterlands")
    own = own_values(page)
    row = counties.index[counties["code"] == "420529"][0]

    # The release names the city that is nearest to Wufeng.
    code = counties["nearest_city_5m"].iloc[row]
    name = {"430100": "Changsha", "420100": "Wuhan"}[code]
    assert own["names"][own["name_of"][row]] == name
    assert own["numbers"][row] == round(counties["distance_city_5m"].iloc[row])


def test_the_hinterlands_hold_every_counted_county_once(reach, counted):
    rows = [row for row in cells(reach(lang="en", show="hinterlands")) if len(row) == 5]

    assert sum(int(row[2].replace(",", "")) for row in rows if row[2].replace(",", "").isdigit()) == len(
        counted
    )


def test_counties_without_a_station_are_counted_and_listed(reach, counted):
    page = reach(lang="en", show="rail_air", within="80")
    far = counted[counted["distance_rail_station"] > 80].sort_values("population_2020", ascending=False)

    assert f"{len(far)} of {len(counted):,} counties" in page.text
    assert f"{len(far)} units" in page.text
    first = next(button for button in page.app.button if button.key == "rank_far_1")
    assert far["name_en"].iloc[0] in first.label

    first.click()
    page.run()
    assert page.address["county"] == far["code"].iloc[0]


def test_the_selected_county_tells_its_distance_to_every_class_of_city(reach, counties):
    page = reach(lang="en", county="220182")
    yushu = counties.set_index("code").loc["220182"]
    card = page.text

    for column in ("distance_super_large", "distance_city_5m", "distance_city_3m", "distance_city_1m"):
        assert f"{yushu[column]:,.1f}".rstrip("0").rstrip(".") + " km" in card


def test_a_filter_that_leaves_nobody_is_no_error(reach):
    page = reach(lang="en", population="-1")

    assert "No county meets all of these filters" in page.text


@pytest.mark.parametrize("show", ["curve", "hinterlands", "radius", "rail_air"])
@pytest.mark.parametrize("province", ["110000", "540000", "460000"])
def test_few_counties_are_no_error_and_the_page_says_what_is_missing(reach, show, province):
    page = reach(lang="en", show=show, province=province)

    assert page.address["province"] == province
    # Beijing has districts alone, Tibet lies too far for a curve, Hainan has too few counties.
    if province == "110000":
        assert "The units shown are urban districts" in page.text
    else:
        assert "Counted: " in page.text
        assert ("Too few counties" in page.text) == (show == "curve")


def test_a_class_of_the_legend_is_picked_out_on_the_map_and_among_the_dots(reach, counted):
    page = reach(lang="en", pick="class:0")
    near = counted[counted["distance_city_5m"] < 50]

    assert page.classes.count("0") == len(near)
    picked = chart(page)["data"][0]["selectedpoints"]
    assert np.frombuffer(base64.b64decode(picked["bdata"]), picked["dtype"]).size == len(near)
    assert f"**{len(near)}** units picked out" in page.text


def test_colours_that_only_tell_hinterlands_apart_cannot_be_picked_out(reach):
    page = reach(lang="en", show="hinterlands", pick="class:0")

    assert "picked out" not in page.text
    assert set(page.classes) <= set("0123456789")


def test_every_view_tells_how_its_figures_are_made(reach):
    for show in ("curve", "hinterlands", "radius", "rail_air"):
        page = reach(lang="en", show=show)
        assert any("**" in text.value and "2020" in text.value for text in page.app.markdown)


def test_the_table_names_the_distances_of_every_county(reach, counties):
    page = reach(lang="en", province="220000")
    page.app.toggle(key="show_table").set_value(True)
    page.run()
    (table,) = page.app.dataframe
    jilin = counties[counties["province_code"] == "220000"]

    assert table.value["Code"].tolist() == jilin["code"].tolist()
    exact = [load_indicators()[f"distance_{size}"].name["en"] for size in CITY_CLASSES]
    for name, size in zip(exact, CITY_CLASSES, strict=True):
        assert table.value[f"{name} (km)"].tolist() == jilin[f"distance_{size}"].tolist()
    assert table.value["To a city of 5 million or more (km)"].tolist() == jilin["distance_city_5m"].tolist()


def test_the_page_keeps_its_options_when_the_reader_comes_back(reach):
    page = reach(lang="en", show="radius", radius="150")
    page.app.switch_page("pages/map.py")
    page.run()
    assert "radius" not in page.address
    page.app.query_params.clear()
    page.app.switch_page("pages/reach.py")
    page.run()

    assert page.address["radius"] == "150"
    assert page.app.slider(key="option_radius").value == 150


def test_the_radius_tells_inside_against_all_others(reach, counted):
    page = reach(lang="en", show="radius", radius="200")
    near = counted["distance_city_5m"] <= 200
    inside, outside = (
        abs(100 * (part["population_2020"].sum() / part["population_2010"].sum() - 1))
        for part in (counted[near], counted[~near])
    )
    title = re.search(r"<h1[^>]*>(.*?)</h1>", page.text)[1]

    assert f"{inside:.1f}% between 2010 and 2020, that of all others" in title
    assert title.endswith(f"{outside:.1f}%")


def test_the_sheet_of_the_hinterlands_tells_the_numbers_of_the_largest(counted):
    state, _ = decode({"show": "hinterlands"}, load_atlas().known, REACH)
    facts = dict(sheet_of(Words("en"), load_atlas(), "reach", state).facts)
    nearest = counted.groupby("nearest_city_5m")
    _, largest = max(nearest, key=lambda group: group[1]["population_2020"].sum())
    before, after = (largest[f"population_{year}"].sum() for year in (2010, 2020))

    assert facts["Cities with a hinterland"] == str(nearest.ngroups)
    assert facts["Counties of the largest, Zhengzhou"] == str(len(largest))
    assert facts["Residents of the largest, 2020"] == f"{after / 1e6:.2f} million"
    assert float(facts["Their change since 2010"].replace("−", "-").rstrip("%")) == pytest.approx(
        100 * (after - before) / before, abs=0.05
    )
    assert int(facts["Counties that the other rule gives to another city"]) > 0
