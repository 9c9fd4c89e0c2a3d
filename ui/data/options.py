"""What a reader of the data page may choose."""

from dataclasses import replace

from geodata import load_indicators
from ui.atlas import Atlas
from ui.page_options import Option, Page, choice, flag
from ui.view_state import ViewState

DEFAULT_COLUMNS = (
    *("population_change_2010_2020", "residents_2010", "residents_2020", "urban_share_2020"),
    *("elderly_share_2020", "distance_city_5m"),
)
"""The indicators that the table opens with."""

BY_CODE, BY_NAME = "code", "name"
SORTABLE = (BY_CODE, BY_NAME, *load_indicators())
"""What rows can be sorted by."""

LONGEST_QUERY = 40
_ALL, _NONE = "all", "none"


def in_order(chosen: set[str] | frozenset[str]) -> tuple[str, ...]:
    """Put indicators in the order of the themes."""
    return tuple(key for key in load_indicators() if key in chosen)


def _read_columns(text: str) -> tuple[str, ...] | None:
    if text in {_ALL, _NONE}:
        return tuple(load_indicators()) if text == _ALL else ()
    keys = set(text.split(","))
    return in_order(keys) if keys <= set(load_indicators()) else None


def _write_columns(columns: tuple[str, ...]) -> str:
    if len(columns) == len(load_indicators()):
        return _ALL
    return ",".join(columns) or _NONE


COLUMNS = Option("columns", in_order(set(DEFAULT_COLUMNS)), _read_columns, _write_columns, has_control=False)
SORT = choice("sort", SORTABLE, BY_CODE)
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


DATA_PAGE = Page("data", (COLUMNS, SORT, FALLING, FIND))
