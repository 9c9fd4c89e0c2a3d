"""Makes the type of the exported pictures: Noto Sans SC from npm, as TrueType that every renderer reads.

The package holds each weight in pieces. Its Chinese piece lacks rare characters of place names (瀍, 仫, 猇);
they lie in the numbered pieces that browsers load one by one. Here they are added to it: one file a weight.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ui.frontend_build import FRONTEND, FrontendBuildError

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

PACKAGE = FRONTEND / "node_modules" / "@fontsource" / "noto-sans-sc"
FAMILY = "Noto Sans SC"
FILES: Mapping[int, str] = {400: "NotoSansSC-Regular.ttf", 700: "NotoSansSC-Bold.ttf"}
"""File by weight."""

_STYLES = {400: "Regular", 700: "Bold"}
_MAIN = "chinese-simplified"
# Lines run from left to right; what is only for upright ones would have to grow with the glyphs.
_UNUSED = ("vhea", "vmtx", "STAT")


def folder_name() -> str:
    """Name the folder of the fonts after the version of their package and of what is done to it."""
    try:
        version = json.loads((PACKAGE / "package.json").read_text(encoding="utf-8"))["version"]
    except (OSError, ValueError, KeyError) as error:
        raise FrontendBuildError("install_failed", f"{PACKAGE / 'package.json'}: {error}") from error
    return f"fonts-{version}-{hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:6]}"


def make_fonts(folder: Path) -> None:
    """Write the fonts, one file a weight.

    Parameters
    ----------
    folder : Path
        Where they go; it is made.

    Raises
    ------
    FrontendBuildError
        If the package is not installed or is not what is expected.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for weight, name in FILES.items():
        try:
            _whole(weight).save(folder / name)
        except (OSError, KeyError) as error:
            raise FrontendBuildError("install_failed", f"{PACKAGE}: {error}") from error


def _whole(weight: int) -> "TTFont":
    """Join the pieces of a weight."""
    # Needed when the fonts are made, never at start.
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    # The .woff files: those in .woff2 take fifteen times as long to unpack.
    pieces = {path.name: path for path in PACKAGE.glob(f"files/*-{weight}-normal.woff")}
    font = TTFont(pieces.pop(f"noto-sans-sc-{_MAIN}-{weight}-normal.woff"))
    for table in _UNUSED:
        if table in font:
            del font[table]
    for name in sorted(pieces):
        _add(font, TTFont(pieces[name]))
    _add_numerals(font)
    _rename(font, weight)
    font.flavor = None
    return font


def _add(font: "TTFont", piece: "TTFont") -> None:
    """Add the characters that a font lacks."""
    known, glyphs = font.getBestCmap(), piece["glyf"]
    for character, glyph in piece.getBestCmap().items():
        # A composite would need its parts: the pieces hold none such but for accents, which the font has.
        if character in known or glyphs[glyph].isComposite():
            continue
        name = f"u{character:05X}"
        font["glyf"][name] = glyphs[glyph]
        font["hmtx"][name] = piece["hmtx"][glyph]
        for table in font["cmap"].tables:
            if table.isUnicode() and (character <= 0xFFFF or table.format > 4):  # noqa: PLR2004 - what the forms hold
                table.cmap[character] = name


def _add_numerals(font: "TTFont") -> None:
    """Add Ⅰ and Ⅱ, which Chinese size classes of cities bear and the package lacks."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # noqa: PLC0415 - needed when the fonts are made

    stroke = font.getBestCmap()[ord("I")]
    advance, bearing = font["hmtx"][stroke]
    for count, character in enumerate("ⅠⅡ", 1):
        pen, name = TTGlyphPen(font.getGlyphSet()), f"u{ord(character):05X}"
        for place in range(count):
            pen.addComponent(stroke, (1, 0, 0, 1, place * advance, 0))
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = (count * advance, bearing)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(character)] = name


def _rename(font: "TTFont", weight: int) -> None:
    """Give the weights one family: the package calls them all "Thin", after the file they are cut from."""
    style = _STYLES[weight]
    names = {1: FAMILY, 2: style, 4: f"{FAMILY} {style}", 6: f"NotoSansSC-{style}", 16: FAMILY, 17: style}
    for number, text in names.items():
        font["name"].removeNames(nameID=number)
        font["name"].setName(text, number, 3, 1, 0x409)
