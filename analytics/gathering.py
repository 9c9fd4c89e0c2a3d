"""Where the counties of one class gather: areas that hold more of them than their share."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

OVER_REPRESENTED = 1.5
"""How many times as frequent as in the whole selection a class has to be in an area."""

FEWEST_UNITS = 5
"""With fewer units of the class, an area's share says little."""


@dataclass(frozen=True)
class Gathering:
    """An area in which a class gathers.

    Attributes
    ----------
    area : str
        Its code.
    within : int
        Its units of the class.
    units : int
        All its units that have a value.
    """

    area: str
    within: int
    units: int


def gatherings(
    areas: npt.NDArray[np.str_],
    known: npt.NDArray[np.bool_],
    within: npt.NDArray[np.bool_],
    *,
    limit: int,
) -> tuple[Gathering, ...]:
    """Find the areas in which a class is over-represented.

    An area counts if the class is at least :data:`OVER_REPRESENTED` times as frequent in it as among
    all of them, and at least :data:`FEWEST_UNITS` of its units are in the class.

    Parameters
    ----------
    areas : array of str
        Code of every unit's area.
    known : array of bool
        Units that are shown and have a value.
    within : array of bool
        Those of them that are in the class.
    limit : int
        Most areas to return.

    Returns
    -------
    tuple of Gathering
        Those first that hold the most units above their share.
    """
    if not within.any():
        return ()
    codes, places = np.unique(areas, return_inverse=True)
    units = np.bincount(places, weights=known, minlength=codes.size)
    inside = np.bincount(places, weights=within & known, minlength=codes.size)
    expected = units * inside.sum() / units.sum()
    over = (inside >= OVER_REPRESENTED * expected) & (inside >= FEWEST_UNITS)
    order = np.lexsort((codes, expected - inside))
    return tuple(
        Gathering(str(codes[area]), int(inside[area]), int(units[area])) for area in order if over[area]
    )[:limit]
