"""A briefing as one HTML file that holds all it needs: it opens from a memory stick, with no network.

The words, figures and charts are plain HTML, so they can be read without a script; the map is the app's own,
packed into the file with what it needs. A policy in the file forbids it to fetch or to send anything.
"""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ui.assets import STATIC, Assets, current_assets
from ui.exports.deck import Deck, DeckSlide
from ui.exports.sheet import Chart, Sheet, Table
from ui.exports.slide_source import source_note
from ui.i18n import Language, Words
from ui.map_message import payload_of

_FOLDER = Path(__file__).parent
_STYLE = _FOLDER / "deck.css"
_TEMPLATE = "deck.html.jinja"
_FAMILY = "Atlas Sans"
_WEIGHTS = (400, 700)
_PAGES = {"wide": "1536px 864px", "a4": "297mm 210mm"}
_BESIDE_MAP = (360, 300)
_WHOLE, _HALF = (960, 440), (560, 420)
"""Sizes of a chart: they are scaled to their place, so a smaller one has larger letters."""
_NARROW_COLUMNS, _SHORT_ROWS = 5, 12
"""Of a table that shares a page with a chart or a map."""
_MOST_ROWS = 24
"""On one page."""
_FEW_FACTS = 6
"""So many leave room for a chart or a table beside a map."""
_SHORT = 18
"""Characters of a fact that is printed large."""
_ASIDE = re.compile(r" · |(?= \()|(?=（)")
"""Where a number ends and what goes on to say of it begins."""
_TOKEN = re.compile(
    r"([+\u2212]?\d[\d.,]*(?:[\u2013\u2014\uff5e-]\d[\d.,]*)?%?(?: ?(?:亿|万|个|岁|公里|年))?"
    r"|[A-Za-z]+(?:-[A-Za-z]+)+)"
)
"""A figure, a span of figures, or a compound."""
_NUMBER = re.compile(r"[+\-\u2212]?\d(?!\d*\. )|[\u2013\u2014-]$")
_HTML_LANG: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}
_OF_ONE_LANGUAGE = ("{lang}", "prefecture_{lang}")


@dataclass(frozen=True)
class _Picture:
    """A chart as it stands in the file."""

    chart: Chart
    address: str
    width: int
    height: int


@dataclass(frozen=True)
class _Fact:
    """A number with its name, and what is to be said of it in smaller type."""

    name: str
    value: str
    aside: str


@dataclass(frozen=True)
class _Listing:
    """A table with the columns of it that hold numbers."""

    table: Table
    numeric: frozenset[int]


@dataclass(frozen=True)
class _Page:
    """A page of a view as the template takes it: the first with the map, further ones with what is left."""

    view: int
    title: str
    sheet: Sheet
    source: tuple[str, ...]
    notes: str = ""
    is_further: bool = False
    has_map: bool = False
    facts: tuple[_Fact, ...] = ()
    remarks: tuple[str, ...] = ()
    charts: tuple[_Picture, ...] = ()
    listing: _Listing | None = None

    @property
    def has_aside(self) -> bool:
        return bool(self.facts or self.charts or self.listing)

    @property
    def has_many_facts(self) -> bool:
        return len(self.facts) > _FEW_FACTS or any(len(fact.value) > _SHORT for fact in self.facts)


def write_html(deck: Deck) -> bytes:
    """Write a briefing as one HTML file.

    Parameters
    ----------
    deck : Deck
        At least one slide.

    Returns
    -------
    bytes
        UTF-8; under 3 MB for ten views.

    Raises
    ------
    ui.assets.AssetsError
        If the browser's files are not there: :func:`ui.assets.prepare_assets` makes them.
    """
    assets = current_assets()
    t = Words(deck.lang)
    scripts = [_script(STATIC / name) for name in (assets.leaflet, assets.player)]
    pages = [page for view, slide in enumerate(deck.slides, 1) for page in _pages(t, deck, view, slide)]
    page = {
        "t": t,
        "deck": deck,
        "lang": _HTML_LANG[deck.lang],
        "pages": pages,
        "contents": Markup(_packed(_contents(t, deck, pages, assets))),  # noqa: S704 - base64
        "scripts": [Markup(script) for script in scripts],  # noqa: S704 - our own build
    }
    template = _environment().get_template(_TEMPLATE)
    # Written twice: only then is it known which characters the font must have.
    style = _style(deck, template.render(**page, style="", policy=""))
    page |= {"style": Markup(style), "policy": _policy(scripts, style)}  # noqa: S704 - our own style sheet
    return template.render(**page).encode()


@cache
def _environment() -> Environment:
    # Whatever a presenter or a name in the data says is text, never markup.
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["tied"] = _tied
    return environment


def _pages(t: Words, deck: Deck, view: int, slide: DeckSlide) -> Iterator[_Page]:
    """Put a view on as many pages as it needs: what finds no place beside the map goes on, in large type."""
    sheet = slide.sheet
    has_map = sheet.painting is not None
    facts = tuple(_fact(name, value) for name, value in sheet.facts)
    charts = sheet.charts
    table = sheet.table if sheet.table and sheet.table.rows else None
    source = _source(t, deck, sheet.sources)
    # Beside a map there is room for one of them, in a size that can be read from afar.
    first, charts = (charts[:1], charts[1:]) if len(facts) <= _FEW_FACTS else ((), charts)
    is_beside = not sheet.charts and not (has_map and table and not _is_small(table))
    beside, table = _torn(table) if table and is_beside else (None, table)
    yield _Page(
        view=view,
        title=sheet.title,
        sheet=sheet,
        source=source,
        notes=slide.notes,
        has_map=has_map,
        facts=facts,
        remarks=sheet.notes,
        charts=tuple(_picture(chart, sheet.lang, _BESIDE_MAP) for chart in first),
        listing=_listing(beside),
    )
    title = t("handout.continued", title=sheet.title)
    # The notice about the map belongs to the map.
    lines = tuple(line for line in sheet.sources if line != t("source.map_notice"))
    source = _source(t, deck, lines)
    while charts or table:
        shown, charts = charts[:2], charts[2:]
        fits = table is not None and not charts and (not shown or (len(shown) == 1 and _is_small(table)))
        here, table = _torn(table) if table and fits else (None, table)
        size = _WHOLE if len(shown) == 1 and here is None else _HALF
        yield _Page(
            view=view,
            title=title,
            sheet=sheet,
            source=source,
            is_further=True,
            charts=tuple(_picture(chart, sheet.lang, size) for chart in shown),
            listing=_listing(here),
        )


def _source(t: Words, deck: Deck, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Give the small print: what there is room for where the last page holds all of it."""
    if not deck.has_sources:
        return lines
    text, _ = source_note(t, deck.paper, lines, has_last_pages=True)
    return (text,)


def _torn(table: Table) -> tuple[Table, Table | None]:
    """Part a table where no page holds it."""
    here, rest = (replace(table, rows=rows) for rows in (table.rows[:_MOST_ROWS], table.rows[_MOST_ROWS:]))
    return here, rest if rest.rows else None


def _is_small(table: Table) -> bool:
    return len(table.head) <= _NARROW_COLUMNS and len(table.rows) <= _SHORT_ROWS


def _fact(name: str, value: str) -> _Fact:
    number, *aside = _ASIDE.split(value, maxsplit=1)
    return _Fact(name, number, aside[0].strip() if aside else "")


def _listing(table: Table | None) -> _Listing | None:
    return _Listing(table, _numeric(table)) if table else None


def _tied(words: str) -> Markup:
    """Mark the figures and the compounds in it, which no line should part."""
    return Markup().join(
        Markup('<span class="whole">{}</span>').format(part) if place % 2 else part
        for place, part in enumerate(_TOKEN.split(words))
    )


def _numeric(table: Table) -> frozenset[int]:
    """Tell which columns hold numbers, a first one never: it names the row."""
    columns = list(zip(*table.rows, strict=False))
    return frozenset(
        place
        for place, cells in enumerate(columns)
        if place and any(cells) and all(_NUMBER.match(cell) for cell in cells if cell)
    )


def _picture(chart: Chart, lang: Language, size: tuple[int, int]) -> _Picture:
    from ui.exports.chart_picture import chart_svg  # noqa: PLC0415 - brings a drawing library, first needed here

    width, height = size
    # As an image: nothing in it can reach the page, and its ids cannot meet those of another chart.
    address = "data:image/svg+xml;base64," + _base64(
        chart_svg(chart.figure, width, height, lang=lang).encode()
    )
    return _Picture(chart, address, width, height)


def _contents(t: Words, deck: Deck, pages: Iterable[_Page], assets: Assets) -> dict[str, Any]:
    """Gather the maps of the pages with every file that they name."""
    messages = [
        json.loads(payload_of(page.sheet.painting, assets, page.sheet.view))
        if page.has_map and page.sheet.painting
        else None
        for page in pages
    ]
    mapped = [message for message in messages if message]
    overlays = {overlay["id"] for message in mapped for overlay in message.get("overlays", ())}
    named = {assets.topology, assets.overview, assets.cities} if mapped else set()
    named |= {file for message in mapped for file in _files_of(message)}
    named |= {file for overlay, file in assets.overlays.items() if overlay in overlays}
    files = {name: _read(name) for name in sorted(named)}
    if mapped:
        files[assets.names] = _in_language(_read(assets.names), deck.lang)
    # The cover and the last page are slides too, without a map.
    maps = [*([None] if deck.title else []), *messages, *([None] if deck.has_sources else [])]
    return {
        "files": files,
        "assets": {
            key: asdict(assets)[key] for key in ("topology", "overview", "names", "cities", "overlays")
        },
        "maps": maps,
        "words": {key: t(f"player.{key}") for key in _PLAYER_WORDS},
    }


_PLAYER_WORDS = (
    *("slides", "previous", "next", "notes", "speaker", "ground", "fullscreen", "print", "end", "blank"),
    *("elapsed", "coming", "last", "without_notes"),
)


def _files_of(message: Mapping[str, Any]) -> Iterable[str]:
    yield message["words"]
    for part in (message, *message.get("pair", ())):
        if part.get("values"):
            yield part["values"]
    if "fade" in message:
        yield from message["fade"]["values"]


def _in_language(names: Mapping[str, Any], lang: Language) -> dict[str, Any]:
    """Leave out the names that no slide says."""
    kept = {"codes", "grouped", *(key.format(lang=lang) for key in _OF_ONE_LANGUAGE)}
    return {key: held for key, held in names.items() if key in kept}


def _read(name: str) -> Any:
    return json.loads((STATIC / name).read_text(encoding="utf-8"))


def _packed(contents: Mapping[str, Any]) -> str:
    text = json.dumps(contents, ensure_ascii=False, separators=(",", ":"))
    # Without a time, so that the same briefing makes the same file.
    return _base64(gzip.compress(text.encode(), mtime=0))


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _script(path: Path) -> str:
    # Nothing in a script may end its element.
    return path.read_text(encoding="utf-8").replace("</script", "<\\/script")


def _style(deck: Deck, written: str) -> str:
    page = f"@page {{ size: {_PAGES[deck.paper]}; margin: 0; }}\n"
    return _font_faces(deck, written) + page + _STYLE.read_text(encoding="utf-8")


def _font_faces(deck: Deck, written: str) -> str:
    """Embed the type that the slides are written in, cut down to what they say."""
    from ui.exports.fonts import subset_woff2  # noqa: PLC0415 - brings a font library, first needed here

    contents = json.dumps(
        [asdict(s.sheet.painting) for s in deck.slides if s.sheet.painting], ensure_ascii=False
    )
    text = "".join(sorted(set(written + contents)))
    # The font's quotation marks are as wide as a Chinese character, also in English.
    beyond = "" if deck.lang == "zh" else " unicode-range: U+0-2017, U+201E-10FFFF;"
    return "".join(
        f"@font-face {{ font-family: '{_FAMILY}'; font-weight: {weight}; "
        f"src: url(data:font/woff2;base64,{_base64(subset_woff2(text, weight))}) format('woff2');"
        f"{beyond} }}\n"
        for weight in _WEIGHTS
    )


def _policy(scripts: Iterable[str], style: str) -> str:
    """Allow what is in the file, and nothing that is not."""
    hashes = " ".join(_hash(script) for script in scripts)
    parts = (
        "default-src 'none'",
        f"script-src {hashes}",
        f"style-src {_hash(style)}",
        "img-src data:",
        "font-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(parts)


def _hash(text: str) -> str:
    return f"'sha256-{_base64(hashlib.sha256(text.encode()).digest())}'"
