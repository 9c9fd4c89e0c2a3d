"""Employment by industry, against the province and the nation."""

from html import escape

import streamlit as st

from analytics.industries import IndustryShare
from analytics.sampling import FEWEST
from ui import numbers
from ui.county.head import section
from ui.county.profiles import Subject
from ui.exports.sheet import Chart
from ui.pair import ground


def show_work(subject: Subject) -> None:
    """Draw every industry: its share as a bar with marks for province and nation, and location quotients."""
    t, shown = subject.t, _shown(subject)
    section(t("county.work.title"), _detail(subject))
    if not shown:
        return
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
    st.html("".join(f'<p class="atlas-note">{escape(text)}</p>' for text in _notes(subject)))


def _shown(subject: Subject) -> list[IndustryShare]:
    """Give the industries that have a place in the list, the largest first; none where nobody was sampled."""
    industries = subject.profile.industries if _sampled(subject) else ()
    named = (one for one in industries if one.share or (one.nation or 0) >= _SMALLEST)
    return sorted(named, key=lambda one: -(one.share or 0))


def _detail(subject: Subject) -> str:
    t, sampled = subject.t, _sampled(subject)
    return t("county.work.note", sampled=numbers.count(sampled)) if sampled else t("county.work.nobody")


def _sampled(subject: Subject) -> int:
    return round(sum(one.sampled for one in subject.profile.industries))


def _notes(subject: Subject) -> list[str]:
    t = subject.t
    notes = [t("county.work.legend", province=subject.province)]
    if any(one.few for one in _shown(subject)):
        notes.append(t("county.work.few", fewest=FEWEST))
    return notes


def work_chart(subject: Subject) -> Chart | None:
    """Make the list of industries as a chart: shares as bars, with marks for province and nation.

    Returns
    -------
    Chart or None
        None where nobody was sampled.
    """
    from ui.county.charts import Industry, work_figure  # noqa: PLC0415 - see there

    t, shown = subject.t, _shown(subject)
    if not shown:
        return None
    industries = [
        Industry(
            name=t(f"industry.{one.industry}"),
            share=one.share or 0.0,
            text=f"{numbers.decimal(one.share or 0.0, 1)}%{'*' if one.few else ''}",
            province=one.province,
            nation=one.nation,
        )
        for one in shown
    ]
    figures = t.listed([f"{one.name} {one.text}" for one in industries])
    return Chart(
        title=t("county.work.title"),
        detail=_detail(subject),
        figure=work_figure(industries, t("county.work.axis"), on=ground()),
        alt=t("county.work.alt", name=subject.name, figures=figures),
        notes=tuple(_notes(subject)),
    )


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
