"""What both census sheets share: reading, the table of measures, part-sum tests."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

SEXES = ("male", "female")
AGE_BANDS = ("0_4", *(f"{low}_{low + 4}" for low in range(5, 85, 5)), "85_plus")
EDUCATION = (
    "no_schooling",
    "preschool",
    "primary",
    "junior_middle",
    "senior_middle",
    "junior_college",
    "bachelor_plus",
)
INDUSTRIES = (
    "agriculture",
    "mining",
    "manufacturing",
    "utilities",
    "construction",
    "wholesale_retail",
    "transport_post",
    "hotels_catering",
    "information",
    "finance",
    "real_estate",
    "leasing_business",
    "research",
    "environment",
    "resident_services",
    "education",
    "health_social",
    "culture_sports",
    "public_administration",
    "international",
)
OCCUPATIONS = ("managers", "professionals", "clerks", "services", "farming", "production", "other")
MARITAL = ("never_married", "married", "divorced", "widowed")
FACILITIES = ("piped_water", "kitchen", "toilet", "bath")
TENURE = ("rented", "self_built", "bought", "inherited", "other")

_MEASURES = Path(__file__).with_name("census_measures.csv")


class CensusError(ValueError):
    """A census sheet does not hold what the procedure expects of it."""


@dataclass(frozen=True)
class Measure:
    """One harmonised measure and the headings that it is the sum of, in each sheet (none: not asked)."""

    name: str
    is_rate: bool
    headings: dict[int, tuple[str, ...]]


def load_measures() -> list[Measure]:
    """Return the measures of ``census_measures.csv``, in its order."""
    with _MEASURES.open(encoding="utf-8") as table:
        return [
            Measure(
                row["measure"],
                row["kind"] == "rate",
                {year: tuple(filter(None, row[f"column_{year}"].split("+"))) for year in (2010, 2020)},
            )
            for row in csv.DictReader(table)
        ]


def read_sheet(path: Path) -> pd.DataFrame:
    """Read a census sheet with every cell as it stands and headings freed of spaces and line breaks."""
    sheet = pd.read_excel(path, engine="calamine", dtype=object)
    return sheet.rename(columns=lambda heading: re.sub(r"\s", "", str(heading)))


def code_text(value: object) -> str:
    """Return a cell of the code column as six digits, empty where the cell is."""
    return "" if pd.isna(value) else str(int(value))  # type: ignore[call-overload]


def measures_of(rows: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return the rows with the harmonised measures of ``year`` as columns.

    A blank count is zero: the printed tables leave a cell without persons empty. A cell that is not a
    number becomes missing, so that the part-sum tests report it; so does a blank rate.

    Raises
    ------
    CensusError
        If a heading of the table of measures is not in the sheet.
    """
    columns: dict[str, pd.Series] = {}
    for measure in load_measures():
        headings = list(measure.headings[year])
        if not headings:
            continue
        absent = [heading for heading in headings if heading not in rows.columns]
        if absent:
            raise CensusError(f"the sheet of {year} has no heading {absent}")
        cells = rows[headings]
        values = cells.apply(pd.to_numeric, errors="coerce")
        columns[measure.name] = (
            values.iloc[:, 0]
            if measure.is_rate
            else values.mask(cells.isna(), 0).sum(axis=1, min_count=len(headings))
        ).astype("float64")
    return pd.DataFrame(columns, index=rows.index)


RATE = "mean_years_schooling"
SCHOOLING_WEIGHT = {2010: "population_15_plus", 2020: "education_population"}


def summable(rows: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return the rows with derived counts and with rates turned into sums, so that rows may be added up.

    Added are ``population_0_14``, ``population_15_plus``, ``population_15_64``, ``population_65_plus``, each
    level of education for both sexes, ``education_population`` (residents of six years and over, with a level
    of education) and, in place of mean years of schooling, ``schooling_years``: the mean times the residents
    it is taken over. The printed means of 2010 are over residents of 15 years and over, those of 2020 over
    residents of six and over: weighted so, the counties' means give the provinces' to within 0.006 years.
    """
    added: dict[str, pd.Series] = {}
    ages = {
        band: sum((rows[f"age_{band}_{sex}"] for sex in SEXES), start=pd.Series(0.0, rows.index))
        for band in AGE_BANDS
    }
    added["population_0_14"] = ages["0_4"] + ages["5_9"] + ages["10_14"]
    added["population_65_plus"] = sum(
        (ages[band] for band in AGE_BANDS[13:]), start=pd.Series(0.0, rows.index)
    )
    added["population_15_plus"] = rows["population"] - added["population_0_14"]
    added["population_15_64"] = added["population_15_plus"] - added["population_65_plus"]
    for level in EDUCATION:
        if f"{level}_male" in rows:
            added[level] = rows[f"{level}_male"] + rows[f"{level}_female"]
    added["education_population"] = pd.concat(
        [added[level] for level in EDUCATION if level in added], axis=1
    ).sum(axis=1)
    weight = added[SCHOOLING_WEIGHT[year]]
    added["schooling_years"] = (rows[RATE] * weight).where(weight > 0, 0.0)
    rates = [measure.name for measure in load_measures() if measure.is_rate]
    return pd.concat([rows.drop(columns=rates), pd.DataFrame(added)], axis=1)


def with_means(counts: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return summed counts with ``schooling_years`` turned back into mean years of schooling (years)."""
    means = counts["schooling_years"] / counts[SCHOOLING_WEIGHT[year]]
    return pd.concat([counts.drop(columns="schooling_years"), means.rename(RATE)], axis=1)
