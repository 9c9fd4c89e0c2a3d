"""What the reader is looking at: everything that a link restores, and the values that it may take."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from analytics.class_schemes import Classing
from analytics.filters import Filters
from analytics.typology_rules import RuleSet
from ui.overlays import DEFAULT_OVERLAYS, OVERLAYS, Rings
from ui.page_options import Option


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
