"""The bootstrap over clusters: how far a figure would move had other prefectures been observed."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

DRAWS = 400
SEED = 20201101
"""The day of the census, so that everybody gets the same interval."""

CONFIDENCE = 0.95


def cluster_counts(
    clusters: npt.NDArray[np.str_], *, draws: int = DRAWS, seed: int = SEED
) -> npt.NDArray[np.float64]:
    """Draw whole clusters with replacement, as many as there are.

    Neighbouring counties share their fortunes, so single counties are no independent observations; drawing
    whole prefectures keeps what binds them together and gives an honest, wider interval.

    Parameters
    ----------
    clusters : array of str, shape (units,)
        The cluster of every unit; a cluster of its own for each gives the plain bootstrap.
    draws : int
    seed : int
        The same seed gives the same draws.

    Returns
    -------
    array of float, shape (draws, units)
        How often a unit is in a draw.
    """
    names, member = np.unique(clusters, return_inverse=True)
    generator = np.random.default_rng(seed)
    times = generator.multinomial(names.size, np.full(names.size, 1 / names.size), size=draws)
    return times[:, member].astype(float)


def interval(drawn: FloatArray, confidence: float = CONFIDENCE) -> npt.NDArray[np.float64]:
    """Take the percentile interval of drawn figures.

    Parameters
    ----------
    drawn : array of float, shape (draws, …)
        A figure in every draw; NaN where a draw could not tell it.
    confidence : float

    Returns
    -------
    array of float, shape (2, …)
        Its lower and its upper end.
    """
    tail = 100 * (1 - confidence) / 2
    return np.asarray(np.nanpercentile(drawn, [tail, 100 - tail], axis=0), dtype=float)
