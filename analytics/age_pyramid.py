"""Residents by five-year age group and sex."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

AGE_GROUPS = (
    *(f"{age}_{age + 4}" for age in range(0, 85, 5)),
    "85_plus",
)
"""The groups of the census sheets, the youngest first, as columns of `geodata.load_measures` spell them."""

SEXES = ("male", "female")
Year = Literal[2010, 2020]
YEARS: tuple[Year, ...] = (2010, 2020)

INPUTS = frozenset(f"age_{group}_{sex}_{year}" for group in AGE_GROUPS for sex in SEXES for year in YEARS)
"""Columns of `geodata.load_measures` that pyramids are made of."""


@dataclass(frozen=True)
class Pyramid:
    """Residents of one year by age and sex.

    Attributes
    ----------
    male, female : tuple of float
        Persons in each of :data:`AGE_GROUPS`. Of a grouped unit they are its part of the group's, so they
        need not be whole.
    """

    male: tuple[float, ...]
    female: tuple[float, ...]

    @property
    def total(self) -> float:
        """All residents."""
        return sum(self.male) + sum(self.female)

    def shares(self) -> "Pyramid":
        """Give every group in percent of all residents, so that years of different size can be laid over."""
        whole = self.total
        return Pyramid(
            tuple(100 * part / whole for part in self.male), tuple(100 * part / whole for part in self.female)
        )


def pyramid(measures: Mapping[str, float], year: Year) -> Pyramid:
    """Give the pyramid of a year.

    Parameters
    ----------
    measures : mapping of str to float
        A county's row of `geodata.load_measures(INPUTS)`.
    year : {2010, 2020}
    """
    male, female = (
        tuple(float(measures[f"age_{group}_{sex}_{year}"]) for group in AGE_GROUPS) for sex in SEXES
    )
    return Pyramid(male, female)
