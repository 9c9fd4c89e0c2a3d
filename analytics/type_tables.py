"""Types of county in tables: how many, where, which together, and who changes sides."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analytics.typology import Typology
from analytics.typology_rules import AT_ODDS, COUNTY_TYPES, GENERAL


def class_table(typology: Typology, counties: pd.DataFrame) -> pd.DataFrame:
    """Count units and residents of every class.

    Parameters
    ----------
    typology : Typology
    counties : DataFrame
        The same rows, with `population_2010` and `population_2020` (residents).

    Returns
    -------
    DataFrame
        Indexed by class in the order of colours: `units` that have its colour, `members` that meet it in
        whatever colour, `residents_2010`, `residents_2020` and `change_percent` of the units that have its
        colour (missing without residents in 2010).
    """
    table = _residents(typology, counties, []).reindex(list(typology.rules.classes))
    table.index.name = "class"
    filled = table[["units", "residents_2010", "residents_2020"]].fillna(0).astype("int64")
    members = [int(typology.members[key].sum()) for key in filled.index]
    return filled.assign(members=members, change_percent=table["change_percent"])


def province_table(typology: Typology, counties: pd.DataFrame) -> pd.DataFrame:
    """Count units and residents of every class in every province.

    Parameters
    ----------
    typology : Typology
    counties : DataFrame
        The same rows, with `province_code`, `population_2010` and `population_2020` (residents).

    Returns
    -------
    DataFrame
        Indexed by `province_code` and class, only pairs with units: `units`, `residents_2010`,
        `residents_2020`, `change_percent`. Units that are not typed are in no row.
    """
    return _residents(typology, counties, ["province_code"])


def _residents(typology: Typology, counties: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    names = np.asarray(typology.rules.classes)
    typed = counties.loc[typology.universe]
    # Ordered classes keep their order in the table.
    colours = pd.Categorical(names[typology.colours[typology.universe]], categories=names)
    grouped = typed.assign(**{"class": colours}).groupby([*by, "class"], observed=True)
    table = grouped.agg(
        units=("population_2020", "size"),
        residents_2010=("population_2010", "sum"),
        residents_2020=("population_2020", "sum"),
    )
    before = table["residents_2010"].where(table["residents_2010"] > 0)
    return table.assign(change_percent=100 * (table["residents_2020"] / before - 1))


def overlap_matrix(typology: Typology) -> pd.DataFrame:
    """Count the units that meet two types at once; the diagonal counts those that meet a type at all.

    Returns
    -------
    DataFrame of int, shape (types, types)
        Symmetric, in the order of colours.
    """
    order = list(typology.rules.order)
    held = np.array([typology.members[key] for key in order], dtype=np.int64)
    return pd.DataFrame(held @ held.T, index=order, columns=order)


def combinations(typology: Typology) -> pd.DataFrame:
    """Count the units by exactly which types they meet.

    Returns
    -------
    DataFrame
        `types` (tuple of type ids in the order of colours, empty for general ones) and `units`, the most
        frequent first; the units add up to the typed ones.
    """
    order = typology.rules.order
    held = np.array([typology.members[key] for key in order])[:, typology.universe].T
    found, units = np.unique(held, axis=0, return_counts=True)
    types = [tuple(key for key, met in zip(order, row, strict=True) if met) for row in found]
    table = pd.DataFrame({"types": types, "units": units})
    return table.sort_values(["units", "types"], ascending=[False, True], ignore_index=True)


def flow(before: Typology, after: Typology) -> pd.DataFrame:
    """Count the units by their class under two rule sets.

    Parameters
    ----------
    before, after : Typology
        Of the same rows.

    Returns
    -------
    DataFrame of int, shape (classes, classes)
        Rows are classes before, columns classes after; the diagonal stayed.
    """
    count = len(before.rules.classes)
    both = before.universe & after.universe
    pairs = np.zeros((count, count), dtype=np.int64)
    np.add.at(pairs, (before.colours[both], after.colours[both]), 1)
    table = pd.DataFrame(pairs, index=list(before.rules.classes), columns=list(after.rules.classes))
    return table[list(before.rules.classes)]


def disagreements(typology: Typology) -> pd.DataFrame:
    """List the counties of which a lens and a type tell different stories.

    Which pairs are at odds is part of the rules: an urban county (Qiu Ye) that is ecological, main
    agricultural or losing population; an agricultural one that is specialised; a satellite that loses
    population.

    Returns
    -------
    DataFrame
        `row`, `lens`, `type`: one row a county and pair, in order of `row`.
    """
    found = [
        pd.DataFrame({"row": np.flatnonzero(typology.lenses[lens] & typology.members[key])}).assign(
            lens=lens, type=key
        )
        for lens, key in AT_ODDS
    ]
    return pd.concat(found).sort_values("row", kind="stable", ignore_index=True)


def profiles(typology: Typology, values: pd.DataFrame, indicators: Sequence[str]) -> pd.DataFrame:
    """Describe the units of every class by indicators, against all others; every unit counts once.

    Parameters
    ----------
    typology : Typology
    values : DataFrame
        The same rows, with a column for each of `indicators`, in that indicator's unit.
    indicators : sequence of str

    Returns
    -------
    DataFrame
        Indexed by class and indicator: `mean`, `median` (both in the indicator's unit) and `with_value`, the
        units that have one; `others_mean` and `others_median` of the typed units of all other classes;
        `below`, the percentage of all typed units with a value that lie under the median (those at it count
        half).
    """
    columns = list(indicators)
    typed = values.loc[typology.universe, columns].astype("float64")
    rows = []
    for key in typology.rules.classes:
        coloured = typology.coloured(key)[typology.universe]
        inside, others = typed[coloured], typed[~coloured]
        median = inside.median()
        under = (typed.lt(median).sum() + typed.eq(median).sum() / 2) / typed.count()
        rows.append(
            pd.DataFrame(
                {
                    "mean": inside.mean(),
                    "median": median,
                    "with_value": inside.count(),
                    "others_mean": others.mean(),
                    "others_median": others.median(),
                    "below": 100 * under.where(median.notna()),
                }
            )
        )
    return pd.concat(rows, keys=typology.rules.classes, names=["class", "indicator"])


def subtype_table(typology: Typology) -> pd.DataFrame:
    """Count the units of every sub-type.

    Returns
    -------
    DataFrame
        Indexed by sub-type: its `type`, the `members` that meet it, and the `units` of these that have the
        type's colour. A unit may have several, so the figures do not add up to those of the type.
    """
    rows = {}
    for county_type in COUNTY_TYPES:
        for subtype in (item.subtype for item in county_type.alternatives if item.subtype):
            held = typology.subtypes[subtype]
            coloured = held & typology.coloured(county_type.id)
            rows[subtype] = [county_type.id, int(held.sum()), int(coloured.sum())]
    return pd.DataFrame.from_dict(rows, orient="index", columns=["type", "members", "units"])


def open_cases(typology: Typology) -> pd.DataFrame:
    """List the counties of which "no data" leaves a type open, so that their class may be another one.

    Returns
    -------
    DataFrame
        `row`, `type`, and `matters`: whether the type, if it held, would give the county its colour.
    """
    found = []
    general = typology.rules.classes.index(GENERAL)
    for place, key in enumerate(typology.rules.order):
        rows = np.flatnonzero(typology.undecided[key])
        colours = typology.colours[rows]
        found.append(
            pd.DataFrame({"row": rows, "type": key, "matters": (colours > place) & (colours <= general)})
        )
    return pd.concat(found, ignore_index=True)
