"""Class breaks of a choropleth, and the one character a county that the map is painted from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FILTERED_OUT = " "
NO_DATA = "-"
NO_DATA_BACK = "~"

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_STEPS = tuple(m * 10.0**e for e in range(6, -5, -1) for m in (5, 2, 1))
_ALLOWED_SHIFT = 0.15
_THIN_SIDE = 0.15


@dataclass(frozen=True)
class ClassBreaks:
    """Boundaries between the classes of one indicator.

    Attributes
    ----------
    bounds : tuple of float
        Inner boundaries, ascending, in the indicator's unit. A class holds its lower boundary and not its
        upper one, so a boundary at zero puts "no change" with the gains.
    below_zero : int or None
        How many classes lie below zero on a diverging scale; None on a sequential one.
    size : int
        Number of classes; zero where there is no value at all.
    holds_zero : bool
        Whether a middle class lies around zero, after those below; else zero is a boundary.
    """

    bounds: tuple[float, ...]
    below_zero: int | None
    size: int
    holds_zero: bool = False


def class_breaks(values: FloatArray, *, diverging: bool = False, classes: int = 5) -> ClassBreaks:
    """Find quantile breaks, moved to round numbers where that hardly changes the classes.

    Parameters
    ----------
    values : array of float, shape (n,)
        The indicator over the **whole country**, so that colours stay when somebody filters; NaN is no data.
    diverging : bool
        Whether zero is a boundary, with quantiles on either side of it.
    classes : int
        Number of classes of a sequential scale. A diverging one has three on each side of zero, or, where one
        side holds under 15% of the values, one there and four on the other.

    Returns
    -------
    ClassBreaks
        With fewer classes where the values hold fewer distinct ones: no class is empty.
    """
    known = np.sort(values[np.isfinite(values)])
    if known.size == 0:
        return ClassBreaks((), 0 if diverging else None, 0)
    if not diverging:
        bounds = quantile_bounds(known, classes)
        return ClassBreaks(bounds, None, len(bounds) + 1)
    losses, gains = known[known < 0], known[known >= 0]
    below, above = _classes_on_each_side(losses.size, gains.size)
    lower = quantile_bounds(losses, below)
    upper = quantile_bounds(gains, above)
    middle = (0.0,) if losses.size and gains.size else ()
    bounds = (*lower, *middle, *upper)
    return ClassBreaks(bounds, len(lower) + 1 if losses.size else 0, len(bounds) + 1)


def category_breaks(categories: int) -> ClassBreaks:
    """Give the values 0, 1, 2 … of a categorical indicator a class each."""
    return ClassBreaks(tuple(float(bound) for bound in range(1, categories)), None, categories)


def class_numbers(values: FloatArray, breaks: ClassBreaks) -> npt.NDArray[np.int64]:
    """Give each value its class, counted from 0 at the low end; -1 is "no data".

    Parameters
    ----------
    values : array of float, shape (n,)
    breaks : ClassBreaks

    Returns
    -------
    array of int, shape (n,)
    """
    numbers = np.searchsorted(np.asarray(breaks.bounds, dtype=float), values, side="right")
    return np.where(np.isfinite(values), numbers, -1).astype(np.int64)


def class_string(numbers: npt.NDArray[np.int64], shown: BoolArray) -> str:
    """Encode classes as one character a county, in row order.

    Parameters
    ----------
    numbers : array of int, shape (n,)
        Classes as `class_numbers` gives them, at most nine.
    shown : array of bool, shape (n,)
        False where a filter leaves the county out.

    Returns
    -------
    str
        "0" to "8" for a class, "-" for no data, " " for a county that is filtered out.
    """
    characters = np.where(numbers < 0, ord(NO_DATA), numbers + ord("0"))
    characters = np.where(shown, characters, ord(FILTERED_OUT))
    return characters.astype(np.uint8).tobytes().decode("ascii")


def picked_out(classes: str, picked: BoolArray) -> str:
    """Let the classes of all counties but the picked ones stand back.

    Parameters
    ----------
    classes : str
        As `class_string` gives them.
    picked : array of bool, shape (len(classes),)

    Returns
    -------
    str
        "A" for class 0, "B" for class 1 and so on where a county is not picked, "~" for no data there; all
        else as it was.
    """
    signs = np.frombuffer(classes.encode("ascii"), dtype=np.uint8)
    back = ~picked & (signs >= ord("0")) & (signs <= ord("9"))
    signs = np.where(~picked & (signs == ord(NO_DATA)), ord(NO_DATA_BACK), signs)
    return np.where(back, signs - ord("0") + ord("A"), signs).astype(np.uint8).tobytes().decode("ascii")


def class_counts(numbers: npt.NDArray[np.int64], shown: BoolArray, size: int) -> tuple[int, ...]:
    """Count the shown counties of every class, the low end first."""
    inside = numbers[shown & (numbers >= 0)]
    return tuple(int(count) for count in np.bincount(inside, minlength=size))


def class_sums(
    numbers: npt.NDArray[np.int64], shown: BoolArray, amounts: FloatArray, size: int
) -> tuple[float, ...]:
    """Add up an amount over the shown counties of every class, the low end first."""
    inside = shown & (numbers >= 0)
    sums = np.bincount(numbers[inside], weights=amounts[inside], minlength=size)
    return tuple(float(amount) for amount in sums)


def _classes_on_each_side(losses: int, gains: int) -> tuple[int, int]:
    thin = _THIN_SIDE * (losses + gains)
    if losses < thin:
        return 1, 4
    if gains < thin:
        return 4, 1
    return 3, 3


def quantile_bounds(ordered: FloatArray, classes: int) -> tuple[float, ...]:
    """Cut ascending values into classes of about the same number, at round numbers where they serve."""
    if ordered.size == 0 or classes < 2:  # noqa: PLR2004 (one class has no boundary)
        return ()
    distinct = np.unique(ordered)
    if distinct.size <= classes:
        return tuple(float(value) for value in distinct[1:])
    quantiles = np.quantile(ordered, np.arange(1, classes) / classes)
    # A boundary is a value that occurs, so that the class above it is never empty.
    exact = np.unique(ordered[np.searchsorted(ordered, quantiles)])
    exact = exact[exact > ordered[0]]
    return rounded_bounds(ordered, [float(bound) for bound in exact], ordered.size / (exact.size + 1))


def rounded_bounds(
    ordered: FloatArray, exact: Sequence[float], class_sizes: float | npt.NDArray[np.int64]
) -> tuple[float, ...]:
    """Move boundaries to the coarsest round step that shifts no more than a small part of any class.

    Parameters
    ----------
    ordered : array of float, shape (n,)
        Values, ascending.
    exact : sequence of float
        Boundaries, ascending.
    class_sizes : float or array of int
        Counties in a class; for each boundary, in the smaller class beside it.
    """
    allowed = _ALLOWED_SHIFT * class_sizes
    ranks = np.searchsorted(ordered, exact)
    for step in _STEPS:
        bounds = np.round(np.round(np.asarray(exact) / step) * step, 4)
        shifted = np.searchsorted(ordered, bounds)
        edges = np.concatenate(([0], shifted, [ordered.size]))
        if np.all(np.diff(edges) > 0) and np.all(np.abs(shifted - ranks) <= allowed) and np.all(bounds != 0):
            return tuple(float(bound) for bound in bounds)
    return tuple(exact)
