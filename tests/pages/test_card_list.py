"""The county's card holds a short list: what is latest, how it changed, and how sure it is."""

import re

import pytest

from geodata import load_indicators, load_layers

MOST_ROWS = 16


def test_the_short_list_is_short_and_holds_every_layer():
    listed = [indicator for indicator in load_indicators().values() if indicator.headline]

    assert len(listed) <= MOST_ROWS
    assert {indicator.layer for indicator in listed} == set(load_layers())


def test_a_level_on_it_is_the_latest_of_its_family():
    indicators = load_indicators().values()
    for indicator in indicators:
        if indicator.headline and indicator.is_level:
            years = [one.moment for one in indicators if one.family == indicator.family and one.is_level]
            assert indicator.moment == max(years)


@pytest.mark.parametrize(
    ("lang", "change", "interval", "few"),
    [
        ("zh", "比 2010 年 −4.0 个百分点", r"95% 区间 0\.\d+ 至 0\.\d+%", "样本中不足 30"),
        ("en", "−4.0 pp since 2010", r"95% interval 0\.\d+ to 0\.\d+%", "under 30 sampled"),
    ],
)
def test_the_card_gives_the_change_and_the_interval(open_page, lang, change, interval, few):
    # 卡若区: 33.8% urban, 37.8% in 2010; under 30 of its sample work in culture.
    text = open_page(lang=lang, county="540302").text

    assert change in text
    assert re.search(interval, text)
    assert few in text
    assert text.count("kitchen") == text.count("厨房") == 0
