"""The scatter plot of two indicators: points that are drawn around are picked out on the map."""

import zlib
from html import escape
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt
import streamlit as st

from analytics.bivariate import STEPS, rank_correlation
from ui import numbers
from ui.atlas import Atlas
from ui.i18n import Words
from ui.pair import Pair, axis_title, colours, dated_name, ground
from ui.url_state import ViewState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plotly import graph_objects as go

BoolArray = npt.NDArray[np.bool_]

HEIGHT = 300
_CLEARED = "scatter_cleared"
# A scale is logarithmic where its largest value is that many times the smallest.
_WIDE = 1000.0


def picked(state: ViewState, shown: BoolArray) -> BoolArray | None:
    """Give the shown counties that the reader has drawn around, or None; before the plot is drawn.

    Parameters
    ----------
    state : ViewState
    shown : array of bool, shape (counties,)
        The counties that pass the filters.
    """
    event = cast("Mapping[str, Any] | None", st.session_state.get(_key(state)))
    points: Iterable[Mapping[str, Any]] = event["selection"]["points"] if event else ()
    rows = [int(np.ravel(point["customdata"])[0]) for point in points if "customdata" in point]
    if not rows:
        return None
    chosen = np.zeros_like(shown)
    chosen[rows] = True
    return chosen & shown


def show_scatter(t: Words, atlas: Atlas, state: ViewState, pair: Pair, shown: BoolArray) -> None:
    """Draw the plot of the shown counties that have both values, and say how many are picked out."""
    both = shown & (pair.classes >= 0)
    with st.container(key="scatter", gap=None):
        first, second = (dated_name(t, indicator) for indicator in pair.indicators)
        st.plotly_chart(
            _figure(t, atlas, state, pair, both),
            key=_key(state),
            height=HEIGHT,
            theme=None,
            on_select="rerun",
            selection_mode=("box", "lasso"),
            config={"displaylogo": False, "modeBarButtonsToRemove": ["toImage", "autoScale2d"]},
            alt=t("pair.chart", first=first, second=second),
        )
        chosen = picked(state, shown)
        if chosen is None:
            st.html(f'<p class="atlas-note">{escape(_correlation(t, pair, both))}</p>')
            return
        with st.container(key="picked", horizontal=True):
            st.markdown(t("pair.picked", count=int(chosen.sum())))
            st.button(t("pair.clear"), key="clear_picked", type="tertiary", on_click=_clear)


def _correlation(t: Words, pair: Pair, both: BoolArray) -> str:
    value = rank_correlation(*(values[both] for values in pair.values))
    if value is None:
        return t("pair.no_correlation")
    return t("pair.correlation", value=numbers.decimal(value, 2, signed=True), count=int(both.sum()))


def _key(state: ViewState) -> str:
    """Name the plot by what it shows: with other counties in it nothing is drawn around yet."""
    shows = (state.indicator, state.second, state.filters, st.session_state.get(_CLEARED, 0))
    return f"scatter_{zlib.crc32(repr(shows).encode()):08x}"


def _clear() -> None:
    st.session_state[_CLEARED] = st.session_state.get(_CLEARED, 0) + 1


def _figure(t: Words, atlas: Atlas, state: ViewState, pair: Pair, both: BoolArray) -> "go.Figure":
    # Plotly takes half a second to import, which a reader of one indicator need not wait for.
    from plotly import graph_objects as go  # noqa: PLC0415

    from ui import plotly_template as look  # noqa: PLC0415

    on = ground()
    rows = np.flatnonzero(both)
    first, second = pair.values
    names = atlas.counties[f"name_{t.lang}"].to_numpy(dtype=str)[rows]
    right, up = pair.indicators
    hover = [
        f"{{{axis}:,.{one.decimals}f}}{one.unit.suffix(t.lang)}" for axis, one in (("x", right), ("y", up))
    ]
    points = go.Scatter(
        x=first[rows],
        y=second[rows],
        mode="markers",
        customdata=rows.astype(np.int32),
        text=names,
        hovertemplate=f"%{{text}}<br>%{hover[0]}<br>%{hover[1]}<extra></extra>",
        marker={
            "size": 5,
            "color": pair.classes[rows].astype(np.int8),
            "colorscale": _steps(),
            "cmin": -0.5,
            "cmax": STEPS * STEPS - 0.5,
            "line": {"width": 0.5, "color": look.line_color(on)},
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0.12}},
    )
    figure = go.Figure([points], layout={"template": look.template(on), "dragmode": "select"})
    row = atlas.rows.get(state.county or "")
    if row is not None and both[row]:
        ring = {"size": 13, "symbol": "circle-open", "color": look.strong_color(on), "line": {"width": 2}}
        figure.add_scatter(x=[first[row]], y=[second[row]], mode="markers", marker=ring, hoverinfo="skip")
    limit = {"width": 1, "dash": "dot", "color": look.line_color(on)}
    for bound in pair.breaks[0].bounds:
        figure.add_vline(bound, line=limit, layer="below")
    for bound in pair.breaks[1].bounds:
        figure.add_hline(bound, line=limit, layer="below")
    figure.update_xaxes(title_text=axis_title(t, right), type=_scale(first[rows]))
    figure.update_yaxes(title_text=axis_title(t, up), type=_scale(second[rows]))
    return figure


def _steps() -> list[tuple[float, str]]:
    """Write the nine colours as a scale of nine even steps."""
    nine = colours()
    return [(edge / len(nine), color) for step, color in enumerate(nine) for edge in (step, step + 1)]


def _scale(values: npt.NDArray[np.float64]) -> str:
    wide = values.size > 0 and values.min() > 0 and values.max() > _WIDE * values.min()
    return "log" if wide else "linear"
