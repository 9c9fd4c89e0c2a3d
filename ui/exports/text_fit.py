"""How much room words take on a slide: fitted by measuring, so that no text leaves its box.

A slide is read in whatever face the reader's machine has, so a letter is as wide as in Arial, in Noto Sans or
in DejaVu Sans, which stands in for Arial where there is none; a Chinese character is as wide as it is high.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

LEADING = 1.25
"""Height of a line in font sizes; written into the slide, so that it holds in every face."""

ELLIPSIS = "…"

_POINTS = 72.0
# Widths in thousandths of the font size.
_WIDTHS = {
    character: width
    for width, characters in {
        280: "'j",
        300: "Iil",
        320: " ,.",
        340: ":;|",
        360: "f",
        380: "-",
        400: "()/[\\]t",
        420: "!r",
        480: '"*',
        540: "Jsz",
        560: "?L_c–",
        580: "kvxy",
        620: "FT`aeo",
        640: "$0123456789bdghnpqu{}",
        680: "EKPSY",
        700: "ABVXZ",
        740: "CRU",
        760: "HN",
        780: "&D",
        800: "GOQ",
        820: "w",
        840: "#+<=>^~±×\u2212",
        880: "M",
        960: "%",
        980: "m",
        1020: "W@—…·‘’“”",
        1360: "‰",
    }.items()
    for character in characters
}
_WIDE = 1000
_OTHER = 700
# Bold letters are wider, and those of further faces may be a little.
_BOLD = 1.12
_OTHER_FACES = 1.02
_STOPS = tuple("。！？.!?")
# LibreOffice and Typst part Chinese from letters and digits by a little space; PowerPoint does not.
_BESIDE_CHINESE = 250
_SEAMS = re.compile(r"[\u4e00-\u9fff](?= ?[A-Za-z0-9+\u2212-])|[A-Za-z0-9%](?= ?[\u4e00-\u9fff])")
_NEVER_FIRST = frozenset("，。、；：？！）》」』】〕％…—·”’,.;:?!)]}%")
_NEVER_LAST = frozenset("（《「『【〔“‘([{")
_SENTENCES = re.compile(r"(?<=[。！？])|(?<=[.!?]) (?=[A-Z*“])")
_SLACK = 0.5
"""How much wider a balanced box is than its words, in font sizes: faces differ by a letter."""

_BALANCED_TO = 0.02


@dataclass(frozen=True)
class Fitted:
    """Words as they go into a box.

    Attributes
    ----------
    text : str
        The words; ended by an ellipsis where even the smallest size has no room for all.
    size : float
        Font size in points.
    lines : int
        Lines that they take.
    is_whole : bool
        Whether nothing was left out.
    """

    text: str
    size: float
    lines: int
    is_whole: bool = True

    @property
    def height(self) -> float:
        """Height in inches."""
        return self.lines * self.size * LEADING / _POINTS


def clean(text: str) -> str:
    """Leave out what no document may hold: control characters, halves of characters, what is no character."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    for separator in ("\u2028", "\u2029", "\v", "\f"):
        text = text.replace(separator, "\n")
    return "".join(
        character
        for character in text
        if character == "\n"
        or (unicodedata.category(character) not in {"Cc", "Cs"} and ord(character) & 0xFFFE != 0xFFFE)  # noqa: PLR2004 (the two last of every plane)
    )


def one_line(text: str) -> str:
    """Clean words that must not hold a line break: a title, a cell."""
    return " ".join(clean(text).split())


def joined(lines: Sequence[str], lang: str) -> str:
    """Run sentences on in one paragraph; one without a stop gets it."""
    stop, between = ("。", "") if lang == "zh" else (".", " ")
    cleaned = [line for line in map(one_line, lines) if line]
    return between.join(line if line.endswith(_STOPS) else line + stop for line in cleaned)


def sentences(lines: Sequence[str]) -> list[str]:
    """Part lines into sentences, each once."""
    parts = (part for line in lines for part in _SENTENCES.split(one_line(line)))
    return list(dict.fromkeys(filter(None, parts)))


def chosen(
    lines: Sequence[str], lang: str, more: str, is_fitting: Callable[[str], bool]
) -> tuple[str, tuple[str, ...]]:
    """Choose of several sentences those that there is room for, each whole.

    Parameters
    ----------
    lines : sequence of str
        The most important one first.
    lang : {"zh", "en"}
    more : str
        Says where the others stand; the last words where one is left out.
    is_fitting : callable
        Whether there is room for a text.

    Returns
    -------
    str
        As many as there is room for, in their order.
    tuple of str
        The others.
    """
    text = joined(lines, lang)
    if is_fitting(text):
        return text, ()
    here: list[str] = []
    for line in lines:
        if is_fitting(joined([*here, line, more], lang)):
            here.append(line)
    return joined([*here, more], lang), tuple(line for line in lines if line not in here)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Give the width of a line in inches, rather too wide than too narrow."""
    widths = [_character_width(character) for character in text]
    square = sum(each for each in widths if each == _WIDE) + _BESIDE_CHINESE * len(_SEAMS.findall(text))
    letters = sum(each for each in widths if each != _WIDE) * (_BOLD if bold else 1)
    return (square + letters) / 1000 * size / _POINTS * _OTHER_FACES


def _character_width(character: str) -> int:
    if character in _WIDTHS:
        return _WIDTHS[character]
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    if character.isascii():
        return _OTHER
    # What is ambiguous is as wide as a Chinese character in a Chinese face.
    return _OTHER if unicodedata.east_asian_width(character) in {"N", "Na", "H"} else _WIDE


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Break words into lines as PowerPoint does: between words and between Chinese characters.

    Parameters
    ----------
    text : str
    size : float
        Points.
    room : float
        Width of a line in inches.
    bold : bool
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph):
            if width((line + piece).rstrip(), size, bold=bold) <= room:
                line += piece
                continue
            if line.strip():
                lines.append(line.rstrip())
            line = piece.lstrip()
            while width(line.rstrip(), size, bold=bold) > room and len(line) > 1:
                cut = _fitting_length(line, size, room, bold=bold)
                lines.append(line[:cut])
                line = line[cut:]
        lines.append(line.rstrip())
    return lines


def widest_piece(text: str, size: float, *, bold: bool = False) -> float:
    """Give the width of the longest part that no line break divides, in inches."""
    return max((width(piece.rstrip(), size, bold=bold) for piece in _pieces(text)), default=0.0)


def _fitting_length(text: str, size: float, room: float, *, bold: bool) -> int:
    taken = 0.0
    for place, character in enumerate(text):
        taken += width(character, size, bold=bold)
        if taken > room:
            return max(place, 1)
    return len(text)


def _pieces(text: str) -> list[str]:
    """Part a paragraph where a line may break; a space belongs to what stands before it."""
    pieces: list[str] = []
    for character in text:
        glued = (
            pieces
            and not pieces[-1].endswith(" ")
            and (
                character == " "
                or character in _NEVER_FIRST
                or pieces[-1][-1] in _NEVER_LAST
                or not (_breaks_around(character) or _breaks_around(pieces[-1][-1]))
            )
        )
        if glued:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _breaks_around(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}


def fitted(
    text: str, room: float, sizes: Sequence[float], *, lines: int, most: int, bold: bool = False
) -> Fitted:
    """Choose the largest size at which words take few lines, else the smallest with more, else cut them.

    Parameters
    ----------
    text : str
    room : float
        Width of the box in inches.
    sizes : sequence of float
        Points, the largest first; the last is the floor.
    lines : int
        Lines that are wanted.
    most : int
        Lines that there may be at the floor.
    bold : bool
    """
    for size in sizes:
        needed = len(wrapped(text, size, room, bold=bold))
        if needed <= lines:
            return Fitted(text, size, needed)
    broken = wrapped(text, sizes[-1], room, bold=bold)
    if len(broken) <= most:
        return Fitted(text, sizes[-1], len(broken))
    return Fitted(_cut(text, sizes[-1], room, most, bold=bold), sizes[-1], most, is_whole=False)


def balanced(words: Fitted, room: float, *, bold: bool = False) -> float:
    """Give the narrowest box in which words take as many lines: then all are about as long.

    Parameters
    ----------
    words : Fitted
    room : float
        Width of the box in which they were fitted, in inches.
    bold : bool
    """
    if words.lines == 1:
        return room
    narrow, wide = room / words.lines / 2, room
    while wide - narrow > _BALANCED_TO:
        middle = (narrow + wide) / 2
        if len(wrapped(words.text, words.size, middle, bold=bold)) > words.lines:
            narrow = middle
        else:
            wide = middle
    return min(wide + _SLACK * words.size / _POINTS, room)


def _cut(text: str, size: float, room: float, most: int, *, bold: bool) -> str:
    """Give the longest beginning that takes so many lines, with its ellipsis."""

    def too_long(length: int) -> bool:
        return len(wrapped(text[:length].rstrip() + ELLIPSIS, size, room, bold=bold)) > most

    # No line holds more than its width in the narrowest letters.
    longest = min(len(text), int(most * room * _POINTS * 1000 / size / min(_WIDTHS.values())))
    length = bisect_left(range(longest), x=True, key=too_long) - 1
    return text[: max(length, 0)].rstrip() + ELLIPSIS
