"""English names bear the generic that readers expect, and no unit of a prefecture has another's name."""

import pytest

from analytics.english_names import full_name, full_names


@pytest.mark.parametrize(
    ("name_zh", "published", "english"),
    [
        ("郏县", "Jia", "Jia County"),
        ("渠县", "Qu", "Qu County"),
        ("昆山市", "Kunshan", "Kunshan"),
        ("渝中区", "Yuzhong", "Yuzhong District"),
        ("浦东新区", "Pudong", "Pudong New Area"),
        ("清新区", "Qingxin", "Qingxin District"),
        ("万柏林区", "Wanbailin", "Wanbailin District"),
        ("神农架林区", "Shennongjia", "Shennongjia Forestry District"),
        ("六枝特区", "Liuzhi", "Liuzhi Special District"),
        ("峰峰矿区", "Fengfeng", "Fengfeng Mining District"),
        ("井陉矿区", "Jingxing Mining District", "Jingxing Mining District"),
        ("城区", "Chengqu", "Chengqu"),
        ("鄂温克族自治旗", "Evenk", "Evenk Autonomous Banner"),
        ("科尔沁左翼后旗", "Horqin Left Rear", "Horqin Left Rear Banner"),
        ("宽城满族自治县", "Kuancheng", "Kuancheng Autonomous County"),
        ("伊宁县", "Yining County", "Yining County"),
        ("伊宁市", "Yining City", "Yining City"),
        ("大柴旦行政委员会", "Da Qaidam", "Da Qaidam"),
        ("梅列区、三元区", "Meilie–Sanyuan", "Meilie–Sanyuan Districts"),
        ("吉利区、孟津县", "Jili–Mengjin", "Jili–Mengjin"),
    ],
)
def test_a_name_bears_its_generic_once_and_a_city_none(name_zh, published, english):
    assert full_name(name_zh, published) == english


def test_every_name_of_one_syllable_bears_a_generic(counties):
    # Of the counties whose Chinese name is one character and 县 all would else be read as a surname.
    short = counties[counties["name_zh"].str.fullmatch("[^城矿郊芒](县|区|市)")]

    assert len(short) > 90
    assert all(" " in name for name in full_names(short))


def test_no_two_units_of_a_prefecture_share_a_name(counties):
    named = counties.assign(full=full_names(counties))

    assert not named.duplicated(["prefecture_code", "full"]).any()
