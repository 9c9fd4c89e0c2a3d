"""Rail and air: how far residents live from a station and an airport, and which counties lie too far."""

import numpy as np
import numpy.typing as npt
import streamlit as st

from analytics.reach import residents_within
from ui import numbers, ranking
from ui.atlas import Atlas
from ui.exports.sheet import Chart
from ui.i18n import Words
from ui.pair import ground
from ui.parts import show_facts, show_note
from ui.reach.charts import Axes, Line, line_chart
from ui.reach.controls import within_control
from ui.reach.options import WITHIN
from ui.reach.parts import show_chart, show_method
from ui.reach.reading import Reading, far_listed, without_station
from ui.reach.words import kilometres
from ui.view_state import ViewState

_AT = np.arange(0.0, 201.0, 2.0)


def show_rail_air(t: Words, atlas: Atlas, state: ViewState, reading: Reading) -> None:
    """Draw the panel."""
    within_control(t)
    if not reading.counted.any():
        return
    show_facts(rail_air_facts(t, atlas, state, reading))
    chart = rail_air_chart(t, atlas, state, reading)
    show_chart(chart, "rail_air", height=270)
    for note in chart.notes:
        show_note(note)
    if "station" in _ways(atlas):
        _show_far(t, atlas, state, reading, float(state.option(WITHIN)))
    show_method(t, "rail_air")


_WAYS = {"station": "rail_station", "airport": "airport"}


def _ways(atlas: Atlas) -> dict[str, npt.NDArray[np.float64]]:
    """Give the distances to what the release holds, by name."""
    ways = {name: _distance(atlas, f"distance_{column}") for name, column in _WAYS.items()}
    # A release may come without the airports, whose licence binds what they are mixed with.
    return {name: distance for name, distance in ways.items() if np.isfinite(distance).any()}


def rail_air_facts(t: Words, atlas: Atlas, state: ViewState, reading: Reading) -> list[tuple[str, str]]:
    """Give how many counties and residents are farther from a station and an airport than the reader says."""
    within = float(state.option(WITHIN))
    facts = []
    for name, distance in _ways(atlas).items():
        far = reading.counted & ~(distance <= within)
        counties = t("reach.rail_air.counties", count=int(far.sum()))
        people = numbers.people(float(reading.after[far].sum()), t.lang)
        facts.append(
            (t(f"reach.rail_air.without_{name}", kilometres=kilometres(t, within)), f"{counties} · {people}")
        )
    return facts


def rail_air_chart(t: Words, atlas: Atlas, state: ViewState, reading: Reading) -> Chart:
    """Make the chart of the residents within each distance of a station and an airport."""
    everybody = float(reading.after[reading.counted].sum())
    lines = []
    for name, distance in _ways(atlas).items():
        within_each = residents_within(distance[reading.counted], reading.after[reading.counted], _AT)
        label = t(f"reach.rail_air.{name}")
        hover = f"<b>{label}</b><br>{t('unit.kilometres', value='%{x:.0f}')}<br>%{{y:.1f}}%"
        lines.append(Line(label, _AT, 100 * within_each / everybody, None, None, hover))
    axes = Axes(
        right=t("reach.axis.place"),
        up=t("reach.axis.residents"),
        right_range=(0.0, float(_AT[-1])),
        right_step=50.0,
        up_range=(0.0, 103.0),
    )
    figure = line_chart(ground(), axes, lines, upright=float(state.option(WITHIN)), zero=False)
    notes = (t("reach.rail_air.note"),)
    return Chart(t("reach.show.rail_air"), t("reach.axis.residents"), figure, t("reach.rail_air.alt"), notes)


def _distance(atlas: Atlas, column: str) -> npt.NDArray[np.float64]:
    return atlas.counties[column].to_numpy(dtype=float, na_value=np.nan)


def _show_far(t: Words, atlas: Atlas, state: ViewState, reading: Reading, within: float) -> None:
    """List the counties without a station near, the most residents first; a click selects one."""
    heading, lines = far_list(t, atlas, reading, within)
    with st.container(key="ranking", gap=None):
        ranking.county_list(t, atlas, state, "far", heading=heading, lines=lines)


def far_list(t: Words, atlas: Atlas, reading: Reading, within: float) -> tuple[str, list[ranking.Line]]:
    """Give the counties without a station near, the most residents first, under their heading."""
    count = without_station(atlas, reading, within).size
    rows = far_listed(atlas, reading, within)
    far = atlas.counties["distance_rail_station"].to_numpy(dtype=float, na_value=np.nan)
    heading = t("reach.rail_air.listed", count=count, listed=len(rows), kilometres=kilometres(t, within))
    values = (
        (numbers.people(float(reading.after[row]), t.lang), kilometres(t, round(float(far[row]), 1)))
        for row in rows
    )
    return heading, [
        ranking.Line(row, " · ".join(value), figures=value) for row, value in zip(rows, values, strict=True)
    ]
