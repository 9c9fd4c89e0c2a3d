"""Employment by industry, against the province and the nation."""

from html import escape

import streamlit as st

from analytics.industries import IndustryShare
from analytics.sampling import FEWEST
from ui import numbers
from ui.county.head import section
from ui.county.profiles import Subject


def show_work(subject: Subject) -> None:
    """Draw every industry: its share as a bar with marks for province and nation, and location quotients."""
    t, profile = subject.t, subject.profile
    sampled = sum(one.sampled for one in profile.industries)
    section(t("county.work.title"), t("county.work.note", sampled=numbers.count(round(sampled))))
    shown = sorted(
        (one for one in profile.industries if one.share or (one.nation or 0) >= _SMALLEST),
        key=lambda one: -(one.share or 0),
    )
    largest = max(max(one.share or 0, one.province or 0, one.nation or 0) for one in shown)
    head = "".join(
        f'<th scope="col">{escape(text)}</th>' if text else '<td class="bars"></td>'
        for text in (
            t("county.work.industry"),
            "",
            t("county.work.share"),
            t("county.work.quotient_province"),
            t("county.work.quotient_nation"),
        )
    )
    rows = "".join(_row(subject, one, largest) for one in shown)
    st.html(f'<table class="atlas-work"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>')
    notes = [t("county.work.legend", province=subject.province)]
    if any(one.few for one in shown):
        notes.append(t("county.work.few", fewest=FEWEST))
    st.html("".join(f'<p class="atlas-note">{escape(text)}</p>' for text in notes))


_SMALLEST = 0.05


def _row(subject: Subject, one: IndustryShare, largest: float) -> str:
    t = subject.t
    share = one.share or 0.0
    bar = (
        f'<span class="bar" style="width:{_percent(share, largest)}"></span>'
        f'<span class="mark province" style="left:{_percent(one.province, largest)}"></span>'
        f'<span class="mark nation" style="left:{_percent(one.nation, largest)}"></span>'
    )
    quotients = "".join(
        f"<td>{_quotient(value, few=one.few)}</td>" for value in (one.quotient_province, one.quotient_nation)
    )
    mark = "*" if one.few else ""
    return (
        f'<tr class="{"few" if one.few else ""}"><th scope="row">{escape(t(f"industry.{one.industry}"))}'
        f'</th><td class="bars" aria-hidden="true"><span class="track">{bar}</span></td>'
        f"<td>{numbers.decimal(share, 1)}%{mark}</td>{quotients}</tr>"
    )


def _percent(part: float | None, largest: float) -> str:
    return f"{100 * (part or 0) / largest:.1f}%"


def _quotient(value: float | None, *, few: bool) -> str:
    # A quotient of a few sampled persons would be read as a finding.
    return "–" if value is None or few else numbers.decimal(value, 2)
