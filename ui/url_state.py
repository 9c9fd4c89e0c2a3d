"""What the reader is looking at, to and from the query of the address.

The address leaves defaults out, so a plain address is the opening view and a short one is a small change to
it. Reading never fails: what is unknown or broken is dropped and named in a note.
"""

import math
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from analytics.class_schemes import FEWEST_CLASSES, MOST_CLASSES, SCHEMES, Classing
from analytics.filters import COMPARABILITY, KINDS, REGIONS, Filters, Span
from analytics.typology_rules import RuleSet
from ui.i18n import LANGUAGES
from ui.overlays import CITY_CLASSES, DEFAULT_OVERLAYS, MOST_KILOMETRES, OVERLAYS, Rings
from ui.page_options import Option, Page, write_number
from ui.rules_text import read_rules, write_rules

_MAX_ZOOM = 18
_NO_OVERLAYS = "none"
_OWN = "own"
_SIZES = tuple(str(number) for number in range(FEWEST_CLASSES, MOST_CLASSES + 1))
_LARGEST_BREAK = 1e12
# A dash would read as the minus of a loss.
_CHANGE_DASH = ".."
_OF_THE_INDICATOR = frozenset({"indicator", "second", "scheme", "classes", "breaks"})


@dataclass(frozen=True)
class Vocabulary:
    """The values that exist.

    Attributes
    ----------
    default_indicator : str
    indicators, types, counties : frozenset of str
        Ids and codes.
    provinces : mapping of str to str
        Code of a province to its region.
    prefectures : mapping of str to str
        Code of a prefecture to its province's.
    agglomerations, rankings : frozenset of str
        Ids of the urban agglomerations and of the rankings that the release has.
    overlays : tuple of str
        The layers over the map that the release has, in order.
    unpaired : frozenset of str
        Indicators that cannot be shown together with a second one: their values are names, not amounts.
    """

    default_indicator: str
    indicators: frozenset[str]
    types: frozenset[str]
    counties: frozenset[str]
    provinces: Mapping[str, str]
    prefectures: Mapping[str, str]
    agglomerations: frozenset[str] = frozenset()
    rankings: frozenset[str] = frozenset()
    overlays: tuple[str, ...] = OVERLAYS
    unpaired: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ViewState:
    """Everything that a link restores.

    Attributes
    ----------
    indicator : str
    lang : str or None
        None until the reader chooses: then the browser's language counts, so a link without one opens in the
        language of whoever follows it.
    filters : Filters
    county : str or None
        Code of the selected county.
    view : tuple of float or None
        Zoom, latitude and longitude of the map; None is the opening view. The browser writes it.
    overlays : tuple of str
        The layers over the map, sorted.
    rings : Rings or None
        Rings around cities.
    classing : Classing
        How the map's classes are cut.
    second : str or None
        Indicator that is shown together with the first.
    rules : RuleSet
        Thresholds and order of the county types. Official lists are no part of a link: they stay in the
        session that loaded them.
    options : mapping of str to object
        What was chosen of the page's own options, by key; a default is left out.
    """

    indicator: str
    lang: str | None = None
    filters: Filters = field(default_factory=Filters)
    county: str | None = None
    view: tuple[float, float, float] | None = None
    overlays: tuple[str, ...] = DEFAULT_OVERLAYS
    rings: Rings | None = None
    classing: Classing = field(default_factory=Classing)
    second: str | None = None
    rules: RuleSet = field(default_factory=RuleSet)
    options: Mapping[str, Any] = field(default_factory=dict)

    def option(self, option: Option) -> Any:
        """Give what is chosen of a page's own option."""
        return self.options.get(option.key, option.default)

    def shows_any(self, indicators: Container[str]) -> bool:
        """Tell whether the indicator, or the one beside it, is one of several."""
        return self.indicator in indicators or self.second in indicators

    def with_option(self, option: Option, value: object) -> "ViewState":
        """Choose a value of a page's own option."""
        others = {key: held for key, held in self.options.items() if key != option.key}
        return replace(self, options=others if value == option.default else others | {option.key: value})


@dataclass(frozen=True)
class Dropped:
    """A part of the address that means nothing here."""

    key: str
    value: str


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
        Consistent: see `consistent`.
    tuple of Dropped
        What was left out, for a note to the reader. Keys that are not the atlas's own are ignored silently.
    """
    dropped: list[Dropped] = []

    def one(key: str, allowed: frozenset[str]) -> str | None:
        value = query.get(key)
        if value is None or value in allowed:
            return value
        dropped.append(Dropped(key, value))
        return None

    def several(key: str, allowed: Mapping[str, str] | frozenset[str] | tuple[str, ...]) -> tuple[str, ...]:
        values = [value for value in query.get(key, "").split(",") if value]
        dropped.extend(Dropped(key, value) for value in values if value not in allowed)
        return tuple(sorted({value for value in values if value in allowed}))

    def span(key: str) -> Span:
        value = query.get(key)
        read = None if value is None else _read_span(value)
        if value is not None and read is None:
            dropped.append(Dropped(key, value))
        return read or Span()

    change = query.get("change")
    read_change = None if change is None else _read_change(change)
    if change is not None and read_change is None:
        dropped.append(Dropped("change", change))

    view = query.get("view")
    read_view = None if view is None else _read_view(view)
    if view is not None and read_view is None:
        dropped.append(Dropped("view", view))

    ring = query.get("ring")
    rings = None if ring is None else _read_rings(ring)
    if ring is not None and rings is None:
        dropped.append(Dropped("ring", ring))

    classing, misread = _read_classing(query)
    dropped.extend(misread)

    rules, unruly = read_rules(query)
    dropped.extend(Dropped(*part) for part in unruly)

    # Only the word itself means none: a list in which nothing is known falls back to the default.
    bare = query.get("overlays") == _NO_OVERLAYS
    overlays = () if bare else several("overlays", known.overlays) or DEFAULT_OVERLAYS

    prefectures = several("prefecture", known.prefectures)
    provinces = several("province", known.provinces)
    if prefectures and not provinces:
        provinces = tuple(sorted({known.prefectures[code] for code in prefectures}))
    state = ViewState(
        indicator=one("indicator", known.indicators) or known.default_indicator,
        lang=one("lang", frozenset(LANGUAGES)),
        filters=Filters(
            regions=several("region", REGIONS),
            provinces=provinces,
            prefectures=prefectures,
            kinds=several("kind", KINDS),
            types=several("type", known.types),
            distance=span("distance"),
            comparability=several("compared", COMPARABILITY),
            agglomerations=several("agglomeration", known.agglomerations),
            rankings=several("ranking", known.rankings),
            similar_to=one("similar", known.counties),
            population=span("population"),
            change=read_change or Span(),
        ),
        county=one("county", known.counties),
        view=read_view,
        overlays=overlays,
        rings=rings,
        classing=classing,
        second=one("second", known.indicators),
        rules=rules,
    )
    state, misread = _read_options(state, query, page)
    dropped.extend(misread)
    agreed = consistent(state, known)
    return agreed, (*dropped, *_disagreeing(state, agreed))


def _read_options(state: ViewState, query: Mapping[str, str], page: Page) -> tuple[ViewState, list[Dropped]]:
    dropped = []
    for option in page.options:
        text = query.get(option.key)
        value = None if text is None else option.read(text)
        if value is not None:
            state = state.with_option(option, value)
        elif text is not None:
            dropped.append(Dropped(option.key, text))
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
    filters = state.filters
    several = {
        "region": filters.regions,
        "province": filters.provinces,
        "prefecture": filters.prefectures,
        "kind": filters.kinds,
        "type": filters.types,
        "compared": filters.comparability,
        "agglomeration": filters.agglomerations,
        "ranking": filters.rankings,
        "similar": () if filters.similar_to is None else (filters.similar_to,),
    }
    classing = state.classing
    plain_scheme = classing.scheme in {_OWN, Classing().scheme}
    query = {
        "lang": state.lang or "",
        "indicator": "" if state.indicator == known.default_indicator else state.indicator,
        "second": state.second or "",
        **{key: ",".join(values) for key, values in several.items()},
        "distance": _write_span(filters.distance),
        "population": _write_span(filters.population),
        "change": "" if filters.change.is_open else _CHANGE_DASH.join(_ends(filters.change)),
        **write_rules(state.rules),
        "county": state.county or "",
        "scheme": "" if plain_scheme else classing.scheme,
        "classes": str(classing.classes or ""),
        "breaks": write_breaks(classing.bounds),
        "overlays": "" if state.overlays == DEFAULT_OVERLAYS else ",".join(state.overlays) or _NO_OVERLAYS,
        "ring": ""
        if state.rings is None
        else f"{state.rings.smallest}-{write_number(state.rings.kilometres)}",
        "view": "" if state.view is None else ",".join(write_number(part) for part in state.view),
        **_write_options(state, page),
    }
    left_out = frozenset() if page.has_indicator else _OF_THE_INDICATOR
    return {key: value for key, value in query.items() if value and key not in left_out}


def _write_options(state: ViewState, page: Page) -> dict[str, str]:
    chosen = [option for option in page.options if option.key in state.options]
    return {option.key: option.write(state.options[option.key]) for option in chosen}


def _read_classing(query: Mapping[str, str]) -> tuple[Classing, list[Dropped]]:
    bounds = read_breaks(query["breaks"]) if "breaks" in query else None
    if bounds:
        # Breaks say all: how many classes there are follows from them.
        return Classing(_OWN, None, bounds), []
    allowed = {"scheme": [scheme for scheme in SCHEMES if scheme != _OWN], "classes": _SIZES, "breaks": ()}
    parts = {key: query[key] for key in allowed if key in query}
    dropped = [Dropped(key, value) for key, value in parts.items() if value not in allowed[key]]
    for part in dropped:
        del parts[part.key]
    classes = parts.get("classes")
    return Classing(parts.get("scheme", Classing().scheme), int(classes) if classes else None), dropped


def read_breaks(text: str) -> tuple[float, ...] | None:
    """Read boundaries as a reader or an address writes them: one to eight numbers.

    Returns
    -------
    tuple of float or None
        Ascending, each once, to four decimals; None for anything else.
    """
    parts = [part for part in re.split(r"[\s,，、;；]+", text.replace("\u2212", "-")) if part]
    numbers = [_read_number(part) for part in parts]
    bounds = {round(number, 4) + 0.0 for number in numbers if number is not None}
    beyond = any(abs(bound) > _LARGEST_BREAK for bound in bounds)
    if None in numbers or beyond or not 1 <= len(bounds) < MOST_CLASSES:
        return None
    return tuple(sorted(bounds))


def write_breaks(bounds: tuple[float, ...], between: str = ",") -> str:
    """Write boundaries so that `read_breaks` reads them."""
    return between.join(write_number(bound) for bound in bounds)


def consistent(state: ViewState, known: Vocabulary) -> ViewState:
    """Drop provinces outside the chosen regions and prefectures outside the chosen provinces.

    A second indicator goes where it is the first again, or where either has names for values.
    """
    filters = state.filters
    regions = filters.regions
    provinces = tuple(c for c in filters.provinces if not regions or known.provinces[c] in regions)
    prefectures = tuple(c for c in filters.prefectures if known.prefectures[c] in provinces)
    apart = state.second != state.indicator and not known.unpaired & {state.second, state.indicator}
    return replace(
        state,
        filters=replace(filters, provinces=provinces, prefectures=prefectures),
        second=state.second if apart else None,
    )


def _read_number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _read_span(text: str) -> Span | None:
    """Read "100-250", "100-" or "-250"; None for anything else."""
    low_text, dash, high_text = text.partition("-")
    low, high = _read_number(low_text), _read_number(high_text)
    broken = (low_text and low is None) or (high_text and high is None) or not dash
    negative = any(end is not None and end < 0 for end in (low, high))
    reversed_ends = low is not None and high is not None and low > high
    if broken or negative or reversed_ends:
        return None
    # Everything measured here is at least zero, so zero is an open end.
    span = Span(low or None, high)
    return None if span.is_open else span


def _write_span(span: Span) -> str:
    if span.is_open:
        return ""
    return "-".join(_ends(span))


def _ends(span: Span) -> list[str]:
    return ["" if end is None else write_number(end) for end in (span.low, span.high)]


def _read_change(text: str) -> Span | None:
    """Read "-10..5", "-10.." or "..5"; None for anything else."""
    low_text, dots, high_text = text.partition(_CHANGE_DASH)
    low, high = _read_number(low_text), _read_number(high_text)
    broken = (low_text and low is None) or (high_text and high is None) or not dots
    if broken or (low is not None and high is not None and low > high):
        return None
    span = Span(low, high)
    return None if span.is_open else span


def _read_rings(text: str) -> Rings | None:
    """Read "very_large-100"; None for anything else."""
    smallest, _, radius = text.partition("-")
    kilometres = _read_number(radius)
    if smallest not in CITY_CLASSES or kilometres is None or not 0 < kilometres <= MOST_KILOMETRES:
        return None
    return Rings(smallest, kilometres)


def _read_view(text: str) -> tuple[float, float, float] | None:
    numbers = [_read_number(part) for part in text.split(",")]
    match numbers:
        case [float(zoom), float(lat), float(lon)]:
            inside = 0 <= zoom <= _MAX_ZOOM and abs(lat) <= 90 and abs(lon) <= 180  # noqa: PLR2004 (degrees)
            return (zoom, lat, lon) if inside else None
    return None
