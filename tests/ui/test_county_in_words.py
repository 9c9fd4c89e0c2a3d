"""A county in words: grammatical, without gaps, never against its own figures, in both languages."""

import re
from dataclasses import replace

import numpy as np
import pytest

from geodata import load_counties, load_history
from ui.atlas import load_atlas
from ui.county.figures import DISTANCES, HEADLINES
from ui.county.history import event_sentence
from ui.county.in_words import figure_name
from ui.county.locator import locator_svg
from ui.county.narrative import narrative
from ui.county.peers import differences
from ui.county.profiles import load_profiles, subject
from ui.county_card import types_text
from ui.i18n import LANGUAGES, Words
from ui.view_state import ViewState

STATE = ViewState(indicator="population_change_2010_2020")
GAPS = re.compile(r"[{}]|\bnan\b|\bNone\b|\(\)|（）|  |\.\.|。。|，。|, \.")
LOSS = {"zh": ("减少", "减幅"), "en": ("fewer", "loss", "lost")}
GAIN = {"zh": ("增加", "增幅"), "en": ("more than in 2010", "gain of", "gained")}


def county(code, lang):
    return subject(Words(lang), load_atlas(), STATE, code, load_atlas().typology)


def sentences(code, lang):
    return [one.text for paragraph in narrative(county(code, lang)) for one in paragraph]


def text(code, lang):
    return " ".join(sentences(code, lang))


def test_the_largest_loss_among_counties():
    # 阿尔山: 68,311 residents became 32,301; no county lost a larger share.
    zh, en = text("152202", "zh"), text("152202", "en")

    assert "比 2010 年减少 3.6万人，减幅 52.7%。" in zh
    assert "没有减幅比它更大的" in zh
    assert "That is 36,010 fewer than in 2010, a loss of 52.7%." in en
    assert "none lost a larger share" in en


def test_the_largest_gain_among_counties():
    # 阿拉尔: 158,593 became 328,241.
    assert "比 2010 年增加 17.0万人，增幅 107.0%。" in text("659002", "zh")
    assert "That is 169,648 more than in 2010, a gain of 107.0%." in text("659002", "en")
    assert "none gained a larger share" in text("659002", "en")


def test_hardly_any_change_is_called_neither_gain_nor_loss():
    # 荣成: 714,355 became 714,211.
    assert "与 2010 年大致持平，相差 144人（0.0%）。" in text("371082", "zh")
    assert "about as many as in 2010: the difference is 144 (0.0%)" in text("371082", "en")


def test_a_grouped_unit_is_told_by_its_group_alone():
    # 铁门关 took land from seven counties; the group of eight grew by 28.9%.
    zh, en = text("659006", "zh"), text("659006", "en")

    assert "以所在的 8 个单位为一组与 2010 年比较：全组常住人口增加 28.9%" in zh
    assert "only the group of 8 units" in en
    assert "than in 2010, a" not in en
    assert "For 2000 no comparable figure is known." in en


def test_the_urban_share_of_a_grouped_unit_is_its_own_and_the_change_its_groups():
    # 铁门关 and the seven counties that gave land: the sums of the release's counts, written out.
    counties = load_counties().set_index("code")
    group = counties[counties["comparison_group"] == counties.loc["659006", "comparison_group"]]
    shares = [
        100 * float(group[f"urban_population_{year}"].sum()) / float(group[f"population_{year}"].sum())
        for year in (2010, 2020)
    ]
    own = counties.loc["659006"]
    share = 100 * own["urban_population_2020"] / own["population_2020"]
    zh, en = text("659006", "zh"), text("659006", "en")

    assert shares[1] > shares[0]
    assert f"In 2020, {share:.1f}% of its residents lived in urban areas; in the nation" in en
    assert f"In the group that it is compared in, the urban share rose by {shares[1] - shares[0]:.1f}" in en
    assert f"所在的可比组，2010—2020 年城镇化率提高 {shares[1] - shares[0]:.1f}" in zh
    # No sentence sets the unit's own share against its group's of 2010.
    assert "more than in 2010; in the nation" not in en


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_townships_seem_to_have_moved_no_change_is_told(lang):
    told = text("210303", lang)

    assert Words(lang)("county.words.suspected") in told
    assert not [word for word in (*LOSS[lang], *GAIN[lang]) if word in told]


def test_a_district_has_no_yearbook_row_and_no_type():
    assert "县域统计年鉴不含多数市辖区" in text("110101", "zh")
    assert "The county yearbook leaves out most urban districts" in text("110101", "en")
    assert "Dongcheng District is an urban district in Beijing, with 708,829 residents in 2020." in text(
        "110101", "en"
    )
    assert "have no county type" in text("110101", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_and_the_card_agree_about_a_type_that_cannot_be_decided(lang):
    # 铁门关: 50.9% of its employment is agriculture, and its share of the primary sector in GDP is not known.
    one = county("659006", lang)
    card = types_text(one.t, one.atlas, one.profile.row, one.typology.rules)
    none_else = {
        "zh": "按本图谱的规则，能判定的类型都不符合。",
        "en": "By the rules of this atlas it is of none of the types that can be decided.",
    }
    none_at_all = {"zh": "五类都不符合", "en": "none of the five types"}

    for told in (text("659006", lang), card):
        assert none_else[lang] in told
        assert none_at_all[lang] not in told
        assert Words(lang)("type.main_agricultural") in told


def test_a_banner_a_corps_city_and_a_city_without_districts_are_called_what_they_are():
    assert "是内蒙古自治区锡林郭勒盟的旗" in text("152523", "zh")
    assert "is a banner in Xilingol, Inner Mongolia" in text("152523", "en")
    assert "Aral is a county-level city in Xinjiang" in text("659002", "en")
    assert "Dongguan is a prefecture-level city without districts in Guangdong" in text("441900", "en")
    assert "It is a city of 5 million or more itself." in text("441900", "en")
    assert "三沙市是海南省的地级市（2020 年设立的两区合为一个单位），2020 年常住人口 2,333人。" in text(
        "460300", "zh"
    )


def test_a_tiny_sample_says_nothing_of_work():
    assert "No industry counts 30 sampled persons or more" in text("460300", "en")


def test_a_development_zone_keeps_its_chinese_name_in_english():
    zone = "郑州航空港经济综合实验区"
    for code in ("410122", "410184"):
        one = county(code, "en")
        told = [event_sentence(one.t, one.atlas, event) for event in one.profile.events]
        assert [text for text in told if f"counts the development zone {zone} apart" in text]
    history = load_history()
    for code in history.loc[history["change"] == "zone_added", "code"].unique():
        one = county(code, "en")
        for event in one.profile.events:
            if event.change == "zone_added":
                text = event_sentence(one.t, one.atlas, event)
                assert ("zones" in text) == (len(event.old) > 1)
                assert not re.search("jingji|jishu|kaifa", text)


def test_an_unknown_seat_is_told_with_the_distance():
    told = text("650121", "en")

    assert "Its seat of government is not known; in a straight line, a point inside its boundary lies" in told


def test_a_sampled_share_is_told_as_about_so_much():
    # 70.3% of the sampled employed of 榆树 work in agriculture.
    assert "约 70% 的就业人员从事农林牧渔业" in text("220182", "zh")
    assert "about 70% of the employed worked in agriculture" in text("220182", "en")


def test_every_unit_is_told_whole_and_without_contradiction():
    atlas = load_atlas()
    profiles = load_profiles(atlas)
    residents = atlas.counties[["population_2010", "population_2020"]].to_numpy(dtype=float)
    told = 0
    for row, code in enumerate(atlas.counties["code"]):
        profiled = county(code, LANGUAGES[0])
        for lang in LANGUAGES:
            one = replace(profiled, t=Words(lang))
            paragraphs = narrative(one)
            assert [len(paragraph) > 0 for paragraph in paragraphs] == [True] * 3, code
            for sentence in (sentence for paragraph in paragraphs for sentence in paragraph):
                assert not GAPS.search(sentence.text), (code, sentence.text)
                assert sentence.text.endswith("。" if lang == "zh" else "."), (code, sentence.text)
                assert sentence.text[:1] == sentence.text[:1].upper()
                assert sentence.figures
                assert all(figure_name(one, figure) for figure in sentence.figures)
                lost = [word for word in LOSS[lang] if word in sentence.text]
                assert not lost or "+" not in sentence.text, (code, sentence.text)
                gained = [word for word in GAIN[lang] if word in sentence.text]
                assert not gained or "−" not in sentence.text, (code, sentence.text)
            if not (one.profile.is_grouped or one.profile.is_suspected):
                before, after = residents[row]
                change = round(100 * (after - before) / before, 1)
                second = paragraphs[0][1].text
                assert any(word in second for word in LOSS[lang]) == (change < 0), (code, second)
                assert any(word in second for word in GAIN[lang]) == (change > 0), (code, second)
            for event in one.profile.events:
                assert not GAPS.search(event_sentence(one.t, atlas, event))
            told += 1
        for key in (*HEADLINES, *DISTANCES):
            profiles.place(row, key)
    assert told == 2 * 2843


@pytest.mark.parametrize("code", ["220182", "110101", "460300", "659006", "330102"])
def test_the_picture_and_the_table_hold_numbers_alone(code):
    one = county(code, "en")
    picture = locator_svg(one, "")

    assert not re.search(r"\bnan\b|None", picture + differences(one))
    assert len(picture) < 80_000


def test_a_county_of_its_own_kind_is_never_compared_with_itself():
    atlas = load_atlas()
    for code in ("220182", "110101"):
        one = county(code, "en")
        rows = [peer.row for peer in one.profile.similar]

        assert len(set(rows)) == 30
        assert one.profile.row not in rows
        assert set(np.unique(atlas.universe[rows])) == {bool(one.profile.is_typed)}


def test_the_city_that_a_county_lies_near_is_named_before_a_larger_one_far_off():
    # 正定 adjoins 石家庄, between 3 and 5 million; Beijing is 250 km away.
    told = text("130123", "en")
    nearer = "the nearest city of 3 million or more (Shijiazhuang)"
    assert nearer in told
    assert told.index(nearer) < told.index("the nearest city of 5 million or more (Beijing)")
    # 石河子 looks to 乌鲁木齐; the nearest city of 5 million is 成都, two thousand kilometres away.
    assert "乌鲁木齐" in text("659001", "zh")
    assert "成都" not in text("659001", "zh")


def test_distances_are_listed_from_the_seat_and_none_from_the_place_before_it():
    # 新蔡: the nearest city of 3 million is 合肥, that of 5 million 武汉; each is told with its own distance.
    far = load_counties().set_index("code").loc["411729"]
    zh, en = text("411729", "zh"), text("411729", "en")

    assert zh.count("从政府驻地起算") == 1
    assert en.count("seat of government") == 1
    for name, key in (("合肥市", "distance_city_3m"), ("武汉市", "distance_city_5m")):
        assert f"（{name}）{far[key]:.0f} 公里" in zh
    for name, key in (("Hefei", "distance_city_3m"), ("Wuhan", "distance_city_5m")):
        assert re.search(rf"{far[key]:.0f} km from the nearest [^()]* \({name}\)", en)
    assert "由此" not in zh
    assert "From there" not in en


def test_the_industry_that_stands_out_is_said_to_be_chosen_outside_agriculture_and_above_a_share():
    # 新蔡 has more of agriculture, 中牟 of an industry with under 2% of its employed.
    for code in ("411729", "410122"):
        assert "农业以外、占就业 2% 以上的行业中，与全国相比最突出的是" in text(code, "zh")
        assert (
            "Outside agriculture, and among industries with at least 2% of the employed, what it has most of"
            in text(code, "en")
        )
