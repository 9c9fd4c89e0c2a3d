"""How much the types hang on where a threshold lies."""

import pandas as pd

from analytics.typology import Typology, classify
from analytics.typology_rules import RULES, BoolArray, InvalidRuleSet, RuleSet


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
