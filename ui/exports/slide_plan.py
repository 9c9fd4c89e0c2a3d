"""How the views of a briefing fall on slides: the same for PowerPoint and PDF.

A view whose charts and table do not fit beside its map goes on over a further slide. A long table is cut to
what a room can read, and says how many rows its view has besides.
"""

from collections.abc import Iterator, Sequence
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
    PlacedChart,
    PlacedMap,
    PlacedNote,
    PlacedTable,
    PlacedText,
    SlidePlan,
)
from ui.exports.sheet import Chart, Sheet, Table
from ui.exports.slide_notes import Setting, note_under
from ui.exports.slide_parts import (
    COMPACT,
    LARGE,
    PLAIN,
    FactLook,
    below,
    halves,
    place_chart,
    place_facts,
    side_by_side,
)
from ui.exports.slide_source import fit_source, room_for_source, source_note
from ui.exports.slide_tables import table_beside, tables_alone, tables_whole
from ui.exports.text_fit import Fitted, balanced, clean, fitted, one_line
from ui.i18n import Words
from ui.map_message import Painting

TitleSizes = tuple[tuple[int, tuple[float, ...]], ...]
"""Font sizes at which a title may take so many lines."""

_TITLE_SIZES: TitleSizes = (
    (1, (28.0, 27.0, 26.0, 25.0, 24.0)),
    (2, (26.0, 25.0, 24.0, 23.0, 22.0, 21.0, 20.0)),
)
_LONG_TITLE_SIZES = (22.0, 21.0, 20.0, 19.0, 18.0)
_MORE_TITLE_SIZES: TitleSizes = ((1, (22.0, 21.0, 20.0, 19.0, 18.0)), (2, (18.0, 17.0, 16.0)))
_COVER_SIZES = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0)
_BELOW_SIZES = (18.0, 16.0)
_SUBTITLE_SIZES: TitleSizes = ((1, (14.0, 13.0, 12.5, 12.0)), (2, (13.0, 12.5, 12.0)))
_TITLE_TOP = 0.42
_MAIN_SHARE = 0.52
_LOWEST_CHART = 2.0
_TIGHT_CHART = 2.2
_ABOVE_CHART, _ABOVE_TABLE = 0.42, 0.55
_AFTER_NOTE = 0.14


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
        PlacedText(Box(MARGIN, top, balanced(title, room, bold=True), title.height + 0.05), title),
        PlacedText(Box(MARGIN, top + title.height + 0.2, room, under.height + 0.05), under),
    )


def frame(
    paper: Paper, title: str, subtitle: str = "", source: str = "", sizes: TitleSizes = _TITLE_SIZES
) -> Frame:
    """Place title, subtitle and source line, each as large as it may be, and leave the rest for the body."""
    page_width, page_height = SIZES[paper]
    room = page_width - 2 * MARGIN
    top = _TITLE_TOP
    words = _title(one_line(title), room, sizes)
    placed_title = PlacedText(Box(MARGIN, top, balanced(words, room, bold=True), words.height + 0.04), words)
    top = placed_title.box.bottom + 0.06
    placed_subtitle = None
    if subtitle.strip():
        words = _stepped(one_line(subtitle), room, _SUBTITLE_SIZES) or fitted(
            one_line(subtitle), room, (12.0, 11.5, 11.0), lines=3, most=3
        )
        placed_subtitle = PlacedText(Box(MARGIN, top, balanced(words, room), words.height + 0.03), words)
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


def _title(text: str, room: float, wanted: TitleSizes) -> Fitted:
    """Set a title in one line where that is large enough, else in two, else in more."""
    words = _stepped(text, room, wanted, bold=True)
    if words:
        return words
    lowest = wanted[-1][1][-1]
    sizes = tuple(size for size in _LONG_TITLE_SIZES if size <= lowest) or (lowest,)
    return fitted(text, room, sizes, lines=3, most=5, bold=True)


def _stepped(text: str, room: float, wanted: TitleSizes, *, bold: bool = False) -> Fitted | None:
    """Take few lines rather than large type; nothing where words take more lines than any step has."""
    steps = (fitted(text, room, sizes, lines=lines, most=lines, bold=bold) for lines, sizes in wanted)
    return next((words for words in steps if words.is_whole), None)


def _plan_view(deck: Deck, view: DeckSlide, number: int) -> Iterator[SlidePlan]:
    paper, sheet = deck.paper, view.sheet
    t = Words(sheet.lang)
    setting = Setting(t, deck.has_sources, link_of(deck, sheet))
    source, unsaid = source_note(t, paper, sheet.sources, has_last_pages=deck.has_sources)
    fixed = frame(paper, sheet.title, sheet.subtitle, source)
    title = one_line(sheet.title)
    parts, charts, tables = _first_slide(setting, sheet, fixed.body)
    first = [] if fixed.title.text.is_whole else [title]
    notes = _notes(deck, [*first, clean(view.notes)], parts, unsaid)
    yield SlidePlan(fixed.title, fixed.subtitle, fixed.source, tuple(parts), notes, number)
    # No two slides of a deck should bear the same title.
    more = frame(paper, t("handout.continued", title=title), "", source, _MORE_TITLE_SIZES)
    while charts or tables:
        parts, charts, tables = _next_slide(setting, charts, tables, more.body)
        headings = (part.heading.text.text for part in parts if isinstance(part, PlacedChart | PlacedTable))
        told = t("handout.goes_on", title=title, parts=t("data.beside").join(headings))
        notes = _notes(deck, [told], parts, ())
        yield SlidePlan(more.title, more.subtitle, more.source, tuple(parts), notes, number)


def _notes(deck: Deck, notes: Sequence[str], parts: Sequence[Placed], unsaid: Sequence[str]) -> str:
    """Put together what the speaker is told: also what found no room, where no last page has it."""
    left_out = [line for part in parts if isinstance(part, PlacedNote) for line in part.unsaid]
    rest = [] if deck.has_sources else ["\n".join([*left_out, *unsaid])]
    return "\n\n".join(filter(None, (*notes, *rest)))


def link_of(deck: Deck, sheet: Sheet) -> str:
    """Give the link that restores a view; none where the app's own address is not known."""
    return one_line(deck.base + sheet.address) if deck.base.startswith(("http://", "https://")) else ""


Arranged = tuple[list[Placed], list[Chart], list[Table]]
"""What stands on a slide, and the charts and tables that are left for the next."""


def _next_slide(setting: Setting, charts: list[Chart], tables: list[Table], body: Box) -> Arranged:
    """Put two things side by side, or those that need the whole slide."""
    if charts[1:] or not tables:
        return side_by_side(setting, charts[:2], body), charts[2:], tables
    if charts:
        left, right = halves(body, 0.5)
        placed = tables_whole(setting, tables, right)
        if not placed:
            return place_chart(setting, charts[0], body), [], tables
        return [*place_chart(setting, charts[0], left), *placed], [], []
    placed, rest = tables_alone(setting, tables, body)
    return placed, [], rest


def _first_slide(setting: Setting, sheet: Sheet, body: Box) -> Arranged:
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
        main = place_chart(setting, charts.pop(0), place)
    if main and side is body:
        return main, [], []
    if not main and not sheet.facts and not charts and tables:
        placed, tables = tables_alone(setting, tables, body)
        return placed, [], tables
    looks = (PLAIN, COMPACT) if charts or tables else (LARGE, PLAIN, COMPACT)
    panels = (_panel(setting, sheet, side, (charts, tables), look) for look in looks)
    # Smaller numbers may leave the table its room.
    panel = min(panels, key=lambda panel: (len(panel[1]) + len(panel[2]), _is_tight(panel[0])))
    return main + panel[0], panel[1], panel[2]


def _is_tight(parts: list[Placed]) -> bool:
    return any(part.box.height < _TIGHT_CHART for part in parts if isinstance(part, PlacedChart))


def _panel(
    setting: Setting, sheet: Sheet, side: Box, rest: tuple[list[Chart], list[Table]], look: FactLook
) -> Arranged:
    """Put the numbers at the top, then the next chart, the table, or both; the rest goes on."""
    (charts, tables), t = rest, setting.t
    most = side.height * (_ABOVE_CHART if charts else _ABOVE_TABLE if tables else 1)
    placed, left, free = place_facts(sheet.facts, side, most, look)
    note = note_under(setting, sheet.notes, free)
    if note and note.text.box.bottom <= side.bottom:
        placed.append(note)
        free = below(side, note.text.box.bottom + _AFTER_NOTE)
    if left:
        # Numbers that find no place beside the map go on as a table.
        tables = [*tables, Table(t("handout.figures"), (t("handout.figure"), t("handout.value")), left)]
    return _fill(setting, placed, charts, tables, free)


def _fill(
    setting: Setting, placed: list[Placed], charts: list[Chart], tables: list[Table], side: Box
) -> Arranged:
    if charts and side.height >= _LOWEST_CHART:
        low = below(side, side.top + _LOWEST_CHART + GAP / 2)
        laid = table_beside(setting, tables[0], low) if tables else None
        bottom = side.bottom - (laid[1] - low.top + GAP / 2 if laid else 0)
        placed = placed + place_chart(setting, charts[0], replace(side, height=bottom - side.top))
        charts = charts[1:]
        side = below(side, bottom + GAP / 2)
    laid = table_beside(setting, tables[0], side) if tables else None
    return (placed + laid[0], charts, tables[1:]) if laid else (placed, charts, tables)


def _map_alt(sheet: Sheet, painting: Painting) -> str:
    """Say what the map shows: the sentence above it, and the classes with their counts."""
    colon, comma, stop = ("：", "，", "。") if sheet.lang == "zh" else (": ", ", ", ". ")
    classes = comma.join(f"{entry.label} {entry.count:,}" for entry in painting.legend)
    return one_line(f"{sheet.title}{stop}{painting.legend_title}{colon}{classes}")
