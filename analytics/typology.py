"""Types of county by rule: the rules are data, the result is a trace that shows every step."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

BoolArray = npt.NDArray[np.bool_]
Relation = Literal["<", "<=", ">", ">="]


@dataclass(frozen=True)
class Condition:
    """One comparison of a column with a threshold.

    Attributes
    ----------
    column : str
        Column of the release.
    relation : {"<", "<=", ">", ">="}
    threshold : float
        In `unit`.
    unit : str
        Key of a unit, as `indicators.toml` names them.
    """

    column: str
    relation: Relation
    threshold: float
    unit: str

    def met(self, values: npt.NDArray[np.float64]) -> BoolArray:
        """Compare; "no data" (NaN) never meets a condition."""
        compare = {"<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal}[self.relation]
        return np.asarray(compare(values, self.threshold), dtype=bool)


@dataclass(frozen=True)
class CountyType:
    """A type of county: it holds where every condition of one of its alternatives is met."""

    id: str
    alternatives: tuple[tuple[Condition, ...], ...]


@dataclass(frozen=True)
class Step:
    """One condition, applied to one county.

    Attributes
    ----------
    condition : Condition
    value : float or None
        The county's value, None for "no data".
    met : bool
    flip_distance : float or None
        How far the value is from the threshold, in the condition's unit; None without a value.
    """

    condition: Condition
    value: float | None
    met: bool
    flip_distance: float | None


@dataclass(frozen=True)
class Trace:
    """Why a county belongs to a type, or why not."""

    type_id: str
    met: bool
    steps: tuple[Step, ...]


COUNTY_TYPES = (
    CountyType(
        "near_big_city",
        (
            (Condition("distance_city_5m", "<=", 100.0, "kilometres"),),
            (Condition("distance_city_3m", "<=", 70.0, "kilometres"),),
        ),
    ),
    CountyType("losing_population", ((Condition("population_change_2010_2020", "<", -5.0, "percent"),),)),
)


def in_universe(counties: pd.DataFrame) -> BoolArray:
    """Tell which units are typed: neither urban districts nor prefecture cities that have no districts.

    Parameters
    ----------
    counties : DataFrame
        **All** rows of the release (a city without districts is known by being alone in its prefecture), with
        `code`, `prefecture_code` and `kind`.

    Returns
    -------
    array of bool, shape (len(counties),)
        1,870 of the 2,843 units of the release.
    """
    alone = ~counties["prefecture_code"].duplicated(keep=False)
    # "90" stands for "directly under the province": such a unit is a county of its own.
    direct = counties["code"].str[2:4] == "90"
    whole_city = (counties["kind"] == "other") & alone & ~direct
    outside = (counties["kind"] == "district") | whole_city
    return (~outside).to_numpy(dtype=bool)


def memberships(
    counties: pd.DataFrame, universe: BoolArray, types: tuple[CountyType, ...] = COUNTY_TYPES
) -> dict[str, BoolArray]:
    """Tell for every type which counties meet it; a county may meet several.

    Parameters
    ----------
    counties : DataFrame
        Rows of the release with the columns the rules name.
    universe : array of bool, shape (len(counties),)
        Which rows are typed at all, from `in_universe`.
    types : tuple of CountyType

    Returns
    -------
    dict of str to array of bool, shape (len(counties),)
    """
    found = {}
    for county_type in types:
        met = np.zeros(len(counties), dtype=bool)
        for alternative in county_type.alternatives:
            met |= np.logical_and.reduce(
                [
                    condition.met(counties[condition.column].to_numpy(dtype=float, na_value=np.nan))
                    for condition in alternative
                ]
            )
        found[county_type.id] = met & universe
    return found


def trace(county: Mapping[str, object], types: tuple[CountyType, ...] = COUNTY_TYPES) -> tuple[Trace, ...]:
    """Show for one county of the universe how each type was decided.

    Parameters
    ----------
    county : mapping
        The county's row, with the columns the rules name.
    types : tuple of CountyType

    Returns
    -------
    tuple of Trace
        One a type, in the order of `types`, whether met or not.
    """
    traces = []
    for county_type in types:
        results = [
            tuple(_step(condition, county) for condition in steps) for steps in county_type.alternatives
        ]
        met = any(all(step.met for step in steps) for steps in results)
        traces.append(Trace(county_type.id, met, tuple(step for steps in results for step in steps)))
    return tuple(traces)


def _step(condition: Condition, county: Mapping[str, object]) -> Step:
    raw = county[condition.column]
    if not isinstance(raw, (int, float, np.integer, np.floating)) or np.isnan(raw):
        return Step(condition, None, met=False, flip_distance=None)
    value = float(raw)
    met = bool(condition.met(np.asarray([value]))[0])
    return Step(condition, value, met, abs(value - condition.threshold))
