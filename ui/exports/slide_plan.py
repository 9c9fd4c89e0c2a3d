"""How the views of a briefing fall on slides: the same for PowerPoint and PDF.

A view whose charts and table do not fit beside its map goes on over further slides of the same title.
"""

from collections.abc import Iterator
from dataclasses import replace

from ui.exports.deck import Deck, DeckSlide, Paper
from ui.exports.placed import (
    COVER_TOP,
    FOOT,
    GAP,
    MARGIN,
    SIZES,
    Box,
    Cover,
    Frame,
    Placed,
    PlacedMap,
    PlacedText,
    SlidePlan,
)
from ui.exports.sheet import Chart, Sheet, Table
from ui.exports.slide_parts import below, halves, note_under, place_chart, place_facts, side_by_side
from ui.exports.slide_source import fit_source, room_for_source, source_note
from ui.exports.slide_tables import place_table
from ui.exports.text_fit import clean, fitted, one_line
from ui.i18n import Words
from ui.map_message import Painting

_ONE_LINE_SIZES = (28.0, 27.0, 26.0, 25.0, 24.0)
_TITLE_SIZES = (26.0, 25.0, 26.0, 24.0, 22.0, 20.0, 18.0)
_COVER_SIZES = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0)
_BELOW_SIZES = (18.0, 16.0)
_SUBTITLE_SIZES = (13.0, 12.0, 11.0)
_TITLE_TOP = 0.42
_MAIN_SHARE = 0.6
_LOWEST_CHART = 1.6
_AFTER_NOTE = 0.14
_LOWEST_TABLE = 0.7
_TABLE_SHARE = 0.45


def plan(deck: Deck) -> list[SlidePlan]:
    """Arrange all views of a briefing.

    Parameters
    ----------
    deck : Deck

    Returns
    -------
    list of SlidePlan
        At least one a view.
    """
    return [slide for number, view in enumerate(deck.slides, 1) for slide in _plan_view(deck, view, number)]


def cover(t: Words, deck: Deck) -> Cover:
    """Arrange the first slide."""
    room = SIZES[deck.paper][0] - 2 * MARGIN
    words = one_line(deck.title) or t("app.title")
    title = fitted(words, room, _COVER_SIZES, lines=2, most=8, bold=True)
    told = t("handout.cover", count=len(deck.slides), version=deck.version)
    under = fitted(told, room, _BELOW_SIZES, lines=1, most=2)
    top = COVER_TOP + 0.3
    return Cover(
        Box(MARGIN, COVER_TOP, 0.9, 0.06),
        PlacedText(Box(MARGIN, top, room, title.height + 0.05), title),
        PlacedText(Box(MARGIN, top + title.height + 0.2, room, under.height + 0.05), under),
    )


def frame(paper: Paper, title: str, subtitle: str = "", source: str = "") -> Frame:
    """Place title, subtitle and source line, each as large as it may be, and leave the rest for the body."""
    page_width, page_height = SIZES[paper]
    room = page_width - 2 * MARGIN
    top = _TITLE_TOP
    words = fitted(one_line(title), room, _ONE_LINE_SIZES, lines=1, most=1, bold=True)
    if words.lines > 1 or not words.is_whole:
        words = fitted(one_line(title), room, _TITLE_SIZES, lines=2, most=5, bold=True)
    placed_title = PlacedText(Box(MARGIN, top, room, words.height + 0.04), words)
    top = placed_title.box.bottom + 0.06
    placed_subtitle = None
    if subtitle.strip():
        words = fitted(one_line(subtitle), room, _SUBTITLE_SIZES, lines=2, most=3)
        placed_subtitle = PlacedText(Box(MARGIN, top, room, words.height + 0.03), words)
        top = placed_subtitle.box.bottom
    bottom = page_height - FOOT
    placed_source = None
    if source.strip():
        words = fit_source(paper, source)
        height = words.height + 0.03
        placed_source = PlacedText(Box(MARGIN, bottom - height, room_for_source(paper), height), words)
    above = placed_source.box.top - 0.1 if placed_source else bottom - 0.3
    body_top = top + 0.16
    return Frame(placed_title, placed_subtitle, placed_source, Box(MARGIN, body_top, room, above - body_top))


def _plan_view(deck: Deck, view: DeckSlide, number: int) -> Iterator[SlidePlan]:
    paper, sheet = deck.paper, view.sheet
    t = Words(sheet.lang)
    source, unsaid = source_note(t, paper, sheet.sources, has_last_pages=deck.has_sources)
    fixed = frame(paper, sheet.title, sheet.subtitle, source)
    notes = clean(view.notes)
    if not fixed.title.text.is_whole:
        notes = f"{one_line(sheet.title)}\n\n{notes}".strip()
    if unsaid and not deck.has_sources:
        notes = "\n\n".join(filter(None, (notes, "\n".join(unsaid))))
    parts, charts, tables = _first_slide(t, sheet, fixed.body)
    yield SlidePlan(fixed.title, fixed.subtitle, fixed.source, tuple(parts), notes, number)
    # No two slides of a deck should bear the same title.
    more = frame(paper, t("handout.continued", title=one_line(sheet.title)), sheet.subtitle, source)
    while charts or tables:
        placed, charts, tables = _next_slide(charts, tables, more.body)
        yield SlidePlan(more.title, more.subtitle, more.source, tuple(placed), "", number)


Arranged = tuple[list[Placed], list[Chart], list[Table]]
"""What stands on a slide, and the charts and tables that are left for the next."""


def _next_slide(charts: list[Chart], tables: list[Table], body: Box) -> Arranged:
    """Put two things side by side, or one that needs the whole slide."""
    if charts[1:] or not tables:
        return side_by_side(charts[:2], body), charts[2:], tables
    if charts:
        left, right = halves(body, 0.5)
        table, rest = place_table(tables[0], right)
        if rest is None:
            return [*place_chart(charts[0], left), *table], [], tables[1:]
        return side_by_side(charts, body), [], tables
    placed, rest = place_table(tables[0], body)
    return placed, [], [*([rest] if rest else []), *tables[1:]]


def _first_slide(t: Words, sheet: Sheet, body: Box) -> Arranged:
    """Put the map or the first chart at the left, the numbers and what fits below them at the right."""
    charts = list(sheet.charts)
    tables = [sheet.table] if sheet.table and sheet.table.rows else []
    main: list[Placed] = []
    side = body
    if sheet.painting is not None:
        place, side = halves(body, _MAIN_SHARE) if sheet.facts or charts or tables else (body, body)
        main = [PlacedMap(place, sheet.painting, sheet.view, _map_alt(sheet, sheet.painting))]
    elif charts:
        place, side = halves(body, _MAIN_SHARE) if sheet.facts or charts[1:] or tables else (body, body)
        main = place_chart(charts.pop(0), place)
    if main and side is body:
        return main, [], []
    panel = _panel(t, sheet, side, charts, tables, is_compact=False)
    if panel[2] and sheet.facts:
        # Smaller numbers may leave the table its room.
        compact = _panel(t, sheet, side, charts, tables, is_compact=True)
        panel = compact if len(compact[2]) < len(panel[2]) else panel
    return main + panel[0], panel[1], panel[2]


def _panel(
    t: Words, sheet: Sheet, side: Box, charts: list[Chart], tables: list[Table], *, is_compact: bool
) -> Arranged:
    """Put the numbers at the top, then the next chart, the table, or both; the rest goes on."""
    most = side.height * (0.5 if charts or tables else 1)
    placed, left, free = place_facts(sheet.facts, side, most, is_compact=is_compact)
    note = note_under(sheet.notes, side.left, free.top, side.width)
    if note and note.text.box.bottom <= side.bottom:
        placed.append(note)
        free = below(side, note.text.box.bottom + _AFTER_NOTE)
    if left:
        # Numbers that find no place beside the map go on as a table.
        tables = [*tables, Table(t("handout.figures"), (t("handout.figure"), t("handout.value")), left)]
    return _fill(placed, charts, tables, free)


def _fill(placed: list[Placed], charts: list[Chart], tables: list[Table], side: Box) -> Arranged:
    if charts and side.height >= _LOWEST_CHART:
        share = side.height * _TABLE_SHARE
        short = bool(tables) and place_table(tables[0], replace(side, height=share))[1] is None
        lower = share if short and side.height - share >= _LOWEST_CHART else 0.0
        placed = placed + place_chart(charts[0], replace(side, height=side.height - lower))
        charts = charts[1:]
        side = below(side, side.bottom - lower + GAP / 2)
    if tables and side.height > _LOWEST_TABLE:
        here, rest = place_table(tables[0], side)
        # A table is not torn apart where it fits on a slide of its own.
        if rest is None or not placed:
            placed = placed + here
            tables = [*([rest] if rest else []), *tables[1:]]
    return placed, charts, tables


def _map_alt(sheet: Sheet, painting: Painting) -> str:
    """Say what the map shows: the sentence above it, and the classes with their counts."""
    colon, comma, stop = ("：", "，", "。") if sheet.lang == "zh" else (": ", ", ", ". ")
    classes = comma.join(f"{entry.label} {entry.count:,}" for entry in painting.legend)
    return one_line(f"{sheet.title}{stop}{painting.legend_title}{colon}{classes}")
