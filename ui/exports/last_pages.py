"""The last pages of a briefing: what each view measures, where its figures come from, and the link to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from ui.exports.deck import Deck
from ui.exports.placed import Box, Frame
from ui.exports.slide_plan import frame
from ui.exports.text_fit import Fitted, fitted, one_line, wrapped
from ui.i18n import Words

_GAP = 0.4
_AFTER_ENTRY = 0.08
_COLUMNS = 2
_NAME_LINES = 4
_SIZES = {"head": 12.0, "name": 10.0, "text": 8.5, "link": 8.0}


@dataclass(frozen=True)
class Line:
    """A paragraph of the last pages.

    Attributes
    ----------
    kind : {"head", "name", "text", "link"}
    text : str
    url : str
        Where a link leads; empty where the app's own address is not known.
    """

    kind: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class PlacedEntry:
    """Paragraphs that belong together, in their box."""

    box: Box
    lines: tuple[tuple[Line, Fitted], ...]


@dataclass(frozen=True)
class LastPage:
    """One of the last pages."""

    frame: Frame
    entries: tuple[PlacedEntry, ...]


def last_pages(t: Words, deck: Deck) -> list[LastPage]:
    """Set sources, definitions and links in two columns, over as many pages as they take.

    Returns
    -------
    list of LastPage
        None where the presenter wants none, or where there is no view.
    """
    if not deck.has_sources or not deck.slides:
        return []
    title = t("handout.last_title")
    about = t("handout.about", version=deck.version)
    pages = [LastPage(frame(deck.paper, title, about), ())]
    body = pages[0].frame.body
    room = (body.width - _GAP) / 2
    column, top = 0, body.top
    for entry in _entries(t, deck):
        for lines in _torn([(line, _fit(line, room)) for line in entry], room, body.height):
            height = sum(words.height for _, words in lines)
            if top + height > body.bottom:
                column, top = column + 1, body.top
            if column == _COLUMNS:
                pages.append(LastPage(frame(deck.paper, t("handout.continued", title=title), about), ()))
                column = 0
            box = Box(body.left + column * (room + _GAP), top, room, height)
            pages[-1] = replace(pages[-1], entries=(*pages[-1].entries, PlacedEntry(box, tuple(lines))))
            top += height + _AFTER_ENTRY
    return pages


def _fit(line: Line, room: float) -> Fitted:
    size = _SIZES[line.kind]
    if line.kind == "name":
        # The whole title stands on the slide or in its notes.
        return fitted(line.text, room, (size,), lines=_NAME_LINES, most=_NAME_LINES, bold=True)
    return Fitted(line.text, size, len(wrapped(line.text, size, room, bold=line.kind == "head")))


def _torn(
    entry: list[tuple[Line, Fitted]], room: float, height: float
) -> Iterator[list[tuple[Line, Fitted]]]:
    """Tear what is higher than a column, first between paragraphs, then between lines."""
    here: list[tuple[Line, Fitted]] = []
    taken = 0.0
    for line, words in entry:
        for piece, fit in _pieces(line, words, room, height):
            if here and taken + fit.height > height:
                yield here
                here, taken = [], 0.0
            here.append((piece, fit))
            taken += fit.height
    yield here


def _pieces(line: Line, words: Fitted, room: float, height: float) -> Iterator[tuple[Line, Fitted]]:
    if words.height <= height:
        yield line, words
        return
    most = max(int(height / (words.height / words.lines)) - 1, 1)
    broken = wrapped(line.text, words.size, room)
    for first in range(0, len(broken), most):
        text = "\n".join(broken[first : first + most])
        yield replace(line, text=text), Fitted(text, words.size, text.count("\n") + 1)


def _entries(t: Words, deck: Deck) -> Iterator[list[Line]]:
    """Give what belongs together: a view with its link, a source with the views that rest on it."""
    head = [Line("head", t("handout.views"))]
    for number, slide in enumerate(deck.slides, 1):
        sheet = slide.sheet
        link = one_line(deck.base + sheet.address)
        of_parts = [chart.notes for chart in sheet.charts] + ([sheet.table.notes] if sheet.table else [])
        lines = [
            Line("name", f"{number}  {one_line(sheet.title)}"),
            Line("text", one_line(sheet.subtitle)),
            *(Line("text", note) for note in dict.fromkeys(map(one_line, chain(sheet.notes, *of_parts)))),
            Line("link", link, link if deck.base.startswith(("http://", "https://")) else ""),
        ]
        yield [*head, *(line for line in lines if line.text)]
        head = []
    head = [Line("head", t("handout.sources"))]
    for text, numbers in _sources(deck).items():
        told = t("handout.of_views", numbers=ranges(numbers), line=text) if numbers else text
        yield [*head, Line("text", told)]
        head = []


def _sources(deck: Deck) -> dict[str, list[int]]:
    """Give every source line once, with the views that it is for; none where it is for all."""
    found: dict[str, list[int]] = {}
    for number, slide in enumerate(deck.slides, 1):
        for text in dict.fromkeys(map(one_line, slide.sheet.sources)):
            if text:
                found.setdefault(text, []).append(number)
    return {text: [] if len(numbers) == len(deck.slides) else numbers for text, numbers in found.items()}


def ranges(numbers: Sequence[int]) -> str:
    """Write ascending numbers briefly.

    Examples
    --------
    >>> ranges([1, 2, 3, 5])
    '1–3, 5'
    """
    starts = [numbers[0], *(after for before, after in pairwise(numbers) if after > before + 1)]
    ends = [*(before for before, after in pairwise(numbers) if after > before + 1), numbers[-1]]
    return ", ".join(
        f"{first}" if first == last else f"{first}–{last}" for first, last in zip(starts, ends, strict=True)
    )
