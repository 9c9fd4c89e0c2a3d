"""The methods page: definitions and sources from the same files that the figures are made from."""

from datetime import UTC, datetime
from html import escape
from typing import Any

import streamlit as st

from analytics.english_names import full_names
from analytics.typology_rules import CLASSES, COUNTY_TYPES, LENSES, RULES, RULES_VERSION, Rule
from geodata import (
    Indicator,
    load_corrections,
    load_counties,
    load_indicators,
    load_layers,
    load_sources,
    release_version,
)
from ui import numbers
from ui.citation import Cited
from ui.citation_forms import show_forms
from ui.data.options import DATA_PAGE
from ui.i18n import Words
from ui.links import view_address
from ui.page_options import Page

METHODS_PAGE = Page("methods")

_SECTIONS = (
    "units",
    "comparison",
    "transfers",
    "no_data",
    "services",
    "types",
    "reach",
    "towns",
    "missing",
    "map_notice",
    "faults",
    "cite",
    "rebuild",
)


def show_method(t: Words) -> None:
    """Draw how the figures were made comparable, and what they cannot tell."""
    st.html(f'<h1 class="atlas-title">{escape(t("methods.title"))}</h1>')
    st.html(f'<p class="atlas-subtitle">{escape(t("methods.lead", version=release_version()))}</p>')
    for section in _SECTIONS:
        facts = _facts_of(t, section)
        st.markdown(f"### {t(f'methods.{section}.title')}\n\n{t(f'methods.{section}.text', **facts)}")
        if section == "types":
            st.markdown(_type_rules(t))
        if section == "cite":
            show_forms(t, _whole_release(t))


def _facts_of(t: Words, section: str) -> dict[str, Any]:
    """Count what a section tells of, so that its text cannot fall behind the release."""
    match section:
        case "faults":
            counties = load_counties()
            transfers = counties[counties["suspected_transfer"]]
            suspected = transfers["name_zh"].tolist() if t.lang == "zh" else full_names(transfers)
            return {
                "suspected_count": len(suspected),
                "suspected": t.enumerated(suspected),
                "grouped": numbers.count(int(counties["comparability"].eq("grouped").sum())),
                "corrections": len(load_corrections()),
                "beds": numbers.count(int(counties["hospital_beds_per_1000"].notna().sum())),
            }
        case "cite":
            return {"version": release_version()}
    return {}


def _whole_release(t: Words) -> Cited:
    title = t("data.release_title", count=len(load_counties()))
    day = datetime.now(UTC).astimezone().date()
    return Cited(title, release_version(), view_address(t, DATA_PAGE, {}, seen_from=METHODS_PAGE), day)


def _type_rules(t: Words) -> str:
    lines = [f"- **{t(f'type.{key}')}**{t('colon')}{t(f'type_rule.{key}')}" for key in CLASSES]
    for county_type in COUNTY_TYPES:
        names = [t(f"subtype.{item.subtype}") for item in county_type.alternatives if item.subtype]
        if names:
            place = CLASSES.index(county_type.id)
            lines[place] += " " + t("methods.types.subtypes", subtypes=t.enumerated(names))
    lines += ["", t("methods.types.lenses"), ""]
    for lens in LENSES:
        names = [t(f"lens.{key}") for key in (lens.id, lens.otherwise) if key]
        lines.append(f"- **{t.enumerated(names)}**{t('colon')}{t(f'lens_rule.{lens.id}')}")
    lines += ["", t("methods.types.reasons", version=RULES_VERSION), ""]
    lines += [f"- {_reason(t, rule)}" for rule in RULES.values()]
    return "\n".join(lines)


def _reason(t: Words, rule: Rule) -> str:
    threshold = t(f"unit.{rule.unit}", value=numbers.trimmed(rule.threshold))
    name, reason = t(f"rule.{rule.measure}"), t(f"rule_reason.{rule.id}")
    return t("methods.types.reason", name=name, threshold=threshold, reason=reason)


def show_indicators(t: Words) -> None:
    """Draw every indicator's definition, formula, year, sources and caveat, by layer."""
    st.markdown(f"### {t('methods.indicators.title')}")
    for layer, names in load_layers().items():
        st.markdown(f"#### {names[t.lang]}")
        for indicator in load_indicators().values():
            if indicator.layer == layer:
                with st.expander(indicator.name[t.lang]):
                    st.html(_facts(_indicator_facts(t, indicator)))


def show_sources(t: Words) -> None:
    """Draw every source with its publisher, origin and licence."""
    st.markdown(f"### {t('methods.sources.title')}")
    headings = [t(f"methods.sources.{name}") for name in ("source", "publisher", "year", "origin", "licence")]
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td>{escape(cell)}</td>"
            for cell in (
                source.title[t.lang],
                source.publisher[t.lang],
                source.year,
                source.origin,
                source.licence,
            )
        )
        + "</tr>"
        for source in load_sources().values()
    )
    table = f'<table class="atlas-sources"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    st.html(f'<div class="atlas-scroll">{table}</div>')


def _indicator_facts(t: Words, indicator: Indicator) -> list[tuple[str, str]]:
    sources = load_sources()
    return [
        (t("methods.indicators.definition"), indicator.definition[t.lang]),
        (t("methods.indicators.unit"), indicator.unit.symbol[t.lang]),
        (t("methods.indicators.year"), indicator.year),
        (t("methods.indicators.formula"), indicator.formula),
        (t("methods.indicators.caveat"), indicator.caveat[t.lang]),
        (
            t("methods.indicators.sources"),
            t.listed([sources[key].title[t.lang] for key in indicator.sources]),
        ),
    ]


def _facts(facts: list[tuple[str, str]]) -> str:
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in facts)
    return f'<dl class="atlas-facts">{rows}</dl>'
