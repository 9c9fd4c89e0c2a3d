"""Agglomerations hold the units of their cities: whole prefectures, and units directly under a province."""

import pandas as pd
import pytest

from geodata import load_agglomerations, load_counties
from geodata.build.agglomerations import read_agglomerations

UNITS = pd.DataFrame(
    [
        ("220201", "昌邑区", "220200", "吉林市"),
        ("222401", "延吉市", "222400", "延边朝鲜族自治州"),
        ("429004", "仙桃市", "429000", "省直辖县级行政区划"),
        ("429005", "潜江市", "429000", "省直辖县级行政区划"),
    ],
    columns=["code", "name_zh", "prefecture_code", "prefecture_zh"],
)


def read(tmp_path, *members):
    path = tmp_path / "members.csv"
    path.write_text("agglomeration,city\n" + "\n".join(members), encoding="utf-8")
    return read_agglomerations(path, UNITS, lambda _: None)


def test_a_city_brings_its_units(tmp_path):
    table = read(tmp_path, "哈长,吉林", "哈长,延边", "长江中游,仙桃")

    assert table[["agglomeration_zh", "code"]].to_numpy().tolist() == [
        ["哈长", "220201"],
        ["哈长", "222401"],
        ["长江中游", "429004"],
    ]


def test_a_city_that_nobody_knows_stops_the_build(tmp_path):
    with pytest.raises(ValueError, match="雄安"):
        read(tmp_path, "京津冀,雄安")


def test_the_release_knows_ten():
    members = load_agglomerations()
    counties = load_counties().set_index("code")

    # 26 cities are in the plan of the Yangtze Delta of 2016; 运城 is in two plans.
    assert members["agglomeration_zh"].nunique() == 10
    assert members.query("agglomeration_zh == '长三角'")["city_zh"].nunique() == 26
    assert set(members.query("city_zh == '运城'")["agglomeration_zh"]) == {"中原", "关中平原"}
    beijing = counties.index[counties["province_zh"].eq("北京市")]
    assert set(beijing) <= set(members.query("agglomeration_zh == '京津冀'")["code"])
