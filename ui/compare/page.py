"""The parts of the compare page, in the order in which they are read."""

from html import escape

import numpy as np
import streamlit as st

from analytics.groups import percentile
from analytics.standing import standing
from geodata import Indicator, load_families, load_sources
from ui.compare.beside import INK, figure_text, group_note, load_groups, mark_at
from ui.compare.chosen import COLORS, Chosen, show_chosen
from ui.compare.options import MEASURE, TWO_YEARS
from ui.compare.table import ROWS, show_table, title
from ui.county.dots import dot, follow_dots
from ui.county.head import section
from ui.county.locator import STYLES, locator_svg, map_picture, members_svg
from ui.county.phrases import printed
from ui.county.profiles import Subject
from ui.county.strips import SERVICES
from ui.county.turning import open_county
from ui.county_card import warnings
from ui.exports.sheet import Chart
from ui.headline import sentence, show_heading
from ui.i18n import Words
from ui.pair import ground
from ui.paper import print_in_light
from ui.parts import show_note
from ui.still_chart import show_still
from ui.view_state import ViewState

_ROW, _AROUND = 44, 70
_HEIGHT_PYRAMID = 420
_HEIGHT_SMALL = 210


def show_comparison(t: Words, one: Chosen, state: ViewState) -> None:
    """Draw everything that is compared."""
    on = ground()
    show_heading(sentence(title(t, one)), t("compare.subtitle") if one.is_own else t("compare.opening"))
    show_chosen(t, one, on)
    with st.container(key="compare_page", gap="medium"):
        show_table(t, one)
        _cautions(t, one)
        with st.container(key="county_columns"):
            left, right = st.columns(2, gap="large")
        with left:
            _two_years(t, one, state, on)
            _pyramids(t, one, on)
        with right:
            _strips(t, one, on)
        _maps(t, one, on)
        _sources(t, one)
    # Plotly is loaded by now.
    from ui import plotly_template as look  # noqa: PLC0415

    print_in_light((*look.PALETTES, INK, COLORS))


def _cautions(t: Words, one: Chosen) -> None:
    st.html("".join(f'<p class="atlas-note">{escape(note)}</p>' for note in cautions(t, one)) or "<p></p>")


def cautions(t: Words, one: Chosen) -> list[str]:
    """Say of each county what limits its comparison, of each group who is in it and how it is computed."""
    told = [(part, warnings(t, part.profile.county)) for part in one.subjects]
    notes = [t("compare.caution", name=part.name, text=" ".join(found)) for part, found in told if found]
    notes += [group_note(t, beside, one.subjects[0].typology) for beside in one.groups]
    return notes + ([t("compare.group.note.method")] if one.groups else [])


def _two_years(t: Words, one: Chosen, state: ViewState, on: str) -> None:
    section(t("compare.years.title"), t("compare.years.note"))
    families = load_families()
    st.selectbox(
        t("compare.years.measure"),
        TWO_YEARS,
        format_func=lambda family: families[family][t.lang],
        key=MEASURE.control,
        label_visibility="collapsed",
    )
    chart = years_chart(t, one, state, on)
    show_still(
        chart,
        key=f"dumbbell_{state.option(MEASURE)}_{one.key}",
        height=_AROUND + _ROW * (len(one.subjects) + len(one.groups)),
    )


def years_chart(t: Words, one: Chosen, state: ViewState, on: str) -> Chart:
    """Make the chart of 2010 and 2020 of what is compared, by the measure that the reader chose."""
    from ui.compare.charts import Pair, dumbbell_figure  # noqa: PLC0415 - see there

    moments = {entry.moment: entry for entry in one.subjects[0].atlas.in_family(str(state.option(MEASURE)))}
    before, after, changes = moments["2010"], moments["2020"], moments["2010-2020"]
    pairs = [
        Pair(part.name, COLORS[on][place], *_both_years(part, before, after, changes))
        for place, part in enumerate(one.subjects)
    ]
    groups = load_groups(one.subjects[0].atlas)
    for beside in one.groups:
        earlier, later = (
            groups.figure(beside.group, level, comparable=True).value for level in (before, after)
        )
        pairs.append(Pair(beside.name, INK[on], earlier, later, beside.form.symbol))
    unit = after.unit
    axis = t("table.measure", name=load_families()[after.family][t.lang], unit=unit.symbol[t.lang])
    figures = t.listed(
        [
            t(
                "compare.years.pair",
                name=pair.name,
                earlier=t("no_data") if pair.before is None else printed(t, before, pair.before),
                later=t("no_data") if pair.after is None else printed(t, after, pair.after),
            )
            for pair in pairs
        ]
    )
    figure = dumbbell_figure(pairs, axis, after.decimals, unit.suffix(t.lang), on=on)
    alt = t("compare.years.alt", name=axis, figures=figures)
    return Chart(t("compare.years.title"), axis, figure, alt, (t("compare.years.note"),))


def _both_years(
    part: Subject, before: Indicator, after: Indicator, changes: Indicator
) -> tuple[float | None, float | None]:
    """Give a county's values of both years; of a grouped unit both are its group's, as its change is."""
    earlier, later, change = (part.profile.value(one.id) for one in (before, after, changes))
    if not part.profile.is_grouped:
        return earlier, later
    return earlier, None if earlier is None or change is None else earlier + change


def _strips(t: Words, one: Chosen, on: str) -> None:
    """Draw a strip for each service: the percentile of every county among all units of the country."""
    section(t("county.strips.title"), t("compare.strips.note"))
    groups = load_groups(one.subjects[0].atlas)
    everyone = np.ones(len(one.subjects[0].atlas.counties), dtype=bool)
    strips = []
    for key in SERVICES:
        marks: list[str] = []
        told: list[str] = []
        for place, part in enumerate(one.subjects):
            indicator, value = part.indicator(key), part.profile.value(key)
            text = t("no_data") if value is None else printed(t, indicator, value)
            told.append(t("compare.strips.value", name=part.name, value=text))
            at = standing(part.profiles.values(key), part.profile.row, everyone)
            if at is not None:
                color = f"background:{COLORS[on][place]}"
                code = part.profile.code
                marks.append(dot(t.lang, code, "own", at.percentile, told[-1], style=color, first=not marks))
        indicator = one.subjects[0].indicator(key)
        for beside in one.groups:
            figure = groups.figure(beside.group, indicator)
            told.append(t("compare.strips.value", name=beside.name, value=figure_text(t, indicator, figure)))
            if figure.value is not None:
                at_percent = percentile(figure.value, one.subjects[0].profiles.values(key))
                marks.append(mark_at(beside.form, on, at_percent, told[-1]))
        strips.append(
            f'<div class="strip"><p>{escape(indicator.short[t.lang])} '
            f"<small>{escape(t.listed(told))}</small></p>"
            f'<div class="line" role="group" aria-label="{escape(indicator.short[t.lang])}">'
            f"{''.join(marks)}</div></div>"
        )
    st.html(f'<div class="atlas-strips">{"".join(strips)}</div>')
    follow_dots(open_county)


def _pyramids(t: Words, one: Chosen, on: str) -> None:
    chart = pyramids_chart(t, one, on)
    section(chart.title, chart.detail)
    from ui.compare.charts import rows_of  # noqa: PLC0415 - see there

    rows = rows_of(len(one.subjects) + len(one.groups))
    height = max(_HEIGHT_PYRAMID, _AROUND + _HEIGHT_SMALL * rows)
    show_still(chart, key=f"pyramids_{one.key}", height=height)


def pyramids_chart(t: Words, one: Chosen, on: str) -> Chart:
    """Make the chart of the age pyramids of what is compared."""
    from ui.compare.charts import Outline, are_apart, pyramids_figure  # noqa: PLC0415 - see there

    drawn = [
        Outline(part.name, COLORS[on][place], part.profile.pyramids[2020].shares())
        for place, part in enumerate(one.subjects)
    ]
    groups = load_groups(one.subjects[0].atlas)
    drawn += [
        Outline(beside.name, INK[on], groups.pyramid(beside.group, 2020).shares(), beside.form.dash)
        for beside in one.groups
    ]
    words = (t("county.pyramid.male"), t("county.pyramid.female"), t("county.pyramid.axis"))
    names = t.enumerated([outline.name for outline in drawn])
    alt = t("compare.pyramids.alt", names=names)
    figure = pyramids_figure(drawn, words, on=on)
    detail = t(
        "compare.pyramids.each" if are_apart(len(drawn)) else "compare.pyramids.note",
        first=drawn[0].name,
        names=names,
    )
    return Chart(t("compare.pyramids.title"), detail, figure, alt)


def _maps(t: Words, one: Chosen, on: str) -> None:
    section(t("compare.maps"))
    pictures = [
        (t("county.locator.label", name=part.name, province=part.province), locator_svg(part, STYLES[on]))
        for part in one.subjects
    ]
    codes = one.subjects[0].atlas.counties["code"]
    pictures += [
        (
            t("compare.group.map", name=beside.name, count=beside.group.units),
            members_svg(tuple(codes[beside.group.members]), beside.name, STYLES[on]),
        )
        for beside in one.groups
    ]
    drawn = "".join(map_picture(label, svg) for label, svg in pictures)
    notice = f'<p class="atlas-note">{escape(t("source.map_notice"))}</p>'
    st.html(f'<div class="atlas-pictures">{drawn}</div>{notice}')


def _sources(t: Words, one: Chosen) -> None:
    show_note(sources_text(t, one))


def sources_text(t: Words, one: Chosen) -> str:
    """Name all sources of the page, with the version of the release."""
    atlas, sources = one.subjects[0].atlas, load_sources()
    keys = dict.fromkeys(key for row in (*ROWS, *SERVICES) for key in atlas.indicators[row].sources)
    titles = t.listed([sources[key].title[t.lang] for key in keys])
    return t("card.sources", sources=titles, version=atlas.version)
