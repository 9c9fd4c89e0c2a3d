"""A reader's own rules of county types as text in the address: thresholds and order, never a list."""

from collections.abc import Mapping
from typing import Any

from analytics.typology_rules import DEFAULT_ORDER, RULES, InvalidRuleSet, RuleSet
from ui import numbers
from ui.i18n import Words
from ui.page_options import read_number, write_number

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
        value = read_number(text)
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


def fault_in(key: str, text: str) -> InvalidRuleSet | None:
    """Find what is wrong with a part that `read_rules` left out; None where it does not read as rules."""
    if key not in KEYS:
        return None
    parts = [part.partition(":") for part in text.split(",")] if key == "rules" else []
    thresholds = {rule_id: read_number(value) for rule_id, _, value in parts}
    try:
        known = {rule_id: value for rule_id, value in thresholds.items() if value is not None}
        RuleSet.of(known, tuple(text.split(",")) if key == "order" else DEFAULT_ORDER)
    except InvalidRuleSet as fault:
        return fault
    return None


def fault_text(t: Words, fault: InvalidRuleSet) -> str:
    """Say what is wrong with rules, with the rules' names in the reader's language."""

    def named(name: str, value: Any) -> Any:
        if value in RULES:
            return t(f"slider.{value}")
        if name == "type":
            return t(f"type.{value}")
        return numbers.trimmed(value) if isinstance(value, float) else value

    details = {name: named(name, value) for name, value in fault.details.items()}
    return t(f"rules_fault.{fault.reason}", **details)


def _holds(thresholds: Mapping[str, float], *, alone: bool = False) -> bool:
    """Tell whether thresholds can be in force; one alone may contradict another that is not read yet."""
    try:
        RuleSet.of(thresholds)
    except InvalidRuleSet as fault:
        return alone and fault.reason == "contradiction"
    return True
