"""What a reader of the county page may choose: by what counties are alike, and how many are compared."""

from analytics import similarity
from analytics.similarity import DEFAULT_WEIGHTS
from ui.page_options import Page, number, weights

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

# Several controls make one choice, so none of them holds it.
ALIKE = weights("alike", ALIKE_BY, HEAVIEST, DEFAULT_WEIGHTS)
PEERS = number("peers", 10, 60, similarity.PEERS)
COUNTY_PAGE = Page("county", (ALIKE, PEERS))
