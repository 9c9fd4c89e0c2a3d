"""Names in Latin letters are those that the places bear."""

import tomllib

import pandas as pd
import pytest

from geodata.build.names import (
    EXCEPTIONS_FILE,
    area_name,
    county_name,
    english_names,
    pinyin_name,
    station_name,
)

POLYPHONES = {
    "330382": "Yueqing",
    "341021": "She",
    "130726": "Yu",
    "361124": "Yanshan",
    "410621": "Xun",
    "410182": "Xingyang",
    "371524": "Dong'e",
    "371522": "Shen",
    "340722": "Zongyang",
    "141024": "Hongtong",
    "130121": "Jingxing",
    "140428": "Zhangzi",
    "130225": "Laoting",
    "310112": "Minhang",
    "320116": "Luhe",
    "371503": "Chiping",
    "441423": "Fengshun",
    "511822": "Yingjing",
    "621223": "Tanchang",
    "141002": "Yaodu",
}
OTHER_LANGUAGES = {
    "650121": "Ürümqi",
    "653101": "Kashi",
    "652902": "Kuqa",
    "653201": "Hotan City",
    "653221": "Hotan County",
    "150702": "Hailar",
    "152501": "Erenhot",
    "540202": "Samzhubzê",
    "540423": "Mêdog",
    "533401": "Shangri-La",
    "150522": "Horqin Left Rear",
}
WITHOUT_NATIONALITY = {
    "130827": "Kuancheng",
    "500111": "Dazu",
    "522732": "Sandu",
    "530925": "Shuangjiang",
    "622926": "Dongxiang",
    "410304": "Chanhe",
    "652826": "Yanqi",
}
PREFECTURES = {
    "341500": "Lu'an",
    "331000": "Taizhou",
    "150100": "Hohhot",
    "540100": "Lhasa",
    "653100": "Kashi",
    "650100": "Ürümqi",
    "610100": "Xi'an",
    "511800": "Ya'an",
    "411100": "Luohe",
    "211300": "Chaoyang",
    "141100": "Lüliang",
    "522700": "Qiannan",
    "530800": "Pu'er",
}
PROVINCES = {
    "150000": "Inner Mongolia",
    "610000": "Shaanxi",
    "140000": "Shanxi",
    "540000": "Xizang (Tibet)",
    "650000": "Xinjiang",
    "450000": "Guangxi",
    "640000": "Ningxia",
    "500000": "Chongqing",
}


@pytest.fixture(scope="module")
def units(build):
    return build.units


@pytest.mark.parametrize(("code", "name"), (POLYPHONES | OTHER_LANGUAGES | WITHOUT_NATIONALITY).items())
def test_a_county_bears_its_own_name(units, code, name):
    assert units.set_index("code").loc[code, "name_en"] == name


@pytest.mark.parametrize(("code", "name"), PREFECTURES.items())
def test_a_prefecture_bears_its_own_name(units, code, name):
    assert set(units.loc[units["prefecture_code"] == code, "prefecture_en"]) == {name}


@pytest.mark.parametrize(("code", "name"), PROVINCES.items())
def test_a_province_bears_its_official_english_name(units, code, name):
    assert set(units.loc[units["province_code"] == code, "province_en"]) == {name}


@pytest.mark.parametrize(
    ("code", "name_zh", "name"),
    [
        ("710000", "台湾省", "Taiwan"),
        ("810000", "香港特别行政区", "Hong Kong"),
        ("820000", "澳门特别行政区", "Macau"),
    ],
)
def test_places_outside_the_census_have_names_too(code, name_zh, name):
    assert area_name(code, name_zh) == name


def test_no_two_units_of_a_prefecture_share_a_name(units):
    assert not units.duplicated(["prefecture_code", "name_en"]).any()


def test_names_have_neither_tones_nor_chinese_characters(units):
    names = pd.concat([units["name_en"], units["prefecture_en"], units["province_en"]])
    assert names.str.fullmatch(r"[A-ZÜ][A-Za-züêöÜÖ'() –-]*").all()


def test_each_exception_is_about_the_place_that_bears_its_code(units):
    document = tomllib.loads(EXCEPTIONS_FILE.read_text(encoding="utf-8"))
    for level, prefix in (("provinces", "province_"), ("prefectures", "prefecture_"), ("counties", "")):
        code = f"{prefix}code"
        name = f"{prefix}zh" if prefix else "name_zh"
        bearing = dict(zip(units[code], units[name], strict=True))
        for entry_code, entry in document[level].items():
            assert bearing.get(entry_code, entry["zh"]) == entry["zh"]


def test_a_dissolved_unit_names_its_members(units):
    assert units.set_index("code").loc["330103", "name_en"] == "Xiacheng–Gongshu"


@pytest.mark.parametrize(
    ("name_zh", "name"),
    [("海安市", "Hai'an"), ("绿春县", "Lüchun"), ("恩平市", "Enping"), ("献县", "Xian"), ("西安区", "Xi'an")],
)
def test_pinyin_puts_apostrophes_where_a_reader_needs_them(name_zh, name):
    assert pinyin_name(name_zh) == name


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("Kùchē Xiàn [Kuqa]", "Kuqa"),
        ("Kuānchéng Mănzú Zìzhìxiàn", "Kuancheng"),
        ("Lóngchāng Shì [← Lóngchāng Xiàn]", "Longchang"),
        ("Huángpŭ Qū [incl. Nanshi, Luwan]", "Huangpu"),
        ("Zhāláinuò'ěr Qū [Jalainur; ← Mănzhōulĭ Shì]", "Jalainur"),
        ("Kē'ĕrqìn Zuŏyì Hòuqí [Horqin Left Back Banner]", "Horqin Left Rear"),
    ],
)
def test_an_entry_of_the_table_gives_its_short_form(entry, name):
    assert county_name("000000", "某县", entry) == name


def test_units_that_would_share_a_name_get_their_generic_back():
    units = pd.DataFrame(
        {
            "code": ["622901", "622921", "622922"],
            "name_zh": ["临夏市", "临夏县", "康乐县"],
            "kind": ["city", "county", "county"],
            "prefecture_code": "622900",
            "prefecture_zh": "临夏回族自治州",
            "province_code": "620000",
            "province_zh": "甘肃省",
        }
    )
    none = pd.DataFrame({"adcode": [], "name": [], "romanised": []}, dtype=str)
    assert list(english_names(units, none)["name_en"]) == ["Linxia City", "Linxia County", "Kangle"]


@pytest.mark.parametrize(
    ("name_zh", "name"),
    [("呼和浩特东", "Hohhotdong"), ("长沙南", "Changshanan"), ("虎门", "Humen"), ("西安北", "Xi'anbei")],
)
def test_a_station_takes_the_name_of_its_town(name_zh, name):
    towns = {"呼和浩特": "Hohhot", "长沙": "Changsha", "西安": "Xi'an"}
    assert station_name(name_zh, towns) == name
