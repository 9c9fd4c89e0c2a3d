"""The services page, as it hands its findings to the map and to the reader."""

import json
import re

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analytics.english_names import full_names
from analytics.type_measures import in_universe
from geodata import load_indicators, load_measures
from tests.pages.behind import Behind
from tests.pages.conftest import Page

VIEWS = [
    "index",
    "need",
    "people",
    "hospital_beds_per_1000",
    "health_employment_share_2020",
    "education_employment_share_2020",
    "illiteracy_share_2020",
    "welfare_beds_per_1000_elderly",
    "elderly_households_per_bed",
    "culture_employment_share_change_2010_2020",
    "piped_water_share_2010",
]


class ServicesPage(Page):
    """The services page."""

    def __init__(self, **query: str) -> None:
        super().__init__("services", **query)

    @property
    def title(self) -> str:
        return re.search(r'<h1 class="atlas-title">(.*?)</h1>', self.text)[1]

    def list_of(self, end: str) -> list[str]:
        """Names of the counties in a list, without marks."""
        labels = [button.label for button in self.app.button if f"rank_{end}_" in button.key]
        return [re.search(r"\. (.*?)(\\\*)?\*\*", label)[1].replace("\\", "") for label in labels]


@pytest.fixture
def open_services():
    return ServicesPage


@pytest.fixture(scope="module")
def universe(counties):
    return in_universe(counties)


def people_in(title):
    """Read "12.3 million residents" back."""
    return float(re.search(r"([\d.,]+) million residents", title)[1].replace(",", "")) * 1e6


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("show", VIEWS)
def test_every_view_opens_with_a_sentence_and_a_link_restores_it(open_services, show, lang):
    page = open_services(lang=lang, show=show, county="220182")

    assert re.search(r"\d", page.title)
    assert page.address.get("show", "index") == show
    assert page.address["county"] == "220182"
    assert not [note for note in page.app.warning if "show" in note.value]


def test_the_page_opens_on_where_coverage_is_weakest_and_how_many_people_that_concerns(
    open_services, counties, universe
):
    page = open_services(lang="en")

    # The mean of percentile ranks anew, by pandas' own percentile.
    ranks = pd.DataFrame(
        {
            key: counties[key].where(universe).rank(pct=True)
            for key in (
                "hospital_beds_per_1000",
                "welfare_beds_per_1000_elderly",
                "piped_water_share_2020",
                "bath_share_2020",
                "health_employment_share_2020",
            )
        }
    )
    score = ranks.mean(axis=1).where(ranks.notna().sum(axis=1) >= 3)
    lowest = score <= score.quantile(0.2)
    told = int(re.search(r"([\d,]+) of 1,870 counties", page.title)[1].replace(",", ""))
    assert told == pytest.approx(lowest.sum(), abs=8)
    assert people_in(page.title) == pytest.approx(counties["population_2020"][lowest].sum(), rel=0.03)
    assert page.title.startswith("Service coverage is weakest in ")


def test_a_filter_never_moves_a_county_s_score(open_services):
    def standing(page):
        return re.findall(r"<dt>(?:Score|Rank)</dt><dd>(.*?)</dd>", page.text)

    whole = standing(open_services(lang="en", county="220182"))
    part = standing(open_services(lang="en", county="220182", region="northeast", kind="county,city"))

    assert len(whole) == 2
    assert part == whole


def test_a_district_has_no_score(open_services):
    page = open_services(lang="en", county="110102")

    assert "Urban districts and cities without districts are not compared" in page.text
    assert not re.findall(r"<dt>Score</dt>", page.text)


def test_weights_come_from_the_link_and_go_back_to_it(open_services):
    page = open_services(lang="en", weights="bath_share_2020:3")
    assert page.app.checkbox(key="services_tick_bath_share_2020").value
    assert page.app.checkbox(key="services_tick_bath_share_2020").disabled
    assert not page.app.checkbox(key="services_tick_piped_water_share_2020").value

    page.app.checkbox(key="services_tick_piped_water_share_2020").check()
    page.run()
    assert page.address["weights"] == "piped_water_share_2020:1,bath_share_2020:3"
    page.app.button(key="services_default_weights").click()
    page.run()
    assert "weights" not in page.address


def test_one_indicator_alone_ranks_as_the_indicator_does(open_services, counties, universe):
    page = open_services(lang="en", weights="bath_share_2020:1")
    sure = universe & ~counties["suspected_transfer"].to_numpy()
    worst = counties[sure].nsmallest(8, "bath_share_2020", keep="all")

    assert set(page.list_of("worst")) <= set(full_names(worst))


def test_the_rank_is_told_with_how_far_the_weights_decide_it(open_services):
    page = open_services(lang="en", county="220182")
    told = re.search(
        r"it ranks ([\d,]+) to ([\d,]+) in nine of ten, ([\d,]+) at best and ([\d,]+)", page.text
    )
    first, last, best, worst = (int(number.replace(",", "")) for number in told.groups())

    assert 1 <= best <= first <= last <= worst <= 1870
    assert "500 random weightings" in page.text


def test_residents_under_the_threshold_are_counted(open_services, counties):
    page = open_services(lang="en", show="hospital_beds_per_1000", threshold="4")
    under = counties["hospital_beds_per_1000"] < 4

    assert f"in {under.sum():,} county-level units under 4 per 1,000" in page.title
    assert people_in(page.title) == pytest.approx(counties["population_2020"][under].sum(), rel=0.01)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_lists_say_which_units_of_the_title_they_leave_out(open_services, counties, universe, lang):
    # 陕州区, once a county, has the fewest beds of Henan; the lists are of counties alone.
    page = open_services(lang=lang, show="hospital_beds_per_1000", province="410000", threshold="5")
    beds = counties["hospital_beds_per_1000"]
    short = (counties["province_code"] == "410000") & (beds < 5)
    districts = int((short & ~universe).sum())
    told = {
        "zh": f"未达门槛的 {short.sum()} 个单位中，{districts} 个市辖区或不设区的市不在其列",
        "en": f"of the {short.sum()} units beyond the threshold that the title counts, {districts} ",
    }

    assert districts
    assert told[lang] in page.text


def test_the_slider_moves_the_threshold_and_another_indicator_lets_it_go(open_services):
    page = open_services(lang="en", show="piped_water_share_2020")
    page.app.select_slider(key="services_threshold_piped_water_share_2020").set_value(80.0)
    page.run()
    assert page.address["threshold"] == "80"
    assert "under 80%" in page.title

    page.app.pills(key="services_moment").set_value("2010")
    page.run()
    assert page.address["show"] == "piped_water_share_2010"
    assert "threshold" not in page.address


def test_where_less_is_better_the_shortfall_lies_over_the_threshold(open_services, counties):
    page = open_services(lang="en", show="illiteracy_share_2020", threshold="20", kind="county")
    county = counties[(counties["kind"] == "county")]
    over = (county["illiteracy_share_2020"] > 20).sum()

    assert f"in {over:,} counties over 20%" in page.title
    assert page.list_of("worst")[0] == full_names(county.nlargest(1, "illiteracy_share_2020"))[0]


def test_a_province_stands_where_its_sums_put_it(open_services, counties):
    page = open_services(lang="en", show="hospital_beds_per_1000", province="220000")
    beds = load_indicators()["hospital_beds_per_1000"]
    codes = counties.loc[counties["province_code"] == "220000", "code"]
    measures = load_measures(beds.inputs).loc[codes].dropna().sum()
    value = eval(beds.formula, {}, measures.to_dict())  # noqa: S307 - our own formula, as a second method

    assert re.search(rf"<dt>Jilin</dt><dd>{value:.1f} per 1,000</dd>", page.text)


def test_coverage_is_told_where_an_indicator_is_chosen(open_services, counties):
    page = open_services(lang="en", show="hospital_beds_per_1000")
    known = counties["hospital_beds_per_1000"].notna().sum()

    assert page.text.count(f"{known:,} of 2,843 units have a value") >= 2


def test_the_fields_of_need_and_supply_are_those_of_the_medians(open_services, counties, universe):
    page = open_services(lang="en", show="need")
    both = counties[universe].dropna(subset=["hospital_beds_per_1000", "elderly_share_2020"])
    need = both["elderly_share_2020"] >= both["elderly_share_2020"].median()
    short = both["hospital_beds_per_1000"] < both["hospital_beds_per_1000"].median()

    assert f"live in {(need & short).sum():,} of {len(both):,} counties" in page.title
    assert people_in(page.title) == pytest.approx(both["population_2020"][need & short].sum(), rel=0.01)
    assert page.classes.count("1") == (need & short).sum()
    assert set(page.list_of("short")) <= set(full_names(both[need & short]))


def test_people_and_services_names_the_over_built_and_the_under_served(open_services, counties, universe):
    page = open_services(lang="en", show="people", stayed="welfare_beds_per_1000_elderly")
    sure = counties[universe & ~counties["suspected_transfer"]]
    both = sure.dropna(subset=["welfare_beds_per_1000_elderly", "population_change_2010_2020"])
    many = both["welfare_beds_per_1000_elderly"] >= both["welfare_beds_per_1000_elderly"].median()
    left = both["population_change_2010_2020"] < 0

    assert f"stayed in {(left & many).sum():,} counties" in page.title
    assert f"lag in {(~left & ~many).sum():,} " in page.title
    assert page.classes.count("2") == (left & many).sum()


def test_what_is_picked_in_the_legend_stays_and_the_rest_stands_back(open_services):
    page = open_services(lang="en", show="need", pick="class:1")

    assert set(page.classes) <= set("1ACD~-")
    assert f"{page.classes.count('1'):,}" in page.text
    assert page.address["pick"] == "class:1"


def test_a_broken_link_is_told_and_opens_all_the_same(open_services):
    page = open_services(lang="en", show="<b>", weights="gold:9", threshold="inf", need="beds")

    assert page.title.startswith("Service coverage")
    assert "&lt;b&gt;" in page.text or "<b>" in " ".join(note.value for note in page.app.warning)
    assert page.address == {"lang": "en"}


def test_every_view_says_how_it_is_computed(open_services):
    formulas = load_indicators()
    for show in ("need", "piped_water_share_2020"):
        page = open_services(lang="en", show=show)
        key = "hospital_beds_per_1000" if show == "need" else show
        assert formulas[key].formula.replace(">", "&gt;") in page.text


def test_the_table_holds_scores_ranks_and_indicators(open_services):
    page = open_services(lang="en", province="220000")
    page.app.toggle(key="show_table").set_value(True)
    page.run()
    table = page.app.dataframe[0].value

    assert {"Score", "Rank", "Indicators with a value"} <= set(table.columns)
    scored = table.dropna(subset=["Rank"])
    ordered = scored.sort_values("Rank")["Score"].to_numpy()
    assert np.all(np.diff(ordered) <= 0)


def test_the_message_to_the_map_stays_small(open_services):
    page = open_services(lang="en", show="need")
    (frame,) = [element for element in page.app.main if element.type == "component_instance"]

    assert len(json.loads(frame.proto.json_args)["feature_group"]) < 8000


def test_the_map_keeps_its_own_indicator(open_services):
    page = open_services(lang="en", show="piped_water_share_2020", region="west")
    page.app.switch_page("pages/map.py")
    page.run()

    assert isinstance(page.app, AppTest)
    assert page.address == {"lang": "en", "region": "west"}


def test_the_default_weights_hold_before_the_ticks_show_them(open_services):
    page = open_services(lang="en", weights="lift_share_2020:5,bath_share_2020:2,toilet_share_2020:1")
    behind = Behind(page)
    behind.press("services_default_weights")
    behind.press("rank_best_1")

    assert "weights" not in page.address


def test_a_weight_that_was_moved_is_not_set_back(open_services):
    page = open_services(lang="en")
    page.app.slider(key="services_weight_bath_share_2020").set_value(4)
    page.run()

    assert "bath_share_2020:4" in page.address["weights"]
    assert not page.app.slider(key="services_weight_bath_share_2020").proto.set_value
