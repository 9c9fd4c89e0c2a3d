"""What a page lets its reader choose beside indicator and filters: options of its own, in the address."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

RESERVED = (
    *("lang", "indicator", "second", "scheme", "classes", "breaks"),
    *("region", "province", "prefecture", "kind", "type", "compared", "distance", "population", "change"),
    *("agglomeration", "ranking", "similar", "county", "rules", "order", "overlays", "ring", "view"),
)
"""Keys of the address that every page shares."""


@dataclass(frozen=True)
class Option:
    """One thing that a reader of a page may choose.

    Attributes
    ----------
    key : str
        Its key in the address.
    default : object
        What holds at first; left out of the address.
    read : callable
        From the address's text to a value; None for what means nothing here.
    write : callable
        From a value to the text that `read` takes.
    has_control : bool
        Whether a control of Streamlit holds it; else a click on a map or a chart sets it.
    about : callable or None
        What of the view state it speaks of: when that changes, the option falls back to its default.
    within : callable or None
        Of a value and the indicators that there are: what is left of the value, and the names that are none.
    """

    key: str
    default: Any
    read: Callable[[str], Any]
    write: Callable[[Any], str]
    has_control: bool = True
    about: Callable[[Any], object] | None = None
    within: Callable[[Any, frozenset[str]], tuple[Any, tuple[str, ...]]] | None = None

    @property
    def control(self) -> str:
        """Key of the control that holds it, where it has one."""
        return f"option_{self.key}"


@dataclass(frozen=True)
class Page:
    """A page as the address knows it.

    Attributes
    ----------
    name : str
    options : tuple of Option
        The choices that are the page's own.
    has_indicator : bool
        Whether it shows the indicator that the reader chose, so that its address names it with its classes.
    """

    name: str
    options: tuple[Option, ...] = ()
    has_indicator: bool = False


def choice(key: str, allowed: Sequence[str], default: str) -> Option:
    """Let the reader choose one of several words; a control that is emptied leaves the choice as it was."""
    return Option(key, default, lambda text: text if text in allowed else None, str)


def several(key: str, allowed: Sequence[str], default: Sequence[str] = ()) -> Option:
    """Let the reader choose any of several words; the value is a tuple in the order of `allowed`."""
    none = "none"

    def read(text: str) -> tuple[str, ...] | None:
        if text == none:
            return ()
        words = text.split(",")
        return tuple(word for word in allowed if word in words) if set(words) <= set(allowed) else None

    def write(value: Sequence[str]) -> str:
        return ",".join(word for word in allowed if word in value) or none

    return Option(key, tuple(word for word in allowed if word in default), read, write)


def number(key: str, low: float, high: float, default: float) -> Option:
    """Let the reader choose a number between two others, both included."""

    def read(text: str) -> float | None:
        value = read_number(text)
        if value is None or not low <= value <= high:
            return None
        # A whole number stays one where the default is one, so that a slider of whole numbers takes it.
        return int(value) if isinstance(default, int) and value == int(value) else value

    return Option(key, default, read, write_number)


Weights = tuple[tuple[str, int], ...]
"""Names with their weights, in the order in which they are offered."""


def weights(key: str, offered: Sequence[str], heaviest: int, default: Mapping[str, int]) -> Option:
    """Let the reader weigh some of several words from 1 to the heaviest; several controls make one choice."""

    def read(text: str) -> Weights | None:
        found: dict[str, int] = {}
        for part in text.split(","):
            name, _, weight = part.partition(":")
            known = name in offered and name not in found and weight in map(str, range(1, heaviest + 1))
            if not known:
                return None
            found[name] = int(weight)
        return ordered_weights(found, offered)

    def write(value: Weights) -> str:
        return ",".join(f"{name}:{weight}" for name, weight in value)

    return Option(key, ordered_weights(default, offered), read, write, has_control=False)


def ordered_weights(chosen: Mapping[str, int], offered: Sequence[str]) -> Weights:
    """Put weights in the order in which they are offered."""
    return tuple((name, chosen[name]) for name in offered if name in chosen)


def flag(key: str) -> Option:
    """Let the reader switch something on that is off at first."""
    words = {"on": True, "off": False}
    return Option(key, default=False, read=words.get, write=lambda on: "on" if on else "off")


def read_number(text: str) -> float | None:
    """Read a finite number; None for anything else."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def write_number(value: float) -> str:
    """Write a number without an exponent, whose minus would read as the dash of a range."""
    return str(int(value)) if value == int(value) else format(Decimal(repr(float(value))), "f")
