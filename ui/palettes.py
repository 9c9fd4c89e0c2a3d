"""Colours of the classes; every scale stays readable for the colour-blind, on light and on dark ground."""

from collections.abc import Mapping

import numpy as np

from analytics.class_breaks import ClassBreaks

# Lightness changes steadily within each scale, so it also reads in grey; hues are brown against teal, which
# no common colour blindness confounds.
_BROWN = ("#7f4a14", "#a86b2d", "#cb9a5f", "#e6cda5")
_TEAL = ("#b5dcd5", "#6fb8ae", "#2f9086", "#0c615a")
_AROUND_ZERO = "#f4efe3"

_SEQUENTIAL: Mapping[str, tuple[str, ...]] = {
    "blue": ("#dbe7f1", "#abc8e0", "#74a3ca", "#3f7bb0", "#1a4f86"),
    "teal": ("#d6ebe7", "#a3d0c9", "#67aea6", "#2f867e", "#0c5a54"),
    "green": ("#dfecd8", "#b3d3a6", "#7fb274", "#4b8c4a", "#1f6131"),
    "purple": ("#e6e1ef", "#c3b9dc", "#9c8dc3", "#7462a6", "#4b3a82"),
    "plum": ("#eedeeb", "#dbb6d6", "#c388bc", "#a25c9a", "#72396c"),
    "rose": ("#f5dddf", "#ebb2b9", "#da828f", "#b95367", "#843143"),
    "ochre": ("#eee0d2", "#dabc9a", "#be945d", "#996c2a", "#6a470f"),
    "olive": ("#e3e4d2", "#c0c49b", "#98a05e", "#6e7b2b", "#485310"),
    "copper": ("#f4ded7", "#e8b6a5", "#d3896f", "#b05e41", "#7d3b24"),
}
# From gain to loss, the lately losing darker than the formerly losing.
_CATEGORICAL: Mapping[str, tuple[str, ...]] = {"path": ("#6fb8ae", "#e3dac6", "#cb9a5f", "#7f4a14")}
# For one side of a diverging scale with 1 to 4 classes: which shades, from the middle outwards.
_SHADES_OUTWARDS = {0: (), 1: (1,), 2: (0, 2), 3: (0, 1, 3), 4: (0, 1, 2, 3)}
_SHADES = {0: (), 1: (2,), 2: (1, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}

SEQUENTIAL_NAMES = tuple(_SEQUENTIAL)
NAMES = ("brown_teal", *_SEQUENTIAL, *_CATEGORICAL)
PAIR: Mapping[str, tuple[str, ...]] = {
    "light": (
        *("#e6e6e2", "#9ab5d1", "#3a86c0"),
        *("#ebb784", "#9b877d", "#475974"),
        *("#e08a1e", "#8b5b2e", "#3b3030"),
    ),
    "dark": (
        *("#363d42", "#466989", "#4a98d8"),
        *("#8e673d", "#a3948d", "#a9c3e2"),
        *("#e6952b", "#f4c28d", "#f4f1ea"),
    ),
}
"""Colours of two indicators at once by the ground they stand on, in the order of
`analytics.bivariate.pair_classes`: blue for more of the first, orange for more of the second, and what is
high in both stands out from the ground most."""

CROSS: Mapping[str, tuple[str, ...]] = {
    "light": ("#d9dcda", "#e08a1e", "#3a86c0", "#8b9499"),
    "dark": ("#3a4145", "#e6952b", "#4a98d8", "#8f999e"),
}
"""Colours of the four fields of a cross by the ground they stand on, in the order of
`analytics.supply_and_need`: the two fields in which the measures disagree bear colour."""


TYPES: Mapping[str, Mapping[str, str]] = {
    "light": {
        "near_big_city": "#2860b4",
        "key_ecological": "#5fa880",
        "specialised": "#dc6029",
        "main_agricultural": "#f6d786",
        "losing_population": "#6a1e64",
        "general": "#bfc1c4",
    },
    "dark": {
        "near_big_city": "#4a86dd",
        "key_ecological": "#7cc39c",
        "specialised": "#e06a30",
        "main_agricultural": "#f8df96",
        "losing_population": "#9a3f95",
        "general": "#454c50",
    },
}
"""Colours of the county types by the ground they stand on, the general one is quiet."""


def class_colours(palette: str, breaks: ClassBreaks) -> tuple[str, ...]:
    """Give each class its colour, the low end first.

    Parameters
    ----------
    palette : str
        One of `NAMES`.
    breaks : ClassBreaks
        A diverging scale turns from brown to teal at zero.

    Raises
    ------
    KeyError
        If there is no such palette.
    """
    if palette in _CATEGORICAL:
        return _CATEGORICAL[palette]
    if breaks.below_zero is None or palette != "brown_teal":
        return _shades(_SEQUENTIAL[palette], breaks.size, _SHADES)
    middle = (_AROUND_ZERO,) if breaks.holds_zero else ()
    losses = _shades(_BROWN[::-1], breaks.below_zero, _SHADES_OUTWARDS)
    gains = _shades(_TEAL, breaks.size - breaks.below_zero - len(middle), _SHADES_OUTWARDS)
    return (*reversed(losses), *middle, *gains)


def _shades(anchors: tuple[str, ...], size: int, chosen: Mapping[int, tuple[int, ...]]) -> tuple[str, ...]:
    """Take shades from a scale: its own where it has enough, else shades between them."""
    if size in chosen:
        return tuple(anchors[shade] for shade in chosen[size])
    places = np.linspace(0, len(anchors) - 1, size)
    channels = [[int(colour[i : i + 2], 16) for colour in anchors] for i in (1, 3, 5)]
    mixed = [np.interp(places, range(len(anchors)), channel).round().astype(int) for channel in channels]
    return tuple("#" + "".join(f"{part:02x}" for part in colour) for colour in zip(*mixed, strict=True))
