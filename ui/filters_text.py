"""The filters in words, for what is read without the filter panel beside it."""

from collections.abc import Iterator

from analytics.filters import Span
from analytics.similarity import PEERS
from ui import numbers
from ui.atlas import Atlas
from ui.i18n import Words
from ui.own_rules import type_name
from ui.view_state import ViewState


def filters_in_words(t: Words, atlas: Atlas, state: ViewState) -> tuple[tuple[str, str], ...]:
    """Say what a reader filters by; official lists count where `state.rules` holds them.

    Returns
    -------
    tuple of (str, str)
        The name of each filter that is set, and what it lets through; empty where nothing is filtered.
    """
    return tuple((t(f"filters.{name}"), text) for name, text in _parts(t, atlas, state) if text)


def _parts(t: Words, atlas: Atlas, state: ViewState) -> Iterator[tuple[str, str]]:
    filters = state.filters
    rules = state.rules
    agglomerations = atlas.agglomeration_names[t.lang]
    types = t.enumerated([type_name(t, rules, class_id) for class_id in filters.types])
    yield "region", t.enumerated([t(f"region.{key}") for key in filters.regions])
    yield "province", t.enumerated([atlas.province_names[t.lang][code] for code in filters.provinces])
    yield "prefecture", t.enumerated([atlas.prefecture_names[t.lang][code] for code in filters.prefectures])
    yield "kind", t.enumerated([t(f"kind.{key}") for key in filters.kinds])
    yield "type", t("data.by_rules", types=types, version=rules.version) if types else ""
    yield "similar", _similar(t, atlas, filters.similar_to)
    yield "distance", _span(t, "distance", filters.distance)
    yield "population", _span(t, "population", filters.population)
    yield "change", _span(t, "change", filters.change)
    yield "agglomeration", t.enumerated([agglomerations[key] for key in filters.agglomerations])
    yield "ranking", t.enumerated([t(f"ranking.{key}") for key in filters.rankings])
    yield "compared", t.enumerated([t(f"compared.{key}") for key in filters.comparability])


def _similar(t: Words, atlas: Atlas, code: str | None) -> str:
    if code is None:
        return ""
    name = atlas.counties[f"full_name_{t.lang}"].iloc[atlas.rows[code]]
    return t("data.and_peers", name=name, count=PEERS)


def _span(t: Words, part: str, span: Span) -> str:
    if span.is_open:
        return ""
    low, high = (None if end is None else _end(t, part, end) for end in (span.low, span.high))
    if low is None:
        return t("data.at_most", high=high)
    return t("data.at_least", low=low) if high is None else t("data.between", low=low, high=high)


def _end(t: Words, part: str, value: float) -> str:
    match part:
        case "change":
            return numbers.quantity(value, 1, "%", signed=True)
        case "population":
            return numbers.people(value, t.lang)
    return t("filters.kilometres", value=numbers.trimmed(value))
