"""One's own thresholds and order, what they change, and how much hangs on the default ones."""

from dataclasses import replace
from html import escape
from typing import cast

import numpy as np
import pandas as pd
import streamlit as st

from analytics.type_sensitivity import coloured_along, sensitivity
from analytics.type_tables import flow
from analytics.typology_rules import COUNTY_TYPES, DEFAULT_ORDER, LENSES, RULES, InvalidRuleSet, Rule, RuleSet
from ui import numbers, own_rules, session
from ui.atlas import Atlas
from ui.controls import is_unseen, tell
from ui.exports.sheet import Chart
from ui.i18n import Words
from ui.pair import ground
from ui.parts import show_note
from ui.rules_text import fault_text
from ui.still_chart import show_still
from ui.types.scene import Scene, heading

_STEPS = {"kilometres": 5.0, "persons_per_km2": 1.0, "times": 0.05, "percent": 1.0}
_FAULT = "types_rules_fault"
_REFUSED = "types_rules_refused"
_FLOW_HEIGHT = 280


@st.cache_resource(show_spinner=False)
def default_sensitivity(_atlas: Atlas) -> pd.DataFrame:
    """Count the classes with every default threshold moved by a fifth, once for all sessions."""
    return sensitivity(_atlas.type_measures, _atlas.universe)


def show(scene: Scene) -> None:
    """Draw a block for every type with its sliders, those of the lenses, and the flow from the default."""
    t = scene.t
    show_fault(t)
    own_rules.show_in_force(t, scene.state, key="types_rules")
    show_note(t("types.thresholds_note"))
    before = scene.atlas.typology.within(scene.shown)
    types = {county_type.id: county_type for county_type in COUNTY_TYPES}
    for place, type_id in enumerate(scene.rules.order):
        rules = [key for alternative in types[type_id].alternatives for key in alternative.rules]
        with st.container(key=f"types_block_{type_id}", gap="xsmall"):
            now, then = (int(found.coloured(type_id).sum()) for found in (scene.here, before))
            _head(scene, place, type_id, now, then)
            if scene.rules.listed(type_id) is not None:
                show_note(t("types.by_list"))
            else:
                for rule_id in rules:
                    _slider(scene, rule_id, type_id)
    _lenses(scene)
    _flow(scene)


def show_fault(t: Words) -> None:
    """Tell what was wrong with the last threshold; the ones before it stay in force."""
    fault = cast("InvalidRuleSet | None", st.session_state.pop(_FAULT, None))
    if fault is not None:
        st.warning(fault_text(t, fault))


def _head(scene: Scene, place: int, type_id: str, now: int, then: int) -> None:
    t = scene.t
    count = numbers.count(now)
    # The browser sets this number while a slider is dragged; after a refused change it has to be set back.
    live = (
        f'<span data-count-of="{type_id}" data-refused="{st.session_state.get(_REFUSED, 0)}">{count}</span>'
    )
    told = escape(t("types.count_now", count=now)).replace(count, live, 1)
    beside = "" if scene.rules == RuleSet() else t("types.count_default", default=numbers.count(then))
    with st.container(key=f"types_head_{type_id}", horizontal=True, vertical_alignment="center"):
        name = f"{scene.swatch(type_id)}<strong>{escape(scene.name(type_id))}</strong>"
        st.html(f'<p class="atlas-part">{place + 1} {name} {told} {escape(beside)}</p>')
        if place:
            st.button(
                t("types.move_up"),
                key=f"types_up_{type_id}",
                type="tertiary",
                help=t("types.move_up_help", type=scene.name(type_id)),
                on_click=_move_up,
                args=(type_id,),
            )


def _slider(scene: Scene, rule_id: str, type_id: str | None) -> None:
    t, rule = scene.t, scene.rules[rule_id]
    key = f"types_rule_{rule_id}"
    # The rules hold the value, so that a link, a reset and a refused change all show here.
    tell(key, rule.threshold)
    st.slider(
        t(f"slider.{rule_id}"),
        rule.least,
        rule.most,
        step=_STEPS[rule.unit],
        format=t(f"slider_format.{rule.unit}"),
        key=key,
        help=t(f"rule_reason.{rule_id}"),
        on_change=_choose,
        args=(rule_id,),
    )
    counts = "" if type_id is None else _counts_along(scene, rule, type_id)
    st.html(_default_mark(scene, RULES[rule_id], type_id, counts))


def _counts_along(scene: Scene, rule: Rule, type_id: str) -> str:
    """Write how many counties the type would colour at every stop of the slider, for the browser."""
    step = _STEPS[rule.unit]
    stops = np.arange(rule.least, rule.most + step / 2, step)
    counts = coloured_along(scene.atlas.type_measures, scene.here, rule.id, stops)
    listed = ",".join(map(str, counts))
    return (
        f' data-slider="types_rule_{rule.id}" data-of="{type_id}"'
        f' data-least="{rule.least}" data-step="{step}" data-counts="{listed}"'
    )


def _default_mark(scene: Scene, rule: Rule, type_id: str | None, counts: str) -> str:
    """Mark the default on the slider, and say what a fifth more or less does to the type's count."""
    t = scene.t
    at = (rule.threshold - rule.least) / (rule.most - rule.least)
    told = [t("types.default", threshold=t(f"unit.{rule.unit}", value=numbers.trimmed(rule.threshold)))]
    if type_id is not None:
        moved = default_sensitivity(scene.atlas.for_all)[type_id]
        looser, stricter = moved[(rule.id, "looser")], moved[(rule.id, "stricter")]
        told.append(
            t(
                "types.sensitivity",
                looser=t("no_data") if pd.isna(looser) else numbers.count(int(looser)),
                stricter=t("no_data") if pd.isna(stricter) else numbers.count(int(stricter)),
            )
        )
    return f'<p class="atlas-default" style="--at:{at:.4f}"{counts}><i></i>{escape(t.listed(told))}</p>'


def _lenses(scene: Scene) -> None:
    t = scene.t
    heading(t("types.lenses"))
    used = {key for county_type in COUNTY_TYPES for item in county_type.alternatives for key in item.rules}
    for lens in LENSES:
        own = [key for item in lens.alternatives for key in item.rules if key not in used]
        count = t("types.count_now", count=int(scene.here.lenses[lens.id].sum()))
        st.html(f'<p class="atlas-part">{escape(t(f"lens.{lens.id}"))} <b>{escape(count)}</b></p>')
        for rule_id in own:
            _slider(scene, rule_id, None)


def _flow(scene: Scene) -> None:
    t = scene.t
    heading(t("types.flow"), t("types.flow_detail"))
    if scene.rules == RuleSet():
        show_note(t("types.flow_none"))
        return
    show_note(changed_text(scene))
    chart = flow_chart(scene)
    if chart:
        show_still(chart, key="types_flow", height=_FLOW_HEIGHT)


def changed_text(scene: Scene) -> str:
    """Say how many counties own rules give another colour."""
    t, moved = scene.t, flow(scene.atlas.typology.within(scene.shown), scene.here)
    changed = scene.typed - int(np.trace(moved.to_numpy()))
    return t("types.flow_changed", count=changed, total=numbers.count(scene.typed))


def flow_chart(scene: Scene) -> Chart | None:
    """Make the flow from the default rules to own ones; None where there are none, or no county."""
    from ui.types.charts import Flow, flow_figure  # noqa: PLC0415 - Plotly is slow to import

    t = scene.t
    if scene.rules == RuleSet() or not scene.typed:
        return None
    moved = flow(scene.atlas.typology.within(scene.shown), scene.here)
    classes = list(moved.index)
    flows = [
        Flow(before, after, int(units))
        for before, line in enumerate(moved.to_numpy())
        for after, units in enumerate(line)
        if units
    ]
    figure = flow_figure(
        flows,
        [scene.name(key) for key in classes],
        [scene.colours[key] for key in classes],
        (t("types.flow_before"), t("types.flow_after")),
        units=t("map.units"),
        on=ground(),
    )
    alt, notes = t("types.flow_alt"), (changed_text(scene),)
    return Chart(t("types.flow"), t("types.flow_detail"), figure, alt, notes)


def _choose(rule_id: str) -> None:
    key = f"types_rule_{rule_id}"
    if is_unseen(key):
        return
    value = float(st.session_state[key])
    # Steps of a slider leave crumbs such as 1.4500000000000002.
    value = round(value, 4)
    try:
        session.change(lambda state: replace(state, rules=state.rules.changed(rule_id, value)))
    except InvalidRuleSet as fault:
        st.session_state[_FAULT] = fault
        st.session_state[_REFUSED] = st.session_state.get(_REFUSED, 0) + 1


def _move_up(type_id: str) -> None:
    def moved(rules: RuleSet) -> RuleSet:
        order = list(rules.order or DEFAULT_ORDER)
        place = order.index(type_id)
        order[place - 1 : place + 1] = [type_id, order[place - 1]]
        return RuleSet(rules.thresholds, tuple(order), rules.lists)

    session.change(lambda state: replace(state, rules=moved(state.rules)))
