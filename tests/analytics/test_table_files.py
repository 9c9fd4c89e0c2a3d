"""A reader's file becomes rows of text, whatever it is, or a fault that can be told."""

import csv
import io
import struct
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.table_files import (
    ENCODINGS,
    LARGEST,
    MOST_ROWS,
    SEPARATORS,
    InvalidTable,
    Reading,
    decode,
    find_separator,
    tidy,
)
from analytics.workbooks import read_table
from tests.analytics.workbook import sheet_xml, workbook

LINES = ["代码,县名,收入", "320583,昆山市,300", "430181,浏阳市,33.5", "371522,莘县,…"]


def cells(table):
    return [row.cells for row in table.rows]


def reason(raw, reading=None):
    with pytest.raises(InvalidTable) as caught:
        read_table(raw, reading)
    return caught.value.reason, caught.value.line


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_encoding_in_use_is_found_by_itself(encoding, end):
    table = read_table(end.join(LINES).encode(encoding))

    assert cells(table) == [tuple(line.split(",")) for line in LINES]
    assert table.reading.separator == ","


TEXTS = st.text('昆山浏阳县abcXYZ 019.-%;,"\t|\n', max_size=8)
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=3, max_size=8)
)


@given(TABLES, st.sampled_from(SEPARATORS), st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
@settings(max_examples=60)
def test_what_was_written_is_read(rows, separator, encoding):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    raw = file.getvalue().encode(encoding)
    written = [[tidy(text) for text in row] for row in rows]
    written = [tuple(row) for row in written if any(row)]
    if not written:
        return

    read = read_table(raw, Reading(separator=separator))

    padded = [row.cells + ("",) * (len(rows[0]) - len(row.cells)) for row in read.rows]
    assert padded == written


@given(st.binary(max_size=400))
def test_no_bytes_are_worse_than_a_fault(raw):
    try:
        table = read_table(raw)
    except InvalidTable:
        return
    assert table.rows


@given(st.binary(max_size=400))
def test_no_damage_to_a_workbook_is_worse_than_a_fault(noise):
    raw = bytearray(workbook({"a": sheet_xml([["县名", "值"], ["昆山市", 1.0]])}))
    middle = len(raw) // 3
    raw[middle : middle + len(noise)] = noise
    try:
        assert read_table(bytes(raw)).rows
    except InvalidTable:
        return


@pytest.mark.parametrize(
    ("lines", "separator"),
    [
        (["县;值;注", "昆山市;1,5;a", "浏阳市;2,5;b"], ";"),
        (["某市统计年鉴，2019年", "县\t值", "昆山市\t1,234", "浏阳市\t12"], "\t"),
        (["县，值", "昆山市，1", "浏阳市，2"], "，"),
        (["县名", "昆山市", "浏阳市"], ","),
    ],
)
def test_the_separator_is_the_one_that_parts_lines_alike(lines, separator):
    assert find_separator(lines) == separator


def test_what_the_reader_says_goes_before_what_is_found():
    table = read_table("a,b;c\nd,e;f".encode("utf-16-le"), Reading("utf-16", ";"))

    assert cells(table) == [("a,b", "c"), ("d,e", "f")]


def test_mixed_encodings_are_read_line_by_line_and_told():
    raw = b"\n".join(line.encode("gbk" if number == 2 else "utf-8") for number, line in enumerate(LINES))
    table = read_table(raw)

    assert cells(table) == [tuple(line.split(",")) for line in LINES]
    assert table.odd_lines == (3,)


def test_a_line_in_no_known_encoding_is_named():
    raw = "代码,县名\n".encode() + b"320583,\xff\xff\xff\n"

    assert reason(raw) == ("not_text", 2)
    assert reason("a,b\n昆山,1".encode("gbk"), Reading("utf-8")) == ("wrong_encoding", 2)


@pytest.mark.parametrize("raw", [b"", b"  \r\n \n", b"\xef\xbb\xbf", b",,\n,,"])
def test_an_empty_file_is_told(raw):
    assert reason(raw)[0] == "empty"


def test_a_picture_is_no_table():
    assert reason(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\x06\0\0\0")[0] == "not_text"


def test_a_file_of_ten_million_rows_is_refused_before_it_is_decoded():
    raw = b"1,2\n" * 10_000_000
    tracemalloc.start()
    told = reason(raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert told[0] == "too_many_rows"
    assert peak < 1_000_000


def test_a_table_may_not_be_too_wide_too_long_or_too_large():
    assert reason(b"," * 1_000 + b"1")[0] == "too_many_columns"
    assert reason(b"1\n" * (MOST_ROWS + 1))[0] == "too_many_rows"
    assert reason((b"1," * 500 + b"1\n") * 2_000)[0] == "too_many_cells"
    assert reason(b"1" * (LARGEST + 1))[0] == "too_large"


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows():
    raw = ('县名,值\n昆山市,1\n"浏阳市,2\n' + "莘县,3\n" * 60).encode()

    assert reason(raw) == ("broken_quote", 3)


def test_invisible_signs_and_line_ends_are_taken_out_of_cells():
    assert tidy("\u200b昆山市\u3000\n(县级)\0") == "昆山市\u3000 (县级)"
    assert len(tidy("县" * 10_000)) == 300


def test_every_encoding_on_offer_is_one():
    for encoding in ENCODINGS:
        assert decode("縣,1".encode(encoding), encoding).text == "縣,1"


def test_a_sheet_is_read_as_values_and_its_merged_cells_are_spread():
    xml = sheet_xml(
        [
            ["各县情况", None, None, None],
            ["县名", "代码", "收入", None],
            [None, None, 2019, 2020],
            ["昆山市", 320583.0, "formula:1+1->2", "formula:cmd|' /c calc'!A0"],
            ["莘县", "371522", 0.125, 1234567.5],
        ],
        merged=["A1:D1", "A2:A3", "B2:B3", "C2:D2"],
    )
    table = read_table(workbook({"说明": sheet_xml([]), "数据": xml}))

    assert table.sheets == ("说明", "数据")
    assert table.reading.sheet == "数据"
    assert cells(table) == [
        ("各县情况",) * 4,
        ("县名", "代码", "收入", "收入"),
        ("县名", "代码", "2019", "2020"),
        ("昆山市", "320583", "2"),
        ("莘县", "371522", "0.125", "1234567.5"),
    ]
    # A formula whose value was never stored is no data, and is counted.
    assert table.without_value == 1


def test_the_sheet_can_be_chosen():
    raw = workbook({"甲": sheet_xml([["a", "b"]]), "乙": sheet_xml([["c", "d"]])})

    assert cells(read_table(raw)) == [("a", "b")]
    assert cells(read_table(raw, Reading(sheet="乙"))) == [("c", "d")]


def test_a_workbook_that_unpacks_to_a_flood_is_refused_unread():
    bomb = workbook({"a": " " * 300_000_000})
    tracemalloc.start()
    told = reason(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert len(bomb) < 500_000
    assert told[0] == "unpacks_too_large"
    assert peak < 5_000_000


def test_a_workbook_that_lies_about_its_size_is_refused_too():
    raw = bytearray(workbook({"a": " " * 200_000_000}))
    for mark, size_at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = raw.find(mark)
        while at >= 0:
            if b"sheet1.xml" in raw[at : at + 80]:
                struct.pack_into("<I", raw, at + size_at, 100)
            at = raw.find(mark, at + 4)
    tracemalloc.start()
    told = reason(bytes(raw))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert told[0] == "not_workbook"
    assert peak < 20_000_000


def test_two_cells_at_the_ends_of_a_sheet_make_no_room_for_all_between():
    far = sheet_xml([["a"]]).replace(
        "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )

    assert reason(workbook({"a": far}))[0] in {"too_many_columns", "too_many_rows", "too_many_cells"}


def test_a_column_that_is_only_coloured_to_the_last_row_does_no_harm():
    styled = sheet_xml([["县名", "值"], ["昆山市", 1]]).replace(
        "</sheetData>", '<row r="1048576"><c r="B1048576" s="0"/></row></sheetData>'
    )

    assert cells(read_table(workbook({"a": styled}))) == [("县名", "值"), ("昆山市", "1")]


def test_a_workbook_with_types_of_its_own_is_refused():
    entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'

    assert reason(workbook({"a": sheet_xml([["a"]])}, head=entities))[0] == "not_workbook"
    assert reason(workbook({"a": entities + "<worksheet>&b;</worksheet>"}))[0] == "not_workbook"


def test_a_part_with_a_password_is_told():
    """The lowest bit of its flags says so (ZIP specification, 4.4.4); they stand 6 and 8 bytes in."""
    locked = bytearray(workbook({"a": sheet_xml([["a"]])}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(mark)
        while at >= 0:
            locked[at + place] |= 1
            at = locked.find(mark, at + 1)
    assert reason(bytes(locked))[0] == "old_workbook"


@pytest.mark.parametrize("raw", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500])
def test_an_old_or_a_locked_workbook_is_told_apart(raw):
    assert reason(raw)[0] == "old_workbook"


def test_another_archive_is_no_workbook():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "hello")

    assert reason(file.getvalue())[0] == "not_workbook"
