"""A reader's own rules: what is taken, what is refused and why, and what counts as the same."""

import hashlib
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.typology_rules import (
    COUNTY_TYPES,
    DEFAULT_ORDER,
    LENSES,
    RULES,
    RULES_FILE,
    RULES_VERSION,
    InvalidRuleSet,
    RuleSet,
)

# The rules behind every version that was ever released.
VERSIONS = {"1": "6dce67376a6e0543be06f7c8c3644e3cf05ab1f50fe4ba492494873f7acc7d25"}


def test_the_rules_do_not_change_without_a_new_version():
    lines = RULES_FILE.read_text(encoding="utf-8").splitlines()
    rules = "\n".join(line for line in lines if line and not line.startswith("#"))

    assert VERSIONS[RULES_VERSION] == hashlib.sha256(rules.encode()).hexdigest()


def test_every_rule_is_used_and_every_used_one_is_there():
    used = {
        key
        for kind in (*COUNTY_TYPES, *LENSES)
        for alternative in kind.alternatives
        for key in alternative.rules
    }

    assert used == set(RULES)


@pytest.mark.parametrize(
    ("thresholds", "reason"),
    [
        ({"near_city_9m": 50.0}, "unknown_rule"),
        ({"mining": math.nan}, "not_a_number"),
        ({"mining": math.inf}, "not_a_number"),
        ({"mining": "5"}, "not_a_number"),
        ({"mining": True}, "not_a_number"),
        ({"mining": 0.5}, "out_of_range"),
        ({"population_loss": 5.0}, "out_of_range"),
        # A city of 3 million that reaches further than one of 5 million.
        ({"near_city_3m": 120.0}, "contradiction"),
        ({"near_city_5m": 60.0}, "contradiction"),
        # A satellite that is not near a big city.
        ({"satellite": 101.0}, "contradiction"),
        # A county with little agriculture that is a main agricultural one.
        ({"agriculture": 19.0}, "contradiction"),
    ],
)
def test_thresholds_that_cannot_hold_are_refused_with_a_reason(thresholds, reason):
    with pytest.raises(InvalidRuleSet) as refused:
        RuleSet.of(thresholds)

    assert refused.value.reason == reason
    assert next(iter(thresholds)) in {refused.value.details["rule"], refused.value.details.get("other")}


def test_an_order_holds_every_type_once():
    for order in (DEFAULT_ORDER[1:], (*DEFAULT_ORDER, "general"), (*DEFAULT_ORDER, DEFAULT_ORDER[0])):
        with pytest.raises(InvalidRuleSet) as refused:
            RuleSet.of(order=order)
        assert refused.value.reason == "order"


@pytest.mark.parametrize(
    ("lists", "reason"),
    [
        ({"golden": {"110101"}}, "unknown_type"),
        ({"losing_population": {"110101"}}, "not_replaceable"),
        ({"key_ecological": set()}, "empty_list"),
    ],
)
def test_lists_that_cannot_hold_are_refused_with_a_reason(lists, reason):
    with pytest.raises(InvalidRuleSet) as refused:
        RuleSet.of(lists=lists)

    assert refused.value.reason == reason


def test_rules_that_mean_the_same_are_the_same():
    same = RuleSet.of({"mining": 5, "near_city_5m": np.float64(100.0)})

    assert same == RuleSet()
    assert hash(same) == hash(RuleSet())
    assert same.version == RULES_VERSION
    assert RuleSet.of({"mining": 8, "leisure": 3}) == RuleSet.of({"leisure": 3.0, "mining": 8.0})


def test_ones_own_rules_are_quoted_under_a_version_of_their_own():
    own = [
        RuleSet.of({"mining": 8}),
        RuleSet.of({"mining": 9}),
        RuleSet.of(order=DEFAULT_ORDER[::-1]),
        RuleSet.of(lists={"key_ecological": {"540423"}}),
    ]
    versions = {rules.version for rules in own}

    assert len(versions) == len(own)
    assert all(version.startswith(f"{RULES_VERSION}-") for version in versions)
    assert RuleSet.of(lists={"key_ecological": ["540423"]}).version == own[-1].version


@given(st.sampled_from(sorted(RULES)), st.floats())
def test_a_threshold_is_taken_as_it_is_or_refused(rule_id, threshold):
    rule = RULES[rule_id]
    if not rule.least <= threshold <= rule.most:
        with pytest.raises(InvalidRuleSet):
            RuleSet.of({rule_id: threshold})
        return
    # Within its range only another rule can stand against it.
    try:
        rules = RuleSet.of({rule_id: threshold})
    except InvalidRuleSet as refused:
        reason = refused.reason
    else:
        reason = None
        assert rules[rule_id].threshold == threshold
    assert reason in {None, "contradiction"}
