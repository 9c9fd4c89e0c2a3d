"""The charts of the county page: plain figures of what they are given.

Plotly takes half a second to import, so this module is imported when a chart is drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from plotly import graph_objects as go

from analytics.age_pyramid import Pyramid
from ui import plotly_template as look

ACCENT = {"light": "#2f8f85", "dark": "#5fb3ab"}
_AGES = 42
_ROW, _LOW_ROW = 0.075, 0.22
"""What the words at the ends of lines keep apart, in parts of the lines' height; a slide's chart is low."""

_BESIDE = 12.0
_LETTER, _CHARACTER = 7.2, 12.5
SECOND = {"light": "#b9822e", "dark": "#d9a657"}


@dataclass(frozen=True)
class Line:
    """A line in the chart of residents.

    Attributes
    ----------
    name : str
    values : mapping of int to float or None
        Year to residents, 2010 = 100.
    is_subject : bool
        Whether it is the county's own.
    dash : str
        As Plotly names it.
    """

    name: str
    values: Mapping[int, float | None]
    is_subject: bool
    dash: str


def course_figure(lines: Sequence[Line], *, on: str, is_named: bool = False) -> go.Figure:
    """Draw residents at the censuses, 2010 = 100, with the value of 2020 at the end of every line.

    Parameters
    ----------
    lines : sequence of Line
        The county's own first.
    on : {"light", "dark"}
    is_named : bool
        Whether each line's name stands at its end, where no key above the chart tells it, as on a slide.
    """
    figure = go.Figure(layout={"template": look.template(on), "dragmode": False, "hovermode": "closest"})
    ends = _apart(
        [line.values[2020] or 0.0 for line in lines], _span(lines) * (_LOW_ROW if is_named else _ROW)
    )
    room = 0.0
    for line, height in zip(lines, ends, strict=True):
        known = {year: value for year, value in line.values.items() if value is not None}
        color = ACCENT[on] if line.is_subject else look.line_color(on)
        width = 2.5 if line.is_subject else 1.3
        figure.add_scatter(
            x=list(known),
            y=list(known.values()),
            mode="lines+markers",
            line={"color": color, "width": width, "dash": line.dash},
            marker={"size": 7 if line.is_subject else 4, "color": color},
            name=line.name,
            hovertemplate=f"{line.name} %{{x}}<br>%{{y:.1f}}<extra></extra>",
        )
        text = f"{line.values[2020]:.1f}"
        if is_named:
            text = f"{escape(line.name)} {text}"
            room = max(room, _words_width(f"{line.name} {line.values[2020]:.1f}"))
        figure.add_annotation(
            x=2020,
            y=height,
            text=f"<b>{text}</b>" if line.is_subject else text,
            showarrow=False,
            xanchor="left",
            xshift=8,
            font={"color": look.strong_color(on) if line.is_subject else look.line_color(on)},
        )
    years = [2000, 2010, 2020]
    figure.update_xaxes(
        tickvals=years,
        ticktext=[str(year) for year in years],
        range=[1999, 2020.5 if is_named else 2022.5],
        showgrid=False,
        fixedrange=True,
    )
    figure.update_yaxes(nticks=5, fixedrange=True)
    if is_named:
        figure.update_layout(margin_r=_BESIDE + room)
    return figure


def _words_width(text: str) -> float:
    """Give about the pixels of words in bold; a Chinese character is as wide as it is high."""
    return sum(_LETTER if character.isascii() else _CHARACTER for character in text)


def _span(lines: Sequence[Line]) -> float:
    values = [value for line in lines for value in line.values.values() if value is not None]
    return max(max(values) - min(values), 1.0)


def _apart(heights: Sequence[float], least: float) -> list[float]:
    """Move words that would overlap apart, keeping their order."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    moved = list(heights)
    for below, above in pairwise(order):
        moved[above] = max(moved[above], moved[below] + least)
    # What was pushed up is lowered again by half of it, so that words stay around their lines.
    excess = sum(moved[one] - heights[one] for one in order) / len(order)
    return [height - excess for height in moved]


@dataclass(frozen=True)
class PyramidWords:
    """What stands in a pyramid: the ages, the sexes and the years, and the title of its axis."""

    ages: Sequence[str]
    male: str
    female: str
    axis: str


def pyramid_figure(earlier: Pyramid, later: Pyramid, words: PyramidWords, *, on: str) -> go.Figure:
    """Draw two age pyramids over each other: the later year as bars, the earlier one as an outline.

    Parameters
    ----------
    earlier, later : Pyramid
        In percent of all residents.
    words : PyramidWords
    on : {"light", "dark"}
    """
    figure = go.Figure(layout={"template": look.template(on), "dragmode": False, "bargap": 0.12})
    rows = list(range(len(words.ages)))
    largest = max(*earlier.male, *earlier.female, *later.male, *later.female)
    for sign, before, now, name, color in (
        (-1, earlier.male, later.male, words.male, ACCENT[on]),
        (1, earlier.female, later.female, words.female, SECOND[on]),
    ):
        figure.add_bar(
            x=[sign * share for share in now],
            y=rows,
            orientation="h",
            marker={"color": color, "opacity": 0.75},
            customdata=list(zip(words.ages, now, strict=True)),
            hovertemplate=f"{name} %{{customdata[0]}}<br>2020: %{{customdata[1]:.2f}}%<extra></extra>",
        )
        figure.add_scatter(
            x=[sign * share for share in before],
            y=rows,
            mode="lines",
            line={"color": look.strong_color(on), "width": 1.4, "shape": "vhv"},
            customdata=list(zip(words.ages, before, strict=True)),
            hovertemplate=f"{name} %{{customdata[0]}}<br>2010: %{{customdata[1]:.2f}}%<extra></extra>",
        )
        figure.add_annotation(
            x=sign * largest,
            y=rows[-1],
            text=f"<b>{name}</b>",
            showarrow=False,
            xanchor="right" if sign > 0 else "left",
            font={"color": look.strong_color(on)},
        )
    step = 1 if largest <= 5 else 2 if largest <= 10 else 5  # noqa: PLR2004 - three or four marks a side
    marks = list(range(0, int(largest) + step, step))
    sides = [-mark for mark in marks[:0:-1]] + marks
    figure.update_xaxes(
        tickvals=sides,
        ticktext=[f"{abs(mark)}" for mark in sides],
        range=[-largest * 1.12, largest * 1.12],
        title_text=words.axis,
        fixedrange=True,
    )
    figure.update_yaxes(tickvals=rows, ticktext=list(words.ages), showgrid=False, fixedrange=True)
    figure.update_layout(barmode="overlay", margin_l=_AGES)
    return figure


@dataclass(frozen=True)
class Industry:
    """An industry in the chart of employment: its shares in percent, the county's one as it is printed."""

    name: str
    share: float
    text: str
    province: float | None
    nation: float | None

    @property
    def largest(self) -> float:
        """The largest of its shares."""
        return max(self.share, self.province or 0.0, self.nation or 0.0)


def work_figure(industries: Sequence[Industry], axis: str, *, on: str) -> go.Figure:
    """Draw the county's share of every industry as a bar, with marks for province and nation.

    Parameters
    ----------
    industries : sequence of Industry
        The largest first, which stands on top.
    axis : str
        Title of the axis, with the unit.
    on : {"light", "dark"}
    """
    figure = go.Figure(layout={"template": look.template(on), "dragmode": False, "bargap": 0.35})
    rows = list(range(len(industries)))[::-1]
    figure.add_bar(
        x=[one.share for one in industries],
        y=rows,
        orientation="h",
        marker={"color": ACCENT[on], "line": {"width": 0}},
    )
    for marks, size, color in (
        ([one.province for one in industries], 7, look.line_color(on)),
        ([one.nation for one in industries], 14, look.strong_color(on)),
    ):
        known = [(mark, row) for mark, row in zip(marks, rows, strict=True) if mark is not None]
        figure.add_scatter(
            x=[mark for mark, _ in known],
            y=[row for _, row in known],
            mode="markers",
            marker={"symbol": "line-ns-open", "size": size, "color": color, "line": {"width": 1.6}},
        )
    for one, row in zip(industries, rows, strict=True):
        figure.add_annotation(x=one.largest, y=row, text=one.text, showarrow=False, xanchor="left", xshift=5)
    largest = max(one.largest for one in industries)
    figure.update_xaxes(title_text=axis, range=[0, 1.15 * largest], fixedrange=True)
    figure.update_yaxes(
        tickvals=rows,
        ticktext=[one.name for one in industries],
        range=[-0.7, len(industries) - 0.3],
        showgrid=False,
        fixedrange=True,
    )
    return figure
