"""Official lists: what a list may look like, and that nothing in it is guessed. Codes are those of 2020."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.designation_files import LARGEST, InvalidList
from analytics.designations import Gazetteer
from analytics.typology import classify
from analytics.typology_rules import RuleSet
from geodata import load_history


@pytest.fixture(scope="session")
def gazetteer(counties, universe):
    return Gazetteer(counties, load_history(), universe)


def matched(report):
    return [(match.code, match.how) for match in report.matched]


def unmatched(report):
    return [(item.entry.name or item.entry.code, item.reason) for item in report.unmatched]


def test_a_list_with_headings_is_read_by_its_columns(gazetteer):
    raw = """序号,省份,县名,功能,行政区划代码
1,河北省,赞皇县,水源涵养,130129
2,吉林省,榆树市,,220182
3,新疆维吾尔自治区,伊宁县,,
""".encode()

    report = gazetteer.match(raw)

    assert matched(report) == [("130129", "code"), ("220182", "code"), ("654021", "name")]
    assert report.unmatched == ()
    assert [match.entry.line for match in report.matched] == [2, 3, 4]


def test_a_list_as_documents_print_it_is_read_by_what_it_holds(gazetteer):
    raw = "河北省：赞皇县、青龙县\n新疆\n沙湾县\n1. 墨玉县\n".encode()

    report = gazetteer.match(raw)

    assert matched(report) == [
        ("130129", "name"),
        ("130321", "short_name"),
        ("654223", "name"),
        ("653222", "name"),
    ]
    assert report.unmatched == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";", "，"])
def test_every_encoding_and_separator_in_use_is_read(gazetteer, encoding, separator):
    raw = (
        separator.join(["浏阳市", "湖南省", "430181"]) + "\r\n" + separator.join(["莘县", "山东省", "371522"])
    )

    assert gazetteer.match(raw.encode(encoding)).codes == {"430181", "371522"}


@pytest.mark.parametrize(
    ("text", "code", "how"),
    [
        # 苍山 was renamed 兰陵 in 2014 under its code 371324; 无为 became a city in 2019; 潞西 is 芒
        # since 2010.
        ("苍山县", "371324", "old_name"),
        ("无为县", "340281", "old_name"),
        ("340225", "340281", "old_code"),
        ("潞西市", "533103", "old_name"),
        # Nima's code changed with its prefecture in 2017; Shuanghu had been made of a part of it in 2012.
        ("尼玛县", "540629", "name"),
        ("542430", "540629", "old_code"),
        # A member of a unit that the map holds together.
        ("呼玛县", "232721", "merged"),
        # Twelve digits, as statistical offices write it.
        ("430181000000", "430181", "code"),
        ("湖南浏阳市", "430181", "name"),
        ("湖南省长沙市浏阳市", "430181", "name"),
        ("浏阳", "430181", "short_name"),
        # "朝阳县" is a county of Liaoning, also where "朝阳区" is a district elsewhere.
        ("朝阳县", "211321", "name"),
    ],
)
def test_names_and_codes_lead_to_the_present_unit(gazetteer, text, code, how):
    report = gazetteer.match(text.encode())

    assert matched(report) == [(code, how)]


@pytest.mark.parametrize(
    ("text", "reason", "candidates"),
    [
        ("赞黄县", "unknown", ()),
        ("999999", "unknown", ()),
        ("伊宁", "ambiguous", ("654002", "654021")),
        ("长安区", "ambiguous", ("130102", "610116")),
        ("陕西省,长安区", "not_typed", ("610116",)),
        ("吉林省,赞皇县", "elsewhere", ("130129",)),
        # 密云 became a district in 2015, 绍兴 in 2013; 海门 in 2020.
        ("密云县", "not_typed", ("110118",)),
        ("330621", "not_typed", ("330603",)),
        ("海门市", "not_typed", ("320614",)),
        # 儋州 became a prefecture-level city without districts in 2015.
        ("469003", "not_typed", ("460400",)),
        # 邢台县 was shared out between two districts in 2020, 三亚 into four in 2014.
        ("邢台县", "abolished", ("130502", "130503")),
        ("460200", "abolished", ("460202", "460203", "460204", "460205")),
        ("220182,浏阳市", "code_and_name_differ", ("220182",)),
    ],
)
def test_what_is_not_certain_is_told_and_not_guessed(gazetteer, text, reason, candidates):
    report = gazetteer.match(text.encode())

    assert report.matched == ()
    assert [(item.reason, item.candidates) for item in report.unmatched] == [(reason, candidates)]


def test_a_unit_named_twice_counts_once_and_is_told(gazetteer):
    report = gazetteer.match("浏阳市\n430181".encode())

    assert matched(report) == [("430181", "name")]
    assert unmatched(report) == [("430181", "repeated")]


def test_a_remark_beside_a_code_is_no_name(gazetteer):
    assert matched(gazetteer.match("430181,国家级".encode())) == [("430181", "code")]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [(b"", "empty"), (b" \n\n", "empty"), (b"PK\x03\x04\x00\x00", "not_text"), (b"\xff\xff\xff", "not_text")],
)
def test_a_file_that_is_no_list_is_refused_with_a_reason(gazetteer, raw, reason):
    with pytest.raises(InvalidList) as refused:
        gazetteer.match(raw)

    assert refused.value.reason == reason


def test_a_file_longer_than_any_list_is_refused(gazetteer):
    with pytest.raises(InvalidList) as refused:
        gazetteer.match(b"1" * (LARGEST + 1))

    assert refused.value.reason == "too_long"


def test_all_codes_and_all_full_names_are_found_again(gazetteer, counties, universe):
    typed = counties[universe]

    assert gazetteer.match("\n".join(typed["code"]).encode()).codes == set(typed["code"])
    full = typed["province_zh"] + "," + typed["prefecture_zh"] + "," + typed["name_zh"]
    assert gazetteer.match("\n".join(full).encode("gb18030")).codes == set(typed["code"])


@given(st.binary(max_size=200) | st.text(max_size=80).map(lambda text: text.encode()))
def test_any_file_gives_a_report_or_a_reason(gazetteer, raw):
    try:
        report = gazetteer.match(raw)
    except InvalidList:
        return
    assert len({match.code for match in report.matched}) == len(report.matched)


def test_a_list_dropped_in_decides_the_type(gazetteer, compared, universe):
    report = gazetteer.match("青海省：玛多县、达日县\n赞皇县\n密云县".encode())
    found = classify(compared, universe, RuleSet.of(lists={"key_ecological": report.codes}))

    assert set(compared.index[found.members["key_ecological"]]) == {"632626", "632624", "130129"}
    assert unmatched(report) == [("密云县", "not_typed")]
