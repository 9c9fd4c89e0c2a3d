"""Groups that a county is compared with: the nation, a region, a province, a county type, a county's peers.

A group's figure follows from the counts of its units together, never from a mean of their shares.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics import age_pyramid
from analytics.age_pyramid import Pyramid, pyramid
from analytics.filters import REGIONS
from analytics.similarity import Resemblances
from analytics.typology import Typology
from geodata import Indicator

BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]
GroupKind = Literal["nation", "region", "province", "type", "peers"]

KINDS: tuple[GroupKind, ...] = ("province", "region", "nation", "type", "peers")
"""Kinds of group, from near to far, then what is alike."""

AREAS = frozenset({"nation", "region", "province"})
"""Kinds that hold every unit of an area, urban districts too."""

How = Literal["total", "sums", "weighted", "median"]


@dataclass(frozen=True)
class Group:
    """Units that are compared together.

    Attributes
    ----------
    kind : GroupKind
    key : str
        Region, code of the province, id of the type, or code of the county whose peers they are; empty for
        the nation.
    members : array of bool, shape (n,)
        Rows of the table of counties.
    """

    kind: GroupKind
    key: str
    members: BoolArray

    @property
    def is_area(self) -> bool:
        """Whether it is an area with all its units."""
        return self.kind in AREAS

    @property
    def units(self) -> int:
        """How many units it holds."""
        return int(self.members.sum())


@dataclass(frozen=True)
class GroupFigure:
    """An indicator of a group.

    Attributes
    ----------
    value : float or None
    how : {"total", "sums", "weighted", "median"}
        The sum of an amount; the formula over sums of counts; a mean weighted by the residents it is over;
        or the median of the units, where the formula does not hold for sums.
    known : int
        How many of the group's units it rests on.
    """

    value: float | None
    how: How
    known: int


class Groups:
    """Finds groups and computes their figures.

    Parameters
    ----------
    counties : DataFrame
        The release's counties, in row order.
    measures : DataFrame
        `geodata.load_measures` of what the indicators read that will be asked for, and of
        `age_pyramid.INPUTS`.
    resemblances : Resemblances
    """

    def __init__(self, counties: pd.DataFrame, measures: pd.DataFrame, resemblances: Resemblances) -> None:
        self._counties = counties
        self._measures = measures.loc[counties["code"]]
        self._resemblances = resemblances
        self._rows = {code: row for row, code in enumerate(counties["code"])}
        self._suspected = counties["suspected_transfer"].to_numpy(dtype=bool)
        self._comparison = pd.factorize(counties["comparison_group"])[0]

    def find(self, kind: str, key: str, typology: Typology) -> Group | None:
        """Find a group.

        Parameters
        ----------
        kind, key : str
            As in :class:`Group`.
        typology : Typology
            A county belongs to the type that colours it, so that every county is in one.

        Returns
        -------
        Group or None
            None where there is no such group, or nobody in it.
        """
        members: BoolArray
        match kind:
            case "nation" if not key:
                members = np.ones(len(self._counties), dtype=bool)
                return Group("nation", key, members)
            case "region" if key in REGIONS:
                members = (self._counties["region"] == key).to_numpy(dtype=bool)
                return _filled(Group("region", key, members))
            case "province":
                members = (self._counties["province_code"] == key).to_numpy(dtype=bool)
                return _filled(Group("province", key, members))
            case "type" if key in typology.rules.classes:
                members = typology.colours == typology.rules.classes.index(key)
                return _filled(Group("type", key, members))
            case "peers" if key in self._rows:
                members = np.zeros(len(self._counties), dtype=bool)
                members[self._resemblances.peers(self._rows[key])] = True
                return _filled(Group("peers", key, members))
        return None

    def around(self, row: int, typology: Typology) -> tuple[Group, ...]:
        """Give the groups of a county, one of each kind that it has."""
        county = self._counties.iloc[row]
        colour = int(typology.colours[row])
        keys = {
            "nation": "",
            "region": str(county["region"]),
            "province": str(county["province_code"]),
            "type": typology.rules.classes[colour] if colour >= 0 else "",
            "peers": str(county["code"]),
        }
        found = (self.find(kind, keys[kind], typology) for kind in KINDS)
        return tuple(group for group in found if group is not None)

    def figure(self, group: Group, indicator: Indicator, *, comparable: bool = False) -> GroupFigure:
        """Compute an indicator for a group.

        Parameters
        ----------
        group : Group
        indicator : Indicator
        comparable : bool
            Whether to count only units that can be compared with 2010, also in a figure of 2020 that stands
            beside one of 2010. A figure that reads an earlier census counts no others in any case.
        """
        members = group.members
        if comparable or indicator.reads_earlier_census:
            members = self._comparable(group)
        counted = self._measures.loc[members, list(indicator.aggregate_inputs)]
        complete = counted.dropna()
        if not indicator.aggregates:
            values = indicator.compute(complete).dropna()
            return GroupFigure(float(values.median()) if len(values) else None, "median", len(values))
        how: How = "weighted" if indicator.weight else "total" if indicator.is_amount else "sums"
        return GroupFigure(indicator.aggregate(counted), how, len(complete))

    def pyramid(self, group: Group, year: age_pyramid.Year) -> Pyramid:
        """Give the residents of a group by age and sex."""
        columns = sorted(age_pyramid.INPUTS)
        sums = self._measures.loc[group.members, columns].astype("float64").sum()
        return pyramid({str(name): float(value) for name, value in sums.items()}, year)

    def _comparable(self, group: Group) -> BoolArray:
        """Tell which members have a figure of 2010 on the ground of 2020.

        A comparison group counts as a whole or not at all: what was allotted to a member is no figure of
        its own. Townships that moved without a record stay in their area, so they count in areas alone.
        """
        inside = np.bincount(self._comparison, weights=group.members)
        whole = inside == np.bincount(self._comparison)
        kept = group.members & whole[self._comparison]
        return np.asarray(kept if group.is_area else kept & ~self._suspected, dtype=bool)


def _filled(group: Group) -> Group | None:
    return group if group.units else None


def percentile(value: float, values: FloatArray) -> float:
    """Give the percentage of units with a lower value than some figure, counting half of those with the same.

    Parameters
    ----------
    value : float
        A group's figure, which is no unit's.
    values : array of float, shape (n,)
        Of the units; NaN is no data.

    Examples
    --------
    >>> percentile(2.5, np.array([1.0, 2.0, 3.0, 4.0]))
    50.0
    """
    known = values[np.isfinite(values)]
    lower, equal = int((known < value).sum()), int((known == value).sum())
    return 100 * (lower + equal / 2) / known.size
