"""A chart as a picture is the chart that the browser draws: ranges, ticks, marks and their colours."""

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qsl

import plotly
import pytest

from ui.atlas import load_atlas
from ui.every_page import PAGES
from ui.exports.chart_picture import chart_svg, scales_of
from ui.exports.chart_spec import read_figure
from ui.exports.sheets import sheet_of
from ui.i18n import Words
from ui.url_state import decode

SIZE = (560, 380)
VIEWS = [
    "map?second=distance_city_5m&pick=class:2&county=320583",
    "map?second=gdp_per_resident&pick=region:-10,10000;10,10000;10,100000;-10,100000",
    "map?indicator=population_2020&second=population_density_2020",
    "services?show=hospital_beds_per_1000&county=320583",
    "services?show=need&county=360121",
    "services?show=people&stayed=fixed_phones_per_1000",
    "reach?county=360121&pick=class:2",
    "reach?lines=regions",
    "reach?show=radius",
    "reach?show=rail_air",
    "types?question=overlaps",
    "types?question=thresholds&rules=near_city_5m:80,population_loss:-10",
    "county?county=230231",
    "county?county=460300",
    "compare?with=320583,230231,110101&beside=nation,province:320000",
]

DRAWN = """
async ([figure, width, height]) => {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  Object.assign(figure.layout, { width, height });
  await Plotly.newPlot(place, figure.data, figure.layout);
  const all = place._fullLayout;
  const axis = (one) => one && one.visible && { range: one.range, ticks: one._vals.map((tick) => tick.text) };
  const fills = (query) =>
    [...place.querySelectorAll(query)].map((mark) => getComputedStyle(mark));
  const dots = fills('.scatterlayer .point').map((look) => look.fill === 'none' ? look.stroke : look.fill);
  return {
    x: axis(all.xaxis), y: axis(all.yaxis), y2: axis(all.yaxis2), dots,
    bars: fills('.bars .point path').map((look) => look.fill),
    lines: fills('.js-line').filter((look) => parseFloat(look.strokeWidth) > 0).map((look) => look.stroke),
    nodes: fills('.sankey-node rect.node-rect').map((look) => look.fill),
    links: place.querySelectorAll('.sankey-link').length,
  };
}
"""


def charts(address, lang):
    page, _, query = address.partition("?")
    atlas = load_atlas()
    state, _ = decode(dict(parse_qsl(query)), atlas.known, PAGES[page])
    return sheet_of(Words(lang), atlas, page, state).charts


def rgb(color):
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def drawn_dots(svg):
    """Colours of the dots in a picture, each with how many there are."""
    found = Counter()
    for look, inside in re.findall(
        r"<g ([^>]*)>((?:<circle[^>]*/>|<polygon[^>]*/>|<path d=\"M[\d. ]+V[\d.]+\"/>)+)</g>", svg
    ):
        color = re.search(r'(?:fill|stroke)="(#[0-9a-f]{6})"', look)[1]
        found[rgb(color)] += inside.count("/>")
    return found


@pytest.fixture(scope="module")
def plotted(reader):
    page = reader.new_page()
    page.add_script_tag(path=Path(plotly.__file__).parent / "package_data" / "plotly.min.js")

    def draw(figure):
        return page.evaluate(DRAWN, [json.loads(figure.to_json()), *SIZE])

    yield draw
    page.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("address", VIEWS)
def test_a_picture_has_the_ranges_ticks_marks_and_colours_of_the_browser(plotted, address, lang):
    for chart in charts(address, lang):
        there, svg = plotted(chart.figure), chart_svg(chart.figure, *SIZE, lang=lang)

        assert drawn_dots(svg) == Counter(there["dots"])
        bars = re.findall(r'<rect [^>]*crispEdges" fill="(#[0-9a-f]{6})"', svg)
        assert Counter(map(rgb, bars)) == Counter(there["bars"])
        lines = re.findall(r'<path d="[^"]*" fill="none" stroke="(#[0-9a-f]{6})"', svg)
        assert not Counter(there["lines"]) - Counter(map(rgb, lines))
        if there["nodes"]:
            assert svg.count("<rect") == len(there["nodes"])
            assert svg.count("C") == 2 * there["links"]
            continue
        for name, scale in scales_of(read_figure(chart.figure), *SIZE).items():
            if not there[name]:
                continue
            low, high = there[name]["range"]
            assert (scale.low, scale.high) == pytest.approx((low, high), abs=0.01 * abs(high - low))
            assert [tick.text for tick in scale.ticks()] == there[name]["ticks"]
