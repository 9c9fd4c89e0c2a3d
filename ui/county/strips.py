"""Services as strips: where the county stands among all of its kind, with its peers and its neighbours."""

from html import escape

import numpy as np
import streamlit as st

from analytics.standing import standing
from ui import session
from ui.county.dots import dot, follow_dots
from ui.county.head import section
from ui.county.phrases import printed
from ui.county.profiles import Subject

SERVICES = (
    *("hospital_beds_per_1000", "health_employment_share_2020", "education_employment_share_2020"),
    *("tertiary_share_2020", "welfare_beds_per_1000_elderly", "culture_employment_share_2020"),
    *("piped_water_share_2020", "bath_share_2020", "fixed_phones_per_1000"),
)


def show_strips(subject: Subject) -> None:
    """Draw a strip for each service; a dot leads to its county."""
    t = subject.t
    section(t("county.strips.title"), t(f"county.strips.note.{subject.cohort}"))
    key = "".join(
        f'<span><i class="{kind}"></i>{escape(t(f"county.strips.{kind}"))}</span>'
        for kind in ("own", "peer", "neighbour")
    )
    strips = "".join(_strip(subject, indicator) for indicator in SERVICES)
    st.html(f'<p class="atlas-note atlas-strip-key">{key}</p><div class="atlas-strips">{strips}</div>')
    follow_dots(session.select_county)


def _strip(subject: Subject, key: str) -> str:
    t, profile, indicator = subject.t, subject.profile, subject.indicator(key)
    value, values = profile.value(key), subject.profiles.values(key)
    cohort = subject.profiles.cohort(profile.row)
    peers = [one.row for one in profile.similar]
    near = [subject.atlas.rows[one.code] for one in profile.neighbours]
    # One strip measures one kind: a neighbour of the other kind would stand among figures not its own.
    dots = [("peer", row) for row in peers] + [("neighbour", row) for row in near if cohort[row]]
    marks = []
    for kind, row in [*dots, ("own", profile.row)]:
        if not np.isfinite(values[row]):
            continue
        place = standing(values, row, cohort)
        if place is None:
            continue
        told = f"{subject.name_at(row)} {printed(t, indicator, float(values[row]))}"
        if row == profile.row:
            marks.append(
                f'<i class="{kind}" style="left:{place.percentile:.1f}%" title="{escape(told)}"></i>'
            )
        else:
            code = str(subject.atlas.counties["code"].iloc[row])
            marks.append(dot(t.lang, code, kind, place.percentile, told, first=not marks))
    text = t("no_data") if value is None else printed(t, indicator, value)
    place = standing(values, profile.row, cohort)
    at = "" if place is None else t("county.strips.at", percentile=f"{place.percentile:.0f}")
    usual = subject.peers_median(key)
    beside = [at] if at else []
    if usual is not None:
        beside.append(t("county.strips.usual", value=printed(t, indicator, usual)))
    if value is not None and subject.atlas.few[key][profile.row]:
        beside.append(t("county.strips.few"))
    name = indicator.short[t.lang]
    year = "" if indicator.year in name else f" {indicator.year}"
    return (
        f'<div class="strip"><p>{escape(name)}<small>{escape(year)}</small> <strong>{escape(text)}</strong>'
        f" <small>{escape(t.listed(beside))}</small></p>"
        f'<div class="line" role="group" aria-label="{escape(name)}">{"".join(marks)}</div></div>'
    )
