"""Employment by industry in one county, against its province and the nation."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.sampling import FEWEST

INDUSTRIES = (
    *("agriculture", "mining", "manufacturing", "utilities", "construction", "wholesale_retail"),
    *("transport_post", "hotels_catering", "information", "finance", "real_estate", "leasing_business"),
    *("research", "environment", "resident_services", "education", "health_social", "culture_sports"),
    *("public_administration", "international"),
)
"""The twenty sections of the census's classification of industries, in its order."""

INPUTS = frozenset({"employed_2020", *(f"employed_{industry}_2020" for industry in INDUSTRIES)})
"""Columns of `geodata.load_measures` that are read: sampled persons of the long form of 2020."""


@dataclass(frozen=True)
class IndustryShare:
    """One industry in a county.

    Attributes
    ----------
    industry : str
    sampled : float
        Employed persons in the sample.
    share, province, nation : float or None
        Percent of all employed in the county, its province, the country.
    """

    industry: str
    sampled: float
    share: float | None
    province: float | None
    nation: float | None

    @property
    def quotient_province(self) -> float | None:
        """Share over the province's."""
        return _over(self.share, self.province)

    @property
    def quotient_nation(self) -> float | None:
        """Share over the nation's."""
        return _over(self.share, self.nation)

    @property
    def few(self) -> bool:
        """Whether too few were sampled for the share to be quoted."""
        return self.sampled < FEWEST


def industry_sums(measures: pd.DataFrame, areas: pd.Series) -> pd.DataFrame:
    """Add the sampled employed up over areas.

    Parameters
    ----------
    measures : DataFrame
        `geodata.load_measures(INPUTS)`.
    areas : Series of str
        The area of every row, such as its province.

    Returns
    -------
    DataFrame
        A row an area, columns of `INPUTS`.
    """
    return measures[sorted(INPUTS)].astype("float64").groupby(areas.to_numpy()).sum()


def industry_shares(
    county: Mapping[str, float], province: Mapping[str, float], nation: Mapping[str, float]
) -> tuple[IndustryShare, ...]:
    """Set a county's industries against its province's and the nation's.

    Parameters
    ----------
    county, province, nation : mapping of str to float
        Sampled persons under the names of `INPUTS`.

    Returns
    -------
    tuple of IndustryShare
        One for each of :data:`INDUSTRIES`, in their order.
    """
    areas = (county, province, nation)
    found = []
    for industry in INDUSTRIES:
        column = f"employed_{industry}_2020"
        here, there, everywhere = (_percent(area[column], area["employed_2020"]) for area in areas)
        found.append(IndustryShare(industry, float(county[column]), here, there, everywhere))
    return tuple(found)


def _percent(part: float, whole: float) -> float | None:
    return 100 * float(part) / float(whole) if np.isfinite(part) and whole > 0 else None


def _over(share: float | None, usual: float | None) -> float | None:
    return None if share is None or not usual else share / usual
