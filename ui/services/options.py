"""What a reader of the services page may choose."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analytics.coverage_index import DEFAULT_WEIGHTS
from analytics.picking import Pick, RegionPick
from geodata import load_indicators
from ui.page_options import Option, Page, choice, read_number, weights, write_number
from ui.pick import PICK, read_pick
from ui.view_state import ViewState

INDEX, NEED, PEOPLE = "index", "need", "people"

SERVICES: Mapping[str, str] = {
    "health": "hospital_beds_per_1000",
    "education": "education_employment_share_2020",
    "care": "welfare_beds_per_1000_elderly",
    "culture": "culture_employment_share_2020",
    "homes": "piped_water_share_2020",
}
"""The five services, layers of `indicators.toml`, and the indicator that each opens with."""

VIEWS = (INDEX, *SERVICES, NEED, PEOPLE)
"""The page's views, in the order of the switch."""


@dataclass(frozen=True)
class Match:
    """A service and the need that it is held against, both indicators."""

    service: str
    need: str


MATCHES: Mapping[str, Match] = {
    "beds": Match("hospital_beds_per_1000", "elderly_share_2020"),
    "schooling": Match("education_employment_share_2020", "child_share_2020"),
    "care": Match("welfare_beds_per_1000_elderly", "elderly_household_share_2020"),
}

STAYING = (
    "hospital_beds_per_1000",
    "welfare_beds_per_1000_elderly",
    "health_employment_share_2020",
    "education_employment_share_2020",
    "culture_employment_share_2020",
    "fixed_phones_per_1000",
)
"""Services that are set against the change in residents."""

TICKABLE = (
    *("hospital_beds_per_1000", "health_employment_share_2020", "education_employment_share_2020"),
    *("welfare_beds_per_1000_elderly", "culture_employment_share_2020", "piped_water_share_2020"),
    *("kitchen_share_2020", "toilet_share_2020", "bath_share_2020", "lift_share_2020"),
    "fixed_phones_per_1000",
)
"""What the coverage index may be made of: services, not what comes of them."""

HEAVIEST = 5
"""The largest weight; the smallest is 1."""


def measures() -> tuple[str, ...]:
    """Give the indicators of the five services, in order."""
    return tuple(key for key, indicator in load_indicators().items() if indicator.layer in SERVICES)


def _read_own_pick(text: str) -> Pick | None:
    """Read a pick of the legend; this page has no plot to draw a region in."""
    pick = read_pick(text)
    return None if isinstance(pick, RegionPick) else pick


# What is shown follows from three controls, and a threshold from what is shown, so none of them holds it.
SHOW = replace(choice("show", (INDEX, NEED, PEOPLE, *measures()), INDEX), has_control=False)
THRESHOLD = Option(
    "threshold",
    default=None,
    read=read_number,
    write=write_number,
    has_control=False,
    about=lambda state: state.option(SHOW),
)
WEIGHTS = weights("weights", TICKABLE, HEAVIEST, {name: int(one) for name, one in DEFAULT_WEIGHTS.items()})
MATCH = choice("need", tuple(MATCHES), "beds")
STAYED = choice("stayed", STAYING, STAYING[0])
OWN_PICK = replace(
    PICK,
    read=_read_own_pick,
    about=lambda state: tuple(state.option(option) for option in (SHOW, WEIGHTS, MATCH, STAYED)),
)
SERVICES_PAGE = Page("services", (SHOW, THRESHOLD, WEIGHTS, MATCH, STAYED, OWN_PICK))


def view_of(state: ViewState) -> str:
    """Tell which of the page's views is shown."""
    shown = str(state.option(SHOW))
    return shown if shown in VIEWS else load_indicators()[shown].layer
