"""Lines of a chart that leaves the page bear their names, and no name stands on another."""

from itertools import pairwise

import pytest

from ui.atlas import load_atlas
from ui.county.charts import Line, course_figure
from ui.every_page import PAGES
from ui.exports.chart_picture import scales_of
from ui.exports.chart_spec import read_figure
from ui.exports.chart_text import Label
from ui.exports.sheets import sheet_of
from ui.i18n import Words
from ui.url_state import decode

LINES = (
    Line("Xinzheng", {2000: None, 2010: 100.0, 2020: 154.0}, True, "solid"),
    Line("Henan", {2000: 97.1, 2010: 100.0, 2020: 105.7}, False, "dash"),
    Line("Nation", {2000: 94.0, 2010: 100.0, 2020: 105.8}, False, "dot"),
)
LOW = (430, 112)
"""Pixels of the chart on a slide."""


def test_a_name_and_its_value_stand_at_the_end_of_every_line():
    figure = course_figure(LINES, on="light", is_named=True)

    assert [note.text for note in figure.layout.annotations] == [
        "<b>Xinzheng 154.0</b>",
        "Henan 105.7",
        "Nation 105.8",
    ]


@pytest.mark.parametrize("own", [154.0, 105.75, 105.6, 88.0])
def test_names_of_lines_that_end_together_are_spread_on_a_slide(own):
    lines = (Line("Xinzheng", {2000: 99.0, 2010: 100.0, 2020: own}, True, "solid"), *LINES[1:])
    figure = course_figure(lines, on="light", is_named=True)
    spec = read_figure(figure)
    up = scales_of(spec, *LOW)["y"]
    heights = sorted(up.place(note.y) for note in figure.layout.annotations)

    assert min(after - before for before, after in pairwise(heights)) >= float(spec.layout["font"]["size"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_longest_name_stays_in_the_picture(lang):
    atlas = load_atlas()
    # Qapqal Xibe Autonomous County, in the Xinjiang Uygur Autonomous Region.
    state, _ = decode({"county": "654022"}, atlas.known, PAGES["county"])
    figure = sheet_of(Words(lang), atlas, "county", state).charts[0].figure
    spec = read_figure(figure)
    across = scales_of(spec, *LOW)["x"]

    assert len(figure.layout.annotations) == 3
    for note in figure.layout.annotations:
        width = Label.of(note.text).width(float(spec.layout["font"]["size"]))
        assert across.place(note.x) + note.xshift + width <= LOW[0]
