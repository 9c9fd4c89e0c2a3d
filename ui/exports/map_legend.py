"""The legend of a map picture: classes with their counts, the square of two indicators, signs, scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui import numbers
from ui.exports.lettering import lines_of, width_of, written
from ui.exports.paper import PAPER
from ui.i18n import Words
from ui.map_message import Painting, PairAxis

SILENT = ("provinces", "cities")
"""Layers that explain themselves."""

_TITLE, _TEXT, _SMALL = 13.5, 12.0, 10.5
_ROW, _GAP, _SWATCH = 18.5, 8.0, (18.0, 12.0)
_COLUMN_GAP = 14.0
_ROOM = 250.0
_FIELD = (52.0, 24.0)
_DARK_TEXT, _LIGHT_TEXT = "#0b1015", "#ffffff"


@dataclass(frozen=True)
class Block:
    """A drawn part of a picture.

    Attributes
    ----------
    width, height : float
        Pixels.
    svg : str
        Drawn from its upper left corner.
    """

    width: float
    height: float
    svg: str


def legend_of(painting: Painting, *, room: float = _ROOM) -> Block:
    """Draw the legend of a painting.

    Parameters
    ----------
    painting : Painting
    room : float
        Width that labels may take before they are broken.
    """
    t = Words(painting.lang)
    blocks = [_head(painting, room)]
    if painting.pair:
        blocks.append(_square(painting, painting.pair))
    blocks.append(_rows(t, painting, room))
    blocks.append(_signs(painting, room))
    return stacked([block for block in blocks if block.height], 6)


def stacked(blocks: Sequence[Block], gap: float) -> Block:
    """Put blocks below each other."""
    parts, top = [], 0.0
    for block in blocks:
        parts.append(moved(block.svg, 0, top))
        top += block.height + gap
    return Block(max((block.width for block in blocks), default=0), max(0, top - gap), "".join(parts))


def moved(svg: str, x: float, y: float) -> str:
    """Move a drawing."""
    return f'<g transform="translate({x:.1f} {y:.1f})">{svg}</g>' if svg else ""


def _head(painting: Painting, room: float) -> Block:
    """Name what is shown, its unit behind it where there is room."""
    parts, top = [], 0.0
    lines = lines_of(painting.legend_title, room, _TITLE, 700)
    for line in lines:
        parts.append(written(line, 0, top + _TITLE, _TITLE, fill=PAPER.text, weight=700))
        top += _TITLE * 1.3
    width = max((width_of(line, _TITLE, 700) for line in lines), default=0)
    if unit := painting.legend_unit:
        own = width_of(unit, _SMALL)
        last = width_of(lines[-1], _TITLE, 700) if lines else 0
        if last + 6 + own <= room:
            parts.append(written(unit, last + 6, top - _TITLE * 0.3, _SMALL, fill=PAPER.muted))
            width = max(width, last + 6 + own)
        else:
            parts.append(written(unit, 0, top + _SMALL, _SMALL, fill=PAPER.muted))
            width, top = max(width, own), top + _SMALL * 1.4
    return Block(width, top, "".join(parts))


@dataclass(frozen=True)
class _Row:
    swatch: str
    label: str
    count: str = ""
    residents: str = ""


def _rows(t: Words, painting: Painting, room: float) -> Block:
    """List the classes with their counties and residents, then what the other fills mean."""
    width, height = _SWATCH
    plain = f'width="{width}" height="{height}"'
    named = not painting.pair and any(entry.label for entry in painting.legend)
    rows = [
        _Row(
            f'<rect {plain} fill="{entry.color}"/>', entry.label, numbers.count(entry.count), entry.residents
        )
        for entry in (painting.legend if named else ())
    ]
    if painting.no_data_count:
        swatch = f'<rect {plain} fill="{PAPER.no_data}"/><path stroke="{PAPER.no_data_line}" d="{_hatch()}"/>'
        count = numbers.count(painting.no_data_count)
        residents = painting.no_data_residents if named else ""
        rows.append(_Row(swatch, painting.no_data_label, count, residents))
    if painting.grouped_count:
        rows.append(_Row(_grouped(plain), t("map.grouped"), numbers.count(painting.grouped_count)))
    if " " in painting.classes:
        rows.append(_Row(f'<rect {plain} fill="{PAPER.filtered_out}"/>', t("map.filtered_out")))
    if not rows:
        return Block(0, 0, "")
    heads = (
        (t("map.units"), t("map.residents") if any(row.residents for row in rows) else "")
        if named
        else ("", "")
    )
    return _table(rows, heads, room)


def _table(rows: Sequence[_Row], heads: tuple[str, str], room: float) -> Block:
    left = _SWATCH[0] + _GAP
    labels = [lines_of(row.label, room - left - 60, _TEXT) for row in rows]
    widest = max(width_of(line, _TEXT) for lines in labels for line in lines)
    # The head of the second column breaks where it is long: "residents 2020, million".
    head_lines = [lines_of(head, 84, _SMALL) if head else [] for head in heads]
    cells = [[row.count for row in rows], [row.residents for row in rows]]
    columns = [
        max([*(width_of(cell, _TEXT) for cell in column), *(width_of(line, _SMALL) for line in head)])
        for column, head in zip(cells, head_lines, strict=True)
    ]
    first = left + widest + (_COLUMN_GAP + columns[0] if columns[0] else 0)
    ends = (first, first + (_COLUMN_GAP + columns[1] if columns[1] else 0))
    parts = []
    tallest = max(map(len, head_lines))
    for lines, end in zip(head_lines, ends, strict=True):
        for number, line in enumerate(lines):
            y = (tallest - len(lines) + number + 1) * _SMALL * 1.2 - 2
            parts.append(written(line, end, y, _SMALL, fill=PAPER.muted, anchor="end"))
    top = tallest * _SMALL * 1.2 + (3 if tallest else 0)
    for row, lines in zip(rows, labels, strict=True):
        parts.append(moved(row.swatch, 0, top + (_ROW - _SWATCH[1]) / 2))
        base = top + _ROW / 2 + _TEXT * 0.36
        for number, line in enumerate(lines):
            parts.append(written(line, left, base + number * _TEXT * 1.25, _TEXT, fill=PAPER.text))
        for cell, end in zip((row.count, row.residents), ends, strict=True):
            parts.append(written(cell, end, base, _TEXT, fill=PAPER.muted, anchor="end"))
        top += _ROW + (len(lines) - 1) * _TEXT * 1.25
    return Block(ends[1], top, "".join(parts))


def _hatch() -> str:
    """Lines over a swatch, rising as those on the map."""
    width, height = _SWATCH
    starts = range(4, int(width + height), 4)
    ends = [(max(0.0, at - height), min(at, width)) for at in starts]
    return "".join(
        f"M{low:g} {at - low:g}L{high:g} {at - high:g}" for at, (low, high) in zip(starts, ends, strict=True)
    )


def _grouped(plain: str) -> str:
    """Draw the swatch of units that are compared as a group, on a colour that is no class's."""
    width, height = _SWATCH
    starts = range(-int(height) + 4, int(width), 5)
    ends = [(max(0, at), min(width, at + height)) for at in starts]
    path = "".join(
        f"M{low:g} {low - at:g}L{high:g} {high - at:g}" for at, (low, high) in zip(starts, ends, strict=True)
    )
    line = f'<path d="{path}" stroke="#111820" stroke-opacity=".45" stroke-width=".8"/>'
    return f'<rect {plain} fill="#b8a98a"/>{line}'


def _square(painting: Painting, pair: tuple[PairAxis, PairAxis]) -> Block:
    """Draw the square legend: the first indicator runs to the right, the second upwards."""
    right, up = pair
    width, height = max(_FIELD[0], *(width_of(label, _SMALL) + 8 for label in right.labels)), _FIELD[1]
    across = len(right.labels)
    left = max(width_of(label, _SMALL) for label in up.labels) + 6
    parts = [written(f"↑ {up.title}", 0, _TEXT, _TEXT, fill=PAPER.text)]
    head = _TEXT * 1.6
    for number, entry in enumerate(painting.legend):
        step, column = divmod(number, across)
        x, y = left + column * (width + 1), head + (len(up.labels) - 1 - step) * (height + 1)
        parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width}" height="{height}" fill="{entry.color}"/>'
        )
        ink, middle = _readable_on(entry.color), y + height / 2 + _SMALL * 0.36
        text = numbers.count(entry.count)
        parts.append(written(text, x + width / 2, middle, _SMALL, fill=ink, anchor="middle"))
    for step, label in enumerate(up.labels):
        middle = head + (len(up.labels) - 1 - step) * (height + 1) + height / 2 + _SMALL * 0.36
        parts.append(written(label, left - 5, middle, _SMALL, fill=PAPER.muted, anchor="end"))
    foot = head + len(up.labels) * (height + 1)
    for column, label in enumerate(right.labels):
        x = left + column * (width + 1) + width / 2
        parts.append(written(label, x, foot + _SMALL * 1.1, _SMALL, fill=PAPER.muted, anchor="middle"))
    end = left + across * (width + 1)
    name = f"{right.title} →"
    own = width_of(name, _TEXT)
    base = foot + _SMALL * 1.6 + _TEXT
    # A long name begins at the left edge, a short one ends where its axis points.
    parts.append(written(name, max(0, end - own), base, _TEXT, fill=PAPER.text))
    total = max(end, own, width_of(f"↑ {up.title}", _TEXT))
    return Block(total, base + 4, "".join(parts))


def _readable_on(ground: str) -> str:
    """Choose the ink that stands out more from a ground."""

    def luminance(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (_linear(part) for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(ink: str) -> float:
        dark, light = sorted([luminance(ground), luminance(ink)])
        return (light + 0.05) / (dark + 0.05)

    return max((_DARK_TEXT, _LIGHT_TEXT), key=contrast)


def _linear(part: float) -> float:
    """Undo the encoding of sRGB."""
    knee = 0.04045
    return part / 12.92 if part <= knee else float(((part + 0.055) / 1.055) ** 2.4)


def _signs(painting: Painting, room: float) -> Block:
    """Explain the layers over the map."""
    marks = {
        "prefectures": f'<path d="M0 5h14" stroke="{PAPER.muted}" stroke-width="1.2"/>',
        "stations": f'<rect x="3.5" y="1.5" width="7" height="7" fill="{PAPER.point}"/>',
        "airports": f'<path d="M7 0l5 9.5H2z" fill="{PAPER.point}"/>',
        "agglomerations": (
            '<rect x="2" y="1" width="11" height="8" fill="none" stroke-width="2"'
            f' stroke="{PAPER.agglomeration}"/>'
        ),
        "top100": f'<path d="M7 0l5 5-5 5-5-5z" fill="{PAPER.badge}" stroke="{PAPER.badge_text}"/>',
        "rings": f'<circle cx="7" cy="5" r="4.5" fill="none" stroke="{PAPER.ring}" stroke-width="1.4"/>',
    }
    wanted = [(overlay.id, overlay.label) for overlay in painting.overlays if overlay.id not in SILENT]
    if painting.rings:
        wanted.append(("rings", painting.rings.label))
    parts, top, widest = [], 0.0, 0.0
    for sign, label in wanted:
        parts.append(moved(marks.get(sign, ""), 0, top + 2))
        for line in lines_of(label, room - 22, _TEXT):
            parts.append(written(line, 22, top + _TEXT, _TEXT, fill=PAPER.text))
            widest = max(widest, 22 + width_of(line, _TEXT))
            top += _TEXT * 1.35
    return Block(widest, top, "".join(parts))


def scale_bar(painting: Painting, pixels_a_metre: float, most: float) -> Block:
    """Draw a scale bar of a round number of kilometres that is no longer than `most` pixels."""
    kilometres = _round_below(most / pixels_a_metre / 1000)
    length = 1000 * kilometres * pixels_a_metre
    label = Words(painting.lang)("filters.kilometres", value=numbers.trimmed(kilometres))
    bar = f'<path d="M.5 1v5h{length:.1f}v-5" fill="none" stroke="{PAPER.muted}"/>'
    text = written(label, length + 7, 8, _SMALL, fill=PAPER.muted)
    return Block(length + 7 + width_of(label, _SMALL), 9, bar + text)


def _round_below(number: float) -> float:
    """Give the largest of 1, 2 or 5 times a power of ten that is not above a number."""
    power = 10.0
    while power > number:
        power /= 10
    while power * 10 <= number:
        power *= 10
    return max(step for step in (power, 2 * power, 5 * power) if step <= number)
