"""What a reader of the types page may choose beside the rules themselves."""

from dataclasses import replace

from analytics.picking import ClassPick, Pick
from analytics.typology_rules import AT_ODDS, CLASSES, DEFAULT_ORDER
from ui.page_options import Page, choice
from ui.pick import PICK, read_pick

QUESTIONS = ("counts", "advice", "overlaps", "thresholds", "disagreements", "profiles", "lists")
"""What the panel answers, in the order of the switch."""

ALL = "all"
PAIRS = tuple(f"{lens}_{type_id}" for lens, type_id in AT_ODDS)
"""Lens and type that are at odds, as the address names them."""

QUESTION = choice("question", QUESTIONS, QUESTIONS[0])
LENS = choice("lens", ("types", "urban", "satellite"), "types")
MEASURE = choice("measured", ("units", "residents", "change"), "units")
PROFILED = choice("profiled", CLASSES, DEFAULT_ORDER[-1])
STATISTIC = choice("statistic", ("median", "mean"), "median")
PAIR = choice("odds", (ALL, *PAIRS), ALL)


def _read_class(text: str) -> Pick | None:
    """Read a pick of the legend: types have no values and no plot."""
    pick = read_pick(text)
    return pick if isinstance(pick, ClassPick) else None


OWN_PICK = replace(
    PICK,
    read=_read_class,
    about=lambda state: (state.option(LENS), state.rules.order, state.option(QUESTION)),
)
TYPES = Page("types", (QUESTION, LENS, MEASURE, PROFILED, STATISTIC, PAIR, OWN_PICK))
