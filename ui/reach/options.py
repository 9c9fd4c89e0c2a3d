"""What a reader may choose on the metro reach page beside what every page offers."""

from dataclasses import replace

from ui.overlays import CITY_CLASSES
from ui.page_options import Option, Page, choice
from ui.pick import PICK

VIEWS = ("curve", "hinterlands", "radius", "rail_air")
MEANS = ("counties", "residents")
LINES = ("one", "regions", "cities")
RULES = ("nearest", "gravity")
SETS = ("counties", "districts")


def whole(key: str, low: int, high: int, default: int) -> Option:
    """Let the reader choose a whole number between two others, both included."""

    def read(text: str) -> int | None:
        return int(text) if text.isdecimal() and text.isascii() and low <= int(text) <= high else None

    return Option(key, default, read, str)


VIEW = choice("show", VIEWS, "curve")
CITIES = choice("cities", tuple(CITY_CLASSES), "very_large")
MEAN = choice("mean", MEANS, "counties")
LINE = choice("lines", LINES, "one")
RULE = choice("rule", RULES, "nearest")
SET = choice("units", SETS, "counties")
RADIUS = whole("radius", 50, 250, 100)
WITHIN = whole("within", 10, 200, 50)

_CLASSED_BY = (VIEW, CITIES, RULE, SET, RADIUS, WITHIN)
# A class or a span of distances means nothing once the map shows something else.
OWN_PICK = replace(PICK, about=lambda state: tuple(state.option(option) for option in _CLASSED_BY))

REACH = Page("reach", (VIEW, CITIES, MEAN, LINE, RULE, SET, RADIUS, WITHIN, OWN_PICK))
