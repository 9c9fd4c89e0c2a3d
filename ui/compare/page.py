"""The parts of the compare page, in the order in which they are read."""

from html import escape
from urllib.parse import quote

import numpy as np
import streamlit as st

from analytics.standing import standing
from geodata import load_families, load_sources
from ui.compare.chosen import COLORS, Chosen, show_chosen
from ui.compare.options import MEASURE, TWO_YEARS
from ui.compare.table import ROWS, show_table, title
from ui.county.head import section
from ui.county.locator import STYLES, locator_svg
from ui.county.phrases import printed, sentence
from ui.county.strips import SERVICES
from ui.county_card import warnings
from ui.i18n import Words
from ui.pair import ground
from ui.url_state import ViewState

_STILL = {"displayModeBar": False}
_ROW, _AROUND = 44, 70
_HEIGHT_PYRAMID = 420


def show_comparison(t: Words, one: Chosen, state: ViewState) -> None:
    """Draw everything that is compared."""
    on = ground()
    subtitle = t("compare.subtitle") if one.is_own else t("compare.opening")
    st.html(
        f'<h1 class="atlas-title">{escape(sentence(title(t, one)))}</h1>'
        f'<p class="atlas-subtitle">{escape(subtitle)}</p>'
    )
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


def _cautions(t: Words, one: Chosen) -> None:
    """Say of each county what limits its comparison."""
    told = [(part, warnings(t, part.profile.county)) for part in one.subjects]
    notes = [t("compare.caution", name=part.name, text=" ".join(found)) for part, found in told if found]
    st.html("".join(f'<p class="atlas-note">{escape(note)}</p>' for note in notes) or "<p></p>")


def _two_years(t: Words, one: Chosen, state: ViewState, on: str) -> None:
    from ui.compare.charts import Pair, dumbbell_figure  # noqa: PLC0415 - see there

    section(t("compare.years.title"), t("compare.years.note"))
    families = load_families()
    st.selectbox(
        t("compare.years.measure"),
        TWO_YEARS,
        format_func=lambda family: families[family][t.lang],
        key=MEASURE.control,
        label_visibility="collapsed",
    )
    levels = {
        entry.moment: entry
        for entry in one.subjects[0].atlas.in_family(str(state.option(MEASURE)))
        if entry.is_level
    }
    before, after = levels["2010"], levels["2020"]
    pairs = [
        Pair(part.name, COLORS[on][place], part.profile.value(before.id), part.profile.value(after.id))
        for place, part in enumerate(one.subjects)
    ]
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
    st.plotly_chart(
        dumbbell_figure(pairs, axis, after.decimals, unit.suffix(t.lang), on=on),
        key=f"dumbbell_{after.id}_{'_'.join(one.codes)}",
        height=_AROUND + _ROW * len(pairs),
        theme=None,
        config=_STILL,
        alt=t("compare.years.alt", name=axis, figures=figures),
    )


def _strips(t: Words, one: Chosen, on: str) -> None:
    """Draw a strip for each service: the percentile of every county among all units of the country."""
    section(t("county.strips.title"), t("compare.strips.note"))
    everyone = np.ones(len(one.subjects[0].atlas.counties), dtype=bool)
    strips = []
    for key in SERVICES:
        marks, told = [], []
        for place, part in enumerate(one.subjects):
            indicator, value = part.indicator(key), part.profile.value(key)
            text = t("no_data") if value is None else printed(t, indicator, value)
            told.append(t("compare.strips.value", name=part.name, value=text))
            at = standing(part.profiles.values(key), part.profile.row, everyone)
            if at is not None:
                marks.append(
                    f'<i class="own" style="left:{at.percentile:.1f}%;background:{COLORS[on][place]}" '
                    f'title="{escape(told[-1])}"></i>'
                )
        indicator = one.subjects[0].indicator(key)
        strips.append(
            f'<div class="strip"><p>{escape(indicator.short[t.lang])} '
            f"<small>{escape(t.listed(told))}</small></p>"
            f'<div class="line" aria-hidden="true">{"".join(marks)}</div></div>'
        )
    st.html(f'<div class="atlas-strips">{"".join(strips)}</div>')


def _pyramids(t: Words, one: Chosen, on: str) -> None:
    from ui.compare.charts import pyramids_figure  # noqa: PLC0415 - see there

    section(t("compare.pyramids.title"), t("compare.pyramids.note"))
    drawn = [
        (part.name, COLORS[on][place], part.profile.pyramids[2020].shares())
        for place, part in enumerate(one.subjects)
    ]
    words = (t("county.pyramid.male"), t("county.pyramid.female"), t("county.pyramid.axis"))
    st.plotly_chart(
        pyramids_figure(drawn, words, on=on),
        key=f"pyramids_{'_'.join(one.codes)}",
        height=_HEIGHT_PYRAMID,
        theme=None,
        config=_STILL,
        alt=t("compare.pyramids.alt", names=t.listed([name for name, _, _ in drawn])),
    )


def _maps(t: Words, one: Chosen, on: str) -> None:
    section(t("compare.maps"))
    pictures = []
    for part in one.subjects:
        label = t("county.locator.label", name=part.name, province=part.province)
        picture = quote(locator_svg(part, STYLES[on]))
        pictures.append(
            f'<img class="atlas-locator" alt="{escape(label)}" src="data:image/svg+xml;utf8,{picture}">'
        )
    notice = f'<p class="atlas-note">{escape(t("source.map_notice"))}</p>'
    st.html(f'<div class="atlas-pictures">{"".join(pictures)}</div>{notice}')


def _sources(t: Words, one: Chosen) -> None:
    atlas, sources = one.subjects[0].atlas, load_sources()
    keys = dict.fromkeys(key for row in (*ROWS, *SERVICES) for key in atlas.indicators[row].sources)
    titles = t.listed([sources[key].title[t.lang] for key in keys])
    text = t("card.sources", sources=titles, version=atlas.version)
    st.html(f'<p class="atlas-note">{escape(text)}</p>')
