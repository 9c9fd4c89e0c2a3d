"""The last pages of a briefing: what each view measures, where its figures come from, and the link to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from ui.exports.deck import Deck
from ui.exports.placed import Box, Frame
from ui.exports.slide_plan import frame, link_of
from ui.exports.text_fit import Fitted, fitted, joined, one_line, sentences, wrapped
from ui.i18n import Words

_GAP = 0.6
_AFTER_ENTRY = 0.2
_BEFORE_HEAD = 0.12
_BETWEEN = 0.05
_COLUMNS = 2
_NAME_LINES = 5
_SIZES = {"head": 14.0, "name": 11.0, "text": 10.0, "link": 9.0}
_BALANCED_TO = 0.05


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

    def gap_after(self, before: "Line | None") -> float:
        """Give the room between this and the paragraph before it in the same entry, in inches."""
        if before is None or before.kind == "name" or self.kind == "link":
            return 0.0
        return 2 * _BETWEEN if before.kind == "head" else _BETWEEN


@dataclass(frozen=True)
class PlacedEntry:
    """Paragraphs that belong together, in their box."""

    box: Box
    lines: tuple[tuple[Line, Fitted], ...]

    @property
    def gaps(self) -> tuple[float, ...]:
        """Room above each of the paragraphs, in inches."""
        kinds = [line for line, _ in self.lines]
        return tuple(line.gap_after(before) for before, line in zip([None, *kinds], kinds, strict=False))


@dataclass(frozen=True)
class LastPage:
    """One of the last pages."""

    frame: Frame
    entries: tuple[PlacedEntry, ...]


Block = list[tuple[Line, Fitted]]
"""Paragraphs that stay together, fitted to a column."""


def last_pages(t: Words, deck: Deck) -> list[LastPage]:
    """Set sources, definitions and links in columns of about one height, over as many pages as they take.

    Returns
    -------
    list of LastPage
        None where the presenter wants none, or where there is no view.
    """
    if not deck.has_sources or not deck.slides:
        return []
    title = t("handout.last_title")
    about = t("handout.about", version=deck.version)
    first = frame(deck.paper, title, about)
    more = frame(deck.paper, t("handout.continued", title=title), about)
    height = min(first.body.height, more.body.height)
    room = (first.body.width - _GAP * (_COLUMNS - 1)) / _COLUMNS
    blocks = [
        block
        for entry in _entries(t, deck)
        for block in _torn([(line, _fit(line, room)) for line in entry], room, height)
    ]
    columns = _balanced(blocks, height)
    return [
        LastPage(fixed, tuple(_placed(columns[place : place + _COLUMNS], fixed.body, room)))
        for place in range(0, len(columns), _COLUMNS)
        for fixed in [more if place else first]
    ]


def _balanced(blocks: Sequence[Block], height: float) -> list[list[Block]]:
    """Fill columns no higher than they must be for as many pages as it takes."""
    pages = -(-len(_filled(blocks, height)) // _COLUMNS)
    low, high = 0.0, height
    while high - low > _BALANCED_TO:
        middle = (low + high) / 2
        if len(_filled(blocks, middle)) > pages * _COLUMNS:
            low = middle
        else:
            high = middle
    return _filled(blocks, high)


def _filled(blocks: Sequence[Block], height: float) -> list[list[Block]]:
    """Fill one column after the other; a block that is higher has a column to itself."""
    columns: list[list[Block]] = []
    for block in blocks:
        if columns and _height([*columns[-1], block]) <= height:
            columns[-1].append(block)
        else:
            columns.append([block])
    return columns


def _height(column: Sequence[Block]) -> float:
    return sum(_before(block, is_first=place == 0) + _own_height(block) for place, block in enumerate(column))


def _before(block: Block, *, is_first: bool) -> float:
    return 0.0 if is_first else _AFTER_ENTRY + (_BEFORE_HEAD if block[0][0].kind == "head" else 0)


def _own_height(block: Block) -> float:
    lines = [line for line, _ in block]
    gaps = (line.gap_after(before) for before, line in zip([None, *lines], lines, strict=False))
    return sum(words.height for _, words in block) + sum(gaps)


def _placed(columns: Sequence[Sequence[Block]], body: Box, room: float) -> Iterator[PlacedEntry]:
    for place, column in enumerate(columns):
        left, top = body.left + place * (room + _GAP), body.top
        for number, block in enumerate(column):
            top += _before(block, is_first=number == 0)
            yield PlacedEntry(Box(left, top, room, _own_height(block)), tuple(block))
            top += _own_height(block)


def _fit(line: Line, room: float) -> Fitted:
    size = _SIZES[line.kind]
    if line.kind == "name":
        # The whole title stands on the slide or in its notes.
        return fitted(line.text, room, (size,), lines=_NAME_LINES, most=_NAME_LINES, bold=True)
    return Fitted(line.text, size, len(wrapped(line.text, size, room, bold=line.kind == "head")))


def _torn(entry: Block, room: float, height: float) -> Iterator[Block]:
    """Tear what is higher than a column, first between paragraphs, then between lines."""
    here: Block = []
    for line, words in entry:
        for piece, fit in _pieces(line, words, room, height):
            if here and _own_height([*here, (piece, fit)]) > height:
                yield here
                here = []
            here.append((piece, fit))
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
        of_parts = [chart.notes for chart in sheet.charts] + ([sheet.table.notes] if sheet.table else [])
        told = sentences(list(chain(sheet.notes, *of_parts)))
        lines = [
            Line("name", f"{number}  {one_line(sheet.title)}"),
            Line("text", one_line(sheet.subtitle)),
            Line("text", joined(told, t.lang)),
            Line("link", one_line(deck.base + sheet.address), link_of(deck, sheet)),
        ]
        yield [*head, *(line for line in lines if line.text)]
        head = []
    head = [Line("head", t("handout.sources"))]
    for numbers, texts in _sources(deck).items():
        is_for_all = len(numbers) == len(deck.slides)
        name = t("handout.of_views", count=len(numbers), numbers=ranges(numbers))
        heading = Line("name", t("handout.of_all_views") if is_for_all else name)
        yield [*head, heading, *(Line("text", text) for text in texts)]
        head = []


def _sources(deck: Deck) -> dict[tuple[int, ...], list[str]]:
    """Give every source line once, with those for the same views; first what is for all."""
    found: dict[str, list[int]] = {}
    for number, slide in enumerate(deck.slides, 1):
        for text in dict.fromkeys(map(one_line, slide.sheet.sources)):
            if text:
                found.setdefault(text, []).append(number)
    grouped: dict[tuple[int, ...], list[str]] = {}
    for text, numbers in sorted(found.items(), key=lambda entry: -len(entry[1])):
        grouped.setdefault(tuple(numbers), []).append(text)
    return dict(sorted(grouped.items(), key=lambda entry: (len(entry[0]) < len(deck.slides), entry[0])))


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
