"""What a reader of the compare page may choose: counties, groups beside them, the measure of two years."""

import re
from collections.abc import Sequence

from ui.page_options import Option, Page, choice

FEWEST, MOST = 2, 6
MOST_GROUPS = 4
_CODE_LENGTH = 6
_GROUP = re.compile(r"[a-z]+(:[a-z0-9_]{1,40})?", re.ASCII)
_LONGEST_LIST = 12

TWO_YEARS = ("urban_share", "elderly_share", "child_share", "tertiary", "illiteracy", "piped_water", "bath")
"""Families of indicators with a value of 2010 and one of 2020."""


def read_codes(text: str) -> tuple[str, ...] | None:
    """Read "220182,330782": up to six different codes in the order in which they stand."""
    codes = tuple(text.split(","))
    fine = all(len(code) == _CODE_LENGTH and code.isascii() and code.isdecimal() for code in codes)
    return codes if fine and len(set(codes)) == len(codes) <= MOST else None


def write_codes(codes: Sequence[str]) -> str:
    """Write codes or groups with commas between them."""
    return ",".join(codes)


def read_groups(text: str) -> tuple[str, ...] | None:
    """Read "nation,province:220000,peers:220182": different groups, whether they exist or not."""
    groups = tuple(text.split(","))
    fine = all(_GROUP.fullmatch(group) for group in groups)
    return groups if fine and len(set(groups)) == len(groups) <= _LONGEST_LIST else None


# Buttons add and remove counties and groups one by one, so no control holds them.
WITH = Option("with", (), read_codes, write_codes, has_control=False)
BESIDE = Option("beside", (), read_groups, write_codes, has_control=False)
MEASURE = choice("measure", TWO_YEARS, TWO_YEARS[0])
COMPARE_PAGE = Page("compare", (WITH, BESIDE, MEASURE))
