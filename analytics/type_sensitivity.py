"""How much the types hang on where a threshold lies."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.typology import Typology, classify
from analytics.typology_rules import COUNTY_TYPES, RULES, BoolArray, InvalidRuleSet, Rule, RuleSet


def sensitivity(
    measures: pd.DataFrame, universe: BoolArray, rules: RuleSet | None = None, *, share: float = 0.2
) -> pd.DataFrame:
    """Move every threshold by a share of itself, one at a time, and count the classes again.

    Parameters
    ----------
    measures, universe
        As `analytics.typology.classify` takes them.
    rules : RuleSet, optional
        The rules to start from, the defaults if left out.
    share : float
        How far a threshold moves, as a share of itself: 0.2 for 20%.

    Returns
    -------
    DataFrame
        Two rows a rule, indexed by `rule` and `move` ("looser", "stricter"): `threshold` in the rule's unit,
        `moved` (units with another colour than before), the number of units of every class and of every side
        of a lens. Where the moved threshold is out of its range or contradicts another one, all but
        `threshold` is missing. A threshold of zero does not move.
    """
    rules = rules or RuleSet()
    before = classify(measures, universe, rules)
    rows = []
    for key in RULES:
        rule = rules[key]
        for move, sign in (("looser", -1), ("stricter", 1)):
            threshold = rule.threshold + sign * rule.grows_stricter * share * abs(rule.threshold)
            rows.append(
                {"rule": key, "move": move, "threshold": threshold}
                | _counts(measures, before, rules, key, threshold)
            )
    table = pd.DataFrame(rows).set_index(["rule", "move"])
    counted = [column for column in table if column != "threshold"]
    return table.astype(dict.fromkeys(counted, "Int64"))


def _counts(
    measures: pd.DataFrame, before: Typology, rules: RuleSet, rule_id: str, threshold: float
) -> dict[str, int]:
    try:
        after = classify(measures, before.universe, rules.changed(rule_id, threshold))
    except InvalidRuleSet:
        return {}
    classes = {key: int(after.coloured(key).sum()) for key in after.rules.classes}
    sides = {side: int(mask.sum()) for side, mask in after.lenses.items()}
    return {"moved": int((after.colours != before.colours).sum())} | classes | sides


def coloured_along(
    measures: pd.DataFrame, typology: Typology, rule_id: str, stops: npt.NDArray[np.float64]
) -> list[int]:
    """Count the units that a type colours for each of many thresholds of one of its rules.

    Parameters
    ----------
    measures : DataFrame
        As `analytics.typology.classify` takes them.
    typology : Typology
        Of these rows; all rules but the one stay as they are in it.
    rule_id : str
        A rule of a type that no list decides.
    stops : array of float
        Thresholds, in the rule's unit. Whether they contradict another one is not asked.

    Returns
    -------
    list of int
        One a stop.
    """
    rules = typology.rules
    (county_type,) = (
        entry for entry in COUNTY_TYPES if any(rule_id in item.rules for item in entry.alternatives)
    )
    before = rules.order[: rules.order.index(county_type.id)]
    free = typology.universe & ~np.logical_or.reduce([typology.members[key] for key in before], axis=0)
    always = np.zeros_like(free)
    open_ = np.zeros_like(free)
    for alternative in county_type.alternatives:
        others = [_met(rules[key], measures) for key in alternative.rules if key != rule_id]
        held = np.logical_and.reduce(others, axis=0) if others else np.ones_like(free)
        if rule_id in alternative.rules:
            open_ |= held
        else:
            always |= held
    values = measures[rules[rule_id].measure].to_numpy(dtype=float)[free & open_ & ~always]
    fixed = int((free & always).sum())
    return [fixed + int(replace(rules[rule_id], threshold=stop).met(values).sum()) for stop in stops.tolist()]


def _met(rule: Rule, measures: pd.DataFrame) -> BoolArray:
    return rule.met(measures[rule.measure].to_numpy(dtype=float))
