"""Which city's hinterland a county is in: the nearest city's, or that of the city that draws it most."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.intp]

LEAST_KILOMETRES = 1.0
"""A seat that stands in the city's centre is taken to be this far away, so that gravity stays finite."""


def nearest(kilometres: FloatArray) -> IntArray:
    """Give every county the nearest place.

    Parameters
    ----------
    kilometres : array of float, shape (counties, places)

    Returns
    -------
    array of int, shape (counties,)
        Column of the place; of two that are equally near, the first.
    """
    return np.asarray(np.argmin(kilometres, axis=1), dtype=np.intp)


def strongest(kilometres: FloatArray, sizes: FloatArray) -> IntArray:
    """Give every county the city whose gravity is strongest there.

    Parameters
    ----------
    kilometres : array of float, shape (counties, cities)
    sizes : array of float, shape (cities,)
        Residents of the urban districts (城区人口), in persons.

    Returns
    -------
    array of int, shape (counties,)
        Column of the city with the largest size / distance²; of two that are equal, the first.
    """
    gravity = sizes / np.maximum(kilometres, LEAST_KILOMETRES) ** 2
    return np.asarray(np.argmax(gravity, axis=1), dtype=np.intp)
