"""A view state to and from the query of the address.

The address leaves defaults out, so a plain address is the opening view and a short one is a small change to
it. Reading never fails: what is unknown or broken is dropped and named in a note.
"""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from typing import TypeVar

from analytics.class_schemes import OWN_SCHEME, SCHEMES, Classing
from analytics.filters import COMPARABILITY, KINDS, REGIONS, Filters, Span
from ui.address_parts import (
    read_breaks,
    read_change,
    read_rings,
    read_size,
    read_span,
    read_view,
    write_breaks,
    write_change,
    write_rings,
    write_span,
    write_view,
)
from ui.i18n import LANGUAGES
from ui.overlays import DEFAULT_OVERLAYS
from ui.page_options import Page
from ui.rules_text import read_rules, write_rules
from ui.view_state import ViewState, Vocabulary, consistent

_NO_OVERLAYS = "none"
_NAMED_SCHEMES = tuple(scheme for scheme in SCHEMES if scheme != OWN_SCHEME)
_OF_THE_INDICATOR = frozenset({"indicator", "second", "scheme", "classes", "breaks"})

Value = TypeVar("Value")


@dataclass(frozen=True)
class Dropped:
    """A part of the address that means nothing here."""

    key: str
    value: str


class _Query:
    """A query that is read part by part, and what of it meant nothing so far."""

    def __init__(self, query: Mapping[str, str]) -> None:
        self._query = query
        self.dropped: list[Dropped] = []

    def part(self, key: str, read: Callable[[str], Value | None]) -> Value | None:
        text = self._query.get(key)
        value = None if text is None else read(text)
        if text is not None and value is None:
            self.dropped.append(Dropped(key, text))
        return value

    def one(self, key: str, allowed: Container[str]) -> str | None:
        return self.part(key, lambda text: text if text in allowed else None)

    def several(self, key: str, allowed: Container[str]) -> tuple[str, ...]:
        values = [value for value in self._query.get(key, "").split(",") if value]
        self.dropped += [Dropped(key, value) for value in values if value not in allowed]
        return tuple(sorted({value for value in values if value in allowed}))

    def span(self, key: str) -> Span:
        return self.part(key, read_span) or Span()

    def overlays(self, allowed: Container[str]) -> tuple[str, ...]:
        # Only the word itself means none: a list in which nothing is known falls back to the default.
        if self._query.get("overlays") == _NO_OVERLAYS:
            return ()
        return self.several("overlays", allowed) or DEFAULT_OVERLAYS

    def classing(self) -> Classing:
        bounds = self.part("breaks", read_breaks)
        if bounds:
            # Breaks say all: how many classes there are follows from them.
            return Classing(OWN_SCHEME, None, bounds)
        scheme = self.one("scheme", _NAMED_SCHEMES) or Classing().scheme
        return Classing(scheme, self.part("classes", read_size))


def decode(query: Mapping[str, str], known: Vocabulary, page: Page) -> tuple[ViewState, tuple[Dropped, ...]]:
    """Read an address.

    Parameters
    ----------
    query : mapping of str to str
        The query; of a repeated key, one value.
    known : Vocabulary
    page : Page
        Whose own options are read too.

    Returns
    -------
    ViewState
        Consistent: see `ui.view_state.consistent`.
    tuple of Dropped
        What was left out, for a note to the reader. Keys that are not the atlas's own are ignored silently.
    """
    asked = _Query(query)
    rules, unruly = read_rules(query)
    prefectures = asked.several("prefecture", known.prefectures)
    provinces = asked.several("province", known.provinces)
    if prefectures and not provinces:
        provinces = tuple(sorted({known.prefectures[code] for code in prefectures}))
    state = ViewState(
        indicator=asked.one("indicator", known.indicators) or known.default_indicator,
        lang=asked.one("lang", LANGUAGES),
        filters=Filters(
            regions=asked.several("region", REGIONS),
            provinces=provinces,
            prefectures=prefectures,
            kinds=asked.several("kind", KINDS),
            types=asked.several("type", known.types),
            distance=asked.span("distance"),
            comparability=asked.several("compared", COMPARABILITY),
            agglomerations=asked.several("agglomeration", known.agglomerations),
            rankings=asked.several("ranking", known.rankings),
            similar_to=asked.one("similar", known.counties),
            population=asked.span("population"),
            change=asked.part("change", read_change) or Span(),
        ),
        county=asked.one("county", known.counties),
        view=asked.part("view", read_view),
        overlays=asked.overlays(known.overlays),
        rings=asked.part("ring", read_rings),
        classing=asked.classing(),
        second=asked.one("second", known.indicators),
        rules=rules,
    )
    for option in page.options:
        value = asked.part(option.key, option.read)
        if value is not None:
            state = state.with_option(option, value)
    state, missing = existing(state, known, page)
    agreed = consistent(state, known)
    dropped = (
        *asked.dropped,
        *(Dropped(*part) for part in unruly),
        *missing,
        *_disagreeing(state, agreed),
    )
    return agreed, dropped


def existing(state: ViewState, known: Vocabulary, page: Page) -> tuple[ViewState, list[Dropped]]:
    """Take out of a page's own options the indicators that there are none of: a reader's own come and go."""
    dropped = []
    for option in page.options:
        if option.within and option.key in state.options:
            value, missing = option.within(state.option(option), known.indicators)
            state = state.with_option(option, value)
            dropped += [Dropped(option.key, name) for name in missing]
    return state, dropped


def _disagreeing(state: ViewState, agreed: ViewState) -> list[Dropped]:
    """Name what `consistent` took out."""
    dropped = []
    for key, part in (("province", "provinces"), ("prefecture", "prefectures")):
        kept = getattr(agreed.filters, part)
        dropped += [Dropped(key, code) for code in getattr(state.filters, part) if code not in kept]
    if state.second and not agreed.second:
        dropped.append(Dropped("second", state.second))
    return dropped


def encode(state: ViewState, known: Vocabulary, page: Page) -> dict[str, str]:
    """Write the query of a page's address, defaults left out."""
    filters, classing = state.filters, state.classing
    several = {
        "region": filters.regions,
        "province": filters.provinces,
        "prefecture": filters.prefectures,
        "kind": filters.kinds,
        "type": filters.types,
        "compared": filters.comparability,
        "agglomeration": filters.agglomerations,
        "ranking": filters.rankings,
    }
    plain_scheme = classing.scheme in {OWN_SCHEME, Classing().scheme}
    chosen = [option for option in page.options if option.key in state.options]
    query = {
        "lang": state.lang or "",
        "indicator": "" if state.indicator == known.default_indicator else state.indicator,
        "second": state.second or "",
        **{key: ",".join(values) for key, values in several.items()},
        "similar": filters.similar_to or "",
        "distance": write_span(filters.distance),
        "population": write_span(filters.population),
        "change": write_change(filters.change),
        **write_rules(state.rules),
        "county": state.county or "",
        "scheme": "" if plain_scheme else classing.scheme,
        "classes": str(classing.classes or ""),
        "breaks": write_breaks(classing.bounds),
        "overlays": "" if state.overlays == DEFAULT_OVERLAYS else ",".join(state.overlays) or _NO_OVERLAYS,
        "ring": write_rings(state.rings),
        "view": write_view(state.view),
        **{option.key: option.write(state.options[option.key]) for option in chosen},
    }
    left_out = frozenset() if page.has_indicator else _OF_THE_INDICATOR
    return {key: value for key, value in query.items() if value and key not in left_out}
