"""A briefing as one HTML file that holds all it needs: it opens from a memory stick, with no network.

The words, figures and charts are plain HTML, so they can be read without a script; the map is the app's own,
packed into the file with what it needs. A policy in the file forbids it to fetch or to send anything.
"""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ui.assets import STATIC, Assets, current_assets
from ui.exports.deck import Deck, DeckSlide
from ui.exports.sheet import Chart, Sheet, Table
from ui.i18n import Language, Words
from ui.map_message import payload_of

_FOLDER = Path(__file__).parent
_STYLE = _FOLDER / "deck.css"
_TEMPLATE = "deck.html.jinja"
_FAMILY = "Atlas Sans"
_WEIGHTS = (400, 700)
_PAGES = {"wide": "1536px 864px", "a4": "297mm 210mm"}
_CHART_PIXELS = {True: (440, 300), False: (720, 420)}
"""Size of a chart, by whether it stands beside a map."""
_MOST_CHARTS = {True: 1, False: 4}
_FEW_FACTS = 6
_SHORT = 18
"""Characters of a fact that is printed large."""
_NUMBER = re.compile(r"[+\-\u2212]?\d(?!\d*\. )|[\u2013\u2014-]$")
_HTML_LANG: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}
_OF_ONE_LANGUAGE = ("{lang}", "prefecture_{lang}")


@dataclass(frozen=True)
class _Picture:
    """A chart as it stands in the file."""

    title: str
    detail: str
    alt: str
    address: str
    width: int
    height: int


@dataclass(frozen=True)
class _Slide:
    """A slide as the template takes it."""

    sheet: Sheet
    notes: str
    charts: tuple[_Picture, ...]
    table: Table | None
    numeric: frozenset[int]
    has_aside: bool
    has_many_facts: bool


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
    slides = [_slide(slide) for slide in deck.slides]
    page = {
        "t": t,
        "deck": deck,
        "lang": _HTML_LANG[deck.lang],
        "slides": slides,
        "contents": Markup(_packed(_contents(t, deck, assets))),  # noqa: S704 - base64
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
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _slide(slide: DeckSlide) -> _Slide:
    sheet = slide.sheet
    mapped = sheet.painting is not None
    charts = tuple(
        _picture(chart, sheet.lang, mapped=mapped) for chart in sheet.charts[: _MOST_CHARTS[mapped]]
    )
    # Beside a map there is room for one of them, in a size that can be read from afar.
    table = None if mapped and charts else sheet.table
    facts = sheet.facts
    return _Slide(
        sheet=sheet,
        notes=slide.notes,
        charts=charts,
        table=table,
        numeric=_numeric(table) if table else frozenset(),
        has_aside=bool(facts or charts or table),
        has_many_facts=len(facts) > _FEW_FACTS or any(len(value) > _SHORT for _, value in facts),
    )


def _numeric(table: Table) -> frozenset[int]:
    """Tell which columns hold numbers, a first one never: it names the row."""
    columns = list(zip(*table.rows, strict=False))
    return frozenset(
        place
        for place, cells in enumerate(columns)
        if place and any(cells) and all(_NUMBER.match(cell) for cell in cells if cell)
    )


def _picture(chart: Chart, lang: Language, *, mapped: bool) -> _Picture:
    from ui.exports.chart_picture import chart_svg  # noqa: PLC0415 - brings a drawing library, first needed here

    width, height = _CHART_PIXELS[mapped]
    # As an image: nothing in it can reach the page, and its ids cannot meet those of another chart.
    address = "data:image/svg+xml;base64," + _base64(
        chart_svg(chart.figure, width, height, lang=lang).encode()
    )
    return _Picture(chart.title, chart.detail, chart.alt, address, width, height)


def _contents(t: Words, deck: Deck, assets: Assets) -> dict[str, Any]:
    """Gather the maps of the slides with every file that they name."""
    sheets = [slide.sheet for slide in deck.slides]
    messages = [
        None if sheet.painting is None else json.loads(payload_of(sheet.painting, assets, sheet.view))
        for sheet in sheets
    ]
    mapped = [message for message in messages if message]
    overlays = {overlay["id"] for message in mapped for overlay in message.get("overlays", ())}
    named = {assets.topology, assets.cities} if mapped else set()
    named |= {file for message in mapped for file in _files_of(message)}
    named |= {file for overlay, file in assets.overlays.items() if overlay in overlays}
    files = {name: _read(name) for name in sorted(named)}
    if mapped:
        files[assets.names] = _in_language(_read(assets.names), deck.lang)
    # The cover and the last page are slides too, without a map.
    maps = [*([None] if deck.title else []), *messages, *([None] if deck.has_sources else [])]
    return {
        "files": files,
        "assets": {key: asdict(assets)[key] for key in ("topology", "names", "cities", "overlays")},
        "maps": maps,
        "words": {key: t(f"player.{key}") for key in _PLAYER_WORDS},
    }


_PLAYER_WORDS = ("slides", "previous", "next", "notes", "ground", "fullscreen", "print", "end", "blank")


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
