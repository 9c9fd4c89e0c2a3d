"""Numbers as readers of Chinese and of English expect them."""

from typing import Literal

Language = Literal["zh", "en"]

MINUS = "\u2212"

_MILLION = 1_000_000
_WAN = 10_000
_YI = 100_000_000


def decimal(value: float, decimals: int = 0, *, signed: bool = False) -> str:
    """Print a number with thousands separators and a true minus.

    Parameters
    ----------
    value : float
        A finite number.
    decimals : int
        Digits behind the point.
    signed : bool
        Whether a gain carries a plus. A value that rounds to zero carries no sign.

    Examples
    --------
    >>> decimal(-1234.56, 1)
    '−1,234.6'
    """
    text = f"{abs(value):,.{decimals}f}"
    if not any(digit in text for digit in "123456789"):
        return text
    if value < 0:
        return MINUS + text
    return "+" + text if signed else text


def count(value: int) -> str:
    """Print a whole number with thousands separators."""
    return decimal(value)


def people(value: float, lang: Language) -> str:
    """Print a number of persons: 万 with one decimal and 亿 with two, or millions.

    Examples
    --------
    >>> people(836_098, "zh"), people(836_098, "en"), people(1_409_778_724, "en")
    ('83.6万', '836,098', '1,409.8 million')
    """
    if lang == "en":
        if abs(value) < _MILLION:
            return decimal(value)
        return f"{decimal(value / _MILLION, 1 if abs(value) >= 100 * _MILLION else 2)} million"
    if abs(value) < _WAN:
        return decimal(value)
    in_wan = decimal(value / _WAN, 1)
    # 99,999,999 rounds to 10,000.0万, which is written 1.00亿.
    if abs(value) < _YI and in_wan.strip(MINUS) != "10,000.0":
        return f"{in_wan.replace(',', '')}万"
    return f"{decimal(value / _YI, 2)}亿"


def quantity(value: float, decimals: int, suffix: str, *, signed: bool = False) -> str:
    """Print a number with its unit; `suffix` brings its own space where it wants one."""
    return decimal(value, decimals, signed=signed) + suffix


def trimmed(value: float, *, signed: bool = False) -> str:
    """Print a number with as many decimals as it needs, at most four, for class boundaries.

    Examples
    --------
    >>> trimmed(-5.0), trimmed(0.25)
    ('−5', '0.25')
    """
    for decimals in range(5):
        if round(value, decimals) == round(value, 4):
            return decimal(value, decimals, signed=signed)
    return decimal(value, 4, signed=signed)
