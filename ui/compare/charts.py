"""The charts of the compare page; imported when one is drawn, since Plotly takes half a second to import."""

from collections.abc import Sequence
from dataclasses import dataclass

from plotly import graph_objects as go

from analytics.age_pyramid import AGE_GROUPS, Pyramid
from ui import plotly_template as look

_ROOM_LEFT = 42


@dataclass(frozen=True)
class Pair:
    """Values of 2010 and 2020 of a county or a group, with name, colour and mark; one may be missing."""

    name: str
    color: str
    before: float | None
    after: float | None
    symbol: str = "circle"


@dataclass(frozen=True)
class Outline:
    """The age pyramid of a county or a group, in percent, with its name, colour and kind of line."""

    name: str
    color: str
    shares: Pyramid
    dash: str = "solid"


def dumbbell_figure(pairs: Sequence[Pair], axis: str, decimals: int, suffix: str, *, on: str) -> go.Figure:
    """Draw a line from 2010 to 2020 for each county, the first one on top.

    Parameters
    ----------
    pairs : sequence of Pair
    axis : str
        Title of the axis, with the unit.
    decimals : int
    suffix : str
        What follows a value, its space included.
    on : {"light", "dark"}
    """
    figure = go.Figure(layout={"template": look.template(on), "dragmode": False})
    rows = list(range(len(pairs)))[::-1]
    for row, pair in zip(rows, pairs, strict=True):
        if pair.before is not None and pair.after is not None:
            line = {"color": pair.color, "width": 2}
            figure.add_shape(type="line", x0=pair.before, x1=pair.after, y0=row, y1=row, line=line)
        for year, value, symbol in (
            ("2010", pair.before, f"{pair.symbol}-open"),
            ("2020", pair.after, pair.symbol),
        ):
            if value is None:
                continue
            figure.add_scatter(
                x=[value],
                y=[row],
                mode="markers",
                marker={
                    "size": 11,
                    "color": pair.color,
                    "symbol": symbol,
                    "line": {"width": 2, "color": pair.color},
                },
                hovertemplate=f"{pair.name} {year}<br>%{{x:,.{decimals}f}}{suffix}<extra></extra>",
            )
    figure.update_xaxes(title_text=axis, fixedrange=True)
    figure.update_yaxes(
        tickvals=rows,
        ticktext=[pair.name for pair in pairs],
        range=[-0.7, len(pairs) - 0.3],
        showgrid=False,
        fixedrange=True,
    )
    return figure


def pyramids_figure(outlines: Sequence[Outline], words: tuple[str, str, str], *, on: str) -> go.Figure:
    """Draw the outlines of several age pyramids over each other.

    Parameters
    ----------
    outlines : sequence of Outline
    words : tuple of str
        Men, women, and the axis.
    on : {"light", "dark"}
    """
    ages = [group.replace("_plus", "+").replace("_", "–") for group in AGE_GROUPS]
    rows = list(range(len(ages)))
    figure = go.Figure(layout={"template": look.template(on), "dragmode": False})
    largest = max(share for one in outlines for share in (*one.shares.male, *one.shares.female))
    for one in outlines:
        for sign, shares, sex in ((-1, one.shares.male, words[0]), (1, one.shares.female, words[1])):
            told = f"{one.name}, {sex} %{{customdata[0]}}<br>%{{customdata[1]:.2f}}%<extra></extra>"
            figure.add_scatter(
                x=[sign * share for share in shares],
                y=rows,
                mode="lines",
                line={
                    "color": one.color,
                    "width": 1.8 if one.dash == "solid" else 1.3,
                    "shape": "vhv",
                    "dash": one.dash,
                },
                customdata=list(zip(ages, shares, strict=True)),
                hovertemplate=told,
            )
    for sign, sex in ((-1, words[0]), (1, words[1])):
        figure.add_annotation(
            x=sign * largest,
            y=rows[-1],
            text=f"<b>{sex}</b>",
            showarrow=False,
            xanchor="right" if sign > 0 else "left",
            font={"color": look.strong_color(on)},
        )
    figure.add_vline(0, line={"width": 1, "color": look.line_color(on)})
    marks = list(range(0, int(largest) + 2, 2))
    sides = [-mark for mark in marks[:0:-1]] + marks
    figure.update_xaxes(
        tickvals=sides,
        ticktext=[str(abs(mark)) for mark in sides],
        range=[-1.12 * largest, 1.12 * largest],
        title_text=words[2],
        fixedrange=True,
    )
    figure.update_yaxes(tickvals=rows, ticktext=ages, showgrid=False, fixedrange=True)
    figure.update_layout(margin_l=_ROOM_LEFT)
    return figure
