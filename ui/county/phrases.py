"""How the county page prints numbers in running text."""

from geodata import Indicator
from ui import numbers
from ui.headline import value_text
from ui.i18n import Words


def size(t: Words, indicator: Indicator, value: float) -> str:
    """Print how large a change is, without its sign: the verb beside it says which way it went."""
    return numbers.quantity(abs(value), indicator.decimals, indicator.unit.suffix(t.lang))


def rounded(indicator: Indicator, value: float) -> float:
    """Give a value as it is printed, so that words agree with the digits beside them."""
    return round(value, indicator.decimals)


def printed(t: Words, indicator: Indicator, value: float) -> str:
    """Print a value with its unit."""
    return value_text(t, indicator, value)


def way(first: float, second: float, words: tuple[str, str, str]) -> str:
    """Choose the word for more, for less, or for as much."""
    return words[0] if first > second else words[1] if first < second else words[2]
