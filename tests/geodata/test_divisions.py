"""Change files are read as their grammar says; what cannot be told stops the build."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.build.divisions import (
    ChangeLine,
    CodeTable,
    DivisionError,
    Edge,
    parse_changes,
    read_codes,
    read_edges,
    resolve,
    year_edges,
)

NANTONG = {"320000": "江苏省", "320600": "南通市"}
BEFORE = CodeTable({**NANTONG, "320602": "崇川区", "320611": "港闸区", "320612": "通州区"})
AFTER = CodeTable({**NANTONG, "320612": "通州区", "320613": "崇川区"})


def edges_of(text, older=BEFORE, newer=AFTER, year=2020):
    return set(year_edges(year, parse_changes(text), older, newer))


def test_a_merger_is_read_from_both_sides():
    text = """
    ## 国务院关于同意江苏省调整南通市部分行政区划的批复
    # 文号：国函〔2020〕78号
    -320602 崇川区>_
    -320611 港闸区>崇川区
    +320613 崇川区<_,港闸区
    """
    own = {(code, code) for code in (*NANTONG, "320612")}
    assert edges_of(text) == {
        Edge(2020, "320602", "320613", main=True),
        Edge(2020, "320611", "320613", main=True),
        *(Edge(2020, old, new, main=True) for old, new in own),
    }


def test_a_new_name_under_the_old_code():
    older = CodeTable({"130000": "河北省", "130500": "邢台市", "130503": "桥西区"})
    newer = CodeTable({"130000": "河北省", "130500": "邢台市", "130503": "信都区"})
    edges = edges_of("-130503 桥西区>.\n+130503 信都区<.", older, newer)
    assert Edge(2020, "130503", "130503", main=True) in edges


def test_parts_are_transferred_without_ending_a_unit():
    table = CodeTable(
        {
            "130000": "河北省",
            "130400": "邯郸市",
            "130402": "邯山区",
            "130404": "复兴区",
            "130427": "磁县",
            "650000": "新疆维吾尔自治区",
            "652800": "巴音郭楞蒙古自治州",
            "652827": "和静县",
            "659006": "铁门关市",
        }
    )
    edges = edges_of("# 部分\n=130427 磁县>邯山区,复兴区\n=659006 铁门关市<和静县", table, table)
    parts = {(edge.old, edge.new) for edge in edges if not edge.main}
    assert parts == {("130427", "130402"), ("130427", "130404"), ("652827", "659006")}
    assert Edge(2020, "130427", "130427", main=True) in edges


def test_a_name_borne_twice_is_told_by_the_lines_own_prefecture():
    table = CodeTable(
        {
            "320000": "江苏省",
            "320100": "南京市",
            "320106": "鼓楼区",
            "320300": "徐州市",
            "320302": "鼓楼区",
            "320312": "铜山区",
        }
    )
    line = ChangeLine("=", "320312", "铜山区", ">", ("鼓楼区",))
    assert resolve("鼓楼区", line, table, table) == "320302"
    assert resolve("南京市鼓楼区", line, table, table) == "320106"


def test_the_parent_and_the_marks_of_doubt():
    table = CodeTable(
        {"650000": "新疆维吾尔自治区", "659005": "北屯市", "652700": "博州", "652702": "阿拉山口市"}
    )
    corps = ChangeLine("+", "659005", "北屯市", "<", ("..!",))
    assert resolve("..!", corps, table, table) == "650000"
    border = ChangeLine("+", "652702", "阿拉山口市", "<", ("..",))
    assert resolve("..", border, table, table) == "652700"
    assert resolve("无此县?", border, table, table) is None


@pytest.mark.parametrize("selector", ["无此县", "..?x", "_!!"])
def test_a_selector_that_chooses_nothing_stops_the_build(selector):
    line = ChangeLine("-", "320611", "港闸区", ">", (selector,))
    with pytest.raises(DivisionError, match="chooses no single record"):
        resolve(selector, line, BEFORE, AFTER)


def test_a_name_that_two_records_bear_under_other_parents_stops_the_build():
    table = CodeTable(
        {
            "110000": "甲省",
            "110100": "甲市",
            "110101": "郊区",
            "110200": "乙市",
            "110201": "郊区",
            "120000": "丙省",
            "120100": "丁市",
            "120101": "某县",
        }
    )
    line = ChangeLine("=", "120101", "某县", ">", ("郊区",))
    with pytest.raises(DivisionError, match="chooses no single record"):
        resolve("郊区", line, table, table)


@pytest.mark.parametrize(
    "line", ["*320602 崇川区>_", "-32060 崇川区>_", "-320602 崇川区<_", "+320613 崇川区>_", "=320612 通州区"]
)
def test_a_line_outside_the_grammar_stops_the_build(line):
    with pytest.raises(DivisionError):
        list(parse_changes(line))


def test_a_line_about_an_unknown_record_stops_the_build():
    with pytest.raises(DivisionError, match="not a record"):
        edges_of("-320699 某区>通州区")


@pytest.mark.parametrize("text", ["32060 崇川区", "320602", "320602 崇川区\n320602 港闸区"])
def test_a_broken_code_table_stops_the_build(tmp_path, text):
    (tmp_path / "2020.txt").write_text(text, encoding="utf-8")
    with pytest.raises(DivisionError):
        read_codes(tmp_path / "2020.txt")


@given(st.permutations(range(1, 15)), st.data())
def test_any_recoding_within_a_prefecture_is_followed(order, data):
    province = {"110000": "甲省", "110100": "乙市"}
    names = {number: f"第{number}县" for number in order}
    older = CodeTable({**province, **{f"1101{number:02}": names[number] for number in sorted(order)}})
    target = dict(zip(sorted(order), order, strict=True))
    newer = CodeTable(
        {**province, **{f"1101{target[number] + 20:02}": names[number] for number in sorted(order)}}
    )
    lines = [
        f"-1101{number:02} {names[number]}>{data.draw(st.sampled_from(['_', names[number]]))}"
        for number in order
    ]
    edges = {(edge.old, edge.new) for edge in year_edges(2015, parse_changes("\n".join(lines)), older, newer)}
    expected = {(f"1101{number:02}", f"1101{target[number] + 20:02}") for number in order}
    assert edges == expected | {(code, code) for code in province}


@given(
    st.sampled_from("-+="),
    st.from_regex(r"[0-9]{6}", fullmatch=True),
    st.text("甲乙丙丁县市区", min_size=1, max_size=6),
    st.lists(st.sampled_from(["_", ".", "..", "某县", "..!", "某市?"]), min_size=1, max_size=4),
)
def test_a_line_says_what_was_written(sign, code, name, selectors):
    direction = {"-": ">", "+": "<", "=": ">"}[sign]
    (line,) = parse_changes(f"# 说明\n{sign}{code} {name}{direction}{','.join(selectors)}\n")
    assert line == ChangeLine(sign, code, name, direction, tuple(selectors))


def test_every_selector_of_every_year_resolves(sources):
    edges = read_edges(sources / "divisions", 2009, 2021)
    assert {edge.year for edge in edges} == set(range(2010, 2022))
    assert Edge(2010, "110103", "110101", main=True) in edges
    assert Edge(2020, "320611", "320613", main=True) in edges
