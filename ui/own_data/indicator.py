"""An indicator that a reader brought."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from geodata import Indicator
from geodata.indicators import Unit
from ui.i18n import LANGUAGES, Words

OWN_LAYER = "own"
"""Layer of the indicators that a reader brought; no layer of the release bears that name."""

PREFIX = "own-"
"""What their ids begin with, in the address too."""

LONGEST_NAME = 60
LONGEST_UNIT = 24
LONGEST_SOURCE = 200

KEY = re.compile(rf"{PREFIX}[1-9]\d{{0,5}}")
"""What their ids look like."""

Direction = Literal["more_is_better", "less_is_better", "neutral"]


@dataclass(frozen=True, eq=False)
class OwnIndicator:
    """What a reader brought; it lives in the session that brought it and in no store that sessions share.

    Attributes
    ----------
    indicator : Indicator
        Name, unit, year, decimals and direction as the reader gave them, the same in both languages.
    values : array of float, shape (counties,)
        In the rows of the release; NaN for no data.
    source : str
        In the reader's words.
    file : str
        Name of the file that it came in.
    """

    indicator: Indicator
    values: npt.NDArray[np.float64]
    source: str
    file: str = ""

    def printed(self) -> tuple[float | None, ...]:
        """Give the values rounded as they are printed, None for no data."""
        rounded = self.values.round(self.indicator.decimals).tolist()
        return tuple(value if np.isfinite(value) else None for value in rounded)


def own_indicator(
    key: str,
    values: npt.NDArray[np.float64],
    *,
    name: str,
    unit: str,
    year: str,
    source: str,
    decimals: int,
    direction: Direction,
    file: str = "",
) -> OwnIndicator:
    """Make an indicator of a reader's values and words.

    Parameters
    ----------
    key : str
        Its id, `PREFIX` and a number.
    values : array of float, shape (counties,)
    name, unit, year, source : str
        In the reader's words; what is not given is left out.
    decimals : int
    direction : Direction
    file : str
        Name of the file that they came in.
    """
    name, unit, source, file = (
        one_line(text, most)
        for text, most in (
            (name, LONGEST_NAME),
            (unit, LONGEST_UNIT),
            (source, LONGEST_SOURCE),
            (file, LONGEST_SOURCE),
        )
    )
    known = values[np.isfinite(values)]
    around_zero = bool(known.size) and known.min() < 0 < known.max()
    said = {lang: Words(lang) for lang in LANGUAGES}
    own = Indicator(
        id=key,
        layer=OWN_LAYER,
        family=key,
        moment=one_line(year, LONGEST_UNIT),
        name=dict.fromkeys(LANGUAGES, name),
        short=dict.fromkeys(LANGUAGES, name),
        definition={lang: t("own.definition", name=name) for lang, t in said.items()},
        caveat={lang: t("own.caveat") for lang, t in said.items()},
        unit=Unit(dict.fromkeys(LANGUAGES, unit), spaced=bool(unit) and not unit.startswith(("%", "‰"))),
        decimals=decimals,
        direction=direction,
        # No expression of the release's columns: the values are the reader's own.
        formula="0",
        aggregates=False,
        year=one_line(year, LONGEST_UNIT),
        sources=(),
        scale="diverging" if around_zero else "sequential",
        palette="brown_teal" if around_zero else "plum",
        headline=True,
    )
    return OwnIndicator(own, values, source, file)


def number_of(key: str) -> int:
    """Give the number by which a session tells its own indicators apart, whatever their names are."""
    return int(key.removeprefix(PREFIX))


def own_line(t: Words, own: OwnIndicator) -> str:
    """Say of a reader's own data that nobody checked them, and where they are from in the reader's words."""
    parts = [t("own.unchecked")]
    if own.indicator.year:
        parts.append(t("own.of_year", year=own.indicator.year))
    if own.source:
        parts.append(t("own.source", source=own.source))
    return " · ".join(parts)


def one_line(text: str, most: int) -> str:
    """Give a reader's words in one line, without signs that cannot be seen."""
    seen = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in text)
    return re.sub(r"\s+", " ", seen).strip()[:most].strip()
