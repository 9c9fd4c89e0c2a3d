"""Official lists that take the place of a proxy, for this session alone."""

from dataclasses import dataclass
from html import escape
from typing import cast

import pandas as pd
import streamlit as st

import geodata
from analytics.designation_files import InvalidList
from analytics.designations import DesignationReport, Gazetteer
from analytics.typology_rules import COUNTY_TYPES, InvalidRuleSet
from ui import numbers, own_rules
from ui.atlas import Atlas
from ui.exports.tables import csv_bytes
from ui.parts import show_note
from ui.rules_text import fault_text
from ui.types.scene import Scene, heading, table

_MOST_TOLD = 200
_MOST_MEGABYTES = 2
_FAULTS = "types_list_faults"
_TURN = "types_list_turn"


@st.cache_resource(show_spinner=False)
def gazetteer(_atlas: Atlas) -> Gazetteer:
    """Index names and codes, present and former, once for all sessions."""
    return Gazetteer(_atlas.counties, geodata.load_history(), _atlas.universe)


def show(scene: Scene) -> None:
    """Draw for each proxy what is loaded and what did not match, and the way to load a list."""
    t = scene.t
    show_note(t("types.lists.note"))
    for type_id in (county_type.id for county_type in COUNTY_TYPES if county_type.proxy):
        heading(t(f"type_listed.{type_id}"), _basis(scene, type_id))
        refused = _refused().get(type_id)
        if refused is not None:
            st.warning(_told(scene, refused))
            if refused.report is not None:
                _unmatched(scene, refused.report)
        loaded = own_rules.loaded_lists().get(type_id)
        if loaded is not None:
            _report(scene, type_id, loaded)
        # A new key empties the control: what was in it is in force now, or was refused.
        turn = st.session_state.get(_TURN, 0)
        st.file_uploader(
            t("types.lists.load"),
            type=["csv", "txt", "tsv"],
            max_upload_size=_MOST_MEGABYTES,
            key=f"types_list_{type_id}_{turn}",
            on_change=_load,
            args=(scene.atlas, type_id),
        )


def _basis(scene: Scene, type_id: str) -> str:
    t = scene.t
    members = int(scene.here.members[type_id].sum())
    return t(
        "types.lists.by_list" if scene.rules.listed(type_id) is not None else "types.lists.by_proxy",
        count=members,
    )


@dataclass(frozen=True)
class _Refused:
    """A file that did not come into force: why, and what became of its entries where it had any."""

    fault: InvalidList | InvalidRuleSet
    report: DesignationReport | None


def _refused() -> dict[str, _Refused]:
    return dict(cast("dict[str, _Refused]", st.session_state.get(_FAULTS, {})))


def _told(scene: Scene, refused: _Refused) -> str:
    t, fault = scene.t, refused.fault
    if refused.report is not None:
        return t("types.lists.none_matched", count=len(refused.report.unmatched))
    match fault:
        case InvalidList():
            return t(f"list_fault.{fault.reason}")
        case InvalidRuleSet():
            return fault_text(t, fault)


def _load(atlas: Atlas, type_id: str) -> None:
    uploaded = st.session_state.get(f"types_list_{type_id}_{st.session_state.get(_TURN, 0)}")
    if uploaded is None:
        return
    refused, report = _refused(), None
    refused.pop(type_id, None)
    try:
        report = gazetteer(atlas.for_all).match(uploaded.getvalue())
        own_rules.load_list(type_id, own_rules.LoadedList(uploaded.name, report))
    except (InvalidList, InvalidRuleSet) as fault:
        refused[type_id] = _Refused(fault, report)
    st.session_state[_FAULTS] = refused
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def _report(scene: Scene, type_id: str, loaded: own_rules.LoadedList) -> None:
    t, report = scene.t, loaded.report
    st.html(
        f"<p>{escape(t('types.lists.loaded', file=loaded.file, count=len(report.codes)))} "
        f"{escape(t('types.lists.unmatched', count=len(report.unmatched)))}</p>"
    )
    if report.unmatched:
        _unmatched(scene, report)
    renamed = [match for match in report.matched if match.how not in {"code", "name"}]
    if renamed:
        show_note(t("types.lists.renamed", count=len(renamed)))
    st.download_button(
        t("types.lists.report"),
        lambda: report_csv(scene, report),
        file_name=f"list-report-{type_id}.csv",
        mime="text/csv",
        key=f"types_list_report_{type_id}",
        on_click="ignore",
        type="tertiary",
    )
    st.button(
        t("types.lists.drop"),
        key=f"types_list_drop_{type_id}",
        type="tertiary",
        on_click=own_rules.drop_list,
        args=(type_id,),
    )


def _unmatched(scene: Scene, report: DesignationReport) -> None:
    t = scene.t
    rows = [
        (
            numbers.count(entry.entry.line),
            [escape(entry.entry.text), escape(_reason(scene, entry.reason, entry.candidates))],
        )
        for entry in report.unmatched[:_MOST_TOLD]
    ]
    head = [escape(t(f"types.lists.{name}")) for name in ("line", "entry", "reason")]
    label = t("types.lists.unmatched", count=len(report.unmatched))
    st.html(table(head, rows, label=label, css="atlas-types-table words"))
    left = len(report.unmatched) - len(rows)
    if left > 0:
        show_note(t("types.lists.more", count=left))


def _reason(scene: Scene, reason: str, candidates: tuple[str, ...]) -> str:
    t = scene.t
    said = t(f"list_unmatched.{reason}")
    if not candidates:
        return said
    return t(
        "types.lists.candidates",
        reason=said,
        names=t.enumerated([_named(scene, code) for code in candidates[:5]]),
    )


def _named(scene: Scene, code: str) -> str:
    county = scene.atlas.counties.iloc[scene.atlas.rows[code]]
    t = scene.t
    name, province = (county[f"{part}_{t.lang}"] for part in ("full_name", "province"))
    return t("types.lists.unit", name=name, place=province, code=code)


def report_csv(scene: Scene, report: DesignationReport) -> bytes:
    """Write what became of every entry of a list as CSV."""
    t = scene.t
    matched = [
        (match.entry.line, match.entry.text, match.code, t(f"list_matched.{match.how}"))
        for match in report.matched
    ]
    rest = [
        (entry.entry.line, entry.entry.text, "", _reason(scene, entry.reason, entry.candidates))
        for entry in report.unmatched
    ]
    heads = [t("types.lists.line"), t("types.lists.entry"), t("table.code"), t("types.lists.reason")]
    return csv_bytes(pd.DataFrame(sorted(matched + rest), columns=heads))
