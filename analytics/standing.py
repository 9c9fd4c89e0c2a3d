"""Where one county stands among others: its rank from the top, and its percentile."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Standing:
    """A county's place among those it is compared with, itself included.

    Attributes
    ----------
    rank : int
        1 is the highest value; equal values share the better place.
    of : int
        How many have a value.
    percentile : float
        Percent of the others and itself with a lower value, counting half of those with the same one.
    """

    rank: int
    of: int
    percentile: float

    @property
    def from_bottom(self) -> int:
        """Its place from the lowest value up, where no other has the same one."""
        return self.of - self.rank + 1


def standing(values: FloatArray, row: int, among: BoolArray) -> Standing | None:
    """Find a county's place.

    Parameters
    ----------
    values : array of float, shape (n,)
        NaN is no data.
    row : int
        The county.
    among : array of bool, shape (n,)
        With whom it is compared; it counts itself, whether it is among them or not.

    Returns
    -------
    Standing or None
        None without a value, or without another county that has one.

    Examples
    --------
    >>> standing(np.array([1.0, 3.0, 2.0, 3.0]), 1, np.ones(4, dtype=bool))
    Standing(rank=1, of=4, percentile=75.0)
    """
    value = values[row]
    compared = among & np.isfinite(values)
    compared[row] = False
    others = values[compared]
    if not np.isfinite(value) or not others.size:
        return None
    size = others.size + 1
    lower, equal = int((others < value).sum()), int((others == value).sum()) + 1
    return Standing(
        rank=int((others > value).sum()) + 1, of=size, percentile=100 * (lower + equal / 2) / size
    )
