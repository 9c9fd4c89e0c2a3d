"""Sums and notes of a reader's table are set aside, and no unit with them."""

import pytest

from tests.own_tables import FOOTED


def test_the_counts_of_a_table_add_up_to_its_rows_of_data(joined):
    found = joined(FOOTED)

    # Lines 4 to 8 are about units, 9 to 14 are sums, 15 to 17 notes; title, unit and headings stand above.
    assert found.rows == 14
    assert found.counts == {
        "matched": 2,
        "followed": 0,
        "ambiguous": 1,
        "unmatched": 1,
        "duplicate": 1,
        "aside": 9,
    }
    assert [one.because for one in found.outcomes if one.result == "aside"] == (
        ["sum"] * 5 + ["area"] + ["note"] * 3
    )
    assert found.unread == ()


@pytest.mark.parametrize(
    "name",
    [
        *(
            "合计",
            "总计",
            "小计",
            "合　计",
            "总计：",
            "合计（家）",
            "全省合计",
            "湖南省合计",
            "湖南合计",
            "全国",
        ),
        *("全国平均", "东部地区小计", "长沙市小计", "平均", "全省", "全区"),
        *("Total", "TOTAL", "Grand total", "Subtotal", "Hunan total", "Total, Hunan", "Average", "China"),
    ],
)
@pytest.mark.parametrize("row", ["{},,1", ",{},1"])
def test_a_sum_is_set_aside_and_is_no_fault(joined, name, row):
    written = f'"{name}"'
    found = joined(f"代码,名称,值\n320583,昆山市,7\n430181,浏阳市,9\n371522,莘县,8\n{row.format(written)}\n")

    assert found.counts["aside"] == 1
    assert found.outcomes[-1].because == "sum"
    assert found.units == 3


@pytest.mark.parametrize(
    "note",
    [
        *(
            "注：数据为示例",
            "注1：按当年区划",
            "【注】按当年区划",
            "资料来源：统计年鉴",
            "数据来源:某局",
            "说明：略",
        ),
        *("Note: made up", "Source: a yearbook", "Sources: several", "2. 本表数据为初步统计，以年报为准。"),
    ],
)
def test_a_note_is_set_aside_and_is_no_fault(joined, note):
    found = joined(f"名称,值,年份说明\n昆山市,7,甲\n浏阳市,9,乙\n莘县,8,丙\n{note},,\n,,{note}\n")

    assert [one.because for one in found.outcomes[3:]] == ["note", "note"]
    assert found.counts["aside"] == 2


def test_a_unit_is_never_set_aside_for_the_words_beside_it(joined):
    found = joined(
        "代码,名称,值\n430121,长沙县合计,1\n,浏阳市合计,2\n,和平县,3\n,平均县,4\n,昆山市,\n371522,全县,6\n"
    )

    assert [(one.result, one.unit) for one in found.outcomes] == [
        ("matched", "430121"),
        ("unmatched", None),
        ("matched", "441624"),
        ("unmatched", None),
        ("matched", "320583"),
        ("matched", "371522"),
    ]
    assert found.outcomes[1].suggestion == "430181"


def test_a_sum_between_provinces_takes_no_province_from_the_rows_below(joined):
    found = joined("省,县,值\n河北省,莘县,1\n,昆山市,2\n石家庄市合计,,3\n,新华区,4\n,桥西区,5\n,复兴区,6\n")

    # In Hebei two units are called 新华区, elsewhere others; 复兴区 is one of Handan.
    assert found.outcomes[3].candidates == ("130105", "130902")
