"""The rules of county types in force for a reader: those of the address, and the lists of the session."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

import streamlit as st

from analytics.designations import DesignationReport
from analytics.typology import Typology, classify
from analytics.typology_rules import RuleSet
from ui import session
from ui.atlas import Atlas
from ui.controls import renamed
from ui.i18n import Words
from ui.parts import show_note
from ui.view_state import ViewState

_LISTS = "official_lists"


@dataclass(frozen=True)
class LoadedList:
    """An official list that a reader loaded: the file's name, and what became of its entries."""

    file: str
    report: DesignationReport


def loaded_lists() -> Mapping[str, LoadedList]:
    """Give the lists of this session by type; no other session sees them."""
    return cast("Mapping[str, LoadedList]", st.session_state.get(_LISTS, {}))


def load_list(type_id: str, loaded: LoadedList) -> None:
    """Let a list take the place of a type's rules; a callback.

    Raises
    ------
    analytics.typology_rules.InvalidRuleSet
        If the list names no county, or the type needs none; what was in force stays.
    """
    RuleSet.of(lists={type_id: loaded.report.codes})
    st.session_state[_LISTS] = {**loaded_lists(), type_id: loaded}
    renamed()


def drop_list(type_id: str) -> None:
    """Let the rules decide a type again; a callback."""
    st.session_state[_LISTS] = {key: held for key, held in loaded_lists().items() if key != type_id}
    renamed()


def rules_in_force(state: ViewState) -> RuleSet:
    """Give the thresholds and the order of the address, with the lists of this session."""
    lists = {type_id: loaded.report.codes for type_id, loaded in loaded_lists().items()}
    return RuleSet.of(dict(state.rules.thresholds), state.rules.order, lists)


def types_in_force(atlas: Atlas, state: ViewState) -> Typology:
    """Type all counties by the rules in force; no slower than looking them up would be."""
    return types_by(atlas, rules_in_force(state))


def types_by(atlas: Atlas, rules: RuleSet) -> Typology:
    """Type all counties by some rules."""
    return atlas.typology if rules == RuleSet() else classify(atlas.type_measures, atlas.universe, rules)


def type_name(t: Words, rules: RuleSet, class_id: str) -> str:
    """Name a type, and say where its rules only stand in for an official list."""
    return t(f"type_listed.{class_id}" if rules.listed(class_id) is not None else f"type.{class_id}")


def without_type_text(t: Words, *, open_: bool) -> str:
    """Say that a county has no type; where some cannot be decided, that none of the others holds."""
    return t("county.words.type.rest" if open_ else "county.words.type.general")


def reset() -> None:
    """Go back to the default rules, without lists; a callback."""
    st.session_state.pop(_LISTS, None)
    session.change(lambda state: replace(state, rules=RuleSet()))
    renamed()


def show_in_force(t: Words, state: ViewState, *, key: str) -> None:
    """Say that own rules are in force, with their version, and offer the way back; else draw nothing."""
    rules = rules_in_force(state)
    if rules == RuleSet():
        return
    with st.container(key=key, gap=None):
        show_note(in_force_text(t, rules))
        st.button(t("own_rules.reset"), key=f"{key}_reset", type="tertiary", on_click=reset)


def in_force_text(t: Words, rules: RuleSet) -> str:
    """Say that own rules are in force, what differs from the defaults, and their version."""
    return t("own_rules.in_force", parts=changes_text(t, rules), version=rules.version)


def changes_text(t: Words, rules: RuleSet) -> str:
    """Say what differs from the default rules."""
    parts = []
    if rules.thresholds:
        parts.append(t("own_rules.thresholds", count=len(rules.thresholds)))
    if rules.order != RuleSet().order:
        parts.append(t("own_rules.order"))
    if rules.lists:
        parts.append(t("own_rules.lists", count=len(rules.lists)))
    return t.enumerated(parts)
