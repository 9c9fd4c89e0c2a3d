"""The type of everything that leaves the app: Noto Sans SC, on machines without any Chinese font too.

Its Latin letters are those of Source Sans, the typeface of the pages, drawn to stand beside Chinese: one font
for both languages, with figures of equal width.
"""

import io
from functools import cache
from pathlib import Path

from ui.assets import STATIC, current_assets
from ui.font_build import FAMILY, FILES


def font_folder() -> Path:
    """Give the folder that holds the font files and nothing else.

    Raises
    ------
    ui.assets.AssetsError
        If the assets are not there yet: :func:`ui.assets.prepare_assets` makes them.
    """
    return STATIC / current_assets().fonts


def font_family() -> str:
    """Name the family, as Typst, matplotlib and CSS know it."""
    return FAMILY


def font_file(weight: int = 400) -> Path:
    """Give the file of a weight, 400 or 700."""
    return font_folder() / FILES[weight]


@cache
def _characters(path: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - first needed by a download

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def missing_characters(text: str) -> set[str]:
    """Give the characters that the font cannot draw."""
    known = _characters(font_file())
    return {character for character in text if ord(character) not in known and character.isprintable()}


def subset_woff2(text: str, weight: int = 400) -> bytes:
    """Cut the font down to what a text needs, for a file that carries its own type.

    Parameters
    ----------
    text : str
        All that is written in the file; repetitions do not matter.
    weight : {400, 700}

    Returns
    -------
    bytes
        A WOFF2 font, about 250 bytes a Chinese character.
    """
    from fontTools import subset  # noqa: PLC0415 - first needed by a download
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "ccmp", "locl", "mark", "palt"]
    options.hinting = False
    # Without the time, so that the same text gives the same bytes.
    with TTFont(font_file(weight), lazy=True, recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=text)
        cutter.subset(font)
        target = io.BytesIO()
        subset.save_font(font, target, options)
    return target.getvalue()
