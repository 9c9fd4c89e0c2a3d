"""Rail and air: how far residents live from a station and an airport, and which counties lie too far."""

import numpy as np
import numpy.typing as npt
import streamlit as st

from analytics.reach import residents_within
from ui import numbers, session
from ui.atlas import Atlas
from ui.i18n import Words
from ui.pair import ground
from ui.ranking import plain
from ui.reach.charts import Axes, Line, line_chart
from ui.reach.controls import within_control
from ui.reach.options import WITHIN
from ui.reach.parts import show_chart, show_facts, show_method, show_note
from ui.reach.reading import Reading, far_listed, without_station
from ui.reach.words import kilometres
from ui.url_state import ViewState

_AT = np.arange(0.0, 201.0, 2.0)


def show_rail_air(t: Words, atlas: Atlas, state: ViewState, reading: Reading) -> None:
    """Draw the panel."""
    within_control(t)
    within = float(state.option(WITHIN))
    if not reading.counted.any():
        return
    ways = {name: _distance(atlas, f"distance_{column}") for name, column in _WAYS.items()}
    # A release may come without the airports, whose licence binds what they are mixed with.
    ways = {name: distance for name, distance in ways.items() if np.isfinite(distance).any()}
    everybody = float(reading.after[reading.counted].sum())
    facts = []
    for name, distance in ways.items():
        far = reading.counted & ~(distance <= within)
        counties = t("reach.rail_air.counties", count=int(far.sum()))
        people = numbers.people(float(reading.after[far].sum()), t.lang)
        facts.append(
            (t(f"reach.rail_air.without_{name}", kilometres=kilometres(t, within)), f"{counties} · {people}")
        )
    show_facts(facts)
    lines = []
    for name, distance in ways.items():
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
    figure = line_chart(ground(), axes, lines, upright=within, zero=False)
    show_chart(figure, "rail_air", t("reach.rail_air.alt"), height=270)
    show_note(t("reach.rail_air.note"))
    if "station" in ways:
        _show_far(t, atlas, state, reading, within)
    show_method(t, "rail_air")


_WAYS = {"station": "rail_station", "airport": "airport"}


def _distance(atlas: Atlas, column: str) -> npt.NDArray[np.float64]:
    return atlas.counties[column].to_numpy(dtype=float, na_value=np.nan)


def _show_far(t: Words, atlas: Atlas, state: ViewState, reading: Reading, within: float) -> None:
    """List the counties without a station near, the most residents first; a click selects one."""
    count = without_station(atlas, reading, within).size
    if not count:
        return
    counties = atlas.counties
    rows = far_listed(atlas, reading, within)
    with st.container(key="ranking", gap=None):
        head = t("reach.rail_air.listed", count=count, listed=len(rows), kilometres=kilometres(t, within))
        st.markdown(f"**{head}**")
        for place, row in enumerate(rows, start=1):
            code = str(counties["code"].iloc[row])
            name, prefecture = (
                plain(str(counties[f"{area}_{t.lang}"].iloc[row])) for area in ("name", "prefecture")
            )
            far = kilometres(t, round(float(counties["distance_rail_station"].iloc[row]), 1))
            residents = numbers.people(float(reading.after[row]), t.lang)
            st.button(
                f"**{place}\\. {name}** :gray[{prefecture}] `{residents} · {far}`",
                key=f"rank_far_{place}",
                type="secondary" if code == state.county else "tertiary",
                width="stretch",
                on_click=session.select_county,
                args=(code,),
            )
