"""County types on the pages: all can be filtered by, the card tells why, the methods tell every rule."""

import pytest

from analytics.typology_rules import CLASSES, LENSES

# Published with the definition of the types, or counted from its rules: see tests/analytics/test_typology.py.
MEET = {
    "near_big_city": 269,
    "key_ecological": 270,
    "specialised": 430,
    "main_agricultural": 467,
    "losing_population": 900,
    "general": 349,
}


@pytest.mark.parametrize("type_id", CLASSES)
def test_the_map_can_be_filtered_by_every_type(open_page, type_id):
    assert sum(sign != " " for sign in open_page(type=type_id).classes) == MEET[type_id]


def test_the_card_names_the_types_of_a_county_and_why(open_page):
    # 九寨沟 by the sheets: 66,055 residents on 5,274 km², and 81,394 in 2010.
    text = open_page(county="513225", lang="en").text
    held, others = text.split("Types that do not hold, and why")

    assert "Ecological (proxy): yes." in held
    assert "residents per km² 12.5 (asked: under 25, stays by 12.5)" in held
    assert "Specialised functions (Culture and tourism): yes." in held
    assert "change in residents −18.8% (asked: under −5%, stays by 13.8 points)" in held
    assert "Near a big city: no." in others
    assert "Main agricultural (proxy): no." in others


def test_the_card_of_a_county_without_a_type_says_so(open_page):
    assert "it is of none of the five types." in open_page(county="371721", lang="en").text


def test_the_card_tells_what_is_not_known_for_want_of_data(open_page):
    # 阿拉尔: half of its employment is agriculture; the yearbook's row is about another territory.
    text = open_page(county="659002", lang="en").text
    told, folded = text.split("Types that do not hold, and why")

    # It might be of the type, so it does not stand among those that do not hold.
    assert "Main agricultural (proxy): not known, for want of data." in told
    assert "Main agricultural" not in folded.split("Sources:")[0]
    assert "primary sector in GDP no data (asked: at least 20%)" in text


def test_a_value_is_printed_on_its_side_of_the_threshold(open_page):
    # 临沭: 617,081 residents became 586,024, −5.03%; "−5.0% (asked: under −5%)" would look like a mistake.
    text = open_page(county="371329", lang="en").text

    assert "change in residents −5.03% (asked: under −5%, stays by 0.03 points)" in text


def test_herding_is_said_to_count_as_agriculture(open_page):
    # 玉树: 57.4% of the employed, most of them herders.
    told = {lang: open_page(county="632701", lang=lang).text for lang in ("zh", "en")}

    assert "farming, forestry, herding and fishing in employment 57.4% (asked: at least 40%" in told["en"]
    assert "农林牧渔业占就业 57.4%" in told["zh"]


def test_a_distance_from_a_threshold_is_never_told_as_nothing(open_page):
    # 平潭: trade and transport have 1.4047 times their share in the nation's employment.
    told = {lang: open_page(county="350128", lang=lang).text for lang in ("zh", "en")}

    assert "1.405 times (asked: at least 1.4 times, stays by 0.005)" in told["en"]
    assert "1.405 倍" in told["zh"]
    assert "余量 0.005 倍" in told["zh"]
    # 遂川: manufacturing has 1.500143 times its share.
    assert (
        "1.5001 times (asked: at least 1.5 times, stays by 0.0001)"
        in open_page(county="360827", lang="en").text
    )


@pytest.mark.parametrize("page_of", ["map.py", "types.py", "county.py"])
@pytest.mark.parametrize(
    ("lang", "rank", "member"),
    [
        ("zh", "赛迪 2025 年百强县第 1 名", "属于城市群：长三角，"),
        ("en", "No. 1 of the top 100 counties of 2025", "In the urban agglomeration Yangtze Delta,"),
    ],
)
def test_a_county_tells_its_rank_and_its_agglomeration_with_whose_they_are(
    open_page, page_of, lang, rank, member
):
    # 昆山 has long headed such rankings, and belongs to 苏州, a city of the plan of the Yangtze Delta.
    page = open_page(lang=lang, county="320583")
    if page_of != "map.py":
        page.app.switch_page(f"pages/{page_of}")
        page.run()

    assert rank in page.text
    assert {"zh": "并非官方名录", "en": "no official list"}[lang] in page.text
    assert member in page.text
    assert {"zh": "19 个中已知 10 个", "en": "10 of 19"}[lang] in page.text


def test_a_county_on_no_list_says_nothing_of_lists(open_page):
    # 民勤 is in Gansu's 武威, outside the plan of Lanzhou and Xining; who is in the other nine is not known.
    text = open_page(lang="en", county="620621").text

    assert "top 100" not in text
    assert "agglomeration" not in text.split("Types that do not hold")[0]


def test_a_county_in_two_agglomerations_names_both(open_page):
    # 运城 is a city of the plans of the Central Plains and of the Guanzhong Plain; 永济 is one of its cities.
    text = open_page(lang="en", county="140881").text

    assert "In the urban agglomerations Central Plains and Guanzhong Plain" in text


def test_an_urban_district_has_no_type(open_page):
    text = open_page(county="110101", lang="en").text

    assert "Urban districts and cities without districts are not typed." in text
    assert "Types that do not hold" not in text


@pytest.mark.parametrize(
    ("lang", "proxy", "sub_type", "lens"),
    [("zh", "替代判定", "商贸物流", "仇叶"), ("en", "proxy", "Trade and logistics", "Qiu Ye")],
)
def test_the_methods_tell_every_type_with_its_rule(open_page, lang, proxy, sub_type, lens):
    page = open_page("methods", lang=lang)
    types = next(element.value for element in page.app.markdown if sub_type in element.value)
    bullets = types.split("\n\n")[0].splitlines()

    assert len(bullets) == len(CLASSES)
    assert sum(proxy in bullet for bullet in bullets) == 2
    for threshold in ("100", "70", "25", "1.5", "1.4", "5%", "40%", "20%"):
        assert threshold in types
    assert types.count(lens) >= 1
    assert len(LENSES) == 2


@pytest.mark.parametrize(
    ("query", "units"),
    # 26 cities are in the plan of the Yangtze Delta of 2016; the ranking names a hundred.
    [({"ranking": "ccid_2025"}, 100), ({"ranking": "ccid_2025", "kind": "district"}, 0)],
)
def test_the_map_can_be_filtered_by_the_ranking_of_others(open_page, query, units):
    page = open_page(lang="en", **query)

    assert sum(sign != " " for sign in page.classes) == units
    assert page.address["ranking"] == "ccid_2025"


def test_the_map_can_be_filtered_by_agglomeration_and_says_how_many_are_known(open_page, counties):
    page = open_page(lang="en", agglomeration="beijing_tianjin_hebei")

    # The plan has Beijing, Tianjin and all of Hebei's prefectures but two, as the source lists them.
    shown = [code for code, sign in zip(counties["code"], page.classes, strict=True) if sign != " "]
    assert {code[:2] for code in shown} >= {"11", "12", "13"}
    labels = [control.label for control in page.app.sidebar.multiselect]
    assert "Urban agglomeration (10 of 19)" in labels
