"""The map and the charts of a slide: vectors for PDF, 220 dots to an inch for PowerPoint."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from ui.exports.placed import PlacedChart, PlacedMap
from ui.exports.text_fit import one_line
from ui.i18n import Language

DOTS_PER_INCH = 220
_AHEAD = 2
PIXELS_PER_INCH = 96
"""What a length of 1 in an SVG is, by CSS."""


def svg_of(part: PlacedMap | PlacedChart, lang: Language) -> str:
    """Draw the map with its legend, or a chart, as large as its box."""
    width, height = round(part.box.width * PIXELS_PER_INCH), round(part.box.height * PIXELS_PER_INCH)
    if isinstance(part, PlacedMap):
        return _map(part, width, height)
    from ui.exports.chart_picture import chart_svg  # noqa: PLC0415 (a drawing library, slow to import)

    return chart_svg(part.chart.figure, width, height, lang=lang)


def _map(part: PlacedMap, width: int, height: int) -> str:
    """Draw the map in type that is as large on a slide as the words beside it."""
    from ui.exports.map_picture import map_part  # noqa: PLC0415 (shapes are read when somebody exports)

    size = f'width="{width}" height="{height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {width} {height}">'
        f'<rect {size} fill="#ffffff"/>{map_part(part.painting, part.view, width, height)}</svg>'
    )


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
