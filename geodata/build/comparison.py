"""From two censuses to one table of units whose figures of 2010 and 2020 cover the same ground."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from geodata.build.allotment import share_counts
from geodata.build.lineage import FIRST, Lineage, connected_groups

_MAP_UNITS = Path(__file__).with_name("map_units.toml")
WHOLE = ("population", "urban_population")


@dataclass(frozen=True)
class MapUnits:
    """How units of the census of 2020 become units of the map.

    Attributes
    ----------
    code_of
        Code of the map's unit for the census codes that differ from it or are dissolved into it.
    shapes_of
        Codes of the boundary source for the map's units whose shape has another code or several.
    name_of
        Names of dissolved units.
    dissolved
        Census codes that one unit of the map holds together.
    """

    code_of: Mapping[str, str]
    shapes_of: Mapping[str, tuple[str, ...]]
    name_of: Mapping[str, str]
    dissolved: tuple[tuple[str, ...], ...]


def load_map_units() -> MapUnits:
    """Read ``map_units.toml``."""
    with _MAP_UNITS.open("rb") as file:
        table = tomllib.load(file)
    entries = table["dissolved"] + table["reshaped"]
    return MapUnits(
        code_of={member: entry["code"] for entry in entries for member in entry["members"]},
        shapes_of={entry["code"]: tuple(entry["shapes"]) for entry in entries},
        name_of={entry["code"]: entry["name"] for entry in table["dissolved"]},
        dissolved=tuple(tuple(entry["members"]) for entry in table["dissolved"]),
    )


def read_zone_hosts(path: Path) -> dict[str, tuple[str, ...]]:
    """Read ``development_zone_hosts.csv``: zone to the codes of its host or hosts."""
    table = pd.read_csv(path, dtype=str)
    return {zone: tuple(hosts.split(";")) for zone, hosts in zip(table["zone"], table["hosts"], strict=True)}


def attach_zones(
    units: pd.DataFrame, zones: pd.DataFrame, hosts: Mapping[str, tuple[str, ...]]
) -> pd.DataFrame:
    """Add every count of a development zone to its host, or to several by their own residents of 2020.

    Parameters
    ----------
    units, zones
        Summable measures of 2020; units by code, zones by name.
    hosts
        Codes of the hosts of every zone.

    Returns
    -------
    pandas.DataFrame
        The units; residents stay whole numbers.

    Raises
    ------
    KeyError
        If a zone has no host in the table, or a host is no unit.
    """
    own = units["population"]
    attached = units.astype("float64").copy()
    for zone in zones.index:
        shares = share_counts(zones.loc[zone], own.loc[list(hosts[zone])], list(WHOLE))
        attached.loc[shares.index] += shares
    return attached


def dissolve(units: pd.DataFrame, map_units: MapUnits) -> pd.DataFrame:
    """Add up the units of the census that one unit of the map holds; the index is the map's code."""
    codes = units.index.to_series().replace(dict(map_units.code_of))
    return units.groupby(codes.to_numpy()).sum().rename_axis("code").sort_index()


@dataclass(frozen=True)
class Grouping:
    """Comparison groups: units that exchanged territory, or that a census counted together.

    Attributes
    ----------
    of_unit
        Unit of 2020 to the lowest code of its group.
    of_old
        Unit of the census of 2010 to the group's lowest code.
    of_2019
        Official county-level code of the end of 2019 to the group's lowest code.
    """

    of_unit: pd.Series
    of_old: pd.Series
    of_2019: pd.Series


def group_units(
    lineage: Lineage,
    units: pd.Index,
    old_units: pd.Index,
    ties: list[tuple[str, ...]],
    code_of: Mapping[str, str],
) -> Grouping:
    """Find the comparison groups: connected components over all edges, small transfers included.

    Parameters
    ----------
    lineage
        Every edge from 2009 to 2020.
    units, old_units
        Codes of the census of 2020 and of 2010.
    ties
        Codes that belong together besides: the hosts of one zone, the members of one dissolved unit.
    code_of
        Code of the map's unit, where it differs from the census's.

    Raises
    ------
    ValueError
        If a group has units of one census only.
    """
    component = connected_groups(lineage, ties)
    of_unit = pd.Series({code: component[lineage.node(code)] for code in units}, dtype="int64")
    of_old = pd.Series({code: component[lineage.node(code, FIRST)] for code in old_units}, dtype="int64")
    if set(of_unit) != set(of_old):
        raise ValueError(f"{len(set(of_unit) ^ set(of_old))} groups have units of one census only")
    map_codes = of_unit.index.to_series().replace(dict(code_of))
    label = map_codes.groupby(of_unit).min()
    latest = lineage.tables[2019]
    parents = {latest.parent(code) for code in latest.names}
    of_2019 = pd.Series(
        {
            code: component[f"2019:{code}"]
            for code in latest.names
            if code not in parents and f"2019:{code}" in component
        }
    )
    by_map_code = of_unit.groupby(map_codes.to_numpy()).first().map(label)
    known = of_2019[of_2019.isin(label.index)]
    return Grouping(by_map_code.rename_axis("code"), of_old.map(label), known.map(label))


def members_of(of_unit: pd.Series) -> dict[str, tuple[str, ...]]:
    """Return every group's units, in order of code."""
    groups: dict[str, list[str]] = {}
    for unit, group in zip(of_unit.index, of_unit, strict=True):
        groups.setdefault(group, []).append(unit)
    return {group: tuple(sorted(units)) for group, units in sorted(groups.items())}


def allot_to_members(totals: pd.DataFrame, of_unit: pd.Series, population: pd.Series) -> pd.DataFrame:
    """Share each group's counts of an earlier census among its members by their residents of 2020.

    Parameters
    ----------
    totals
        One row a group, summable measures.
    of_unit
        Unit to group.
    population
        Residents of 2020 of every unit.

    Returns
    -------
    pandas.DataFrame
        One row a unit; residents (all and urban) are whole numbers that add up to the group's exactly.
    """
    alone = of_unit[~of_unit.duplicated(keep=False)]
    shared = [
        share_counts(pd.Series(totals.loc[group]), population.loc[list(members)], list(WHOLE))
        for group, members in members_of(of_unit).items()
        if len(members) > 1
    ]
    own = totals.loc[alone.to_numpy()].set_axis(alone.index)
    return pd.concat([own, *shared]).sort_index().rename_axis("code")
