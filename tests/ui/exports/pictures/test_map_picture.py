"""The map in a file: colours as on the screen, everything in its place, nothing missing or hidden."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Proj
from shapely import box, transform
from shapely.affinity import affine_transform

from geodata import load_county_shapes
from tests.ui.exports.pictures.svg import SVG, root_of
from ui.exports.fills import HATCH, PaintingError, fills_of
from ui.exports.map_frame import fit_country
from ui.exports.map_legend import scale_bar
from ui.exports.map_picture import map_svg
from ui.exports.paper import PAPER
from ui.frontend_build import FRONTEND
from ui.map_message import LegendClass

WIDE = (960, 600)
# The projection that the methods page names, written here anew.
ALBERS = Proj(proj="aea", lat_1=25, lat_2=47, lon_0=105, ellps="WGS84")
REFERENCES = {"652824": "#ff0000", "150785": "#00ff00", "530828": "#0000ff"}


def projected(shape):
    return transform(shape, lambda places: np.column_stack(ALBERS(*places.T)))


@pytest.fixture(scope="module")
def shapes():
    return load_county_shapes().set_index("code")["geometry"]


@pytest.fixture(scope="module")
def codes(shapes):
    return list(shapes.index)


@pytest.fixture(scope="module")
def default(sheet):
    """The national map without the layers over it."""
    return replace(sheet().painting, overlays=(), grouped_count=None)


@pytest.fixture(scope="module")
def place(default, codes, shapes, pixels):
    """Where a place is in a picture of the country, found from three counties in colours of their own."""
    classes = ["3"] * len(codes)
    legend = [LegendClass("", colour, 1) for colour in REFERENCES.values()]
    for number, code in enumerate(REFERENCES):
        classes[codes.index(code)] = str(number)
    painting = replace(default, classes="".join(classes), legend=(*legend, LegendClass("", "#ffffff", 1)))
    picture = pixels(map_svg(painting, None, *WIDE, has_legend=False))
    rows, right = [], []
    for code, colour in REFERENCES.items():
        wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        y, x = np.nonzero((picture == wanted).all(axis=2))
        middle = projected(shapes[code]).centroid
        rows += [[middle.x, 1, 0], [-middle.y, 0, 1]]
        right += [x.mean() + 0.5, y.mean() + 0.5]
    (scale, left, top), residuals, *_ = np.linalg.lstsq(np.array(rows), np.array(right))
    # Three counties in three corners agree on one scale: the projection is the one that is named.
    assert np.sqrt(residuals / len(right)).max() < 1.0

    def at(lon, lat):
        x, y = ALBERS(lon, lat)
        return int(left + scale * x), int(top - scale * y)

    return at


def test_ten_counties_have_the_colours_of_the_painting(default, shapes, codes, place, pixels):
    picture = pixels(map_svg(default, None, *WIDE, has_legend=False))
    sizes = shapes.map(lambda shape: projected(shape).area).astype(float)
    largest = sizes.groupby([code[:2] for code in codes]).idxmax()
    compared = set()
    # Sansha lies in the inset.
    for code in largest[largest != "460300"]:
        character = default.classes[codes.index(code)]
        point = shapes[code].representative_point()
        x, y = place(point.x, point.y)
        colour = "#{:02x}{:02x}{:02x}".format(*picture[y, x])
        # A thin border may run through a pixel of a small county.
        if (picture[y - 1 : y + 2, x - 1 : x + 2] == picture[y, x]).all():
            assert colour == default.legend[int(character)].color, code
            compared.add(code)
    assert len(compared) >= 10
    assert len({default.classes[codes.index(code)] for code in compared}) >= 4


def test_what_stands_back_has_the_screens_colour(default):
    # 0.14 of #7f4a14 over #f4f6f6, by hand: 227.62, 221.92, 214.36.
    painting = replace(default, classes="A" + default.classes[1:])
    assert default.legend[0].color == "#7f4a14"
    assert fills_of(painting)[0] == "#e4ded6"


def test_greys_and_inks_are_those_of_the_screens_light_theme():
    theme = (FRONTEND / "src" / "theme.ts").read_text(encoding="utf-8")
    light = dict(
        re.findall(r'(\w+): "(#[0-9a-f]{6})"', theme[theme.index("const LIGHT") : theme.index("const DARK")])
    )
    names = {"provinceBorder": "province_border", "filteredOut": "filtered_out", "noData": "no_data"}
    names |= {"noDataLine": "no_data_line", "badgeText": "badge_text"}
    for name, colour in light.items():
        own = getattr(PAPER, names.get(name, name), None)
        assert own in (colour, None), name
    assert {"background", "text", "muted", "ring", "agglomeration", "point", "selected"} <= light.keys()


def test_taiwan_is_there_as_no_data(default, place, pixels):
    picture = pixels(map_svg(default, None, *WIDE, has_legend=False))
    x, y = place(120.95, 23.75)
    around = picture[y - 4 : y + 5, x - 4 : x + 5].reshape(-1, 3)
    base = tuple(int(PAPER.no_data[at : at + 2], 16) for at in (1, 3, 5))
    assert (around == base).all(axis=1).mean() > 0.15
    # And hatched: darker lines over it.
    assert (around.sum(axis=1) < sum(base) - 60).mean() > 0.1


@pytest.mark.parametrize("size", [(1280, 720), (1100, 700)])
def test_a_broad_national_map_has_the_south_china_sea_in_an_inset(default, size):
    svg = root_of(map_svg(default, None, *size))
    (inset,) = svg.iterfind(f".//{SVG}g[@class='inset']")
    assert dashes(inset) == 10


def test_a_tall_national_map_holds_the_whole_sea(default):
    svg = root_of(map_svg(default, None, 800, 1000))
    assert not list(svg.iterfind(f".//{SVG}g[@class='inset']"))
    assert dashes(svg) == 10


def dashes(part):
    """Count the dashes of the maritime line."""
    return sum(path.get("d").count("M") for path in part.iterfind(f".//{SVG}path[@class='maritime_line']"))


@pytest.mark.parametrize("size", [(1100, 620), (900, 640), (700, 700), (620, 900)])
@pytest.mark.parametrize("legend", [(280, 240), (200, 330)])
def test_legend_and_inset_cover_no_county(shapes, size, legend):
    found = fit_country(legend, size)
    scale, left, top = found.placing.scale, found.placing.left, found.placing.top
    x, y = found.legend
    covers = [box(x, y, x + legend[0], y + legend[1])]
    if found.inset:
        covers.append(box(*found.inset))
    for shape in shapes[~shapes.index.str.startswith("4603")]:
        drawn = affine_transform(projected(shape), [scale, 0, 0, -scale, left, top])
        assert not any(cover.intersects(drawn) for cover in covers)
    assert x >= 0
    assert x + legend[0] <= size[0]
    assert y + legend[1] <= size[1]


VIEWS = [
    {},
    {"province": "510000", "county": "510104"},
    {
        "region": "northeast",
        "overlays": "cities,provinces,prefectures,stations,airports,agglomerations,top100",
    },
    {"ring": "very_large-150"},
    {"indicator": "urban_share_2020", "second": "elderly_share_2020"},
    {"indicator": "population_path"},
    {"panels": "regions"},
    {"view": "6.5,31.2,120.5"},
    {"county": "460300"},
]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("query", VIEWS, ids=lambda query: "&".join(query) or "country")
def test_every_view_makes_a_small_and_sound_file(sheet, query, lang):
    made = sheet(lang=lang, **query)
    svg = map_svg(made.painting, made.view, 1200, 750, title="<Title> & more", description="Source: census")
    root = root_of(svg)
    assert root.findtext(f"{SVG}title") == "<Title> & more"
    assert root.findtext(f"{SVG}desc") == "Source: census"
    assert len(svg) < 1_500_000
    assert "nan" not in svg.lower()
    assert "<text" not in svg
    used = set(re.findall(r"url\(#([^)]+)\)", svg))
    assert used <= set(re.findall(r' id="([^"]+)"', svg))


def test_what_the_filters_leave_out_is_grey_and_what_they_leave_is_large(sheet, default):
    filtered = sheet(province="510000").painting
    assert set(fills_of(filtered)) >= {PAPER.filtered_out}
    boxes = [areas(map_svg(each, None, *WIDE), filtered.legend[0].color) for each in (default, filtered)]
    # One province fills the picture as the whole country did.
    assert boxes[1] > 0.5 * boxes[0]


def areas(svg, colour):
    """Give the height that the counties of a colour take up, in tenths of a pixel."""
    (path,) = re.findall(rf'<path fill="{colour}" d="([^"]+)"', svg.split('<g class="borders"')[0])
    starts = [int(y) for y in re.findall(r"M-?\d+ (-?\d+)", path)]
    return max(starts) - min(starts)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"classes": "012"}, "3 classes"),
        ({"classes": "z" * 2843}, "class 35"),
        ({"classes": "!" * 2843}, "'!'"),
        ({"legend": (LegendClass("", 'red" onload="x', 1),), "classes": "0" * 2843}, "is no colour"),
    ],
)
def test_a_broken_painting_is_refused_with_a_reason(default, change, said):
    with pytest.raises(PaintingError, match=said):
        map_svg(replace(default, **change))


def test_a_picture_of_no_size_is_refused(default):
    with pytest.raises(PaintingError, match="0 by 10"):
        map_svg(default, None, 0, 10)


def test_no_data_is_never_a_colour(default):
    assert fills_of(replace(default, classes="-" + default.classes[1:]))[0] == HATCH


@given(st.floats(1e-6, 3e-3))
def test_a_scale_bar_is_a_round_number_no_longer_than_its_room(pixels_a_metre):
    (painting,) = [_painting()]
    block = scale_bar(painting, pixels_a_metre, 90)
    length = float(re.search(r"h([\d.]+)v", block.svg)[1])
    kilometres = length / pixels_a_metre / 1000
    assert 90 / 2.51 <= length <= 90.1
    exponent = 10 ** np.floor(np.log10(kilometres * 1.01))
    assert min(abs(kilometres / exponent - step) for step in (1, 2, 5)) < 0.05


def _painting():
    from ui.map_message import Painting  # noqa: PLC0415 - one made by hand

    return Painting("", "", "", (), "", 0, "", 0, "", "", "en", None)
