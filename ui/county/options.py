"""What a reader of the county page may choose: by what counties are alike, and how many are compared."""

from collections.abc import Iterable, Mapping

from analytics.similarity import DEFAULT_WEIGHTS
from ui.page_options import Option, Page, number

ALIKE_BY = (
    *DEFAULT_WEIGHTS,
    "population_change_2000_2010",
    "working_age_share_2020",
    "registered_elsewhere_other_province_share_2020",
    "illiteracy_share_2020",
    "gdp_per_resident",
    "primary_gdp_share",
    "fiscal_self_sufficiency",
    "hospital_beds_per_1000",
    "bath_share_2020",
    "distance_city_1m",
    "distance_provincial_capital",
    "distance_rail_station",
)
"""The indicators that similar counties can be found by."""

HEAVIEST = 3
"""The largest weight; the smallest is 1."""

Weights = tuple[tuple[str, int], ...]


def read_weights(text: str) -> Weights | None:
    """Read "urban_share_2020:2,residents_2020:1"; None for anything else."""
    found: dict[str, int] = {}
    for part in text.split(","):
        name, _, weight = part.partition(":")
        known = name in ALIKE_BY and name not in found and weight in map(str, range(1, HEAVIEST + 1))
        if not known:
            return None
        found[name] = int(weight)
    return ordered(found)


def write_weights(weights: Iterable[tuple[str, int]]) -> str:
    """Write weights so that `read_weights` reads them."""
    return ",".join(f"{name}:{weight}" for name, weight in weights)


def ordered(weights: Mapping[str, int]) -> Weights:
    """Put weights in the order in which they are offered."""
    return tuple((name, weights[name]) for name in ALIKE_BY if name in weights)


# Several controls make one choice, so none of them holds it.
ALIKE = Option("alike", ordered(DEFAULT_WEIGHTS), read_weights, write_weights, has_control=False)
PEERS = number("peers", 10, 60, 30)
COUNTY_PAGE = Page("county", (ALIKE, PEERS))
