"""The parts of an address that are more than a word: each as a value, and as the text that reads back to it.

Reading gives None for a text that means nothing.
"""

import re

from analytics.class_schemes import FEWEST_CLASSES, MOST_CLASSES
from analytics.filters import Span
from ui.overlays import CITY_CLASSES, MOST_KILOMETRES, Rings
from ui.page_options import read_number, write_number

_MAX_ZOOM = 18
_SIZES = tuple(str(number) for number in range(FEWEST_CLASSES, MOST_CLASSES + 1))
_LARGEST_BREAK = 1e12
# A dash would read as the minus of a loss.
_CHANGE_DASH = ".."


def read_span(text: str) -> Span | None:
    """Read "100-250", "100-" or "-250" of what is at least zero, so that a zero below is an open end."""
    span = _read_ends(text, "-")
    if span is None or any(end is not None and end < 0 for end in (span.low, span.high)):
        return None
    return _unless_open(Span(span.low or None, span.high))


def write_span(span: Span) -> str:
    """Write a span so that `read_span` reads it."""
    return _write_ends(span, "-")


def read_change(text: str) -> Span | None:
    """Read "-10..5", "-10.." or "..5"."""
    span = _read_ends(text, _CHANGE_DASH)
    return span and _unless_open(span)


def write_change(span: Span) -> str:
    """Write a span of changes so that `read_change` reads it."""
    return _write_ends(span, _CHANGE_DASH)


def _read_ends(text: str, dash: str) -> Span | None:
    low_text, found, high_text = text.partition(dash)
    low, high = read_number(low_text), read_number(high_text)
    broken = (low_text and low is None) or (high_text and high is None) or not found
    if broken or (low is not None and high is not None and low > high):
        return None
    return Span(low, high)


def _unless_open(span: Span) -> Span | None:
    return None if span.is_open else span


def _write_ends(span: Span, dash: str) -> str:
    ends = ["" if end is None else write_number(end) for end in (span.low, span.high)]
    return "" if span.is_open else dash.join(ends)


def read_rings(text: str) -> Rings | None:
    """Read "very_large-100"."""
    smallest, _, radius = text.partition("-")
    kilometres = read_number(radius)
    if smallest not in CITY_CLASSES or kilometres is None or not 0 < kilometres <= MOST_KILOMETRES:
        return None
    return Rings(smallest, kilometres)


def write_rings(rings: Rings | None) -> str:
    """Write rings so that `read_rings` reads them."""
    return "" if rings is None else f"{rings.smallest}-{write_number(rings.kilometres)}"


def read_view(text: str) -> tuple[float, float, float] | None:
    """Read "6.5,44.1,126": zoom, latitude and longitude."""
    numbers = [read_number(part) for part in text.split(",")]
    match numbers:
        case [float(zoom), float(lat), float(lon)]:
            inside = 0 <= zoom <= _MAX_ZOOM and abs(lat) <= 90 and abs(lon) <= 180  # noqa: PLR2004 (degrees)
            return (zoom, lat, lon) if inside else None
    return None


def write_view(view: tuple[float, float, float] | None) -> str:
    """Write where the map looks so that `read_view` reads it."""
    return "" if view is None else ",".join(write_number(part) for part in view)


def read_size(text: str) -> int | None:
    """Read a number of classes that can be cut."""
    return int(text) if text in _SIZES else None


def read_breaks(text: str) -> tuple[float, ...] | None:
    """Read boundaries as a reader or an address writes them: one to eight numbers.

    Returns
    -------
    tuple of float or None
        Ascending, each once, to four decimals; None for anything else.
    """
    parts = [part for part in re.split(r"[\s,，、;；]+", text.replace("\u2212", "-")) if part]
    numbers = [read_number(part) for part in parts]
    bounds = {round(number, 4) + 0.0 for number in numbers if number is not None}
    beyond = any(abs(bound) > _LARGEST_BREAK for bound in bounds)
    if None in numbers or beyond or not 1 <= len(bounds) < MOST_CLASSES:
        return None
    return tuple(sorted(bounds))


def write_breaks(bounds: tuple[float, ...], between: str = ",") -> str:
    """Write boundaries so that `read_breaks` reads them."""
    return between.join(write_number(bound) for bound in bounds)
