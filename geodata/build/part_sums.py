"""Tests that every row of a census sheet adds up, and that the rows reach the totals printed above them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from geodata.build.census_sheet import (
    AGE_BANDS,
    EDUCATION,
    FACILITIES,
    INDUSTRIES,
    MARITAL,
    OCCUPATIONS,
    RATE,
    SEXES,
    TENURE,
    CensusError,
)
from geodata.build.corrections import Corrections

MOST_YEARS_OF_SCHOOLING = 19


@dataclass(frozen=True)
class PartSum:
    """A whole and the measures that must add up to it exactly."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class PrintedTotal:
    """A row of the sheet that sums others: its label, its values and the index of the rows it sums."""

    label: str
    printed: pd.Series
    members: Sequence[str]


def _identities() -> Iterator[PartSum]:
    yield PartSum("population", SEXES)
    yield PartSum("population", ("urban_population", "rural_population"))
    for sex in SEXES:
        yield PartSum(sex, tuple(f"age_{band}_{sex}" for band in AGE_BANDS))
        yield PartSum(f"longform_15_plus_{sex}", tuple(f"{state}_{sex}" for state in MARITAL))
    yield PartSum(
        "households_with_elderly",
        tuple(f"households_with_{count}_elderly" for count in ("one", "two", "three")),
    )
    yield PartSum("illiterate_15_plus", tuple(f"illiterate_15_plus_{sex}" for sex in SEXES))
    yield PartSum("employed", tuple(f"employed_{industry}" for industry in INDUSTRIES))
    yield PartSum("occupied", tuple(f"occupied_{occupation}" for occupation in OCCUPATIONS))
    yield PartSum("employed", ("occupied",))
    yield PartSum("longform_15_plus", MARITAL)
    for total in ("longform_15_plus", *MARITAL):
        yield PartSum(total, tuple(f"{total}_{sex}" for sex in SEXES))
    yield PartSum("longform_households", tuple(f"tenure_{tenure}" for tenure in TENURE))
    for facility in FACILITIES:
        yield PartSum("longform_households", (facility, f"no_{facility}"))


IDENTITIES = tuple(_identities())

LIMITS = (
    *(PartSum("longform_households", (thing,)) for thing in (*FACILITIES, "lift", "car")),
    PartSum("households", ("households_with_elderly",)),
    PartSum("households", ("one_person_households",)),
    PartSum("population", ("household_population",)),
    PartSum(
        "population",
        tuple(
            f"registered_elsewhere_{where}" for where in ("same_county", "same_province", "other_province")
        ),
    ),
    *(PartSum(sex, (f"illiterate_15_plus_{sex}",)) for sex in SEXES),
)
"""Parts that together are at most the whole: the sheet does not print what would complete them."""


def failing_rows(rows: pd.DataFrame) -> list[str]:
    """Return one line for every row and test that does not hold.

    Tested are the part-sums (a part that the year did not ask is left out; a facility is tested only where
    both answers are printed), that no part exceeds its whole, that counts are whole numbers from zero up,
    that the residents with a level of education lie between those of ten and of five years and over (the
    level is asked from six), and that mean years of schooling are possible and lie between those of men and
    of women.
    """
    faults: list[str] = []
    for identity in IDENTITIES:
        parts = [part for part in identity.parts if part in rows.columns]
        if set(parts) <= set(FACILITIES):
            continue
        total, printed = rows[parts].sum(axis=1, min_count=len(parts)), rows[identity.whole]
        faults += [
            f"{code}: {identity.whole} is {printed[code]}, its parts give {total[code]}"
            for code in map(str, rows.index[printed != total])
        ]
    for limit in LIMITS:
        parts = [part for part in limit.parts if part in rows.columns]
        total, most = rows[parts].sum(axis=1), rows[limit.whole]
        faults += [
            f"{code}: {' and '.join(parts)} are {total[code]} of {most[code]} {limit.whole}"
            for code in map(str, rows.index[total > most])
        ]
    rates = [measure for measure in rows.columns if measure.startswith(RATE)]
    for measure in rows.columns.drop(rates):
        count = rows[measure]
        wrong = rows.index[~((count >= 0) & (count == count.round()))]
        faults += [f"{code}: {measure} is not a count" for code in wrong]
    for sex in SEXES:
        levels = rows[[f"{level}_{sex}" for level in EDUCATION if f"{level}_{sex}" in rows]].sum(axis=1)
        from_five = rows[sex] - rows[f"age_0_4_{sex}"]
        outside = rows.index[(levels > from_five) | (levels < from_five - rows[f"age_5_9_{sex}"])]
        faults += [f"{code}: the levels of education ({sex}) do not fit the ages" for code in outside]
    men, women, both = rows[f"{RATE}_male"], rows[f"{RATE}_female"], rows[RATE]
    between = both.between(men.where(men < women, women), men.where(men > women, women))
    possible = (men.between(0, MOST_YEARS_OF_SCHOOLING) & between) | both.isna()
    return faults + [f"{code}: mean years of schooling are impossible" for code in rows.index[~possible]]


def differing_totals(rows: pd.DataFrame, totals: Sequence[PrintedTotal]) -> Mapping[tuple[str, str], float]:
    """Return by how much the rows exceed a printed total, keyed by the total's label and the measure."""
    counts = [measure for measure in rows.columns if not measure.startswith(RATE)]
    differences: dict[tuple[str, str], float] = {}
    for total in totals:
        difference = rows.loc[list(total.members), counts].sum() - total.printed[counts]
        for measure, amount in difference[difference != 0].items():
            differences[total.label, str(measure)] = round(float(amount), 5)
    return differences


def check_table(
    rows: pd.DataFrame, totals: Sequence[PrintedTotal], year: int, corrections: Corrections
) -> None:
    """Hold corrected rows to every part-sum and every printed total.

    Raises
    ------
    CensusError
        Listing each row that does not add up and each total that the rows miss without an entry among the
        known totals of ``corrections`` (or miss by another amount than known).
    """
    faults = failing_rows(rows)
    found = differing_totals(rows, totals)
    known = {
        (total.unit, total.measure): total.difference for total in corrections.totals if total.year == year
    }
    faults += [
        f"{label}: rows less printed total of {measure}: {found.get((label, measure), 0):+g}, "
        f"known {known.get((label, measure), 0):+g}"
        for label, measure in sorted(found.keys() | known.keys())
        if found.get((label, measure)) != known.get((label, measure))
    ]
    if faults:
        raise CensusError("\n".join([f"census {year}: not in the table of corrections:", *faults]))
