"""The scatter plot of two indicators: what is drawn around is picked out everywhere."""

import zlib
from html import escape
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt
import streamlit as st

from analytics.bivariate import rank_correlation
from analytics.picking import RegionPick, simplified
from ui import numbers, session
from ui.atlas import Atlas
from ui.exports.sheet import Chart
from ui.i18n import Words
from ui.pair import Pair, axis_scales, axis_title, colours, dated_name, ground
from ui.parts import show_note
from ui.pick import PICK
from ui.view_state import ViewState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plotly import graph_objects as go

BoolArray = npt.NDArray[np.bool_]

HEIGHT = 300
# Room for the axes' words is set, since plotly would draw all points once more after measuring them.
_MARGIN = {"l": 46, "r": 6, "t": 6, "b": 36}
_BUTTONS_LEFT_OUT = ["toImage", "autoScale2d", "zoom2d", "pan2d", "zoomIn2d", "zoomOut2d", "resetScale2d"]


def show_scatter(
    t: Words, atlas: Atlas, state: ViewState, pair: Pair, shown: BoolArray, *, picked: BoolArray | None
) -> None:
    """Draw the plot of the shown counties that have both values.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    state : ViewState
    pair : Pair
    shown : array of bool, shape (counties,)
        The counties that pass the filters.
    picked : array of bool or None
        Those of them that are picked out.
    """
    chart = scatter_chart(t, atlas, state, pair, shown, picked=picked)
    key = _key(state)
    st.plotly_chart(
        chart.figure,
        key=key,
        height=HEIGHT,
        theme=None,
        on_select=lambda: _take(key, pair),
        selection_mode=("box", "lasso"),
        config={"displaylogo": False, "modeBarButtonsToRemove": _BUTTONS_LEFT_OUT},
        alt=chart.alt,
    )
    show_note(t("words.between").join((*chart.notes, t("pair.draw"))))


def scatter_chart(
    t: Words, atlas: Atlas, state: ViewState, pair: Pair, shown: BoolArray, *, picked: BoolArray | None
) -> Chart:
    """Make the plot, with the correlation of the two."""
    both = shown & (pair.classes >= 0)
    first, second = (dated_name(t, indicator) for indicator in pair.indicators)
    what = t("pair.chart", first=first, second=second)
    figure = _figure(t, atlas, state, pair, both, picked=picked)
    return Chart(what, t("pair.each"), figure, what, _correlation(t, pair, both))


def _take(key: str, pair: Pair) -> None:
    """Pick out what was drawn around, or nothing any more."""
    event = cast("Mapping[str, Any] | None", st.session_state.get(key))
    region = _drawn(event["selection"], pair) if event else None
    session.change(lambda state: state.with_option(PICK, region))


def _drawn(selection: "Mapping[str, Any]", pair: Pair) -> RegionPick | None:
    """Read the last box or loop; a plot can hold several, of which a reader means the last."""
    for loop in reversed(selection.get("lasso", [])):
        corners = np.column_stack([np.asarray(loop[axis], dtype=float) for axis in ("x", "y")])
        return simplified(corners, axis_scales(pair))
    for box in reversed(selection.get("box", [])):
        (left, right), (low, high) = box["x"], box["y"]
        corners = np.array([(left, low), (right, low), (right, high), (left, high)], dtype=float)
        return simplified(corners, axis_scales(pair))
    return None


def _correlation(t: Words, pair: Pair, both: BoolArray) -> tuple[str, ...]:
    value = rank_correlation(*(values[both] for values in pair.values))
    if value is None:
        return ()
    return (t("pair.correlation", value=numbers.decimal(value, 2, signed=True), count=int(both.sum())),)


def _key(state: ViewState) -> str:
    """Name the plot by what it shows and what is picked, so that the browser draws no region of before."""
    shows = (state.indicator, state.second, state.option(PICK))
    return f"scatter_{zlib.crc32(repr(shows).encode()):08x}"


def _figure(
    t: Words, atlas: Atlas, state: ViewState, pair: Pair, both: BoolArray, *, picked: BoolArray | None
) -> "go.Figure":
    # Plotly takes half a second to import, which a reader of one indicator need not wait for.
    from plotly import graph_objects as go  # noqa: PLC0415

    from ui import plotly_template as look  # noqa: PLC0415

    on = ground()
    first, second = pair.values
    right, up = pair.indicators
    names = atlas.counties[f"full_name_{t.lang}"].to_numpy(dtype=str)
    hover = [
        f"{{{axis}:,.{one.decimals}f}}{_shown_as_is(one.unit.suffix(t.lang))}"
        for axis, one in (("x", right), ("y", up))
    ]
    figure = go.Figure(layout={"template": look.template(on), "dragmode": "select", "margin": _MARGIN})
    # A trace a field: with a colour and an edge for every point, the browser takes three times as long.
    for field, color in enumerate(colours()):
        rows = np.flatnonzero(both & (pair.classes == field))
        # The palest field alone needs an edge to be seen on its ground.
        edge = {"width": 0 if field else 0.5, "color": look.line_color(on)}
        figure.add_scatter(
            x=first[rows],
            y=second[rows],
            mode="markers",
            customdata=rows.astype(np.int32),
            text=names[rows],
            hovertemplate=f"%{{text}}<br>%{hover[0]}<br>%{hover[1]}<extra></extra>",
            marker={"size": 5, "color": color, "line": edge},
            selectedpoints=None if picked is None else np.flatnonzero(picked[rows]),
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 0.12}},
        )
    row = atlas.rows.get(state.county or "")
    if row is not None and both[row]:
        ring = {"size": 13, "symbol": "circle-open", "color": look.strong_color(on), "line": {"width": 2}}
        figure.add_scatter(x=[first[row]], y=[second[row]], mode="markers", marker=ring, hoverinfo="skip")
    # All lines at once: plotly's add_vline and add_hline look the whole figure through for each.
    limit = {
        "type": "line",
        "layer": "below",
        "line": {"width": 1, "dash": "dot", "color": look.line_color(on)},
    }
    right_bounds, up_bounds = (breaks.bounds for breaks in pair.breaks)
    shapes: list[dict[str, object]] = [
        *(limit | {"x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "y domain"} for at in right_bounds),
        *(limit | {"y0": at, "y1": at, "x0": 0, "x1": 1, "xref": "x domain"} for at in up_bounds),
    ]
    region = state.option(PICK)
    if isinstance(region, RegionPick):
        outline = {"width": 1, "color": look.strong_color(on)}
        shapes.append({"type": "path", "path": _path(region), "line": outline, "fillcolor": "rgba(0,0,0,0)"})
    figure.update_layout(shapes=shapes)
    across, upwards = axis_scales(pair)
    figure.update_xaxes(title_text=_shown_as_is(axis_title(t, right)), type=across, automargin=False)
    figure.update_yaxes(title_text=_shown_as_is(axis_title(t, up)), type=upwards, automargin=False)
    return figure


def _shown_as_is(text: str) -> str:
    """Take from a reader's own words what plotly would read as markup or as a place for a value."""
    return escape(text, quote=False).replace("{", "&#123;")


def _path(region: RegionPick) -> str:
    return "M" + "L".join(f"{x},{y}" for x, y in region.corners) + "Z"
