"""The small print at the foot of a slide: whole sentences alone, the notice about the map first."""

from collections.abc import Sequence

from ui.exports.deck import Paper
from ui.exports.placed import MARGIN, SIZES
from ui.exports.text_fit import Fitted, chosen, fitted, one_line
from ui.i18n import Words

_SIZES = (10.0, 9.5, 9.0)
_NUMBER_ROOM = 0.6
_LINES, _MOST = 4, 5


def room_for_source(paper: Paper) -> float:
    """Give the width of the small print in inches; the page's number stands beside it."""
    return SIZES[paper][0] - 2 * MARGIN - _NUMBER_ROOM


def fit_source(paper: Paper, text: str) -> Fitted:
    """Fit the small print into its lines."""
    return fitted(one_line(text), room_for_source(paper), _SIZES, lines=_LINES, most=_MOST)


def source_note(
    t: Words, paper: Paper, sources: Sequence[str], *, has_last_pages: bool
) -> tuple[str, tuple[str, ...]]:
    """Choose what of a view's small print stands on its slide.

    Parameters
    ----------
    t : Words
    paper : {"wide", "a4"}
    sources : sequence of str
        Lines of a :class:`~ui.exports.sheet.Sheet`: years and sources before what to beware of.
    has_last_pages : bool
        Whether the last pages hold every line; else the slide's notes have to.

    Returns
    -------
    str
        The notice about the map and as many whole lines as there is room for, in their order; where one is
        left out, the last words say where it stands.
    tuple of str
        What was left out.
    """
    notice = t("source.map_notice")
    # A map must not be parted from its notice, whatever else has to go.
    lines = sorted(dict.fromkeys(filter(None, map(one_line, sources))), key=lambda line: line != notice)
    more = t("handout.more_sources" if has_last_pages else "handout.more_sources_in_notes")
    return chosen(lines, t.lang, more, lambda text: fit_source(paper, text).is_whole)
