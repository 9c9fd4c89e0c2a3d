"""Colours of the classes; every scale stays readable for the colour-blind, on light and on dark ground."""

from collections.abc import Mapping

from analytics.class_breaks import ClassBreaks

# Lightness changes steadily within each scale, so it also reads in grey; hues are brown against teal, which
# no common colour blindness confounds.
_BROWN = ("#7f4a14", "#a86b2d", "#cb9a5f", "#e6cda5")
_TEAL = ("#b5dcd5", "#6fb8ae", "#2f9086", "#0c615a")

_SEQUENTIAL: Mapping[str, tuple[str, ...]] = {
    "blue": ("#dbe7f1", "#abc8e0", "#74a3ca", "#3f7bb0", "#1a4f86"),
    "teal": ("#d6ebe7", "#a3d0c9", "#67aea6", "#2f867e", "#0c5a54"),
    "green": ("#dfecd8", "#b3d3a6", "#7fb274", "#4b8c4a", "#1f6131"),
    "purple": ("#e6e1ef", "#c3b9dc", "#9c8dc3", "#7462a6", "#4b3a82"),
}
# For one side of a diverging scale with 1 to 4 classes: which shades, from the middle outwards.
_SHADES_OUTWARDS = {0: (), 1: (1,), 2: (0, 2), 3: (0, 1, 3), 4: (0, 1, 2, 3)}
_SHADES = {0: (), 1: (2,), 2: (1, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}

NAMES = ("brown_teal", *_SEQUENTIAL)


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
    if breaks.below_zero is None or palette != "brown_teal":
        return tuple(_SEQUENTIAL[palette][shade] for shade in _SHADES[breaks.size])
    inward = tuple(reversed(_BROWN))
    losses = tuple(inward[shade] for shade in reversed(_SHADES_OUTWARDS[breaks.below_zero]))
    gains = tuple(_TEAL[shade] for shade in _SHADES_OUTWARDS[breaks.size - breaks.below_zero])
    return losses + gains
