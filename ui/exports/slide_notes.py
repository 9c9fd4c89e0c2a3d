"""What to know of the figures on a slide: whole sentences that there is room for, and where others are."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.exports.placed import Box, PlacedNote, PlacedText
from ui.exports.text_fit import chosen, fitted, sentences
from ui.i18n import Words

_SIZES = (10.0, 9.5, 9.0)
_LINES, _MOST = 2, 4


@dataclass(frozen=True)
class Setting:
    """What the parts of a slide have to know of the deck.

    Attributes
    ----------
    t : Words
    has_last_pages : bool
        Whether the last pages hold every note; else the slide's speaker notes have to.
    link : str
        Where the whole view is; empty where that is not known.
    """

    t: Words
    has_last_pages: bool
    link: str


def note_under(setting: Setting, lines: Sequence[str], at: Box) -> PlacedNote | None:
    """Set what is to be known in a few lines, from the upper edge of a box on."""
    told = sentences(lines)
    if not told:
        return None
    t = setting.t
    more = t("handout.more_notes" if setting.has_last_pages else "handout.more_notes_in_notes")

    def is_fitting(text: str) -> bool:
        return fitted(text, at.width, _SIZES, lines=_LINES, most=_MOST).is_whole

    text, unsaid = chosen(told, t.lang, more, is_fitting)
    words = fitted(text, at.width, _SIZES, lines=_LINES, most=_MOST)
    return PlacedNote(PlacedText(Box(at.left, at.top, at.width, words.height + 0.02), words), unsaid=unsaid)


def rows_left_out(setting: Setting, count: int, at: Box) -> PlacedNote:
    """Say how many rows of a table the slide leaves out, with the link to the view that has them."""
    t = setting.t
    text = t("handout.more_rows", count=count)
    words = fitted(text, at.width, _SIZES, lines=1, most=2)
    return PlacedNote(
        PlacedText(Box(at.left, at.top, at.width, words.height + 0.02), words), url=setting.link
    )
