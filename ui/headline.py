"""The sentence above the map and the numbers beside it."""

import re
from collections.abc import Iterable
from html import escape
from itertools import chain

import streamlit as st

from analytics.filters import Filters
from analytics.summary import Headline
from geodata import Indicator, load_sources
from ui import numbers
from ui.atlas import Atlas
from ui.i18n import Words
from ui.own_data.indicator import own_line
from ui.parts import show_facts
from ui.view_state import ViewState

TITLE_FORMS = {"diverging": "below", "sequential": "median", "categorical": "last"}
"""Which number a title tells, by the scale of the indicator."""

_BETWEEN_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


def title(t: Words, atlas: Atlas, state: ViewState, summary: Headline) -> str:
    """Say in one sentence what the map shows.

    A diverging indicator tells how many units lie below zero, a categorical one how many are in its last
    category, another one its median; only units that have a value are counted.
    """
    indicator = atlas.indicators[state.indicator]
    place = scope(t, atlas, state.filters)
    if summary.units == 0:
        return t("title.empty")
    if summary.median is None:
        return sentence(place + t("title.no_value", name=indicator.name[t.lang]))
    form = TITLE_FORMS[indicator.scale]
    key = f"title.{form}.{indicator.id}"
    told = t(
        key if key in t else f"title.{form}.other",
        below=numbers.count(summary.below_zero),
        last=numbers.count(summary.by_category[-1] if summary.by_category else 0),
        total=numbers.count(summary.with_value),
        units=units_noun(t, state.filters, summary.with_value),
        median=value_text(t, indicator, summary.median),
        short=indicator.short[t.lang],
        name=indicator.name[t.lang],
    )
    return sentence(place + told)


def scope(t: Words, atlas: Atlas, filters: Filters) -> str:
    """Say where the shown units are, or whom they resemble; nothing for the whole country."""
    if filters.similar_to and filters == Filters(similar_to=filters.similar_to):
        name = atlas.counties[f"full_name_{t.lang}"].iloc[atlas.rows[filters.similar_to]]
        return t("scope.similar", name=name)
    match filters.prefectures, filters.provinces, filters.regions:
        case [[code], _, _]:
            place = atlas.prefecture_names[t.lang][code]
        case [[], [code], _]:
            place = atlas.province_names[t.lang][code]
        case [[], [], [region]]:
            place = t(f"scope.{region}")
        case [[], [], []]:
            place = ""
        case _:
            return t("scope.selection")
    spans = (filters.distance, filters.population, filters.change)
    lists = filters.types + filters.comparability + filters.agglomerations + filters.rankings
    narrowed = lists or filters.similar_to or not all(span.is_open for span in spans)
    if narrowed:
        return t("scope.selection_in", place=place) if place else t("scope.selection")
    return t("scope.in", place=place) if place else ""


def units_noun(t: Words, filters: Filters, count: int) -> str:
    """Name the shown units honestly: districts are no counties, and both together are county-level units."""
    kinds = filters.kinds
    if len(kinds) == 1 and kinds[0] != "other":
        return t(f"noun.{kinds[0]}", count=count)
    # Only counties are typed, so a choice of types leaves no district.
    mixed = not filters.types and (not kinds or "district" in kinds or "other" in kinds)
    return t("noun.unit" if mixed else "noun.counties", count=count)


def value_text(t: Words, indicator: Indicator, value: float | None) -> str:
    """Print a value of an indicator with its unit; a diverging one always bears its sign."""
    if value is None:
        return t("no_data")
    if indicator.categories:
        return indicator.categories[int(value)][t.lang]
    signed = indicator.scale == "diverging"
    return numbers.quantity(value, indicator.decimals, indicator.unit.suffix(t.lang), signed=signed)


def bare_text(indicator: Indicator, value: float) -> str:
    """Print a value without its unit, which stands over its column; a diverging one bears its sign."""
    return numbers.decimal(value, indicator.decimals, signed=indicator.scale == "diverging")


def show_heading(title: str, subtitle: str) -> None:
    """Draw the title and the definition of the measure under it."""
    st.html(f'<h1 class="atlas-title">{escape(title)}</h1><p class="atlas-subtitle">{escape(subtitle)}</p>')


def show_numbers(t: Words, atlas: Atlas, state: ViewState, summary: Headline) -> None:
    """Draw the headline numbers of the selection."""
    facts, notes = numbers_of(t, atlas, state, summary)
    show_facts(facts, [" ".join(notes)] if notes else [])


def numbers_of(
    t: Words, atlas: Atlas, state: ViewState, summary: Headline
) -> tuple[list[tuple[str, str]], list[str]]:
    """Give the headline numbers of the selection, each with its name, and what to know of them.

    Beside a reader's own indicator they are those of the units that it has a value of.
    """
    indicator = atlas.indicators[state.indicator]
    is_own = state.indicator in atlas.own
    if is_own and not summary.units:
        return [], [t("headline.without_value", count=summary.without_value)]
    change = summary.change_percent
    facts = [
        (t("headline.residents"), numbers.people(summary.residents_2020, t.lang)),
        (
            t("headline.change"),
            t("no_data") if change is None else numbers.quantity(change, 1, "%", signed=True),
        ),
        (
            t("headline.losing"),
            t("headline.of", part=numbers.count(summary.losing), whole=numbers.count(summary.units)),
        ),
    ]
    if not indicator.categories:
        facts.append((t("headline.median"), value_text(t, indicator, summary.median)))
    nation = atlas.nation[state.indicator]
    if nation is not None and not state.filters.is_empty:
        facts.append((t("headline.nation"), value_text(t, indicator, nation)))
    notes = [t("headline.of_known", count=summary.units)] if is_own else []
    if summary.grouped:
        notes.append(t("headline.grouped", count=summary.grouped))
    if summary.without_value:
        notes.append(t("headline.without_value", count=summary.without_value))
    return facts, notes


def source_line(t: Words, atlas: Atlas, indicator: Indicator) -> str:
    """Name year, sources and version of what is shown; of what a reader brought, that nobody checked it."""
    if indicator.id in atlas.own:
        return own_line(t, atlas.own[indicator.id])
    sources = load_sources()
    titles = [sources[key].title[t.lang] for key in indicator.sources]
    return t("source.line", year=indicator.year, sources=t.listed(titles), version=atlas.version)


def show_sources(parts: Iterable[str]) -> None:
    """Draw source lines, caveats and the notice about the map."""
    st.html("".join(f'<p class="atlas-source">{escape(part)}</p>' for part in parts))


def sources(t: Words, atlas: Atlas, indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """Give the source line and the caveat of every indicator, and the notice about the map."""
    lines = [(source_line(t, atlas, indicator), indicator.caveat[t.lang]) for indicator in indicators]
    return (*chain.from_iterable(lines), t("source.map_notice"))


def sentence(text: str) -> str:
    """Begin a sentence with a capital letter, and part no two Chinese signs."""
    text = _BETWEEN_CHINESE.sub("", text)
    return text[:1].upper() + text[1:]
