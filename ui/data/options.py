"""What a reader of the data page may choose."""

from collections.abc import Container
from dataclasses import replace

from geodata import load_indicators
from ui.atlas import Atlas
from ui.own_data.indicator import KEY, number_of
from ui.page_options import Option, Page, flag
from ui.view_state import ViewState

DEFAULT_COLUMNS = (
    *("population_change_2010_2020", "residents_2010", "residents_2020", "urban_share_2020"),
    *("elderly_share_2020", "distance_city_5m"),
)
"""The indicators that the table opens with."""

BY_CODE, BY_NAME = "code", "name"
SORTABLE = (BY_CODE, BY_NAME, *load_indicators())
"""What rows can be sorted by, beside a reader's own indicators."""

LONGEST_QUERY = 40
_ALL, _NONE = "all", "none"


def in_order(chosen: set[str] | frozenset[str]) -> tuple[str, ...]:
    """Put indicators in the order of the themes; a reader's own come last, as they came."""
    own = sorted(filter(KEY.fullmatch, chosen), key=number_of)
    return (*(key for key in load_indicators() if key in chosen), *own)


def _read_columns(text: str) -> tuple[str, ...] | None:
    first, *others = text.split(",")
    named = {_ALL: set(load_indicators()), _NONE: set[str]()}.get(first, {first})
    keys = named | set(others)
    return in_order(keys) if all(key in load_indicators() or KEY.fullmatch(key) for key in keys) else None


def _write_columns(columns: tuple[str, ...]) -> str:
    own = [key for key in columns if KEY.fullmatch(key)]
    if len(columns) - len(own) == len(load_indicators()):
        return ",".join([_ALL, *own])
    return ",".join(columns) or _NONE


def _columns_within(
    columns: tuple[str, ...], indicators: frozenset[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kept = tuple(key for key in columns if key in indicators)
    return kept, tuple(key for key in columns if key not in indicators)


def _sort_within(key: str, indicators: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    return (key, ()) if key in indicators or key in SORTABLE else (BY_CODE, (key,))


COLUMNS = Option(
    "columns",
    in_order(set(DEFAULT_COLUMNS)),
    _read_columns,
    _write_columns,
    has_control=False,
    within=_columns_within,
)
SORT = Option(
    "sort",
    BY_CODE,
    lambda text: text if text in SORTABLE or KEY.fullmatch(text) else None,
    str,
    within=_sort_within,
)
FALLING = flag("falling")
FIND = Option("find", "", lambda text: " ".join(text[:LONGEST_QUERY].split()), str)

_BESIDE_ANY = "residents_2020"


def as_table(atlas: Atlas, page: Page, state: ViewState) -> ViewState:
    """Give the state in which the data page lists what a view shows.

    Parameters
    ----------
    atlas : Atlas
    page : Page
        Whose view it is; one that shows the chosen indicator has it for a column and sorts by it.
    state : ViewState

    Returns
    -------
    ViewState
        The same filters, the options of the data page.
    """
    bare = replace(state, options={}, view=None)
    if not page.has_indicator:
        return bare
    columns = {_BESIDE_ANY, state.indicator, *([state.second] if state.second else [])}
    listed = bare.with_option(COLUMNS, in_order(columns)).with_option(SORT, state.indicator)
    # Where less than nothing is possible, losses are looked for; else what is highest.
    return listed.with_option(FALLING, atlas.indicators[state.indicator].scale != "diverging")


def lists_own(state: ViewState, own: Container[str]) -> bool:
    """Tell whether the table has columns of the reader's own, or is sorted by one."""
    return any(key in own for key in (*state.option(COLUMNS), state.option(SORT)))


def without_own(state: ViewState, own: Container[str]) -> ViewState:
    """Give the state as a link can hold it: what a reader brought stays in the session."""
    columns = tuple(key for key in state.option(COLUMNS) if key not in own)
    by = state.option(SORT)
    return state.with_option(COLUMNS, columns).with_option(SORT, BY_CODE if by in own else by)


DATA_PAGE = Page("data", (COLUMNS, SORT, FALLING, FIND))
