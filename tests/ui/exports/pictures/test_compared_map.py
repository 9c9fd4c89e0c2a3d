"""The map of a comparison shows the compared counties: where they are, in the colours of their charts."""

import numpy as np
import pytest

from geodata import load_topology
from ui.compare.chosen import COLORS
from ui.exports.map_picture import map_svg

NEAR = ("360121", "360124", "360112", "360981")
FAR = ("230882", "460300", "653101", "330521")
SIZE = (720, 480)


def share(picture, colour):
    """Give the share of a picture that has a colour."""
    wanted = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)])
    return float((np.abs(picture.astype(int) - wanted).max(axis=2) <= 2).mean())


@pytest.fixture(scope="module")
def painting(sheet):
    return lambda codes, lang="zh": sheet("compare", lang, **{"with": ",".join(codes)}).painting


def test_neighbours_fill_the_picture_each_in_its_colour(painting, pixels):
    picture = pixels(map_svg(painting(NEAR), None, *SIZE, has_legend=False))
    shares = [share(picture, colour) for colour in COLORS["light"][: len(NEAR)]]

    assert min(shares) > 0.01
    assert sum(shares) > 0.1


def test_the_legend_names_them_in_the_order_of_the_charts(painting):
    made = painting(NEAR)

    assert [entry.label for entry in made.legend] == ["南昌县", "进贤县", "新建区", "丰城市"]
    assert [entry.color for entry in made.legend] == list(COLORS["light"][: len(NEAR)])
    # Nanchang county had 1,452,502 residents in the census of 2020.
    assert made.legend[0].residents == "145.3万"
    codes = list(load_topology().counties)
    assert [made.classes[codes.index(code)] for code in NEAR] == list("0123")


def test_counties_over_the_whole_country_are_ringed_on_a_map_of_it(painting):
    drawn = map_svg(painting(FAR), None, *SIZE, has_legend=False)

    assert drawn.count('<g class="selected"') == len(FAR)
    assert 'class="inset"' in drawn
    assert 'class="inset"' not in map_svg(painting(NEAR), None, *SIZE, has_legend=False)
