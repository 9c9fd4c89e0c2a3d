"""The page's charts as Plotly figures, from plain data: axes with units, lines named where they end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ui.reach.colours import LINES

if TYPE_CHECKING:
    from plotly import graph_objects as go

FloatArray = npt.NDArray[np.float64]

_DOT = 0.33
_LABEL_ROOM = 1.16
_CLOSE = 0.07


@dataclass(frozen=True)
class Line:
    """A line with its band.

    Attributes
    ----------
    name : str
        Written at its end; empty for a single line.
    at, mean : array of float, shape (points,)
    low, high : array of float or None
        Ends of the interval.
    hover : str
        Text of the hover, with Plotly's placeholders.
    """

    name: str
    at: FloatArray
    mean: FloatArray
    low: FloatArray | None
    high: FloatArray | None
    hover: str


@dataclass(frozen=True)
class Dots:
    """Single counties behind the lines.

    Attributes
    ----------
    at, values : array of float, shape (dots,)
    rows : array of int, shape (dots,)
        Their rows in the release, which the map knows them by.
    names : sequence of str
    hover : str
        Text of the hover, with Plotly's placeholders.
    picked : array of bool or None
        Those that are picked out; the others then stand back.
    """

    at: FloatArray
    values: FloatArray
    rows: npt.NDArray[np.intp]
    names: Sequence[str]
    hover: str
    picked: npt.NDArray[np.bool_] | None = None


@dataclass(frozen=True)
class Marked:
    """The selected county: a ring with its name."""

    at: float
    value: float
    name: str


@dataclass(frozen=True)
class Axes:
    """Titles, ranges and the step between ticks to the right."""

    right: str
    up: str
    right_range: tuple[float, float]
    right_step: float
    up_range: tuple[float, float]


def line_chart(
    on: str,
    axes: Axes,
    lines: Sequence[Line],
    *,
    dots: Dots | None = None,
    marked: Marked | None = None,
    band: tuple[float, float, str] | None = None,
    upright: float | None = None,
    zero: bool = True,
) -> "go.Figure":
    """Draw lines with their bands.

    Parameters
    ----------
    on : {"light", "dark"}
        The ground that the chart stands on.
    axes : Axes
    lines : sequence of Line
    dots : Dots or None
    marked : Marked or None
    band : tuple or None
        Two places to the right and the name of what lies between them.
    upright : float or None
        A place to the right that is marked with a line.
    zero : bool
        Whether zero is a line of its own.
    """
    # Plotly takes half a second to import, which other pages need not wait for.
    from plotly import graph_objects as go  # noqa: PLC0415

    from ui import plotly_template as look  # noqa: PLC0415

    figure = go.Figure(layout={"template": look.template(on), "dragmode": False, "hovermode": "closest"})
    # Room for the last number under the axis, which Plotly else leaves out.
    figure.update_layout(margin_r=14)
    if band is not None:
        _band(figure, look.line_color(on), *band)
    if zero:
        figure.add_hline(0, line={"width": 1, "color": look.line_color(on)}, layer="below")
    if dots is not None:
        # First, since the map follows what is pointed at in the first row of points.
        figure.add_scatter(
            x=dots.at,
            y=dots.values,
            mode="markers",
            customdata=dots.rows.astype(np.int32),
            text=list(dots.names),
            hovertemplate=dots.hover + "<extra></extra>",
            marker={"size": 3.5, "color": look.line_color(on), "opacity": _DOT},
            selectedpoints=None if dots.picked is None else np.flatnonzero(dots.picked),
            selected={"marker": {"opacity": 0.9}},
            unselected={"marker": {"opacity": 0.12}},
        )
    for line, colour in zip(lines, LINES[on], strict=False):
        _line(figure, line, colour)
    if upright is not None:
        figure.add_vline(upright, line={"width": 1.5, "dash": "dot", "color": look.strong_color(on)})
    if marked is not None:
        _mark(figure, look.strong_color(on), marked)
    right = axes.right_range
    named = any(line.name for line in lines)
    room = (right[0], right[0] + (right[1] - right[0]) * _LABEL_ROOM) if named else right
    figure.update_xaxes(title_text=axes.right, range=list(room), dtick=axes.right_step, fixedrange=True)
    figure.update_yaxes(title_text=axes.up, range=list(axes.up_range), fixedrange=True)
    if named:
        _name_lines(figure, lines, LINES[on], axes)
    return figure


def _line(figure: "go.Figure", line: Line, colour: str) -> None:
    if line.low is not None and line.high is not None:
        figure.add_scatter(
            x=np.concatenate([line.at, line.at[::-1]]),
            y=np.concatenate([line.high, line.low[::-1]]),
            mode="lines",
            line={"width": 0},
            fill="toself",
            fillcolor=_faint(colour),
            hoverinfo="skip",
        )
    ends = None if line.low is None or line.high is None else np.column_stack([line.low, line.high])
    figure.add_scatter(
        x=line.at,
        y=line.mean,
        mode="lines",
        name=line.name,
        # In pairs, so that nobody takes them for the row of a county.
        customdata=ends,
        line={"width": 2, "color": colour},
        hovertemplate=line.hover + "<extra></extra>",
    )


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.18)"


def _band(figure: "go.Figure", colour: str, low: float, high: float, name: str) -> None:
    figure.add_vrect(low, high, fillcolor=colour, opacity=0.13, line_width=0, layer="below")
    figure.add_annotation(
        x=(low + high) / 2, y=1, yref="paper", yanchor="top", text=name, showarrow=False, font={"size": 11}
    )


def _mark(figure: "go.Figure", colour: str, marked: Marked) -> None:
    figure.add_scatter(
        x=[marked.at],
        y=[marked.value],
        mode="markers+text",
        text=[marked.name],
        textposition="top center",
        cliponaxis=False,
        marker={"size": 11, "symbol": "circle-open", "color": colour, "line": {"width": 2}},
        hoverinfo="skip",
    )


def _name_lines(figure: "go.Figure", lines: Sequence[Line], colours: Sequence[str], axes: Axes) -> None:
    """Write every name where its line ends, moved apart where two would touch."""
    span = axes.up_range
    close = (span[1] - span[0]) * _CLOSE
    ordered = sorted(zip(lines, colours, strict=False), key=lambda each: each[0].mean[-1])
    height = -np.inf
    for line, colour in ordered:
        height = max(float(np.clip(line.mean[-1], span[0], span[1] - close)), height + close)
        figure.add_annotation(
            x=min(float(line.at[-1]), axes.right_range[1]),
            y=height,
            text=line.name,
            showarrow=False,
            xanchor="left",
            xshift=4,
            font={"color": colour, "size": 11},
        )
