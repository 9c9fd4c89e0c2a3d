"""Age pyramids that are compared can be told apart, however many there are."""

import numpy as np
import pytest

from analytics.age_pyramid import AGE_GROUPS, Pyramid
from ui.compare.charts import Outline, pyramids_figure, rows_of
from ui.exports.chart_picture import chart_svg

WORDS = ("Men", "Women", "% of all residents")
COLORS = ("#2f8f85", "#b9822e", "#4a6fb3", "#a8467c", "#5d6b73", "#7a9a2e", "#22282b", "#22282b")


def outlines(count):
    """Make pyramids whose men are 2 + place percent and whose women are 1 percent in every age."""
    ages = len(AGE_GROUPS)
    return [
        Outline(f"Unit {place}", COLORS[place], Pyramid((2.0 + place,) * ages, (1.0,) * ages))
        for place in range(count)
    ]


def of_colour(figure, colour):
    return [trace for trace in figure.data if trace.line.color == colour]


@pytest.mark.parametrize("count", [3, 4, 6, 8])
def test_more_than_two_stand_each_in_a_place_of_its_own_under_its_name(count):
    figure = pyramids_figure(outlines(count), WORDS, on="light")
    named = {note.text: (note.x, note.y) for note in figure.layout.annotations if "<b>" in note.text}
    own = [trace for trace in figure.data if trace.fill == "toself"]
    spans = [(min(one.x), max(one.x), min(one.y), max(one.y)) for one in own]

    assert list(named) == [f"<b>Unit {place}</b>" for place in range(count)]
    for place, (left, right, low, high) in enumerate(spans):
        middle, top = named[f"<b>Unit {place}</b>"]
        assert (middle - left, right - middle) == pytest.approx((2.0 + place, 1.0))
        assert high < top
        for other in spans[place + 1 :]:
            assert left > other[1] or right < other[0] or low > other[3] or high < other[2]
    rows = {low for _, _, low, _ in spans}
    assert len(rows) == rows_of(count)


def test_each_but_the_first_stands_against_the_outline_of_the_first():
    figure = pyramids_figure(outlines(4), WORDS, on="light")
    beside = [trace for trace in figure.data if trace.fill is None]

    assert len(beside) == 3
    assert all({told[1] for told in trace.customdata} == {2.0, 1.0} for trace in beside)
    assert all(trace.hovertemplate.startswith("Unit 0") for trace in beside)


def test_ages_and_shares_are_marked_on_both_sides_of_every_pyramid():
    figure = pyramids_figure(outlines(3), WORDS, on="light")
    middles = [note.x for note in figure.layout.annotations if "<b>" in note.text]
    marks = dict(zip(figure.layout.xaxis.tickvals, figure.layout.xaxis.ticktext, strict=True))

    for middle in middles:
        assert [marks[middle + at] for at in (-4, -2, 0, 2, 4)] == ["4", "2", "0", "2", "4"]
    assert list(figure.layout.yaxis.ticktext) == ["0–4", "20–24", "40–44", "60–64", "80–84"]


def test_two_lie_over_each_other():
    figure = pyramids_figure(outlines(2), WORDS, on="light")

    assert np.ptp([np.mean([min(one.x), max(one.x)]) for one in figure.data]) < 5
    assert len(of_colour(figure, COLORS[1])) == 2


@pytest.mark.parametrize("count", [1, 2, 3, 6, 8])
def test_a_picture_can_be_drawn_of_them(count):
    assert "<svg" in chart_svg(pyramids_figure(outlines(count), WORDS, on="light"), 900, 400, lang="en")
