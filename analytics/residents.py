"""Residents at the three censuses, indexed, of a county and of areas around it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

YEARS = (2000, 2010, 2020)
BASE = 2010


@dataclass(frozen=True)
class Course:
    """Residents over the censuses.

    Attributes
    ----------
    index : mapping of int to float or None
        Year to residents in percent of those of 2010. The value of 2000 rests on the units that have a
        figure of 2000 alone.
    units, with_2000 : int
        How many units there are, and how many have a figure of 2000.
    """

    index: Mapping[int, float | None]
    units: int
    with_2000: int


def course(counties: pd.DataFrame, among: npt.NDArray[np.bool_]) -> Course:
    """Follow the residents of some units together.

    Parameters
    ----------
    counties : DataFrame
        With `population_2000` (missing where it cannot be compared), `population_2010`, `population_2020`.
    among : array of bool, shape (len(counties),)
    """
    figures = {
        year: counties[f"population_{year}"].to_numpy(dtype=float, na_value=np.nan)[among] for year in YEARS
    }
    known = np.isfinite(figures[2000])
    base = figures[BASE]
    return Course(
        index={
            2000: _percent(float(figures[2000][known].sum()), float(base[known].sum())),
            2010: _percent(float(base.sum()), float(base.sum())),
            2020: _percent(float(figures[2020].sum()), float(base.sum())),
        },
        units=int(base.size),
        with_2000=int(known.sum()),
    )


def _percent(part: float, whole: float) -> float | None:
    return 100 * part / whole if whole else None
