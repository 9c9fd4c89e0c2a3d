"""One county in full: everything its page says, computed from the release without a screen."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics import age_pyramid, industries
from analytics.age_pyramid import Pyramid, pyramid
from analytics.boundary_history import Event, events
from analytics.industries import IndustryShare, industry_shares, industry_sums
from analytics.neighbours import Neighbour, Neighbourhood
from analytics.residents import Course, course
from analytics.similarity import Resemblance, Resemblances, Similar
from analytics.standing import Standing, standing
from analytics.standouts import Standout, standouts
from geodata import Indicator, Topology

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

INPUTS = age_pyramid.INPUTS | industries.INPUTS
"""Columns of `geodata.load_measures` that profiles need."""

STANDING_OUT = frozenset({"population", "age", "health", "education", "care", "homes", "economy"})
"""Layers whose figures may stand out; distances follow from where a county lies."""


@dataclass(frozen=True)
class Place:
    """Where a county's figure stands among its kind: counties among counties, districts among districts."""

    nation: Standing | None
    province: Standing | None


@dataclass(frozen=True)
class Profile:
    """One county.

    Attributes
    ----------
    row : int
        Its row in the table of counties.
    county : mapping
        Its columns.
    is_typed : bool
        Whether it is compared with the typed counties; else with districts and cities without districts.
    courses : mapping of str to Course
        "county", "province", "nation".
    pyramids : mapping of int to Pyramid
        2010 and 2020.
    industries : tuple of IndustryShare
    neighbours : tuple of Neighbour
    similar : tuple of Similar
        Its peers, the most similar first.
    weights : mapping of str to int
        The indicators by which they were found: those asked for of which the county has a value.
    resemblance : Resemblance or None
        The space in which they were found.
    events : tuple of Event
        Boundary changes since 2009.
    standouts : tuple of Standout
    """

    row: int
    county: dict[Hashable, Any]
    is_typed: bool
    courses: Mapping[str, Course]
    pyramids: Mapping[int, Pyramid]
    industries: tuple[IndustryShare, ...]
    neighbours: tuple[Neighbour, ...]
    similar: tuple[Similar, ...]
    weights: Mapping[str, int]
    resemblance: Resemblance | None
    events: tuple[Event, ...]
    standouts: tuple[Standout, ...]

    @property
    def code(self) -> str:
        """Its code."""
        return str(self.county["code"])

    @property
    def is_grouped(self) -> bool:
        """Whether its figures of 2010 are those of a group of units."""
        return bool(self.county["comparability"] == "grouped")

    @property
    def is_suspected(self) -> bool:
        """Whether townships seem to have moved without a record."""
        return bool(self.county["suspected_transfer"])

    def value(self, indicator: str) -> float | None:
        """Give an indicator's value."""
        found = self.county[indicator]
        return None if pd.isna(found) else float(found)


class Profiles:
    """Makes profiles; keeps what does not depend on the county.

    Parameters
    ----------
    counties : DataFrame
        The release's counties with a column for every indicator.
    measures : DataFrame
        `geodata.load_measures(INPUTS)`.
    history : DataFrame
        `geodata.load_history()`.
    topology : Topology
    indicators : mapping of str to Indicator
    few : mapping of str to array of bool
        Rows whose value rests on too small a sample.
    small : mapping of str to array of bool
        Rows whose value is of too few residents.
    universe : array of bool
        The typed counties.
    resemblances : Resemblances
        Of the same counties.
    """

    def __init__(
        self,
        counties: pd.DataFrame,
        measures: pd.DataFrame,
        history: pd.DataFrame,
        topology: Topology,
        indicators: Mapping[str, Indicator],
        *,
        few: Mapping[str, BoolArray],
        small: Mapping[str, BoolArray],
        universe: BoolArray,
        resemblances: Resemblances,
    ) -> None:
        self.counties = counties
        self.indicators = indicators
        self.resemblances = resemblances
        self._measures = measures
        self._history = history
        self._neighbourhood = Neighbourhood(topology)
        self._few = few
        self._small = small
        self._universe = universe
        self._rows = {code: row for row, code in enumerate(counties["code"])}
        self._provinces = counties["province_code"].to_numpy(dtype=str)
        grouped = (counties["comparability"] == "grouped").to_numpy(dtype=bool)
        self._moved = counties["suspected_transfer"].to_numpy(dtype=bool) | grouped
        self._values: dict[str, FloatArray] = {}
        self._unsure: dict[str, BoolArray] = {}

    def of(self, code: str, weights: Mapping[str, int], peers: int) -> Profile:
        """Make the profile of a county.

        Parameters
        ----------
        code : str
        weights : mapping of str to int
            The indicators by which similar counties are found, with their weights.
        peers : int
            How many similar counties it is compared with.

        Raises
        ------
        KeyError
            If there is no such county.
        """
        row = self._rows[code]
        county = self.counties.iloc[row].to_dict()
        known, space = self.resemblances.around(row, weights)
        similar = space.most_similar(row, peers) if space else ()
        measures = self._numbers(self._measures.loc[code])
        province = str(county["province_code"])
        return Profile(
            row=row,
            county=county,
            is_typed=bool(self._universe[row]),
            courses={
                "county": course(self.counties, self._alone(row)),
                "province": self._province_courses[province],
                "nation": self._nation_course,
            },
            pyramids={year: pyramid(measures, year) for year in age_pyramid.YEARS},
            industries=industry_shares(
                measures,
                self._numbers(self._province_employment.loc[province]),
                self._numbers(self._nation_employment),
            ),
            neighbours=self._neighbourhood.of(code),
            similar=similar,
            weights=known,
            resemblance=space,
            events=events(self._history, code),
            standouts=self._standouts(row, similar),
        )

    def neighbours(self, code: str) -> tuple[Neighbour, ...]:
        """Give the units that border on a county, which is quicker than its whole profile.

        Raises
        ------
        KeyError
            If there is no such county.
        """
        return self._neighbourhood.of(code)

    def cohort(self, row: int) -> BoolArray:
        """Tell who is of a county's kind: the typed counties, or all the other units."""
        return self._universe if self._universe[row] else ~self._universe

    def place(self, row: int, indicator: str) -> Place:
        """Rank a county's figure in the nation and in its province; unsure figures have none."""
        values = np.where(self.unsure(indicator), np.nan, self.values(indicator))
        cohort = self.cohort(row)
        here = cohort & (self._provinces == self._provinces[row])
        return Place(standing(values, row, cohort), standing(values, row, here))

    def values(self, indicator: str) -> FloatArray:
        """Give an indicator's values, NaN without."""
        if indicator not in self._values:
            self._values[indicator] = self.counties[indicator].to_numpy(dtype=float, na_value=np.nan)
        return self._values[indicator]

    def unsure(self, indicator: str) -> BoolArray:
        """Tell whose value has no place: few people and, where an earlier census counts, moved ground.

        A grouped unit's change is its group's: no rank of its own.
        """
        if indicator not in self._unsure:
            earlier = self.indicators[indicator].reads_earlier_census
            moved = self._moved if earlier else np.zeros_like(self._moved)
            self._unsure[indicator] = self._few[indicator] | self._small[indicator] | moved
        return self._unsure[indicator]

    def _standouts(self, row: int, similar: Sequence[Similar]) -> tuple[Standout, ...]:
        peers = np.zeros(len(self.counties), dtype=bool)
        peers[[one.row for one in similar]] = True
        looked_at = [
            indicator
            for indicator in self.indicators.values()
            if indicator.layer in STANDING_OUT and not indicator.categories and _is_recent(indicator)
        ]
        values = {indicator.id: self.values(indicator.id) for indicator in looked_at}
        unsure = {indicator.id: self.unsure(indicator.id) for indicator in looked_at}
        return standouts(looked_at, values, row, peers, unsure)

    @staticmethod
    def _numbers(row: "pd.Series[Any] | pd.DataFrame") -> dict[str, float]:
        return {str(name): float(value) for name, value in row.to_dict().items()}

    def _alone(self, row: int) -> BoolArray:
        alone = np.zeros(len(self.counties), dtype=bool)
        alone[row] = True
        return alone

    @cached_property
    def _province_courses(self) -> dict[str, Course]:
        return {
            province: course(self.counties, self._provinces == province)
            for province in np.unique(self._provinces).tolist()
        }

    @cached_property
    def _nation_course(self) -> Course:
        return course(self.counties, np.ones(len(self.counties), dtype=bool))

    @cached_property
    def _province_employment(self) -> pd.DataFrame:
        return industry_sums(self._measures, pd.Series(self._provinces))

    @cached_property
    def _nation_employment(self) -> pd.Series:
        return self._province_employment.sum()


def _is_recent(indicator: Indicator) -> bool:
    """Tell whether it says how things are or how they changed, rather than how they were."""
    # Residents and their change in persons follow from a county's size, which its peers share by choice.
    return indicator.moment not in {"2000", "2010", "2000-2010"} and not indicator.is_amount
