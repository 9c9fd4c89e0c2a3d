"""The charts of the types page: plain figures of what they are given.

Plotly takes half a second to import, so this module is imported when a chart is drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from plotly import graph_objects as go

from ui import plotly_template as look

_BARS = 150
_COUNT_SIZE = 9.5
_ROW = 22
_BAR_SHARE = 0.52
_FAINT = 0.18
_FLOW = 0.45


@dataclass(frozen=True)
class Combination:
    """Counties that meet exactly the same types.

    Attributes
    ----------
    types : tuple of int
        Places of these types in the order of colours; empty for those that meet none.
    units : int
    name : str
    color : str
        CSS colour of the first type.
    """

    types: tuple[int, ...]
    units: int
    name: str
    color: str


def upset_height(rows: int) -> int:
    """Give the pixels that a chart of so many types takes."""
    return _BARS + _ROW * rows + 20


def upset_figure(
    combinations: Sequence[Combination], names: Sequence[str], *, units: str, on: str
) -> go.Figure:
    """Draw a bar for every combination of types, and under it a dot for each type in it.

    Parameters
    ----------
    combinations : sequence of Combination
        The most frequent first.
    names : sequence of str
        Of all types, the first one on top.
    units : str
        What is counted, for the hover.
    on : {"light", "dark"}
    """
    across = list(range(len(combinations)))
    figure = go.Figure(layout={"template": look.template(on), "dragmode": False, "bargap": 0.25})
    figure.add_bar(
        x=across,
        y=[entry.units for entry in combinations],
        marker={"color": [entry.color for entry in combinations], "line": {"width": 0}},
        text=[f"{entry.units:,}" for entry in combinations],
        textposition="outside",
        textfont={"size": _COUNT_SIZE},
        textangle=0,
        # Left to itself, Plotly makes the numbers of high bars smaller than those of low ones.
        constraintext="none",
        cliponaxis=False,
        customdata=[entry.name for entry in combinations],
        hovertemplate=f"%{{customdata}}<br>%{{y:,}} {units}<extra></extra>",
    )
    everywhere = [(x, row) for x in across for row in range(len(names))]
    faint = {"size": 8, "color": look.line_color(on), "opacity": _FAINT}
    figure.add_scatter(
        x=[x for x, _ in everywhere],
        y=[row for _, row in everywhere],
        yaxis="y2",
        mode="markers",
        marker=faint,
        hoverinfo="skip",
    )
    for x, entry in zip(across, combinations, strict=True):
        figure.add_scatter(
            x=[x] * len(entry.types),
            y=list(entry.types),
            yaxis="y2",
            mode="lines+markers",
            line={"width": 2, "color": look.strong_color(on)},
            marker={"size": 8, "color": look.strong_color(on)},
            text=[entry.name] * len(entry.types),
            hovertemplate="%{text}<extra></extra>",
        )
    figure.update_xaxes(visible=False, fixedrange=True, range=[-0.6, len(combinations) - 0.4])
    figure.update_layout(
        yaxis={"domain": [1 - _BAR_SHARE, 1], "fixedrange": True, "visible": False},
        yaxis2={
            "domain": [0, 1 - _BAR_SHARE - 0.03],
            "tickvals": list(range(len(names))),
            "ticktext": list(names),
            "autorange": False,
            "range": [len(names) - 0.5, -0.5],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "automargin": True,
            "ticks": "",
        },
        margin={"t": 18},
    )
    return figure


@dataclass(frozen=True)
class Flow:
    """Counties that go from one class to another: places of both, and how many."""

    before: int
    after: int
    units: int


def flow_figure(
    flows: Sequence[Flow],
    names: Sequence[str],
    colors: Sequence[str],
    ends: tuple[str, str],
    *,
    units: str,
    on: str,
) -> go.Figure:
    """Draw how counties went from their classes by default to those by own rules.

    Parameters
    ----------
    flows : sequence of Flow
    names, colors : sequence of str
        Of the classes.
    ends : tuple of str
        What stands above the left and the right side.
    units : str
        What is counted, for the hover.
    on : {"light", "dark"}
    """
    count = len(names)
    totals = [
        [sum(flow.units for flow in flows if side(flow) == place) for place in range(count)]
        for side in (lambda flow: flow.before, lambda flow: flow.after)
    ]
    labels = [f"{total:,}" for side in totals for total in side]
    hover = [f"{name}: {total:,} {units}" for side in totals for name, total in zip(names, side, strict=True)]
    figure = go.Figure(
        go.Sankey(
            arrangement="snap",
            node={
                "label": labels,
                "color": list(colors) * 2,
                "customdata": hover,
                "hovertemplate": "%{customdata}<extra></extra>",
                "pad": 9,
                "thickness": 12,
                "line": {"width": 0},
            },
            link={
                "source": [flow.before for flow in flows],
                "target": [count + flow.after for flow in flows],
                "value": [flow.units for flow in flows],
                "color": [_veiled(colors[flow.before]) for flow in flows],
                "customdata": [f"{names[flow.before]} → {names[flow.after]}" for flow in flows],
                "hovertemplate": f"%{{customdata}}<br>%{{value:,}} {units}<extra></extra>",
            },
        ),
        layout={"template": look.template(on), "margin": {"t": 22, "b": 8}},
    )
    for text, x, anchor in ((ends[0], 0, "left"), (ends[1], 1, "right")):
        figure.add_annotation(
            x=x,
            y=1,
            xref="paper",
            yref="paper",
            xanchor=anchor,
            yanchor="bottom",
            yshift=4,
            text=text,
            showarrow=False,
        )
    return figure


def _veiled(color: str) -> str:
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{_FLOW})"
