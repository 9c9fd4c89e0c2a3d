"""The card of the selected county: who it is, its numbers, its types, and what to beware of."""

from collections.abc import Hashable
from html import escape
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from analytics.sampling import FEWEST
from analytics.typology import Step, Trace, trace
from analytics.typology_rules import GENERAL, RuleSet
from geodata import Indicator, load_sources
from ui import numbers, session
from ui.atlas import Atlas
from ui.headline import value_text
from ui.i18n import Words
from ui.listings import listings, listings_text
from ui.own_data.indicator import own_line
from ui.own_rules import in_force_text, type_name, without_type_text

Row = dict[Hashable, Any]

_MOST_DECIMALS = 6
_RELATION_WORDS = {"<": "under", "<=": "at_most", ">": "over", ">=": "at_least"}


def show_card(t: Words, atlas: Atlas, code: str, rules: RuleSet) -> None:
    """Draw the card of a county.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    code : str
        Code of a county of the release.
    rules : RuleSet
        The rules of county types in force.
    """
    row = atlas.rows[code]
    county = atlas.counties.iloc[row].to_dict()
    with st.container(key="card", gap="small"):
        st.html(_head(t, atlas, row, county) + _values(t, atlas, row, county))
        st.page_link("pages/county.py", label=t("card.open"))
        st.html(types_text(t, atlas, row, rules) + _sources(t, atlas, row))
        st.button(
            t("card.close"), key="close_card", type="tertiary", on_click=session.select_county, args=(None,)
        )


def warnings(t: Words, county: Row) -> list[str]:
    """Say in words what limits the comparison of a county's figures."""
    found = []
    if county["comparability"] != "same":
        found.append(t(f"comparability.{county['comparability']}"))
    if county["suspected_transfer"]:
        found.append(t("card.suspected_transfer"))
    if county["seat_is_estimated"]:
        found.append(t("card.seat_estimated"))
    return found


def _head(t: Words, atlas: Atlas, row: int, county: Row) -> str:
    other = "en" if t.lang == "zh" else "zh"
    names = (
        f"<h2>{escape(county[f'full_name_{t.lang}'])} "
        f'<span lang="{other}">{escape(county[f"full_name_{other}"])}</span></h2>'
    )
    places = dict.fromkeys((county[f"province_{t.lang}"], county[f"prefecture_{t.lang}"]))
    facts = [*places, t(f"kind.{county['kind']}"), str(county["code"])]
    notes = "".join(f'<p class="atlas-warning">{escape(text)}</p>' for text in warnings(t, county))
    where = f'<p class="atlas-where">{escape(" · ".join(facts))}</p>'
    return f"{names}{where}{listings_text(t, atlas, row)}{notes}"


def _values(t: Words, atlas: Atlas, place: int, county: Row) -> str:
    """Draw the short list: residents, then of every layer the indicators that head it."""
    rows = [
        _row(t("card.residents"), str(year), _people(t, county[f"population_{year}"]))
        for year in (2020, 2010, 2000)
    ]
    for layer, names in atlas.layers.items():
        heading = f'<tr class="atlas-layer"><th colspan="2">{escape(names[t.lang])}</th></tr>'
        listed = [entry for entry in _headlines(atlas) if entry.layer == layer]
        rows += [heading] if listed else []
        for indicator in listed:
            name = indicator.short[t.lang] + _city(t, atlas, county, indicator.id)
            year = "" if indicator.year in name else indicator.year
            value = value_text(t, indicator, _number(county, indicator))
            if indicator.categories:
                # Words would leave the names beside them no room.
                rows.append(_row(name, year, "", value))
            else:
                rows.append(_row(name, year, value, _beside(t, atlas, place, county, indicator)))
    return f'<table class="atlas-values"><tbody>{"".join(rows)}</tbody></table>'


def _headlines(atlas: Atlas) -> list[Indicator]:
    return [indicator for indicator in atlas.indicators.values() if indicator.headline]


def _number(county: Row, indicator: Indicator) -> float | None:
    value = county[indicator.id]
    return None if pd.isna(value) else float(value)


def _beside(t: Words, atlas: Atlas, place: int, county: Row, indicator: Indicator) -> str:
    """Say how a level changed, and how sure it is where it rests on a sample."""
    if _number(county, indicator) is None:
        return ""
    said = []
    changes = [entry for entry in atlas.in_family(indicator.family) if entry.moment.endswith("-2020")]
    if indicator.is_level and changes and (change := _number(county, changes[-1])) is not None:
        since = changes[-1].moment[:4]
        said.append(t("card.since", change=value_text(t, changes[-1], change), year=since))
    ends = atlas.intervals[indicator.id]
    if ends is not None:
        low, high = (numbers.decimal(float(end[place]), indicator.decimals) for end in ends)
        said.append(t("card.interval", low=low, high=high, unit=indicator.unit.suffix(t.lang)))
    if atlas.few[indicator.id][place]:
        said.append(t("card.few", fewest=FEWEST))
    return t.listed(said)


def _row(name: str, year: str, value: str, beside: str = "") -> str:
    head = f'<th scope="row">{escape(name)} <small>{escape(year)}</small></th>'
    below = f'<tr class="atlas-beside"><td colspan="2">{escape(beside)}</td></tr>' if beside else ""
    return f"<tr>{head}<td>{escape(value)}</td></tr>{below}"


def _people(t: Words, value: Any) -> str:
    return t("no_data") if pd.isna(value) else numbers.people(float(value), t.lang)


def _city(t: Words, atlas: Atlas, county: Row, column: str) -> str:
    """Name the city, station or airport that a distance is measured to."""
    code = county.get(column.replace("distance_", "nearest_", 1)) if column.startswith("distance_") else None
    if code is None or pd.isna(code):
        return ""
    return t("card.to_city", city=atlas.place_names[t.lang][code])


def types_text(t: Words, atlas: Atlas, row: int, rules: RuleSet) -> str:
    """Write which types a county has and why, and what the others lack."""
    county = atlas.counties.iloc[row].to_dict()
    heading = f"<h3>{escape(t('card.types'))}</h3>"
    if not atlas.universe[row]:
        return f"{heading}<p>{escape(t('card.not_typed'))}</p>"
    measures = {str(name): value for name, value in atlas.type_measures.iloc[row].items()}
    results = trace(county["code"], measures, rules)
    held, open_, others = (
        "".join(_type_item(t, atlas, county, one, rules) for one in results if one.verdict == verdict)
        for verdict in ("met", "undecided", "not_met")
    )
    general = (
        f"<strong>{escape(t(f'type.{GENERAL}'))}</strong> {escape(without_type_text(t, open_=bool(open_)))}"
    )
    held = held or f'<li class="met">{general}</li>'
    asked = "".join(_advice(t, rules, key) for key in [result.type_id for result in results if result.met])
    own = "" if rules == RuleSet() else f'<p class="atlas-note">{escape(in_force_text(t, rules))}</p>'
    return (
        f'{heading}<ul class="atlas-types">{held}{open_}</ul>'
        f"{_folded(t('card.other_types'), others)}{_folded(t('card.advice'), asked)}{own}"
    )


def _advice(t: Words, rules: RuleSet, type_id: str) -> str:
    """Tell what the Opinions ask of a type."""
    name = escape(type_name(t, rules, type_id))
    return f'<li class="met"><strong>{name}</strong> {escape(t(f"advice.{type_id}"))}</li>'


def _folded(summary: str, items: str) -> str:
    if not items:
        return ""
    return f'<details><summary>{escape(summary)}</summary><ul class="atlas-types">{items}</ul></details>'


def _type_item(t: Words, atlas: Atlas, county: Row, result: Trace, rules: RuleSet) -> str:
    name = type_name(t, rules, result.type_id)
    if result.subtypes:
        subtypes = t.listed([t(f"subtype.{key}") for key in result.subtypes])
        name = t("card.with_subtypes", type=name, subtypes=subtypes)
    verdict = t(f"card.{result.verdict}", type=name)
    # What holds is shown by what made it hold; what does not, by all that it would take.
    told = [item for item in result.alternatives if item.met or not result.met]
    reasons = [_reason(t, atlas, county, step) for item in told for step in item.steps]
    if result.basis == "list":
        reasons.append(t("card.by_list"))
    state = "met" if result.met else "unmet"
    return f'<li class="{state}"><strong>{escape(verdict)}</strong> {escape(t.listed(reasons))}</li>'


def _reason(t: Words, atlas: Atlas, county: Row, step: Step) -> str:
    rule = step.rule
    name = t(f"rule.{rule.measure}") + _city(t, atlas, county, rule.measure)
    threshold = t(f"unit.{rule.unit}", value=numbers.trimmed(rule.threshold))
    asked = t(f"relation.{_RELATION_WORDS[rule.comparison]}", threshold=threshold)
    if step.value is None:
        return t("card.reason", name=name, value=t("no_data"), rule=asked)
    decimals = _decimals(step, step.value)
    value = t(f"unit.{rule.unit}", value=numbers.decimal(step.value, decimals))
    if step.turns:
        distance = abs(round(step.value, decimals) - rule.threshold)
        gap = t(f"gap.{rule.unit}", value=numbers.decimal(distance, decimals))
        asked = t("card.stays_by" if step.met else "card.misses_by", rule=asked, gap=gap)
    return t("card.reason", name=name, value=value, rule=asked)


def _decimals(step: Step, value: float) -> int:
    """Give as many decimals as keep a printed value on its side of the threshold, and apart from it."""
    fewest = 2 if step.rule.unit == "times" else 1
    return next(
        (count for count in range(fewest, _MOST_DECIMALS) if _is_true(step, value, count)), _MOST_DECIMALS
    )


def _is_true(step: Step, value: float, decimals: int) -> bool:
    told, threshold = round(value, decimals), step.rule.threshold
    stays = bool(step.rule.met(np.asarray([told]))[0]) == step.met
    return stays and (told == threshold) == (value == threshold)


def _sources(t: Words, atlas: Atlas, row: int) -> str:
    sources = load_sources()
    keys = dict.fromkeys(key for indicator in _headlines(atlas) for key in indicator.sources)
    keys |= dict.fromkeys(listings(t, atlas, row))
    titles = t.listed([sources[key].title[t.lang] for key in keys])
    lines = [t("card.sources", sources=titles, version=atlas.version)]
    lines += [f"{own.indicator.short[t.lang]}{t('colon')}{own_line(t, own)}" for own in atlas.own.values()]
    return "".join(f'<p class="atlas-source">{escape(line)}</p>' for line in lines)
