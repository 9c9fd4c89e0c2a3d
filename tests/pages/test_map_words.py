"""The map in words: the same facts as on the map, in both languages."""

import html
import re

import pytest


def words(page):
    (code,) = (
        found[1]
        for block in page.app.main.get("html")
        if (found := re.search(r"<code[^>]*>(.*?)</code>", block.body))
    )
    return html.unescape(code)


def test_it_says_what_is_shown_and_names_the_extremes(open_page, counties):
    text = words(open_page())

    assert text.startswith("2,843 个县级单位中，1,470 个的常住人口在 2010—2020 年间减少。")
    # 三沙 had 444 residents in 2010: its +425% are no gain to put first.
    ranked = ~counties["suspected_transfer"] & (counties["population_2010"] >= 1000)
    held = counties[ranked].sort_values("population_change_2010_2020")
    assert held["name_zh"].iloc[0] in text
    assert held["name_zh"].iloc[-1] in text
    assert "三沙" not in text
    assert "排名不含基数不足 1,000 人的 1 个单位" in text
    assert "所示单位都有数据" in text


def test_it_says_where_high_and_low_values_gather_and_by_which_rule(open_page, counties):
    text = words(open_page(lang="en"))

    # The lowest class is the one below −14%.
    low = counties["population_change_2010_2020"] < -14
    in_heilongjiang = counties["province_code"] == "230000"
    assert f"Heilongjiang ({(low & in_heilongjiang).sum()} of {in_heilongjiang.sum()})" in text
    assert "“Concentrated” means: the class is at least 1.5 times as frequent" in text


def test_it_counts_those_without_data(open_page, counties):
    missing = counties["hospital_beds_per_1000"].isna().sum()

    assert f"{missing} 个单位无数据" in words(open_page(indicator="hospital_beds_per_1000"))


def test_within_a_province_it_names_prefectures(open_page):
    assert "集中在长沙市" in words(open_page(indicator="urban_share_2020", province="430000"))


def test_categories_are_called_by_their_names(open_page):
    assert "“fewer in both” are 656 units" in words(open_page(indicator="population_path", lang="en"))


def test_with_two_indicators_it_says_how_they_go_together(open_page, counties):
    text = words(open_page(second="urban_share_2020", lang="en"))
    values = counties[["population_change_2010_2020", "urban_share_2020"]].astype(float)

    assert f"Their rank correlation over 2,843 units is +{values.corr('spearman').iloc[0, 1]:.2f}." in text
    low = (values.rank(pct=True) <= 1 / 3).all(axis=1)
    told = re.search(r"in the lowest third, Urbanization rate \(2020\) too” are ([\d,]+) units", text)
    # The thirds are cut at round values, so that a few units fall on the other side.
    assert abs(int(told[1].replace(",", "")) - low.sum()) < 0.1 * low.sum()


def test_of_what_is_picked_out_it_tells_number_residents_and_extremes(open_page, counties):
    text = words(open_page(pick="values:-14:-6", lang="en"))
    picked = counties[counties["population_change_2010_2020"].between(-14, -6, inclusive="left")]

    assert f"{len(picked)} with {picked['population_2020'].sum() / 1e6:,.1f}" in text
    highest = picked[~picked["suspected_transfer"]].nlargest(1, "population_change_2010_2020")
    assert f"Highest: {highest['name_en'].item()}" in text


@pytest.mark.parametrize("query", [{"population": "99999999-"}, {"prefecture": "430100"}, {"classes": "3"}])
def test_small_and_empty_selections_have_words_too(open_page, query):
    assert words(open_page(**query)).endswith("。")
