"""What a reader of the data page may choose."""

from geodata import load_indicators
from ui.page_options import Option, Page, choice, flag

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

DATA_PAGE = Page("data", (COLUMNS, SORT, FALLING, FIND))
