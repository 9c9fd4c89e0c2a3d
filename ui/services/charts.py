"""The charts of the services page: plain figures of what they are given.

Plotly takes half a second to import, so this module is imported when a chart is drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from plotly import graph_objects as go

from analytics.service_coverage import Distribution
from ui import plotly_template as look

FloatArray = npt.NDArray[np.float64]

_WIDE = 1000.0
_ROW = 16
_AROUND = 64
_ROOM_FOR_WORDS = 1.45


@dataclass(frozen=True)
class Axis:
    """One side of a chart: its title with the unit, decimals and what follows a value, its space included."""

    title: str
    decimals: int
    suffix: str


@dataclass(frozen=True)
class Mark:
    """A line across a chart at a value, with its words."""

    value: float
    text: str
    dash: str = "solid"


def distribution_figure(
    spread: Distribution, axis: Axis, marks: Sequence[Mark], colors: Sequence[str], *, units: str, on: str
) -> go.Figure:
    """Draw how many units lie where.

    Parameters
    ----------
    spread : Distribution
    axis : Axis
        Of the values.
    marks : sequence of Mark
        Lines across the bars; their words stand one under the other.
    colors : sequence of str
        Of every bar.
    units : str
        What is counted, for the hover.
    on : {"light", "dark"}
    """
    edges = np.asarray(spread.edges)
    value = f":,.{axis.decimals}f"
    bars = go.Bar(
        x=(edges[:-1] + edges[1:]) / 2,
        y=spread.counts,
        width=np.diff(edges),
        customdata=np.column_stack([edges[:-1], edges[1:]]),
        marker={"color": list(colors), "line": {"width": 0}},
        hovertemplate=f"%{{customdata[0]{value}}}–%{{customdata[1]{value}}}{axis.suffix}"
        f"<br>%{{y:,}} {units}<extra></extra>",
    )
    figure = go.Figure([bars], layout={"template": look.template(on), "bargap": 0, "dragmode": False})
    middle = (edges[0] + edges[-1]) / 2
    for place, mark in enumerate(marks):
        at = float(np.clip(mark.value, edges[0], edges[-1]))
        left = at > middle
        figure.add_vline(at, line={"width": 1, "dash": mark.dash, "color": look.strong_color(on)})
        figure.add_annotation(
            x=at,
            y=1 - 0.13 * place,
            yref="paper",
            text=mark.text,
            showarrow=False,
            xanchor="right" if left else "left",
            yanchor="top",
            xshift=-3 if left else 3,
        )
    figure.update_xaxes(title_text=axis.title, showgrid=False, fixedrange=True)
    top = _ROOM_FOR_WORDS * max(spread.counts, default=1)
    figure.update_yaxes(showgrid=True, nticks=4, fixedrange=True, range=[0, top])
    return figure


@dataclass(frozen=True)
class Province:
    """A province in the chart of provinces.

    Attributes
    ----------
    name : str
    value : float
    before : float or None
        Ten years earlier.
    note : str
        How many of its units have a value.
    is_marked : bool
        Whether it is the one that the reader looks at.
    """

    name: str
    value: float
    before: float | None
    note: str
    is_marked: bool


def provinces_height(count: int) -> int:
    """Give the pixels that a chart of so many provinces takes."""
    return _AROUND + _ROW * count


def provinces_figure(
    provinces: Sequence[Province],
    axis: Axis,
    nation: Mark | None,
    *,
    color: str,
    years: tuple[str, str] | None,
    on: str,
) -> go.Figure:
    """Draw provinces one under the other, the highest value on top, with a line from ten years before.

    Parameters
    ----------
    provinces : sequence of Province
        Lowest value first, at least one.
    axis : Axis
    nation : Mark or None
        The national value.
    color : str
        Of the dots.
    years : tuple of str or None
        The earlier year and the later one, named on the top line; None where there is one moment alone.
    on : {"light", "dark"}
    """
    rows = list(range(len(provinces)))
    first = years[0] if years else ""
    value = f":,.{axis.decimals}f"
    figure = go.Figure(layout={"template": look.template(on), "dragmode": False})
    earlier = [
        (row, province.before) for row, province in enumerate(provinces) if province.before is not None
    ]
    for row, before in earlier:
        line = {"width": 1, "color": look.line_color(on)}
        figure.add_shape(type="line", x0=before, x1=provinces[row].value, y0=row, y1=row, line=line)
    if earlier:
        figure.add_scatter(
            x=[before for _, before in earlier],
            y=[row for row, _ in earlier],
            mode="markers",
            marker={"size": 6, "color": look.line_color(on), "symbol": "circle-open", "line": {"width": 1.5}},
            text=[provinces[row].name for row, _ in earlier],
            hovertemplate=f"%{{text}} {first}<br>%{{x{value}}}{axis.suffix}<extra></extra>",
        )
    figure.add_scatter(
        x=[province.value for province in provinces],
        y=rows,
        mode="markers",
        marker={"size": 8, "color": color},
        text=[province.name for province in provinces],
        customdata=[province.note for province in provinces],
        hovertemplate=f"%{{text}}<br>%{{x{value}}}{axis.suffix}<br>%{{customdata}}<extra></extra>",
    )
    if nation is not None:
        figure.add_vline(nation.value, line={"width": 1, "dash": "dot", "color": look.line_color(on)})
        figure.add_annotation(
            x=nation.value, y=len(provinces) - 0.2, text=nation.text, showarrow=False, yanchor="bottom"
        )
    top = provinces[-1]
    if years and top.before is not None:
        for at, year in ((top.before, years[0]), (top.value, years[1])):
            outwards = at == max(top.before, top.value)
            figure.add_annotation(
                x=at,
                y=rows[-1],
                text=year,
                showarrow=False,
                xanchor="left" if outwards else "right",
                xshift=6 if outwards else -6,
            )
    names = [f"<b>{province.name}</b>" if province.is_marked else province.name for province in provinces]
    figure.update_xaxes(title_text=axis.title, fixedrange=True)
    figure.update_yaxes(
        tickvals=rows, ticktext=names, range=[-0.8, len(provinces) + 0.6], showgrid=False, fixedrange=True
    )
    return figure


@dataclass(frozen=True)
class Points:
    """Counties in a cross.

    Attributes
    ----------
    rows : array of int
        Their rows in the release, by which the map finds them.
    across, up : array of float
    colors : sequence of str
    names : sequence of str
    selected : int or None
        Which of them is selected.
    """

    rows: npt.NDArray[np.int64]
    across: FloatArray
    up: FloatArray
    colors: Sequence[str]
    names: Sequence[str]
    selected: int | None


def cross_figure(
    points: Points, axes: tuple[Axis, Axis], cuts: tuple[float, float], corners: Sequence[str], *, on: str
) -> go.Figure:
    """Draw counties around a cross, each corner named.

    Parameters
    ----------
    points : Points
    axes : tuple of Axis
        What runs to the right and what runs upwards.
    cuts : tuple of float
        Where the cross stands.
    corners : sequence of str
        Names of the fields, in the order of `analytics.supply_and_need`.
    on : {"light", "dark"}
    """
    hover = [f"{axis}:,.{side.decimals}f" for axis, side in zip("xy", axes, strict=True)]
    lines = "".join(
        f"<br>{side.title}<br>%{{{value}}}{side.suffix}" for side, value in zip(axes, hover, strict=True)
    )
    dots = go.Scatter(
        x=points.across,
        y=points.up,
        mode="markers",
        customdata=points.rows.astype(np.int32),
        text=list(points.names),
        hovertemplate=f"<b>%{{text}}</b>{lines}<extra></extra>",
        marker={"size": 5, "color": list(points.colors), "opacity": 0.8, "line": {"width": 0}},
    )
    figure = go.Figure([dots], layout={"template": look.template(on), "dragmode": "zoom"})
    limit = {"width": 1, "color": look.line_color(on)}
    figure.add_vline(cuts[0], line=limit)
    figure.add_hline(cuts[1], line=limit)
    if points.selected is not None:
        ring = {"size": 13, "symbol": "circle-open", "color": look.strong_color(on), "line": {"width": 2}}
        at = points.selected
        figure.add_scatter(
            x=points.across[[at]], y=points.up[[at]], mode="markers", marker=ring, hoverinfo="skip"
        )
    for field, text in enumerate(corners):
        right, top = bool(field % 2), field > 1
        figure.add_annotation(
            x=1 if right else 0,
            y=1 if top else 0,
            xref="paper",
            yref="paper",
            xanchor="right" if right else "left",
            yanchor="bottom",
            yshift=2,
            text=f"<b>{text}</b>",
            showarrow=False,
            bgcolor=None if top else look.veil_color(on),
        )
    figure.update_xaxes(title_text=axes[0].title)
    figure.update_yaxes(title_text=axes[1].title, type=_scale(points.up))
    figure.update_layout(margin={"t": 20})
    return figure


def _scale(values: FloatArray) -> str:
    wide = values.size > 0 and values.min() > 0 and values.max() > _WIDE * values.min()
    return "log" if wide else "linear"
