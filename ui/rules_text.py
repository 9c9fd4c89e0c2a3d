"""A reader's own rules of county types as text in the address: thresholds and order, never a list."""

import math
from collections.abc import Mapping

from analytics.typology_rules import DEFAULT_ORDER, InvalidRuleSet, RuleSet
from ui.page_options import write_number

KEYS = ("rules", "order")
"""Parts of the address that the rules stand in."""


def read_rules(query: Mapping[str, str]) -> tuple[RuleSet, list[tuple[str, str]]]:
    """Read ``rules=near_city_5m:80,population_loss:-10`` and ``order=losing_population,…``.

    Parameters
    ----------
    query : mapping of str to str
        The address.

    Returns
    -------
    RuleSet
        Of what can hold; thresholds that contradict each other are left out together.
    list of (str, str)
        Key and text of what was left out.
    """
    dropped = []
    thresholds: dict[str, float] = {}
    for part in filter(None, query.get("rules", "").split(",")):
        rule_id, _, text = part.partition(":")
        value = _number(text)
        if value is None or not _holds({rule_id: value}, alone=True):
            dropped.append(("rules", part))
        else:
            thresholds[rule_id] = value
    if not _holds(thresholds):
        dropped.append(("rules", query["rules"]))
        thresholds = {}
    order = tuple(query["order"].split(",")) if "order" in query else DEFAULT_ORDER
    if sorted(order) != sorted(DEFAULT_ORDER):
        dropped.append(("order", query["order"]))
        order = DEFAULT_ORDER
    return RuleSet.of(thresholds, order), dropped


def write_rules(rules: RuleSet) -> dict[str, str]:
    """Write rules so that `read_rules` reads them; what is the default is an empty text."""
    thresholds = (f"{rule_id}:{write_number(value)}" for rule_id, value in rules.thresholds)
    return {
        "rules": ",".join(thresholds),
        "order": "" if rules.order == DEFAULT_ORDER else ",".join(rules.order),
    }


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _holds(thresholds: Mapping[str, float], *, alone: bool = False) -> bool:
    """Tell whether thresholds can be in force; one alone may contradict another that is not read yet."""
    try:
        RuleSet.of(thresholds)
    except InvalidRuleSet as fault:
        return alone and fault.reason == "contradiction"
    return True
