"""What a reader of the compare page may choose: which counties, and the measure of the two years."""

from collections.abc import Sequence

from ui.page_options import Option, Page, choice

FEWEST, MOST = 2, 6
_CODE_LENGTH = 6

TWO_YEARS = ("urban_share", "elderly_share", "child_share", "tertiary", "illiteracy", "piped_water", "bath")
"""Families of indicators with a value of 2010 and one of 2020."""


def read_codes(text: str) -> tuple[str, ...] | None:
    """Read "220182,330782": up to six different codes in the order in which they stand."""
    codes = tuple(text.split(","))
    fine = all(len(code) == _CODE_LENGTH and code.isascii() and code.isdecimal() for code in codes)
    return codes if fine and len(set(codes)) == len(codes) <= MOST else None


def write_codes(codes: Sequence[str]) -> str:
    """Write codes so that `read_codes` reads them."""
    return ",".join(codes)


# Buttons add and remove counties one by one, so no control holds them.
WITH = Option("with", (), read_codes, write_codes, has_control=False)
MEASURE = choice("measure", TWO_YEARS, TWO_YEARS[0])
COMPARE_PAGE = Page("compare", (WITH, MEASURE))
