"""Class colours: told apart in grey and by the colour-blind, and turning at zero."""

import colorsys
import re
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest

from analytics.class_breaks import ClassBreaks, class_breaks
from geodata import load_indicators
from ui.palettes import CROSS, NAMES, PAIR, SEQUENTIAL_NAMES, TYPES, class_colours

# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
)
PROTANOPIA = np.array(
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
)
TRITANOPIA = np.array(
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
)
NORMAL = np.eye(3)


def linear(colour):
    rgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    """CIE L*a*b* (D65) of linear RGB."""
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ rgb
    f = np.cbrt(np.clip(xyz / [0.9505, 1, 1.089], 0.008856, None))
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def breaks_of(size, below_zero=None, **more):
    return ClassBreaks(tuple(float(i) for i in range(size - 1)), below_zero, size, **more)


@pytest.mark.parametrize(
    "sight", [NORMAL, DEUTERANOPIA, PROTANOPIA], ids=["normal", "deuteranopia", "protanopia"]
)
@pytest.mark.parametrize("below", [0, 1, 2, 3, 4])
@pytest.mark.parametrize("above", [1, 2, 3, 4])
def test_diverging_classes_are_told_apart(sight, below, above):
    colours = class_colours("brown_teal", breaks_of(below + above, below))
    seen = [lab(sight @ linear(colour)) for colour in colours]

    assert len(colours) == below + above
    for i, one in enumerate(seen):
        for other in seen[i + 1 :]:
            assert np.linalg.norm(one - other) > 9


@pytest.mark.parametrize("palette", SEQUENTIAL_NAMES)
def test_a_sequential_scale_darkens_in_steps_that_grey_shows(palette):
    lightness = [lab(linear(colour))[0] for colour in class_colours(palette, breaks_of(5))]

    assert all(light - dark > 9 for light, dark in pairwise(lightness))


@pytest.mark.parametrize(
    "sight", [NORMAL, DEUTERANOPIA, PROTANOPIA], ids=["normal", "deuteranopia", "protanopia"]
)
@pytest.mark.parametrize("below", [1, 2, 3, 4])
def test_a_middle_class_is_told_from_both_sides(sight, below):
    colours = class_colours("brown_teal", breaks_of(2 * below + 1, below, holds_zero=True))
    seen = [lab(sight @ linear(colour)) for colour in colours]

    assert len(set(colours)) == 2 * below + 1
    assert seen[below][0] == max(colour[0] for colour in seen)
    for i, one in enumerate(seen):
        for other in seen[i + 1 :]:
            assert np.linalg.norm(one - other) > 9


@pytest.mark.parametrize("palette", SEQUENTIAL_NAMES)
@pytest.mark.parametrize("size", range(1, 10))
def test_up_to_nine_classes_darken_in_steps(palette, size):
    lightness = [lab(linear(colour))[0] for colour in class_colours(palette, breaks_of(size))]

    assert len(lightness) == size
    assert all(light - dark > 5 for light, dark in pairwise(lightness))


@pytest.mark.parametrize("sight", [NORMAL, DEUTERANOPIA, PROTANOPIA, TRITANOPIA])
@pytest.mark.parametrize("ground", ["light", "dark"])
def test_the_nine_fields_of_two_indicators_are_told_apart(sight, ground):
    seen = [lab(np.clip(sight @ linear(colour), 0, 1)) for colour in PAIR[ground]]

    assert len(seen) == 9
    assert all(np.linalg.norm(one - other) > 20 for one, other in combinations(seen, 2))


@pytest.mark.parametrize("sight", [NORMAL, DEUTERANOPIA, PROTANOPIA, TRITANOPIA])
@pytest.mark.parametrize("ground", ["light", "dark"])
def test_the_six_types_of_county_are_told_apart(sight, ground):
    seen = [lab(np.clip(sight @ linear(colour), 0, 1)) for colour in TYPES[ground].values()]

    assert len(seen) == 6
    assert all(np.linalg.norm(one - other) > 20 for one, other in combinations(seen, 2))


@pytest.mark.parametrize(("ground", "turn"), [("light", 1), ("dark", -1)])
def test_more_of_both_stands_out_from_the_ground(ground, turn):
    lightness = [turn * lab(linear(colour))[0] for colour in PAIR[ground]]

    assert all(lightness[i] > lightness[i + 3] for i in range(6))
    assert all(lightness[i] > lightness[i + 1] for i in (0, 1, 3, 4, 6, 7))


def test_losses_are_brown_and_gains_teal():
    breaks = class_breaks(np.concatenate([-np.arange(1.0, 50), np.arange(0.0, 50)]), diverging=True)
    hues = [
        colorsys.rgb_to_hsv(*(int(c[i : i + 2], 16) / 255 for i in (1, 3, 5)))[0] * 360
        for c in class_colours("brown_teal", breaks)
    ]

    assert [hue < 60 for hue in hues] == [True] * 3 + [False] * 3


def test_every_indicator_names_a_palette():
    assert {indicator.palette for indicator in load_indicators().values()} <= set(NAMES)


@pytest.mark.parametrize("on", ["light", "dark"])
@pytest.mark.parametrize(
    "sight",
    [NORMAL, DEUTERANOPIA, PROTANOPIA, TRITANOPIA],
    ids=["normal", "deuteranopia", "protanopia", "tritanopia"],
)
def test_the_fields_of_a_cross_are_told_apart(sight, on):
    seen = [lab(sight @ linear(colour)) for colour in CROSS[on]]

    for one, other in combinations(seen, 2):
        assert np.linalg.norm(one - other) > 15


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_the_quiet_type_is_told_from_what_is_filtered_out(ground):
    theme = (Path(__file__).resolve().parents[2] / "ui/frontend/src/theme.ts").read_text(encoding="utf-8")
    filtered_out = dict(zip(("light", "dark"), re.findall(r'filteredOut: "(#\w{6})"', theme), strict=True))

    general = lab(linear(TYPES[ground]["general"]))
    assert np.linalg.norm(general - lab(linear(filtered_out[ground]))) > 12
