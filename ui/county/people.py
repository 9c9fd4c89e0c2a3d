"""Residents over the censuses and by age: the two charts of the county page."""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analytics.age_pyramid import AGE_GROUPS
from ui import numbers
from ui.county.head import section
from ui.county.profiles import Subject
from ui.county_card import warnings
from ui.exports.sheet import Chart
from ui.pair import ground
from ui.still_chart import show_still

if TYPE_CHECKING:
    from ui.county.charts import Line

_HEIGHT_COURSE = 260
_HEIGHT_PYRAMID = 400
_RULES = {"solid": "solid", "dash": "dashed", "dot": "dotted"}


def show_course(subject: Subject) -> None:
    """Draw residents of 2000, 2010 and 2020 beside the province's and the nation's."""
    chart, lines = course_chart(subject), _lines(subject)
    section(chart.title, chart.detail)
    key = "".join(
        f'<span><i class="{"own" if line.is_subject else ""}" style="border-top-style:{_RULES[line.dash]}">'
        f"</i>{escape(line.name)}</span>"
        for line in lines
    )
    st.html(f'<p class="atlas-note atlas-line-key">{key}</p>')
    with st.container(key="county_course"):
        show_still(chart, key=f"course_{subject.profile.code}", height=_HEIGHT_COURSE)
    _notes(chart.notes)
    warned = "".join(f'<p class="atlas-warning">{escape(text)}</p>' for text in cautions(subject))
    if warned:
        st.html(warned)


def _lines(subject: Subject) -> "list[Line]":
    from ui.county.charts import Line  # noqa: PLC0415 - see there

    names = {"county": subject.name, "province": subject.province, "nation": subject.t("map.nation")}
    dashes = {"county": "solid", "province": "dash", "nation": "dot"}
    return [
        Line(name, subject.profile.courses[area].index, area == "county", dashes[area])
        for area, name in names.items()
    ]


def course_chart(subject: Subject, *, is_named: bool = False) -> Chart:
    """Make the chart of residents of 2000, 2010 and 2020 beside the province's and the nation's.

    Parameters
    ----------
    subject : Subject
    is_named : bool
        Whether each line's name stands at its end; the page has a key above the chart.
    """
    from ui.county.charts import course_figure  # noqa: PLC0415 - see there

    t, province = subject.t, subject.profile.courses["province"]
    figures = " · ".join(
        t("county.course.year", year=year, residents=_residents(subject, year)) for year in (2000, 2010, 2020)
    )
    note = t(
        "county.course.note",
        known=numbers.count(province.with_2000),
        units=numbers.count(province.units),
        province=subject.province,
    )
    return Chart(
        title=t("county.course.title"),
        detail=figures,
        figure=course_figure(_lines(subject), on=ground(), is_named=is_named),
        alt=t("county.course.alt", name=subject.name, figures=figures),
        notes=(note,),
    )


def cautions(subject: Subject) -> list[str]:
    """Say what limits the comparison over the years."""
    t = subject.t
    found = warnings(t, subject.profile.county)
    if subject.profile.value("residents_2000") is None:
        found.append(t("county.course.none"))
    return found


def _residents(subject: Subject, year: int) -> str:
    value = subject.profile.value(f"residents_{year}")
    return subject.t("no_data") if value is None else numbers.people(value, subject.t.lang)


def show_pyramid(subject: Subject) -> None:
    """Draw the age pyramid of 2020 over that of 2010."""
    chart = pyramid_chart(subject)
    section(chart.title, chart.detail)
    with st.container(key="county_pyramid"):
        show_still(chart, key=f"pyramid_{subject.profile.code}", height=_HEIGHT_PYRAMID)
    _notes(chart.notes)


def pyramid_chart(subject: Subject) -> Chart:
    """Make the age pyramid of 2020 over that of 2010."""
    from ui.county.charts import PyramidWords, pyramid_figure  # noqa: PLC0415 - see there

    t, profile = subject.t, subject.profile
    words = PyramidWords(
        ages=[age_label(group) for group in AGE_GROUPS],
        male=t("county.pyramid.male"),
        female=t("county.pyramid.female"),
        axis=t("county.pyramid.axis"),
    )
    shares = {
        year: t(
            "county.pyramid.parts",
            year=year,
            young=_share(subject, f"child_share_{year}"),
            middle=_share(subject, f"working_age_share_{year}"),
            old=_share(subject, f"elderly_share_{year}"),
        )
        for year in (2010, 2020)
    }
    earlier, later = (profile.pyramids[year].shares() for year in (2010, 2020))
    return Chart(
        title=t("county.pyramid.title"),
        detail=t("county.pyramid.note"),
        figure=pyramid_figure(earlier, later, words, on=ground()),
        alt=t("county.pyramid.alt", name=subject.name, earlier=shares[2010], later=shares[2020]),
        notes=(*shares.values(), *([t("county.pyramid.grouped")] if profile.is_grouped else [])),
    )


def age_label(group: str) -> str:
    """Write an age group as an axis does."""
    return group.replace("_plus", "+").replace("_", "–")


def _share(subject: Subject, key: str) -> str:
    value = subject.profile.value(key)
    return subject.t("no_data") if value is None else f"{numbers.decimal(value, 1)}%"


def _notes(notes: Iterable[str]) -> None:
    st.html("".join(f'<p class="atlas-note">{escape(text)}</p>' for text in notes))
