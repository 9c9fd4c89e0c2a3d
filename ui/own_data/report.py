"""What became of every row of a reader's table: in numbers, as a table, and as a file to work on."""

from html import escape

import pandas as pd
import streamlit as st

from analytics.own_table import LEFT_OUT, Outcome, OwnTable
from ui import numbers
from ui.atlas import Atlas
from ui.exports.cells import neutral
from ui.i18n import Words

_MOST_TOLD = 200
_MOST_CANDIDATES = 4
_ENCODING = "utf-8-sig"


def show_report(t: Words, atlas: Atlas, joined: OwnTable) -> None:
    """Draw the counts, the rows that did not match with a reason and a suggestion, and the download."""
    facts = [(t("own.rows"), numbers.count(joined.rows))]
    facts += [(t(f"own_told.{told}"), numbers.count(count)) for told, count in joined.counts.items()]
    if joined.other_years:
        facts.append((t("own.other_years"), numbers.count(joined.other_years)))
    facts.append((t("own.units"), numbers.count(joined.units)))
    cells = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in facts)
    st.html(f'<div role="status"><dl class="atlas-numbers atlas-own-counts">{cells}</dl></div>')
    if joined.unread:
        lines = ", ".join(numbers.count(one.line) for one in joined.unread[:5])
        st.warning(t("own.unread", count=len(joined.unread), lines=lines))
    if joined.has_decimal_commas:
        st.html(f'<p class="atlas-note">{escape(t("own.decimal_commas"))}</p>')
    left_out = [one for one in joined.outcomes if one.result in LEFT_OUT]
    followed = [one for one in joined.outcomes if one.result == "followed"]
    if left_out:
        label = t("own.left_out", count=len(left_out))
        _table(t, atlas, label, left_out)
    if followed:
        label = t("own.followed_rows", count=len(followed))
        with st.expander(label):
            _table(t, atlas, label, followed)
    aside = [one for one in joined.outcomes if one.result == "aside"]
    if aside:
        label = t("own.aside_rows", count=len(aside))
        with st.expander(label):
            _table(t, atlas, label, aside)
    st.download_button(
        t("own.report"),
        lambda: report_csv(t, atlas, joined),
        file_name="join-report.csv",
        mime="text/csv",
        key="own_report",
        on_click="ignore",
        type="tertiary",
    )


def _table(t: Words, atlas: Atlas, label: str, outcomes: list[Outcome]) -> None:
    head = "".join(
        f'<th scope="col">{escape(t(f"own_report.{name}"))}</th>'
        for name in ("line", "row", "value", "why", "suggested")
    )
    body = "".join(
        f'<tr><th scope="row">{one.line}</th>'
        + "".join(
            f"<td>{escape(text)}</td>"
            for text in (row_text(one), one.text, why(t, one), suggested(t, atlas, one))
        )
        + "</tr>"
        for one in outcomes[:_MOST_TOLD]
    )
    more = len(outcomes) - _MOST_TOLD
    note = f'<p class="atlas-note">{escape(t("own.more_rows", count=more))}</p>' if more > 0 else ""
    st.html(
        f'<p class="atlas-part"><strong>{escape(label)}</strong></p>'
        f'<div class="atlas-scroll atlas-own-report" tabindex="0" role="region" aria-label="{escape(label)}">'
        f'<table class="atlas-own-table words"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>{note}"
    )


def row_text(outcome: Outcome) -> str:
    """Give what a row says of where it is about."""
    return " ".join(part for part in (outcome.place, outcome.name, outcome.code) if part)


def why(t: Words, outcome: Outcome) -> str:
    """Say why a row matched, or why it did not."""
    said = t(f"own_because.{outcome.because}")
    return said if outcome.other_line is None else t("own.see_line", text=said, line=outcome.other_line)


def suggested(t: Words, atlas: Atlas, outcome: Outcome) -> str:
    """Name the unit that a row was joined to, or those that it may mean."""
    if outcome.unit and outcome.result == "followed":
        return named(t, atlas, outcome.unit)
    if outcome.suggestion:
        return t("own.perhaps", unit=named(t, atlas, outcome.suggestion))
    units = [named(t, atlas, code) for code in outcome.candidates[:_MOST_CANDIDATES]]
    return t.enumerated(units)


def named(t: Words, atlas: Atlas, code: str) -> str:
    """Name a unit with its prefecture and its code."""
    county = atlas.counties.iloc[atlas.rows[code]]
    name, prefecture, province = (
        county[f"{part}_{t.lang}"] for part in ("full_name", "prefecture", "province")
    )
    place = province if prefecture == name else prefecture
    return t("own.unit_named", name=name, place=place, code=code)


def report_csv(t: Words, atlas: Atlas, joined: OwnTable) -> bytes:
    """Write what became of every row as CSV; nothing in it runs in a spreadsheet program."""
    rows = [
        (
            one.line,
            neutral(one.code),
            neutral(one.name),
            neutral(one.place),
            neutral(one.text),
            t(f"own_told.{one.result}"),
            why(t, one),
            one.unit or "",
            atlas.counties[f"full_name_{t.lang}"].iloc[atlas.rows[one.unit]] if one.unit else "",
            suggested(t, atlas, one) if one.result != "followed" else "",
        )
        for one in joined.outcomes
    ]
    heads = [
        t(f"own_report.{name}")
        for name in (
            "line",
            "code",
            "name",
            "area",
            "value",
            "result",
            "why",
            "unit",
            "unit_name",
            "suggested",
        )
    ]
    return pd.DataFrame(rows, columns=heads).to_csv(index=False, lineterminator="\r\n").encode(_ENCODING)
