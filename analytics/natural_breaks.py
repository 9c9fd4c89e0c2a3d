"""Natural breaks (Fisher 1958, Jenks 1977): the classes with the least spread within them.

mapclassify finds the same classes in seconds without its compiler, or other ones at every call by k-means.
Readers wait for neither, and a link must give the same colours: here the optimum takes a tenth of a second.
"""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


def natural_starts(ordered: FloatArray, classes: int) -> FloatArray:
    """Find the least value of every class but the first.

    Parameters
    ----------
    ordered : array of float, shape (n,)
        Values, ascending.
    classes : int

    Returns
    -------
    array of float
        Ascending, at most ``classes - 1``: fewer where there are fewer distinct values.

    Notes
    -----
    The best cut into k classes follows from the best cuts of every beginning into k - 1. The last cut never
    moves back as the beginning grows, so halving finds all of them in n log n steps.
    """
    values, counts = np.unique(ordered, return_counts=True)
    if values.size <= classes:
        return values[1:]
    spread = _Spread(values, counts)
    best = spread.within(0, np.arange(values.size))
    cuts: list[IntArray] = []
    for number in range(1, classes):
        best, starts = _one_more_class(best, spread, number)
        cuts.append(starts)
    found: list[int] = []
    last = values.size - 1
    for starts in reversed(cuts):
        found.append(int(starts[last]))
        last = found[-1] - 1
    return values[found[::-1]]


class _Spread:
    """Sum of squares around the mean of any stretch of the values, in constant time."""

    def __init__(self, values: FloatArray, counts: IntArray) -> None:
        centred = values - np.average(values, weights=counts)
        self._weights, self._sums, self._squares = (
            np.concatenate(([0.0], np.cumsum(part)))
            for part in (counts.astype(float), counts * centred, counts * centred**2)
        )

    def within(self, first: int | IntArray, last: int | IntArray) -> FloatArray:
        """Give the spread of the stretches from `first` to `last`, both included."""
        after = np.asarray(last) + 1
        total = self._sums[after] - self._sums[first]
        weight = self._weights[after] - self._weights[first]
        spread: FloatArray = self._squares[after] - self._squares[first] - total**2 / weight
        return spread


def _one_more_class(best: FloatArray, spread: _Spread, number: int) -> tuple[FloatArray, IntArray]:
    """Cut one more class off; give the least spread of every beginning and where its last class starts."""
    size = best.size
    least = np.full(size, np.inf)
    starts = np.zeros(size, dtype=np.int64)
    # Each entry: a stretch of ends, and the stretch in which their last class can start.
    open_stretches = [(number, size - 1, number, size - 1)]
    while open_stretches:
        low, high, first, last = open_stretches.pop()
        if low > high:
            continue
        end = (low + high) // 2
        candidates = np.arange(first, min(end, last) + 1)
        spreads = best[candidates - 1] + spread.within(candidates, end)
        pick = int(np.argmin(spreads))
        least[end], starts[end] = spreads[pick], candidates[pick]
        open_stretches.append((low, end - 1, first, int(starts[end])))
        open_stretches.append((end + 1, high, int(starts[end]), last))
    return least, starts
