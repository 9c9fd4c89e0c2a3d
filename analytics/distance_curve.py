"""Change against distance: a penalised spline with a bootstrap band.

The spline is that of Eilers and Marx (1996, "Flexible smoothing with B-splines and penalties"): a cubic
basis on even knots, least squares with a penalty on second differences. A straight line costs nothing, so a
straight line comes back as one. How much it smooths is chosen by leaving out whole clusters, which does not
mistake what the counties of one prefecture share for a bend of the curve.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analytics.resampling import DRAWS, SEED, cluster_counts, interval

FloatArray = npt.NDArray[np.float64]

SEGMENTS = 30
"""Even parts of the range between the knots: finer than anything the counties can tell."""

FEWEST_UNITS = 40
FEWEST_CLUSTERS = 8
"""With fewer, a curve and its band would say more about single counties than about distance."""

_DEGREE = 3
_ORDER = 2
_FOLDS = 10
_STRENGTHS = 10.0 ** np.arange(-2, 7, 0.5)
# Keeps the system solvable where a draw leaves a stretch without a county.
_RIDGE = 1e-9


@dataclass(frozen=True)
class Curve:
    """A smooth curve of a mean against distance.

    Attributes
    ----------
    at : array of float, shape (points,)
        Distance, km.
    mean : array of float, shape (points,)
        The curve, in the unit of the values.
    low, high : array of float, shape (points,)
        Ends of the pointwise 95% interval.
    units, clusters : int
        How many counties and clusters it rests on.
    freedom : float
        Effective degrees of freedom: 2 is a straight line.
    """

    at: FloatArray
    mean: FloatArray
    low: FloatArray
    high: FloatArray
    units: int
    clusters: int
    freedom: float


def distance_curve(
    distance: FloatArray,
    values: FloatArray,
    clusters: npt.NDArray[np.str_],
    *,
    weights: FloatArray | None = None,
    step: float = 5.0,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Curve | None:
    """Smooth values against distance.

    Parameters
    ----------
    distance : array of float, shape (units,)
        Kilometres.
    values : array of float, shape (units,)
        Finite values, such as the change of residents in percent.
    clusters : array of str, shape (units,)
        What is drawn as a whole for the band: prefectures.
    weights : array of float or None
        How much a unit counts, such as its residents; None counts every unit once.
    step : float
        Kilometres between the points of the curve.
    draws, seed : int
        Of the bootstrap.

    Returns
    -------
    Curve or None
        None with fewer than `FEWEST_UNITS` units or `FEWEST_CLUSTERS` clusters, or where all distances are
        the same.
    """
    count = np.unique(clusters).size
    if distance.size < FEWEST_UNITS or count < FEWEST_CLUSTERS or np.ptp(distance) == 0:
        return None
    mass = np.ones_like(distance) if weights is None else weights / weights.mean()
    low, high = float(distance.min()), float(distance.max())
    basis = _basis(distance, low, high)
    moments = _Moments(basis, values, mass)
    penalty = _penalty(moments, clusters)

    at = np.arange(np.ceil(low / step), np.floor(high / step) + 1) * step
    at = np.unique(np.concatenate([[low], at, [high]]))
    shown = _basis(at, low, high)
    whole = np.ones((1, distance.size))
    times = cluster_counts(clusters, draws=draws, seed=seed)
    drawn = moments.solved(times, penalty) @ shown.T
    ends = interval(drawn)
    return Curve(
        at=at,
        mean=(moments.solved(whole, penalty) @ shown.T)[0],
        low=ends[0],
        high=ends[1],
        units=distance.size,
        clusters=count,
        freedom=moments.freedom(penalty),
    )


def _basis(at: FloatArray, low: float, high: float) -> FloatArray:
    """Evaluate the B-splines on even knots, which reach beyond the range on both sides."""
    # SciPy's interpolation takes a quarter of a second to import.
    from scipy.interpolate import BSpline  # noqa: PLC0415

    width = (high - low) / SEGMENTS
    knots = low + width * np.arange(-_DEGREE, SEGMENTS + _DEGREE + 1)
    inside = np.clip(at, knots[_DEGREE], knots[-_DEGREE - 1])
    return np.asarray(BSpline.design_matrix(inside, knots, _DEGREE).toarray(), dtype=float)


class _Moments:
    """The sums that least squares need, for any number of times that every unit is drawn."""

    def __init__(self, basis: FloatArray, values: FloatArray, mass: FloatArray) -> None:
        self.basis, self.values, self.mass = basis, values, mass
        self.size = basis.shape[1]
        squares = mass[:, None, None] * basis[:, :, None] * basis[:, None, :]
        self._squares = squares.reshape(len(basis), -1)
        self._products = (mass * values)[:, None] * basis

    def solved(self, times: FloatArray, penalty: FloatArray) -> FloatArray:
        """Give the coefficients of every draw, shape (draws, coefficients)."""
        normal = (times @ self._squares).reshape(-1, self.size, self.size)
        right = times @ self._products
        found = np.linalg.solve(normal + penalty + _RIDGE * np.eye(self.size), right[:, :, None])
        return np.asarray(found[:, :, 0], dtype=float)

    def freedom(self, penalty: FloatArray) -> float:
        """Give the trace of the smoother."""
        normal = self._squares.sum(axis=0).reshape(self.size, self.size)
        return float(np.trace(np.linalg.solve(normal + penalty + _RIDGE * np.eye(self.size), normal)))


def _penalty(moments: _Moments, clusters: npt.NDArray[np.str_]) -> FloatArray:
    """Choose how much to smooth: what best foretells clusters that were left out."""
    differences = np.diff(np.eye(moments.size), _ORDER, axis=0)
    squared = differences.T @ differences
    names, member = np.unique(clusters, return_inverse=True)
    fold = np.random.default_rng(SEED).permutation(names.size)[member] % min(_FOLDS, names.size)
    kept = (fold != np.arange(fold.max() + 1)[:, None]).astype(float)
    errors = []
    for strength in _STRENGTHS:
        foretold = (moments.basis * moments.solved(kept, strength * squared)[fold]).sum(axis=1)
        errors.append(float((moments.mass * (moments.values - foretold) ** 2).sum()))
    return np.asarray(_STRENGTHS[int(np.argmin(errors))] * squared, dtype=float)
