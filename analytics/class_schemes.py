"""Ways to cut an indicator into classes: the reader's choice, and the breaks that follow from it."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from analytics.class_breaks import ClassBreaks, FloatArray, class_breaks, quantile_bounds, rounded_bounds
from analytics.natural_breaks import natural_starts

OWN_SCHEME = "own"
SCHEMES = ("quantiles", "natural_breaks", "equal_steps", "standard_deviations", OWN_SCHEME)
FEWEST_CLASSES, MOST_CLASSES = 3, 9

_CLASSES, _CLASSES_AROUND_ZERO = 5, 6
_THIN_SIDE = 0.15
_MIDDLE_SHIFT = 0.1

Bounds = tuple[float, ...]
Cut = Callable[[FloatArray, int], Bounds]


@dataclass(frozen=True)
class Classing:
    """How a reader wants an indicator cut.

    Attributes
    ----------
    scheme : str
        One of `SCHEMES`.
    classes : int or None
        How many classes; None leaves it to the data.
    bounds : tuple of float
        The reader's own boundaries, ascending; empty with every other scheme.
    """

    scheme: str = "quantiles"
    classes: int | None = None
    bounds: Bounds = ()

    @property
    def is_automatic(self) -> bool:
        """Whether nothing was chosen."""
        return self == Classing()


def breaks_by(classing: Classing, values: FloatArray, *, diverging: bool = False) -> ClassBreaks:
    """Cut values into classes as the reader chose.

    Parameters
    ----------
    classing : Classing
    values : array of float, shape (n,)
        The indicator over the **whole country**, or over several years that are compared; NaN is no data.
    diverging : bool
        Whether the scale turns at zero. An even number of classes then has a boundary at zero; an odd one has
        a middle class that holds zero, as far below it as above. Standard deviations are counted from zero,
        elsewhere from the mean.

    Returns
    -------
    ClassBreaks
        With fewer classes than asked for where the values hold fewer distinct ones, or where the outermost
        would be empty. Own boundaries are taken as they are.
    """
    if classing.is_automatic:
        return class_breaks(values, diverging=diverging)
    known = np.sort(values[np.isfinite(values)])
    if known.size == 0:
        return ClassBreaks((), 0 if diverging else None, 0)
    if classing.scheme == OWN_SCHEME:
        return _turned(classing.bounds, known, diverging=diverging)
    turns = diverging and known[0] < 0 <= known[-1]
    classes = classing.classes or (_CLASSES_AROUND_ZERO if turns else _CLASSES)
    match classing.scheme:
        case "equal_steps":
            bounds = _equal_steps(known, classes, turns=turns)
        case "standard_deviations":
            bounds = _standard_deviations(known, classes, turns=turns)
        case "natural_breaks":
            bounds = _on_both_sides(known, classes, _natural) if turns else _natural(known, classes)
        case _:
            bounds = (
                _on_both_sides(known, classes, quantile_bounds) if turns else quantile_bounds(known, classes)
            )
    inside = tuple(bound for bound in bounds if known[0] < bound <= known[-1])
    return _turned(inside, known, diverging=diverging)


def _turned(bounds: Bounds, known: FloatArray, *, diverging: bool) -> ClassBreaks:
    """Find where the classes turn from losses to gains."""
    size = len(bounds) + 1
    if not diverging:
        return ClassBreaks(bounds, None, size)
    if known[0] >= 0:
        return ClassBreaks(bounds, 0, size)
    if known[-1] < 0:
        return ClassBreaks(bounds, size, size)
    below = int(np.searchsorted(bounds, 0.0, side="left"))
    on_boundary = 0.0 in bounds
    return ClassBreaks(bounds, below + on_boundary, size, holds_zero=not on_boundary)


def _on_both_sides(known: FloatArray, classes: int, cut: Cut) -> Bounds:
    """Cut losses and gains apart; an odd number of classes leaves one for what hardly changed."""
    if classes % 2:
        half = _half_of_middle(known, classes)
        middle: Bounds = (-half, half)
    else:
        half, middle = 0.0, (0.0,)
    losses, gains = known[known < -half], known[known >= half]
    sides = classes - classes % 2
    below = sides // 2
    # A side with few counties gets one class: more would hold a handful each.
    if losses.size < _THIN_SIDE * known.size:
        below = 1
    elif gains.size < _THIN_SIDE * known.size:
        below = sides - 1
    return (*cut(losses, below), *middle, *cut(gains, sides - below))


def _half_of_middle(known: FloatArray, classes: int) -> float:
    """Reach of a middle class that holds about its share of the counties, in round numbers."""
    distances = np.sort(np.abs(known))
    share = distances.size / classes
    exact = float(distances[math.ceil(share) - 1]) or float(distances[distances > 0][0])
    for digits in range(-math.floor(math.log10(exact)), 5):
        half = round(exact, digits)
        if half > 0 and abs(np.searchsorted(distances, half) - share) <= _MIDDLE_SHIFT * share:
            return half
    return exact


def _natural(ordered: FloatArray, classes: int) -> Bounds:
    starts = natural_starts(ordered, classes)
    if starts.size == 0:
        return ()
    sizes = np.diff(np.concatenate(([0], np.searchsorted(ordered, starts), [ordered.size])))
    return rounded_bounds(ordered, starts.tolist(), np.minimum(sizes[:-1], sizes[1:]))


def _equal_steps(known: FloatArray, classes: int, *, turns: bool) -> Bounds:
    width = float(known[-1] - known[0]) / classes
    if width == 0:
        return ()
    step, digits = _two_digits(width)
    if not turns:
        first = round(float(known[0]) + width, digits)
        return tuple(round(first + i * step, digits) for i in range(classes - 1))
    odd = classes % 2
    sides = classes - odd
    below = min(max(round((-float(known[0]) - odd * width / 2) / width), 1), sides - 1)
    return _steps(0.0, step, range(-below, sides - below) if odd else range(1 - below, sides - below), odd)


def _standard_deviations(known: FloatArray, classes: int, *, turns: bool) -> Bounds:
    deviation = float(known.std())
    if deviation == 0:
        return ()
    step, digits = _two_digits(deviation)
    centre = 0.0 if turns else round(float(known.mean()), digits)
    half = classes // 2
    odd = classes % 2
    return _steps(centre, step, range(-half, half) if odd else range(1 - half, half), odd)


def _steps(centre: float, step: float, numbers: range, odd: int) -> Bounds:
    """Lay boundaries at whole steps from the centre; half a step beside them for an odd number of classes."""
    return tuple(round(centre + (number + odd / 2) * step, 10) for number in numbers)


def _two_digits(width: float) -> tuple[float, int]:
    """Round to two significant digits; give the decimals that takes too."""
    digits = 1 - math.floor(math.log10(width))
    return round(width, digits), digits
