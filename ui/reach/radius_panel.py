"""The radius: who lies inside, and how growth differs from the rest, at this radius and at all others."""

import numpy as np

from ui import numbers
from ui.exports.sheet import Chart
from ui.i18n import Words
from ui.pair import ground
from ui.parts import show_facts, show_note
from ui.reach import kept
from ui.reach.charts import Axes, Line, line_chart
from ui.reach.controls import radius_control
from ui.reach.curve_panel import gap_text
from ui.reach.options import RADIUS
from ui.reach.parts import show_chart, show_method
from ui.reach.reading import Reading
from ui.reach.words import kilometres, percent
from ui.view_state import ViewState

_ROOM = 0.08


def show_radius(t: Words, state: ViewState, reading: Reading) -> None:
    """Draw the panel."""
    radius_control(t)
    facts = radius_facts(t, state, reading)
    if not facts:
        return
    show_facts(facts)
    chart = radius_chart(t, state, reading)
    if chart:
        show_chart(chart, "radius")
    show_note(_note(t, reading))
    show_method(t, "radius")


def radius_facts(t: Words, state: ViewState, reading: Reading) -> list[tuple[str, str]]:
    """Give who lies inside, and how growth differs from the rest; nothing where no county is counted."""
    gaps = kept.gaps_by_radius(reading)
    if gaps is None:
        return []
    radius = float(state.option(RADIUS))
    place = int(np.argmin(np.abs(gaps.radii - radius)))
    of = t(
        "headline.of",
        part=numbers.count(int(gaps.units[place])),
        whole=numbers.count(int(reading.counted.sum())),
    )
    return [
        (t("reach.radius.units", kilometres=kilometres(t, radius)), of),
        (t("reach.radius.residents"), numbers.people(float(gaps.residents[place]), t.lang)),
        (t("reach.radius.inside"), _percent(t, gaps.inside[place])),
        (t("reach.radius.outside"), _percent(t, gaps.outside[place])),
        (t("reach.radius.gap"), gap_text(t, gaps.at(radius))),
    ]


def radius_chart(t: Words, state: ViewState, reading: Reading) -> Chart | None:
    """Make the chart of the gap at every radius; None where nothing can be compared."""
    gaps = kept.gaps_by_radius(reading)
    if gaps is None or not (shown := np.isfinite(gaps.low)).any():
        return None
    away = t("unit.kilometres", value="%{x:.0f}")
    span = t("reach.interval", value="%{y:+.1f}", low="%{customdata[0]:+.1f}", high="%{customdata[1]:+.1f}")
    at, gap, low_ends, high_ends = (part[shown] for part in (gaps.radii, gaps.gap, gaps.low, gaps.high))
    line = Line("", at, gap, low_ends, high_ends, f"{away}<br>{span}")
    low, high = min(0.0, float(low_ends.min())), max(0.0, float(high_ends.max()))
    margin = _ROOM * (high - low)
    axes = Axes(
        right=t("reach.axis.radius", cities=t(f"city_class.{reading.cities}")),
        up=t("reach.axis.gap"),
        right_range=(float(gaps.radii[0]), float(gaps.radii[-1])),
        right_step=50.0,
        up_range=(low - margin, high + margin),
    )
    figure = line_chart(ground(), axes, [line], upright=float(state.option(RADIUS)))
    notes = (_note(t, reading),)
    return Chart(t("reach.show.radius"), t("reach.axis.gap"), figure, t("reach.radius.alt"), notes)


def _note(t: Words, reading: Reading) -> str:
    mean = t("reach.curve.residents" if reading.weighted else "reach.curve.counties")
    return t("reach.radius.note", mean=mean)


def _percent(t: Words, value: float) -> str:
    return percent(float(value)) if np.isfinite(value) else t("no_data")
