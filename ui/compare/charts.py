"""The charts of the compare page; imported when one is drawn, since Plotly takes half a second to import."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plotly import graph_objects as go

from analytics.age_pyramid import AGE_GROUPS, Pyramid
from ui import plotly_template as look

_ROOM_LEFT = 42
_OVER_EACH_OTHER = 2
_COLUMNS = 3
_BETWEEN = 1.24
_HEAD = 3.5
_EVERY = 4
_FAINT = 0.3


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
    """Draw age pyramids: two over each other, more of them each for itself.

    Parameters
    ----------
    outlines : sequence of Outline
    words : tuple of str
        Men, women, and the axis.
    on : {"light", "dark"}
    """
    if are_apart(len(outlines)):
        return _each_apart(outlines, words, on=on)
    return _over_each_other(outlines, words, on=on)


def are_apart(count: int) -> bool:
    """Tell whether so many pyramids are drawn each for itself: nobody can follow more than two outlines."""
    return count > _OVER_EACH_OTHER


def rows_of(count: int) -> int:
    """Give the rows that so many pyramids are drawn in."""
    return -(-count // _across(count)) if are_apart(count) else 1


def _across(count: int) -> int:
    return min(-(-count // (-(-count // _COLUMNS))), _COLUMNS)


def _each_apart(outlines: Sequence[Outline], words: tuple[str, str, str], *, on: str) -> go.Figure:
    """Draw small pyramids side by side on one pair of axes, each against the outline of the first."""
    ages = _ages()
    columns, rows = _across(len(outlines)), rows_of(len(outlines))
    largest = _largest(outlines)
    wide, high = 2 * largest * _BETWEEN, len(ages) + _HEAD
    figure = go.Figure(layout={"template": look.template(on), "dragmode": False})
    for place, one in enumerate(outlines):
        x, y = place % columns * wide, (rows - 1 - place // columns) * high
        figure.add_scatter(**_silhouette(one, words, x, y), fill="toself", fillcolor=_faint(one.color))
        if place:
            first = replace(outlines[0], color=look.strong_color(on), dash="solid")
            figure.add_scatter(**_silhouette(first, words, x, y, width=1.0))
        heads = [(0.0, len(ages) + 0.7, f"<b>{one.name}</b>", "center")]
        heads += [
            (-largest, len(ages) - 1.0, words[0], "left"),
            (largest, len(ages) - 1.0, words[1], "right"),
        ]
        for at, height, text, anchor in heads:
            figure.add_annotation(
                x=x + at,
                y=y + height,
                text=text,
                showarrow=False,
                xanchor=anchor,
                font={"color": look.strong_color(on)},
            )
        line = {"width": 1, "color": look.line_color(on)}
        figure.add_shape(type="line", x0=x, x1=x, y0=y - 0.5, y1=y + len(ages) - 0.5, line=line)
    marks = _marks(largest)
    figure.update_xaxes(
        tickvals=[column * wide + mark for column in range(columns) for mark in marks],
        ticktext=[str(abs(mark)) for _ in range(columns) for mark in marks],
        range=[-wide / 2, (columns - 0.5) * wide],
        title_text=words[2],
        fixedrange=True,
    )
    figure.update_yaxes(
        tickvals=[row * high + group for row in range(rows) for group in range(0, len(ages), _EVERY)],
        ticktext=ages[::_EVERY] * rows,
        range=[-1.0, rows * high - 0.8],
        showgrid=False,
        fixedrange=True,
    )
    figure.update_layout(margin_l=_ROOM_LEFT)
    return figure


def _silhouette(
    one: Outline, words: tuple[str, str, str], x: float, y: float, *, width: float = 1.6
) -> dict[str, object]:
    """Give a pyramid's outline as one line, up the men's side and down the women's."""
    ages = _ages()
    up, down = range(len(ages)), range(len(ages))[::-1]
    told = [(ages[row], one.shares.male[row], words[0]) for row in up]
    told += [(ages[row], one.shares.female[row], words[1]) for row in down]
    return {
        "x": [x - one.shares.male[row] for row in up] + [x + one.shares.female[row] for row in down],
        "y": [y + row for row in (*up, *down)],
        "mode": "lines",
        "line": {"color": one.color, "width": width, "shape": "vhv", "dash": one.dash},
        "customdata": told,
        "hovertemplate": f"{one.name}, %{{customdata[2]}} %{{customdata[0]}}<br>"
        "%{customdata[1]:.2f}%<extra></extra>",
    }


def _faint(color: str) -> str:
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{_FAINT})"


def _marks(largest: float) -> list[int]:
    """Give the shares that are marked on both sides of a small pyramid."""
    step = next(step for step in (2, 4, 5, 10, 20, 50) if largest / step < 3)  # noqa: PLR2004 - two a side
    ups = list(range(0, int(largest) + 1, step))
    return [-mark for mark in ups[:0:-1]] + ups


def _ages() -> list[str]:
    return [group.replace("_plus", "+").replace("_", "–") for group in AGE_GROUPS]


def _largest(outlines: Sequence[Outline]) -> float:
    return max(share for one in outlines for share in (*one.shares.male, *one.shares.female))


def _over_each_other(outlines: Sequence[Outline], words: tuple[str, str, str], *, on: str) -> go.Figure:
    ages = _ages()
    rows = list(range(len(ages)))
    figure = go.Figure(layout={"template": look.template(on), "dragmode": False})
    largest = _largest(outlines)
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
