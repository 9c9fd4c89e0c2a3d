"""A reader's file as it was understood, and the controls that set it right."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any, cast

import streamlit as st

from analytics.designations import Gazetteer
from analytics.table_columns import Columns, columns_under, data_rows, find_headings, heading_texts
from analytics.table_files import ENCODINGS, LARGEST, SEPARATORS, InvalidTable, RawTable, Reading, Row
from analytics.workbooks import read_table
from ui import numbers
from ui.i18n import Words

_MEGABYTE = 1024 * 1024
_TABLE = "own_table"
_PREVIEWED = 6
_PREVIEWED_COLUMNS = 12
_LONGEST_PREVIEW = 40
_HEADINGS_OFFERED = 8
_MOST_HEADING_ROWS = 3
_ROLES = ("code", "name", "province", "prefecture", "year", "value")

# One large file at a time: each takes a few hundred megabytes while it is read.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Upload:
    """A file that was read, and what its rows and columns are taken for."""

    file: str
    id: str
    table: RawTable
    columns: Columns
    headings: tuple[str, ...]

    def heading(self, t: Words, place: int) -> str:
        """Name a column: by its heading, else by its place."""
        return self.headings[place] or t("own.column", number=place + 1)


def upload(t: Words, gazetteer: Gazetteer) -> Upload | None:
    """Draw the way to bring a file and what was understood of it; None while there is no readable one."""
    uploaded = st.file_uploader(
        t("own.upload"),
        type=["csv", "tsv", "txt", "xlsx"],
        max_upload_size=LARGEST // _MEGABYTE,
        key="own_file",
        help=t("own.upload_help"),
    )
    if uploaded is None:
        st.session_state.pop(_TABLE, None)
        return None
    is_workbook = uploaded.getbuffer()[:2] == b"PK"
    asked = _asked(uploaded.file_id, is_workbook=is_workbook)
    try:
        table = _read(uploaded, asked)
    except InvalidTable as fault:
        st.error(fault_text(t, fault))
        if not is_workbook:
            _text_controls(t, uploaded.file_id, Reading())
        return None
    # How many rows are data is known once the headings are.
    place = st.container()
    with st.container(key="own_reading", horizontal=True):
        if table.sheets:
            names = {name: name for name in table.sheets}
            _choice(t, f"own_sheet_{uploaded.file_id}", t("own.sheet"), names, table.reading.sheet)
        else:
            _text_controls(t, uploaded.file_id, table.reading)
        headings = _headings_control(t, uploaded.file_id, table, gazetteer)
    with place:
        _say_how_read(t, table, headings)
    found = columns_under(table, headings, gazetteer)
    texts = heading_texts(table, headings)
    read = Upload(uploaded.name, uploaded.file_id, table, found, texts)
    _preview(t, read)
    return replace(read, columns=_columns_controls(t, read))


def fault_text(t: Words, fault: InvalidTable) -> str:
    """Say what is wrong with a file, and where."""
    said = t(f"own_fault.{fault.reason}")
    return said if fault.line is None else t("own.at_line", text=said, line=numbers.count(fault.line))


def _asked(file: str, *, is_workbook: bool) -> Reading:
    """Give what the reader said about the file; nothing at first."""
    held = {name: st.session_state.get(f"own_{name}_{file}") for name in ("encoding", "separator", "sheet")}
    if is_workbook:
        return Reading(sheet=held["sheet"])
    return Reading(held["encoding"], held["separator"])


def _read(uploaded: Any, asked: Reading) -> RawTable:
    """Read the file, once for every way of reading it; the session holds the last one."""
    key = (uploaded.file_id, asked)
    held = cast("tuple[object, RawTable] | None", st.session_state.get(_TABLE))
    if held is not None and held[0] == key:
        return held[1]
    st.session_state.pop(_TABLE, None)
    with _one_at_a_time:
        table = read_table(uploaded.getvalue(), asked)
    st.session_state[_TABLE] = (key, table)
    return table


def _say_how_read(t: Words, table: RawTable, headings: tuple[int, int] | None) -> None:
    rows = len(data_rows(table, headings))
    said = [t("own.read", count=rows, columns=numbers.count(table.width))]
    above = len(table.rows) - rows
    if above:
        said.append(t("own.above", count=above))
    if table.odd_lines:
        lines = (
            "、".join(map(str, table.odd_lines)) if t.lang == "zh" else ", ".join(map(str, table.odd_lines))
        )
        said.append(t("own.mixed", lines=lines))
    if table.without_value:
        said.append(t("own.formulas", count=table.without_value))
    st.html("".join(f'<p class="atlas-note">{escape(text)}</p>' for text in said))


def _text_controls(t: Words, file: str, found: Reading) -> None:
    _choice(
        t,
        f"own_encoding_{file}",
        t("own.encoding"),
        {name: t(f"own_encoding.{name}") for name in ENCODINGS},
        found.encoding,
    )
    _choice(
        t,
        f"own_separator_{file}",
        t("own.separator"),
        {sign: t(f"own_separator.{place}") for place, sign in enumerate(SEPARATORS)},
        found.separator,
    )


def _choice(t: Words, key: str, label: str, names: Mapping[str, str], found: str | None) -> None:
    """Draw a choice that stays with what is found out until the reader knows better."""

    def words(name: str | None) -> str:
        if name is not None:
            return names[name]
        return (
            t("own.found", what=names[found]) if found is not None and found in names else t("own.found_out")
        )

    st.selectbox(label, [None, *names], format_func=words, key=key)


def _headings_control(t: Words, file: str, table: RawTable, gazetteer: Gazetteer) -> tuple[int, int] | None:
    found = find_headings(table, gazetteer)
    last = min(len(table.rows), max(_HEADINGS_OFFERED, 0 if found is None else found[1] + 2))
    spans = [
        (first, end) for first in range(last) for end in range(first, min(first + _MOST_HEADING_ROWS, last))
    ]
    options = [None, *spans]

    def words(span: tuple[int, int] | None) -> str:
        if span is None:
            return t("own.no_headings")
        first, end = (table.rows[place].line for place in span)
        return t("own.line", line=first) if first == end else t("own.lines", first=first, last=end)

    key = f"own_headings_{file}_{table.reading.sheet}_{table.reading.encoding}_{table.reading.separator}"
    return st.selectbox(t("own.headings"), options, index=options.index(found), format_func=words, key=key)


def _preview(t: Words, read: Upload) -> None:
    """Draw the first rows as they were read; not with Streamlit's table, whose own download runs formulas."""
    width = min(read.table.width, _PREVIEWED_COLUMNS)
    first = read.columns.headings[1] + 1 if read.columns.headings else 0
    rows: tuple[Row, ...] = read.table.rows[first : first + _PREVIEWED]
    head = "".join(f'<th scope="col">{escape(_short(read.heading(t, place)))}</th>' for place in range(width))
    body = "".join(
        f'<tr><th scope="row">{row.line}</th>'
        + "".join(
            f"<td>{escape(_short(row.cells[place] if place < len(row.cells) else ''))}</td>"
            for place in range(width)
        )
        + "</tr>"
        for row in rows
    )
    label = escape(t("own.preview"))
    more = read.table.width - width
    note = f'<p class="atlas-note">{escape(t("own.more_columns", count=more))}</p>' if more > 0 else ""
    st.html(
        f'<p class="atlas-part"><strong>{label}</strong></p>'
        f'<div class="atlas-scroll" tabindex="0" role="region" aria-label="{label}">'
        f'<table class="atlas-own-table"><thead><tr><th scope="col">{escape(t("own_report.line"))}</th>'
        f"{head}</tr></thead><tbody>{body}</tbody></table></div>{note}"
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_PREVIEW else text[:_LONGEST_PREVIEW] + "…"


def _columns_controls(t: Words, read: Upload) -> Columns:
    """Draw a choice for every role that a column can have."""
    places = list(range(read.table.width))
    chosen: dict[str, Any] = {}
    # Other headings or another reading make other columns: then what was found counts anew.
    key = f"{read.id}_{read.table.reading.sheet}_{read.table.reading.separator}_{read.columns.headings}"
    with st.container(key="own_columns", horizontal=True):
        for role in _ROLES:
            options = [None, *places]
            found = getattr(read.columns, role)
            chosen[role] = st.selectbox(
                t(f"own_role.{role}"),
                options,
                index=options.index(found),
                format_func=lambda place: t("own.no_column") if place is None else read.heading(t, place),
                key=f"own_role_{role}_{key}",
            )
    return replace(read.columns, **chosen)
