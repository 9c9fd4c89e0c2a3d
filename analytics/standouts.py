"""What stands out in a county: the figures that are most unusual among its peers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analytics.standing import Standing, standing
from geodata import Indicator

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

FARTHEST_IN = 25.0
"""A figure with more than this percentage of the peers beyond it on either side stands out in nothing."""

FEWEST_PEERS = 8
"""Among fewer peers with a value no figure is called unusual."""

MOST = 3
"""Figures that are told."""


@dataclass(frozen=True)
class Standout:
    """An unusual figure.

    Attributes
    ----------
    indicator : str
    value : float
    standing : Standing
        Among the peers.
    usual : float
        Median of the peers.
    """

    indicator: str
    value: float
    standing: Standing
    usual: float

    @property
    def is_high(self) -> bool:
        """Whether it is unusually high; else it is low."""
        return self.standing.percentile > 50  # noqa: PLR2004 - the middle


def standouts(
    indicators: Sequence[Indicator],
    values: Mapping[str, FloatArray],
    row: int,
    peers: BoolArray,
    unsure: Mapping[str, BoolArray],
) -> tuple[Standout, ...]:
    """Find a county's most unusual figures.

    Figures are ordered by how far their percentile among the peers is from the middle; of equals the one
    that lies farther from the peers' median, in interquartile ranges of the peers, comes first. Of a family
    of indicators, such as a share and its change, the most unusual one is told.

    Parameters
    ----------
    indicators : sequence of Indicator
        What is looked at.
    values : mapping of str to array of float, shape (n,)
    row : int
        The county.
    peers : array of bool, shape (n,)
        Whom it is compared with.
    unsure : mapping of str to array of bool, shape (n,)
        Rows whose value rests on too small a sample or an unsure boundary; neither told nor compared with.

    Returns
    -------
    tuple of Standout
        Fewer than :data:`MOST` where fewer figures are unusual.
    """
    found: list[tuple[float, float, Standout, str]] = []
    for indicator in indicators:
        sure = np.where(unsure[indicator.id], np.nan, values[indicator.id])
        place = standing(sure, row, peers)
        if place is None or place.of <= FEWEST_PEERS:
            continue
        beyond = min(place.percentile, 100 - place.percentile)
        if beyond > FARTHEST_IN:
            continue
        among = sure[peers & np.isfinite(sure)]
        low, usual, high = np.percentile(among, [25, 50, 75])
        away = abs(float(sure[row]) - float(usual)) / (high - low) if high > low else 0.0
        told = Standout(indicator.id, float(sure[row]), place, float(usual))
        found.append((beyond, -float(away), told, indicator.family))
    best: dict[str, Standout] = {}
    for _, _, told, family in sorted(found, key=lambda one: one[:2]):
        best.setdefault(family, told)
    return tuple(best.values())[:MOST]
