"""A picture of a chart says what it cannot show, and shows the rest whatever the words are."""

import re
import xml.etree.ElementTree as ET

import pytest
from plotly import graph_objects as go

from ui import plotly_template as look
from ui.exports.chart_axes import ChartError
from ui.exports.chart_picture import chart_svg


def figure(*traces, **layout):
    return go.Figure(traces, layout={"template": look.template("light"), **layout})


def dots(**options):
    return go.Scatter(x=[1, 2, 3], y=[3, 1, 2], mode="markers", marker={"color": "#112233"} | options)


@pytest.mark.parametrize(
    "unknown",
    [
        figure(go.Pie(values=[1, 2])),
        figure(dots(symbol="star")),
        figure(dots(color="tomato")),
        figure(go.Scatter(x=[1], y=[1], mode="markers", error_y={"array": [1]}, marker={"color": "#111111"})),
        figure(go.Scatter(x=[1, 2], y=[1, 2], mode="lines", line={"color": "#111111", "shape": "spline"})),
        figure(go.Scatter(x=[1, 2], y=[1, 2], fill="tozeroy", mode="lines", line={"color": "#111111"})),
        figure(go.Bar(x=[1], y=[1]), go.Bar(x=[1], y=[2])),
        figure(dots(), annotations=[{"x": 1, "y": 1, "text": "arrow"}]),
        figure(dots(), annotations=[{"x": 1, "y": 1, "text": "<i>x</i>", "showarrow": False}]),
        figure(
            dots(), shapes=[{"type": "circle", "x0": 1, "x1": 2, "y0": 1, "y1": 2, "fillcolor": "#111111"}]
        ),
        figure(dots(), xaxis={"rangeslider": {"visible": True}}),
        figure(dots(), polar={"hole": 0.2}),
    ],
)
def test_what_a_picture_cannot_show_is_an_error_and_never_left_out(unknown):
    with pytest.raises(ChartError):
        chart_svg(unknown, 300, 200, lang="en")


def test_a_picture_without_room_is_an_error():
    with pytest.raises(ChartError):
        chart_svg(figure(dots()), 30, 200, lang="en")


def test_words_are_outlines_and_never_markup():
    name = "<b>&lt;script&gt;alert(1)&lt;/script&gt; 昆山</b>"
    note = {"x": 2, "y": 2, "text": name, "showarrow": False}
    svg = chart_svg(figure(dots(), annotations=[note]), 300, 200, lang="zh")

    assert "script" not in svg
    assert "<text" not in svg
    ET.fromstring(svg)  # noqa: S314 - our own


def test_a_missing_value_breaks_the_line():
    line = go.Scatter(x=[0, 1, 2, 3, 4], y=[1, 2, None, 2, 1], mode="lines", line={"color": "#a1b2c3"})
    svg = chart_svg(figure(line), 300, 200, lang="en")

    (path,) = re.findall(r'<path d="([^"]*)" fill="none" stroke="#a1b2c3"', svg)
    assert path.count("M") == 2


@pytest.mark.parametrize(("height", "is_whole"), [(400, True), (244, True), (230, False)])
def test_a_turned_title_is_whole_or_not_there(height, is_whole):
    # Twenty Chinese characters of 12 pixels are 240 pixels long.
    title = {"text": "年" * 20, "font": {"size": 12}}
    svg = chart_svg(figure(dots(), yaxis={"title": title}), 300, height, lang="zh")

    middles = [float(found) for found in re.findall(r"translate\([\d.-]+ ([\d.-]+)\) rotate\(-90\)", svg)]
    assert len(middles) == is_whole
    assert all(120 <= middle <= height - 120 for middle in middles)


def test_a_bar_is_as_long_as_its_value():
    bars = go.Bar(x=[0, 1], y=[10, 40], marker={"color": "#a1b2c3"})
    svg = chart_svg(figure(bars, yaxis={"range": [0, 50]}), 400, 300, lang="en")

    heights = [float(found) for found in re.findall(r'<rect [^>]*height="([\d.]+)" shape-rendering', svg)]
    assert heights[1] == pytest.approx(4 * heights[0], abs=0.05)


def test_a_chart_holds_no_address_and_no_font():
    svg = chart_svg(figure(dots()), 300, 200, lang="en").replace("http://www.w3.org/2000/svg", "")

    assert "http" not in svg
    assert "font" not in svg
