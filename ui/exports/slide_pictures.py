"""The map and the charts of a slide: vectors for PDF, 220 dots to an inch for PowerPoint."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from ui.exports.placed import PlacedChart, PlacedMap
from ui.exports.text_fit import one_line
from ui.i18n import Language

DOTS_PER_INCH = 220
_AHEAD = 2
_CSS = 96
"""Pixels to an inch in an SVG."""

_ROW = 14
_MAP, _CHART = 84, 88
"""Pixels of a screen that an inch shows: the smallest type there then has 9 points on the slide."""


def svg_of(part: PlacedMap | PlacedChart, lang: Language) -> str:
    """Draw the map with its legend, or a chart, as large as its box."""
    dense = _MAP if isinstance(part, PlacedMap) else _pixels_per_inch(part)
    width, height = round(part.box.width * dense), round(part.box.height * dense)
    drawn = _map(part, width, height) if isinstance(part, PlacedMap) else _chart(part, width, height, lang)
    size = f'width="{width * _CSS / dense:.2f}" height="{height * _CSS / dense:.2f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {width} {height}">{drawn}</svg>'


def _pixels_per_inch(part: PlacedChart) -> int:
    """Draw a chart of very many rows a little smaller, so that their names keep apart."""
    rows = len(part.chart.figure.layout.yaxis.tickvals or ())
    return _CSS if part.box.height * _CHART < rows * _ROW else _CHART


def _map(part: PlacedMap, width: int, height: int) -> str:
    from ui.exports.map_picture import map_part  # noqa: PLC0415 (shapes are read when somebody exports)

    ground = f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    return ground + map_part(part.painting, part.view, width, height)


def _chart(part: PlacedChart, width: int, height: int, lang: Language) -> str:
    from ui.exports.chart_picture import chart_svg  # noqa: PLC0415 (a drawing library, slow to import)

    return chart_svg(part.chart.figure, width, height, lang=lang)


def pngs_of(parts: Sequence[PlacedMap | PlacedChart], lang: Language) -> Iterator[bytes]:
    """Draw them all in dots, in their order.

    Typst works outside of Python's lock, so that one picture is turned into dots while the next is drawn.
    """
    from ui.exports import picture  # noqa: PLC0415 (Typst is loaded when somebody exports)

    with ThreadPoolExecutor(max_workers=1) as beside:
        waiting: list[Future[bytes]] = []
        for part in parts:
            waiting.append(beside.submit(picture.png_of, svg_of(part, lang), dpi=DOTS_PER_INCH))
            if len(waiting) > _AHEAD:
                yield waiting.pop(0).result()
        yield from (each.result() for each in waiting)


def alt_of(part: PlacedMap | PlacedChart) -> str:
    """Say what the picture shows to those who cannot see it."""
    return one_line(part.alt if isinstance(part, PlacedMap) else part.chart.alt)
