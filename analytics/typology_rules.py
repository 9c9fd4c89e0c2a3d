"""The rules that sort counties into types (``typology_rules.toml``), and a reader's own version of them."""

import hashlib
import math
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, Self

import numpy as np
import numpy.typing as npt

RULES_FILE = Path(__file__).with_name("typology_rules.toml")
GENERAL = "general"
"""Class of a typed county that meets none of the types."""

BoolArray = npt.NDArray[np.bool_]
Comparison = Literal["<", "<=", ">", ">="]
Fault = Literal[
    "unknown_rule",
    "not_a_number",
    "out_of_range",
    "contradiction",
    "order",
    "unknown_type",
    "not_replaceable",
    "empty_list",
]
"""What can be wrong with somebody's own rules; the words stand in the locales under ``rules_fault``."""

_COMPARE = {"<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal}


@dataclass(frozen=True)
class Rule:
    """One comparison of a measure with a threshold.

    Attributes
    ----------
    id : str
    measure : str
        Column of `analytics.type_measures.type_measures`.
    comparison : {"<", "<=", ">", ">="}
    threshold : float
        In `unit`.
    unit : str
        Key of a unit, as `indicators.toml` names them; ``"times"`` for a location quotient.
    least, most : float
        What the threshold may be set to.
    """

    id: str
    measure: str
    comparison: Comparison
    threshold: float
    unit: str
    least: float
    most: float

    def met(self, values: npt.NDArray[np.float64]) -> BoolArray:
        """Compare; "no data" (NaN) never meets a rule."""
        return np.asarray(_COMPARE[self.comparison](values, self.threshold), dtype=bool)

    @property
    def grows_stricter(self) -> int:
        """The direction in which the threshold lets fewer counties through: 1 up, -1 down."""
        return 1 if self.comparison in {">", ">="} else -1


@dataclass(frozen=True)
class Alternative:
    """Rules that hold together; `subtype` names them where the type has sub-types."""

    rules: tuple[str, ...]
    subtype: str | None = None


@dataclass(frozen=True)
class CountyType:
    """A type of county, or a lens: it holds where every rule of one of its alternatives is met.

    Attributes
    ----------
    id : str
    alternatives : tuple of Alternative
    proxy : bool
        Whether the rules only stand in for an official list, which may take their place.
    otherwise : str or None
        Of a lens that parts all counties in two: the name of the others.
    """

    id: str
    alternatives: tuple[Alternative, ...]
    proxy: bool = False
    otherwise: str | None = None


def _types(entries: Iterable[Mapping[str, Any]]) -> tuple[CountyType, ...]:
    return tuple(
        CountyType(
            entry["id"],
            tuple(Alternative(tuple(item["rules"]), item.get("subtype")) for item in entry["alternatives"]),
            entry.get("proxy", False),
            entry.get("otherwise"),
        )
        for entry in entries
    )


def _rule(rule_id: str, entry: Mapping[str, Any]) -> Rule:
    least, most = entry["range"]
    rest = {name: value for name, value in entry.items() if name != "range"}
    return Rule(id=rule_id, least=least, most=most, **rest)


_DOCUMENT = tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))

RULES_VERSION: str = _DOCUMENT["version"]
"""Version of the rules with their defaults; it stands in every export."""

RULES: Mapping[str, Rule] = {key: _rule(key, entry) for key, entry in _DOCUMENT["rules"].items()}
COUNTY_TYPES = _types(_DOCUMENT["types"])
LENSES = _types(_DOCUMENT["lenses"])
DEFAULT_ORDER: tuple[str, ...] = tuple(_DOCUMENT["order"])
CLASSES = (*DEFAULT_ORDER, GENERAL)
"""Every class a typed county can have, in the order of colours."""

AT_ODDS: tuple[tuple[str, str], ...] = tuple((pair["lens"], pair["type"]) for pair in _DOCUMENT["at_odds"])
"""Lens and type that tell different stories about a county that has both."""

_ORDERED = tuple((pair["lower"], pair["higher"]) for pair in _DOCUMENT["ordered"])
_REPLACEABLE = frozenset(county_type.id for county_type in COUNTY_TYPES if county_type.proxy)


class InvalidRuleSet(ValueError):  # noqa: N818 - the name says what is wrong
    """Somebody's own rules cannot hold.

    Attributes
    ----------
    reason : Fault
        Key of the sentence that tells it.
    details : mapping of str to object
        What the sentence is filled in with: `rule`, `value`, `least`, `most`, `other`, `type`.
    """

    def __init__(self, reason: Fault, **details: object) -> None:
        super().__init__(f"{reason}: {details}")
        self.reason = reason
        self.details = details


@dataclass(frozen=True)
class RuleSet:
    """Thresholds, order and official lists in force; hashable, and equal where it means the same.

    Attributes
    ----------
    thresholds : tuple of (str, float)
        Rule and its threshold, in the rule's unit; only those that differ from the default are kept.
    order : tuple of str
        The types in the order in which they give a county its colour.
    lists : tuple of (str, frozenset of str)
        Type and the codes of the counties on its official list, which then takes the place of the proxy.

    Raises
    ------
    InvalidRuleSet
        If a threshold is unknown, not a finite number, out of its range, or contradicts another one; if the
        order does not hold every type once; if a list is empty or its type needs none.
    """

    thresholds: tuple[tuple[str, float], ...] = ()
    order: tuple[str, ...] = DEFAULT_ORDER
    lists: tuple[tuple[str, frozenset[str]], ...] = ()

    def __post_init__(self) -> None:
        own = {rule_id: _checked(rule_id, value) for rule_id, value in dict(self.thresholds).items()}
        changed = {key: value for key, value in own.items() if value != RULES[key].threshold}
        object.__setattr__(self, "thresholds", tuple(sorted(changed.items())))
        object.__setattr__(self, "order", tuple(self.order))
        object.__setattr__(self, "lists", tuple(sorted(_checked_lists(dict(self.lists)).items())))
        if sorted(self.order) != sorted(DEFAULT_ORDER):
            raise InvalidRuleSet("order", order=self.order)
        for lower, higher in _ORDERED:
            if self[lower].threshold > self[higher].threshold:
                raise InvalidRuleSet("contradiction", rule=lower, other=higher)

    @classmethod
    def of(
        cls,
        thresholds: Mapping[str, float] | None = None,
        order: Iterable[str] = DEFAULT_ORDER,
        lists: Mapping[str, Collection[str]] | None = None,
    ) -> Self:
        """Make a rule set from what differs from the defaults."""
        named = {key: frozenset(codes) for key, codes in (lists or {}).items()}
        return cls(tuple((thresholds or {}).items()), tuple(order), tuple(named.items()))

    def __getitem__(self, rule_id: str) -> Rule:
        """Give a rule with the threshold in force."""
        return self.rules[rule_id]

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Every rule with the threshold in force."""
        own = dict(self.thresholds)
        return {key: replace(rule, threshold=own.get(key, rule.threshold)) for key, rule in RULES.items()}

    @property
    def classes(self) -> tuple[str, ...]:
        """Every class a typed county can have, in the order of colours."""
        return (*self.order, GENERAL)

    def listed(self, type_id: str) -> frozenset[str] | None:
        """Give the codes on a type's official list, or None where rules decide."""
        return dict(self.lists).get(type_id)

    def changed(self, rule_id: str, threshold: float) -> "RuleSet":
        """Give the same rules with another threshold."""
        return RuleSet(tuple({**dict(self.thresholds), rule_id: threshold}.items()), self.order, self.lists)

    @property
    def version(self) -> str:
        """The version to quote: that of the rules, and a mark of one's own changes where there are any."""
        if self == RuleSet():
            return RULES_VERSION
        lists = [(type_id, sorted(codes)) for type_id, codes in self.lists]
        own = repr((self.thresholds, self.order, lists)).encode()
        return f"{RULES_VERSION}-{hashlib.sha256(own).hexdigest()[:8]}"


def _checked(rule_id: str, value: object) -> float:
    rule = RULES.get(rule_id)
    if rule is None:
        raise InvalidRuleSet("unknown_rule", rule=rule_id)
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise InvalidRuleSet("not_a_number", rule=rule_id, value=value)
    number = float(value)
    if not math.isfinite(number):
        raise InvalidRuleSet("not_a_number", rule=rule_id, value=value)
    if not rule.least <= number <= rule.most:
        raise InvalidRuleSet("out_of_range", rule=rule_id, value=number, least=rule.least, most=rule.most)
    return number


def _checked_lists(lists: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    for type_id, codes in lists.items():
        if type_id not in DEFAULT_ORDER:
            raise InvalidRuleSet("unknown_type", type=type_id)
        if type_id not in _REPLACEABLE:
            raise InvalidRuleSet("not_replaceable", type=type_id)
        if not codes:
            raise InvalidRuleSet("empty_list", type=type_id)
    return {type_id: frozenset(codes) for type_id, codes in lists.items()}
