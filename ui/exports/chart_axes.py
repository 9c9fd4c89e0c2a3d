"""Axes of a chart picture: where a value stands, how far an axis reaches, which ticks it has.

Ranges and ticks follow the rules by which Plotly finds them in the browser, so that picture and screen agree.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ui.numbers import MINUS

# Pixels that a tick needs by itself, and how many ticks there are at least and at most.
_ROOM = {"x": 80, "y": 40}
_FEWEST, _MOST = 4, 9
_ROUND = (2.0, 5.0, 10.0)
_ROUNDS = 40
_SMALL = 0.75
_LEAST = 1e-9


class ChartError(ValueError):
    """A figure has something that pictures of charts cannot show."""


@dataclass(frozen=True)
class Extent:
    """A place on an axis that is to be seen, with the pixels it needs before and behind it."""

    at: float
    before: float = 0.0
    behind: float = 0.0


@dataclass(frozen=True)
class Tick:
    """A tick: its place on the axis, its words, and their size against other ticks."""

    at: float
    text: str
    size: float = 1.0


@dataclass(frozen=True)
class Scale:
    """An axis in the picture.

    Attributes
    ----------
    letter : {"x", "y"}
    options : mapping
        Plotly's, the template's included.
    start, length : float
        Where it begins, at the left or at the bottom, and how long it is; pixels.
    low, high : float
        What stands at its ends; decimal logarithms on a logarithmic axis.
    """

    letter: str
    options: Mapping[str, Any]
    start: float
    length: float
    low: float
    high: float

    @property
    def is_log(self) -> bool:
        """Whether it is logarithmic."""
        return self.options.get("type") == "log"

    def place(self, value: float) -> float:
        """Give the pixel of a value of the data."""
        return self.linear(math.log10(value) if self.is_log else value)

    def linear(self, at: float) -> float:
        """Give the pixel of a place on the axis, a logarithm on a logarithmic one."""
        part = (at - self.low) / (self.high - self.low)
        return self.domain(part)

    def domain(self, part: float) -> float:
        """Give the pixel of a part of the axis, 0 at its start and 1 at its end."""
        # Pixels are counted downwards.
        return self.start + part * self.length * (1 if self.letter == "x" else -1)

    def ticks(self) -> list[Tick]:
        """Give the ticks that can be seen."""
        return [tick for tick in self._ticks() if self._holds(tick.at)]

    def _holds(self, at: float) -> bool:
        ends = sorted((self.low, self.high))
        slack = (ends[1] - ends[0]) * _LEAST
        return ends[0] - slack <= at <= ends[1] + slack

    def _ticks(self) -> Iterator[Tick]:
        options = self.options
        if options.get("visible") is False or options.get("showticklabels") is False:
            return
        if options.get("tickvals") is not None:
            named = options.get("ticktext") or [_number(value, 1.0) for value in options["tickvals"]]
            for value, text in zip(options["tickvals"], named, strict=True):
                yield Tick(math.log10(value) if self.is_log else float(value), str(text))
            return
        span = abs(self.high - self.low)
        rough = span / (options.get("nticks") or self._usual())
        if self.is_log:
            yield from self._log_ticks(span, rough)
            return
        step = float(options.get("dtick") or _rounded(rough))
        first = math.ceil(min(self.low, self.high) / step - _LEAST)
        last = math.floor(max(self.low, self.high) / step + _LEAST)
        for number in range(first, last + 1):
            yield Tick(number * step, _number(number * step, step))

    def _usual(self) -> float:
        return min(max(self.length / _ROOM[self.letter], _FEWEST), _MOST) + 1

    def _log_ticks(self, span: float, rough: float) -> Iterator[Tick]:
        low, high = sorted((self.low, self.high))
        if span < 1:
            # So narrow that it is read like a plain axis.
            ends = 10.0**low, 10.0**high
            step = _rounded((ends[1] - ends[0]) / self._usual())
            for number in range(math.ceil(ends[0] / step), math.floor(ends[1] / step) + 1):
                yield Tick(math.log10(number * step), _number(number * step, step))
            return
        every = max(1, math.ceil(rough)) if rough > 0.7 else 1  # noqa: PLR2004 - Plotly's own limits
        between = () if rough > 0.7 else (2, 5) if rough > 0.3 else tuple(range(2, 10))  # noqa: PLR2004
        for power in range(math.floor(low), math.ceil(high) + 1):
            if power % every == 0:
                yield Tick(float(power), _number(10.0**power, 10.0 ** min(power, 0)))
            for digit in between:
                yield Tick(power + math.log10(digit), str(digit), _SMALL)


def _rounded(rough: float) -> float:
    base: float = 10.0 ** math.floor(math.log10(rough))
    return base * next(round_ for round_ in _ROUND if rough / base <= round_)


def _number(value: float, step: float) -> str:
    decimals = max(0, -math.floor(math.log10(step) + _LEAST)) if step < 1 else 0
    text = f"{abs(value):,.{decimals}f}"
    return MINUS + text if value < 0 and text.strip("0.,") else text


def reach(options: Mapping[str, Any], extents: Sequence[Extent], length: float) -> tuple[float, float]:
    """Find what stands at the ends of an axis: what its range says, else so that all extents can be seen."""
    if options.get("range") is not None:
        low, high = (float(end) for end in options["range"])
        return low, high
    if not extents:
        return -1.0, 6.0
    low, high = min(one.at for one in extents), max(one.at for one in extents)
    if low == high:
        low, high = low - 1.0, high + 1.0
    # What a pixel is worth follows from the ends, and the ends follow from that.
    for _ in range(_ROUNDS):
        pixel = (high - low) / length
        low = min(one.at - one.before * pixel for one in extents)
        high = max(one.at + one.behind * pixel for one in extents)
    return low, high
