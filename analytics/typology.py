"""Types of county by rule: which hold for whom, which gives the colour, and the trace of every step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.typology_rules import COUNTY_TYPES, GENERAL, LENSES, BoolArray, CountyType, Rule, RuleSet

Verdict = Literal["met", "not_met", "undecided"]
Basis = Literal["rules", "proxy", "list"]

OUTSIDE = -1
"""Class number of a unit that is not typed."""


@dataclass(frozen=True)
class Typology:
    """Types of all counties under one set of rules; every array has one entry a row.

    Attributes
    ----------
    rules : RuleSet
    universe : array of bool
        The rows that are typed.
    members : mapping of str to array of bool
        The rows of every type, and under "general" those of none.
    undecided : mapping of str to array of bool
        For every type, rows where "no data" keeps the rules from deciding; they are no members.
    subtypes : mapping of str to array of bool
        The rows of every sub-type of a type.
    lenses : mapping of str to array of bool
        The rows of both sides of every lens.
    colours : array of int
        Which of `rules.classes` gives the colour; `OUTSIDE` where a unit is not typed.
    """

    rules: RuleSet
    universe: BoolArray
    members: Mapping[str, BoolArray]
    undecided: Mapping[str, BoolArray]
    subtypes: Mapping[str, BoolArray]
    lenses: Mapping[str, BoolArray]
    colours: npt.NDArray[np.int8]

    def coloured(self, class_id: str) -> BoolArray:
        """Tell which rows have the colour of a class."""
        return np.equal(self.colours, self.rules.classes.index(class_id))

    def within(self, rows: BoolArray) -> "Typology":
        """Give the types of some of the counties: all others count as not typed."""
        inside = {
            part: {key: held & rows for key, held in getattr(self, part).items()}
            for part in ("members", "undecided", "subtypes", "lenses")
        }
        colours = np.where(rows, self.colours, OUTSIDE).astype(np.int8)
        return Typology(self.rules, self.universe & rows, **inside, colours=colours)

    @property
    def several(self) -> BoolArray:
        """The rows that meet more than one type."""
        held = np.sum([self.members[key] for key in self.rules.order], axis=0)
        return np.asarray(held > 1, dtype=bool)


@dataclass(frozen=True)
class Step:
    """One rule, applied to one county.

    Attributes
    ----------
    rule : Rule
        With the threshold in force.
    value : float or None
        The county's value in the rule's unit, None for "no data".
    met : bool
    flip_distance : float or None
        How far the value is from the threshold, in the rule's unit; None without a value.
    turns : bool
        Whether the type's verdict would turn if this step alone came out the other way.
    """

    rule: Rule
    value: float | None
    met: bool
    flip_distance: float | None
    turns: bool


@dataclass(frozen=True)
class TracedAlternative:
    """Steps that hold together, and the sub-type they would make."""

    subtype: str | None
    met: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Trace:
    """Why a county belongs to a type, or why not.

    Attributes
    ----------
    type_id : str
    verdict : {"met", "not_met", "undecided"}
        Undecided where "no data" keeps the rules from deciding; such a county is no member.
    basis : {"rules", "proxy", "list"}
        What decided: rules, rules that stand in for an official list, or the list.
    alternatives : tuple of TracedAlternative
        None where a list decided.
    """

    type_id: str
    verdict: Verdict
    basis: Basis
    alternatives: tuple[TracedAlternative, ...]

    @property
    def met(self) -> bool:
        """Whether the county belongs to the type."""
        return self.verdict == "met"

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step of every alternative."""
        return tuple(step for alternative in self.alternatives for step in alternative.steps)

    @property
    def subtypes(self) -> tuple[str, ...]:
        """The sub-types that hold."""
        return tuple(item.subtype for item in self.alternatives if item.met and item.subtype)


def classify(measures: pd.DataFrame, universe: BoolArray, rules: RuleSet | None = None) -> Typology:
    """Type every county.

    Parameters
    ----------
    measures : DataFrame
        From `analytics.type_measures.type_measures`, indexed by code.
    universe : array of bool, shape (len(measures),)
        Which rows are typed at all, from `analytics.type_measures.in_universe`.
    rules : RuleSet, optional
        The defaults if left out.

    Returns
    -------
    Typology
    """
    rules = rules or RuleSet()
    met = {}
    known = {}
    for key, rule in rules.rules.items():
        values = measures[rule.measure].to_numpy(dtype=float)
        met[key] = rule.met(values)
        known[key] = ~np.isnan(values)

    members: dict[str, BoolArray] = {}
    undecided = {}
    subtypes = {}
    for county_type in COUNTY_TYPES:
        listed = rules.listed(county_type.id)
        if listed is None:
            holds, open_ = _decide(county_type, met, known)
        else:
            holds = measures.index.isin(listed)
            open_ = np.zeros_like(universe)
        members[county_type.id] = holds & universe
        undecided[county_type.id] = open_ & universe
        for alternative in county_type.alternatives:
            if alternative.subtype:
                subtypes[alternative.subtype] = _all(met, alternative.rules) & universe
    members[GENERAL] = universe & ~np.logical_or.reduce(list(members.values()))

    lenses = {}
    for lens in LENSES:
        holds, open_ = _decide(lens, met, known)
        lenses[lens.id] = holds & universe
        if lens.otherwise:
            lenses[lens.otherwise] = ~holds & ~open_ & universe
    colours = np.select(
        [members[key] for key in rules.classes], list(range(len(rules.classes))), default=OUTSIDE
    )
    return Typology(rules, universe, members, undecided, subtypes, lenses, colours.astype(np.int8))


def _all(masks: Mapping[str, BoolArray], rule_ids: Iterable[str]) -> BoolArray:
    return np.asarray(np.logical_and.reduce([masks[rule_id] for rule_id in rule_ids]), dtype=bool)


def _decide(
    county_type: CountyType, met: Mapping[str, BoolArray], known: Mapping[str, BoolArray]
) -> tuple[BoolArray, BoolArray]:
    """Tell where a type holds, and where "no data" leaves that open."""
    holds = []
    possible = []
    for alternative in county_type.alternatives:
        holds.append(_all(met, alternative.rules))
        # A rule that is known to fail settles its alternative, whatever is missing beside it.
        possible.append(np.logical_and.reduce([met[key] | ~known[key] for key in alternative.rules]))
    any_holds = np.logical_or.reduce(holds)
    return any_holds, np.logical_or.reduce(possible) & ~any_holds


def trace(
    code: str,
    measures: Mapping[str, object],
    rules: RuleSet | None = None,
    types: tuple[CountyType, ...] = COUNTY_TYPES,
) -> tuple[Trace, ...]:
    """Show for one typed county how each type was decided.

    Parameters
    ----------
    code : str
        The county's code.
    measures : mapping
        The county's row of `analytics.type_measures.type_measures`.
    rules : RuleSet, optional
        The defaults if left out.
    types : tuple of CountyType
        `COUNTY_TYPES`, or `LENSES`.

    Returns
    -------
    tuple of Trace
        One a type, in the order of `types`, whether met or not.
    """
    rules = rules or RuleSet()
    return tuple(_trace(county_type, code, measures, rules) for county_type in types)


def _trace(county_type: CountyType, code: str, measures: Mapping[str, object], rules: RuleSet) -> Trace:
    listed = rules.listed(county_type.id)
    if listed is not None:
        return Trace(county_type.id, "met" if code in listed else "not_met", "list", ())
    applied = [
        [(rules[key], *_apply(rules[key], measures)) for key in alternative.rules]
        for alternative in county_type.alternatives
    ]
    verdict = _verdict([[_answer(value, met) for _, value, met in steps] for steps in applied])
    held = [all(met for _, _, met in steps) for steps in applied]
    alternatives = []
    for position, (alternative, steps) in enumerate(zip(county_type.alternatives, applied, strict=True)):
        others_hold = any(held[:position] + held[position + 1 :])
        failing = sum(not met for _, _, met in steps)
        traced = []
        for rule, value, met in steps:
            # Alone, a step takes the type away only where no other alternative holds, and brings it only
            # where nothing else is amiss in its own.
            alone = value is not None and not others_hold and failing == (0 if met else 1)
            distance = None if value is None else abs(value - rule.threshold)
            traced.append(Step(rule, value, met, distance, alone))
        alternatives.append(TracedAlternative(alternative.subtype, held[position], tuple(traced)))
    return Trace(county_type.id, verdict, "proxy" if county_type.proxy else "rules", tuple(alternatives))


def _apply(rule: Rule, measures: Mapping[str, object]) -> tuple[float | None, bool]:
    raw = measures[rule.measure]
    if not isinstance(raw, (int, float, np.integer, np.floating)) or np.isnan(raw):
        return None, False
    value = float(raw)
    return value, bool(rule.met(np.asarray([value]))[0])


def _answer(value: float | None, met: bool) -> bool | None:
    return None if value is None else met


def _verdict(answers: list[list[bool | None]]) -> Verdict:
    if any(all(steps) for steps in answers):
        return "met"
    return "undecided" if any(False not in steps for steps in answers) else "not_met"
