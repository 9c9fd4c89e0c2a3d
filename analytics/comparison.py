"""Several counties side by side: which one does best and which worst, where there is a best."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geodata import Indicator


@dataclass(frozen=True)
class Ends:
    """Which of the compared counties are best and which worst: positions, several where they are equal."""

    best: frozenset[int] = frozenset()
    worst: frozenset[int] = frozenset()


def ends(indicator: Indicator, values: Sequence[float | None], unsure: Sequence[bool]) -> Ends:
    """Find the best and the worst of some counties.

    Parameters
    ----------
    indicator : Indicator
        Its direction says which end is good; a neutral one has neither a best nor a worst.
    values : sequence of float or None
        One a county. They are compared as they are printed, so that equal digits are equal.
    unsure : sequence of bool
        Whose value rests on too small a sample or on moved ground: neither best nor worst.

    Returns
    -------
    Ends
        Empty where fewer than two counties can be compared, or all are equal.
    """
    known = {
        place: round(value, indicator.decimals)
        for place, (value, open_) in enumerate(zip(values, unsure, strict=True))
        if value is not None and np.isfinite(value) and not open_
    }
    if indicator.direction == "neutral" or len(set(known.values())) < 2:  # noqa: PLR2004 - nothing differs
        return Ends()
    low, high = (
        frozenset(place for place, value in known.items() if value == end)
        for end in (min(known.values()), max(known.values()))
    )
    return Ends(high, low) if indicator.direction == "more_is_better" else Ends(low, high)
