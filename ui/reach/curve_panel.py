"""Change against distance: the curve with its band, and the estimate for 150 to 250 km."""

from html import escape
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import streamlit as st

from analytics.distance_curve import Curve
from analytics.filters import REGIONS
from analytics.reach import SHADOW, Gap, distance_bands
from ui import numbers
from ui.atlas import Atlas, load_atlas
from ui.exports.sheet import Chart, Table
from ui.i18n import Words
from ui.overlays import CITY_CLASSES
from ui.pair import ground
from ui.parts import show_note
from ui.reach import kept
from ui.reach.charts import Axes, Dots, Line, Marked, line_chart
from ui.reach.controls import line_control
from ui.reach.options import LINE
from ui.reach.parts import show_chart, show_method, table
from ui.reach.reading import Reading
from ui.reach.words import band_name, kilometres, percent
from ui.view_state import ViewState

if TYPE_CHECKING:
    from plotly import graph_objects as go

BoolArray = npt.NDArray[np.bool_]

PUBLISHED = (-3.5, -2.9)
"""Percentage points a decade between 1990 and 2020, 150 to 250 km from a big city: SSRN 4765694."""

_TAIL = 2.0


def show_curve(t: Words, atlas: Atlas, state: ViewState, reading: Reading, picked: BoolArray | None) -> None:
    """Draw the panel; counties that are picked out on the map stand out among the dots."""
    line_control(t)
    chart = curve_chart(t, atlas, state, reading, picked)
    if chart:
        show_chart(chart, "curve")
        click = (t("reach.curve.click"),) if state.option(LINE) == "one" else ()
        show_note(t("words.between").join((*chart.notes, *click)))
    else:
        show_note(t("reach.curve.too_few"))
    _show_gaps(t, reading)
    _show_bands(t, reading)
    show_method(t, "curve")


def curve_chart(
    t: Words, atlas: Atlas, state: ViewState, reading: Reading, picked: BoolArray | None
) -> Chart | None:
    """Make the chart of change against distance; None where too few counties are counted for a curve."""
    lines = _lines(t, state, reading)
    if not lines:
        return None
    figure = _figure(t, atlas, state, reading, lines, picked=picked)
    alt = t("reach.curve.alt", cities=t(f"city_class.{reading.cities}"))
    beyond = int((reading.counted & (reading.distance > kept.FARTHEST)).sum())
    mean = t("reach.curve.residents" if reading.weighted else "reach.curve.counties")
    notes = [t("reach.curve.note", mean=mean)]
    if state.option(LINE) == "one":
        notes.append(t("reach.curve.dots"))
    if beyond:
        notes.append(t("reach.curve.drawn", kilometres=kilometres(t, kept.FARTHEST), count=beyond))
    return Chart(t("reach.show.curve"), t("reach.axis.change"), figure, alt, tuple(notes))


def _lines(t: Words, state: ViewState, reading: Reading) -> list[Line]:
    match state.option(LINE):
        case "regions":
            curves = {t(f"region.{region}"): kept.curve(reading, region=region) for region in REGIONS}
        case "cities":
            curves = {
                t(f"reach.curve.{cities}"): kept.curve(reading, cities=cities) for cities in CITY_CLASSES
            }
        case _:
            curves = {"": kept.curve(reading)}
    return [_line(t, name, curve) for name, curve in curves.items() if curve is not None]


def _line(t: Words, name: str, curve: Curve) -> Line:
    away = t("unit.kilometres", value="%{x:.0f}")
    span = t("reach.interval", value="%{y:+.1f}%", low="%{customdata[0]:+.1f}", high="%{customdata[1]:+.1f}%")
    head = f"<b>{escape(name)}</b><br>" if name else ""
    return Line(name, curve.at, curve.mean, curve.low, curve.high, f"{head}{away}<br>{span}")


def _figure(
    t: Words, atlas: Atlas, state: ViewState, reading: Reading, lines: list[Line], *, picked: BoolArray | None
) -> "go.Figure":
    single = state.option(LINE) == "one"
    rows = np.flatnonzero(reading.counted & (reading.distance <= kept.FARTHEST))
    # Where a region's first county lies, a line may start far out of the others' range.
    means = np.percentile(np.concatenate([line.mean for line in lines]), [_TAIL, 100 - _TAIL])
    tails = np.percentile(reading.change[rows], [_TAIL, 100 - _TAIL]) if rows.size else means
    low, high = float(min(tails[0], means[0])), float(max(tails[1], means[1]))
    marked = _marked(t, atlas, state, reading)
    if marked is not None:
        low, high = min(low, marked.value), max(high, marked.value)
    margin = 0.08 * (high - low)
    city = t(f"city_class.{reading.cities}")
    dots = Dots(
        at=reading.distance[rows],
        values=reading.change[rows],
        rows=rows,
        picked=None if picked is None else picked[rows],
        names=atlas.counties[f"full_name_{t.lang}"].iloc[rows].tolist(),
        hover=f"%{{text}}<br>{t('unit.kilometres', value='%{x:.0f}')}<br>%{{y:+.1f}}%",
    )
    by_city = state.option(LINE) == "cities"
    axes = Axes(
        right=t("reach.axis.own_cities") if by_city else t("reach.axis.distance", cities=city),
        up=t("reach.axis.change"),
        right_range=(0.0, kept.FARTHEST),
        right_step=100.0,
        up_range=(low - margin, high + margin),
    )
    return line_chart(
        ground(),
        axes,
        lines,
        dots=dots if single else None,
        marked=None if by_city else marked,
        band=(*SHADOW, t("reach.curve.band")),
    )


def _marked(t: Words, atlas: Atlas, state: ViewState, reading: Reading) -> Marked | None:
    """Mark the selected county, if the chart reaches it."""
    row = atlas.rows.get(state.county or "")
    if row is None or not np.isfinite(reading.change[row]) or reading.distance[row] > kept.FARTHEST:
        return None
    name = atlas.counties[f"full_name_{t.lang}"].iloc[row]
    return Marked(float(reading.distance[row]), float(reading.change[row]), escape(name))


def _show_gaps(t: Words, reading: Reading) -> None:
    """Set the published finding beside our own estimates."""
    gaps = _gaps(reading)
    ends = [*PUBLISHED, 0.0, *(end for gap in gaps.values() if gap for end in (gap.low, gap.high))]
    span = (min(ends) - 0.5, max(ends) + 0.5)
    published = t(
        "reach.gap.range",
        low=numbers.decimal(PUBLISHED[0], 1, signed=True),
        high=numbers.decimal(PUBLISHED[1], 1, signed=True),
    )
    rows = [[t("reach.gap.published"), _bar(span, *PUBLISHED), published]]
    for name, gap in gaps.items():
        bar = "" if gap is None else _bar(span, gap.low, gap.high, gap.value)
        rows.append([t(f"reach.gap.{name}"), bar, escape(gap_text(t, gap))])
    caption = t("reach.gap.caption", cities=t(f"city_class.{reading.cities}"))
    heads = [t("reach.gap.head"), "", t("reach.gap.unit")]
    st.html(f'<div class="reach-gaps">{table(heads, rows, caption)}</div>')
    show_note(t("reach.gap.note"))


def gap_facts(t: Words, reading: Reading) -> list[tuple[str, str]]:
    """Give our own estimates for the band of slower growth, with their intervals."""
    return [(t(f"reach.gap.fact_{name}"), gap_text(t, gap)) for name, gap in _gaps(reading).items()]


def _gaps(reading: Reading) -> dict[str, Gap | None]:
    """Give our own estimates by whom they compare with; in one province, all others are its own counties."""
    within, plain = kept.shadow_gaps(reading)
    provinces = load_atlas().counties["province_code"].to_numpy(dtype=str)[reading.counted]
    is_one = np.unique(provinces).size == 1
    return {"province": within} if is_one else {"province": within, "all": plain}


def gap_text(t: Words, gap: Gap | None) -> str:
    """Print a gap with its interval."""
    if gap is None:
        return t("no_data")
    low, high = numbers.decimal(gap.low, 1, signed=True), numbers.decimal(gap.high, 1, signed=True)
    return t("reach.interval", value=numbers.decimal(gap.value, 1, signed=True), low=low, high=high)


def _bar(span: tuple[float, float], low: float, high: float, value: float | None = None) -> str:
    """Draw an interval, and the estimate in it, on an axis that the rows share; zero is marked."""

    def place(at: float) -> float:
        return 100 * (at - span[0]) / (span[1] - span[0])

    dot = "" if value is None else f'<b style="left:{place(value):.1f}%"></b>'
    bar = f'<i style="left:{place(low):.1f}%;width:{place(high) - place(low):.1f}%"></i>'
    return f'<span class="reach-bar" aria-hidden="true"><u style="left:{place(0):.1f}%"></u>{bar}{dot}</span>'


def _show_bands(t: Words, reading: Reading) -> None:
    """Draw medians and totals by bands of distance."""
    made = bands_table(t, reading)
    st.html(table(made.head, made.rows, made.title))


def bands_table(t: Words, reading: Reading) -> Table:
    """Give medians and totals by the bands of distance in which there is a county."""
    rows = reading.counted
    bands = distance_bands(reading.distance[rows], reading.before[rows], reading.after[rows])
    lines = []
    for band in (one for one in bands if one.units):
        values = [t("no_data") if each is None else percent(each) for each in (band.median, band.total)]
        name = band_name(t, band.low, band.high)
        lines.append((name, numbers.count(band.units), numbers.people(band.residents, t.lang), *values))
    heads = [t(f"reach.bands.{name}") for name in ("distance", "units", "residents", "median", "total")]
    caption = t("reach.bands.caption", cities=t(f"city_class.{reading.cities}"))
    return Table(caption, tuple(heads), tuple(lines))
