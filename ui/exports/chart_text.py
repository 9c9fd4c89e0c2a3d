"""Words in a chart picture: Plotly's few tags, drawn as outlines."""

import re
from dataclasses import dataclass
from html import unescape

from ui.exports.chart_axes import ChartError
from ui.exports.lettering import Anchor, width_of, written

LINE = 1.3
"""Height of a line, in sizes."""

_BASE = 0.36
"""How far the base line lies under the middle of a line, in sizes."""


@dataclass(frozen=True)
class Label:
    """A text without its tags: "<b>" around all of it makes it bold."""

    text: str
    weight: int

    @classmethod
    def of(cls, text: str) -> "Label":
        """Read a text as Plotly writes it.

        Raises
        ------
        ChartError
            If it holds another tag.
        """
        bold = re.fullmatch(r"<b>(.*)</b>", text)
        plain = bold.group(1) if bold else text
        if re.search(r"<[a-z/]", plain):
            raise ChartError(f"No picture of a chart has the tags of {text!r}")
        return cls(unescape(plain), 700 if bold else 400)

    def width(self, size: float) -> float:
        """Measure it in pixels."""
        return width_of(self.text, size, self.weight)

    def draw(self, x: float, middle: float, size: float, *, fill: str, anchor: Anchor = "start") -> str:
        """Draw it around the middle of its line."""
        return written(
            self.text, x, middle + _BASE * size, size, fill=fill, weight=self.weight, anchor=anchor
        )
