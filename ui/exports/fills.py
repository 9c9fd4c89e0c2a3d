"""What every county of a painting is filled with."""

import re
from functools import cache

import numpy as np
import numpy.typing as npt

from geodata import current_release
from geodata.release import COUNTIES
from ui.exports.paper import PAPER
from ui.map_message import Painting

HATCH = "no-data"
"""Stands for the pattern where there is no data."""

FILTERED_OUT = " "
_NO_DATA, _NO_DATA_BACK = "-", "~"
_BACK = 0.14
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class PaintingError(ValueError):
    """A painting that cannot be drawn; the message says what is wrong with it."""


def fills_of(painting: Painting) -> list[str]:
    """Give the fill of every county in the release's row order.

    Parameters
    ----------
    painting : Painting

    Returns
    -------
    list of str
        ``#rrggbb`` or `HATCH`.

    Raises
    ------
    PaintingError
        If the painting is not of this release or names a colour that is none.
    """
    counties = len(_is_grouped())
    if len(painting.classes) != counties:
        raise PaintingError(
            f"The painting has {len(painting.classes)} classes, the release {counties} counties: it was made"
            " for another release"
        )
    colours = [entry.color for entry in painting.legend]
    for colour in colours:
        if not _COLOUR.fullmatch(colour):
            raise PaintingError(f"{colour!r} is no colour of the form #rrggbb")
    meanings = {character: _fill(character, colours) for character in set(painting.classes)}
    return [meanings[character] for character in painting.classes]


def _fill(character: str, colours: list[str]) -> str:
    """Say what a class's character is drawn with, as the front end's `classes.ts` does."""
    if character in (FILTERED_OUT, _NO_DATA_BACK):
        return PAPER.filtered_out
    if character == _NO_DATA:
        return HATCH
    back = "A" <= character <= "Z"
    if not back and not (character.isascii() and character.isalnum()):
        raise PaintingError(f"{character!r} stands for no class")
    number = ord(character) - ord("A") if back else int(character, 36)
    if number >= len(colours):
        raise PaintingError(f"The legend has {len(colours)} classes, a county is in class {number}")
    return _mixed(colours[number]) if back else colours[number]


def _mixed(colour: str) -> str:
    """Give what is left of the colour of a county that stands back."""
    over, under = ([int(text[at : at + 2], 16) for at in (1, 3, 5)] for text in (colour, PAPER.background))
    # Rounded as JavaScript does it, so that the screen's colour is met to the bit.
    mixed = (int(_BACK * top + (1 - _BACK) * ground + 0.5) for top, ground in zip(over, under, strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def grouped(painting: Painting) -> npt.NDArray[np.bool_]:
    """Mark the counties whose figure is their comparison group's, as far as they are shown."""
    classes = np.array(list(painting.classes))
    if painting.grouped_count is None:
        return np.zeros(classes.size, dtype=bool)
    told = np.char.isdigit(classes) | ((classes >= "a") & (classes <= "z"))
    marked: npt.NDArray[np.bool_] = told & _is_grouped()
    return marked


@cache
def _is_grouped() -> npt.NDArray[np.bool_]:
    comparability = current_release().table(COUNTIES, ["comparability"])["comparability"]
    return (comparability == "grouped").to_numpy()
