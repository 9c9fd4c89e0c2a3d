"""The census half of the build: from the raw sheets to one table of comparable units."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from geodata.build.census_2010 import read_census_2010
from geodata.build.census_2020 import read_census_2020
from geodata.build.census_sheet import summable, with_means
from geodata.build.comparison import (
    WHOLE,
    MapUnits,
    allot_to_members,
    attach_zones,
    dissolve,
    group_units,
    load_map_units,
    members_of,
    read_zone_hosts,
)
from geodata.build.corrections import load_corrections
from geodata.build.divisions import CodeTable
from geodata.build.headline import headline_figures
from geodata.build.history import comparability, unit_history
from geodata.build.lineage import LAST, Lineage, read_lineage
from geodata.build.population_2000 import load_left_out, population_2000, read_population_2000
from geodata.build.transfers import load_suspected_transfers
from geodata.build.units import identity

ZONE_HOSTS = "curated/development_zone_hosts.csv"


@dataclass(frozen=True)
class Harmonised:
    """The map's units with the figures of the censuses, sorted by code.

    Attributes
    ----------
    units
        One row a unit, indexed by ``code``: ``name_zh, province_code, province_zh, prefecture_code,
        prefecture_zh, region, kind, comparison_group, comparability, suspected_transfer, population_2000,
        population_2010, population_2020, urban_population_2010, urban_population_2020``.
    counts
        The same index; ``<measure>_<year>`` for every measure, persons or households
        (``mean_years_schooling``: years).
    history
        Every change since 2009 that touched a unit: ``code, year, old_code, old_name, new_code, new_name,
        change``.
    members
        Unit to the codes of the boundary source that make up its shape.
    groups
        Comparison group to its units.
    corrections
        What the build changed in the census sheets, and why.
    suspected_transfers
        The units whose townships seem to have moved without a record, with the evidence.
    checks
        Headline figures, named.
    """

    units: pd.DataFrame
    counts: pd.DataFrame
    history: pd.DataFrame
    members: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, tuple[str, ...]]
    corrections: pd.DataFrame
    suspected_transfers: pd.DataFrame
    checks: Mapping[str, float]


def harmonise(
    sources: Path, *, with_population_2000: bool = True, report: Callable[[str], None] = lambda _: None
) -> Harmonised:
    """Read both censuses and the changes of divisions, and make the figures comparable.

    Parameters
    ----------
    sources
        Folder with ``census/``, ``divisions/`` and ``curated/``.
    with_population_2000
        False leaves ``population_2000`` empty: its source may be left out of a build.
    report
        Is told each step.

    Raises
    ------
    CensusError, DivisionError
        If a source does not hold what the procedure expects.
    """
    corrections = load_corrections()
    map_units = load_map_units()
    hosts = read_zone_hosts(sources / ZONE_HOSTS)

    report("reading the census of 2010")
    old = read_census_2010(sources / "census" / "census_county_2010_v1.xlsx", corrections)
    report("reading the census of 2020")
    new = read_census_2020(sources / "census" / "census_county_2020_v1.xlsx", frozenset(hosts), corrections)
    report("following the changes of divisions")
    lineage = read_lineage(sources / "divisions")

    report("joining the censuses")
    ties = [zone_hosts for zone_hosts in hosts.values() if len(zone_hosts) > 1]
    undissolved = group_units(lineage, new.units.index, old.index, ties, {})
    grouping = group_units(
        lineage, new.units.index, old.index, [*ties, *map_units.dissolved], map_units.code_of
    )
    recent = dissolve(attach_zones(summable(new.units, 2020), summable(new.zones, 2020), hosts), map_units)
    earlier = summable(old, 2010).groupby(grouping.of_old).sum()
    former = allot_to_members(earlier, grouping.of_unit, recent["population"])
    counts = pd.concat(
        [with_means(former, 2010).add_suffix("_2010"), with_means(recent, 2020).add_suffix("_2020")], axis=1
    )

    census_codes = _census_codes(new.units.index, map_units)
    listed = (
        read_population_2000(sources / "census" / "population_2000.csv")
        if with_population_2000
        else pd.Series(dtype="float64")
    )
    suspected = load_suspected_transfers()
    units = identity(
        recent.index, _map_table(lineage, map_units), lineage.prefecture_of_unlisted, map_units.name_of
    )
    units["comparison_group"] = grouping.of_unit
    units["comparability"] = comparability(
        grouping, census_codes, {host for codes in hosts.values() for host in codes}
    )
    units["suspected_transfer"] = units.index.isin(suspected.index)
    units["population_2000"] = population_2000(listed, load_left_out(), grouping, recent["population"])
    for measure in WHOLE:
        for year in (2010, 2020):
            units[f"{measure}_{year}"] = counts[f"{measure}_{year}"].astype("int64")
    return Harmonised(
        units=units,
        counts=counts,
        history=unit_history(lineage, census_codes, hosts, map_units),
        members={code: map_units.shapes_of.get(code, (code,)) for code in units.index},
        groups=members_of(grouping.of_unit),
        corrections=corrections.as_table(),
        suspected_transfers=suspected,
        checks=headline_figures(units, undissolved.of_unit.nunique()),
    )


def _census_codes(codes: pd.Index, map_units: MapUnits) -> dict[str, tuple[str, ...]]:
    by_unit: dict[str, list[str]] = {}
    for code in codes:
        by_unit.setdefault(map_units.code_of.get(code, code), []).append(code)
    return {unit: tuple(members) for unit, members in by_unit.items()}


def _map_table(lineage: Lineage, map_units: MapUnits) -> CodeTable:
    """Return the codes of the end of 2020 with those that only the map has."""
    table = lineage.tables[LAST]
    own = {
        map_units.code_of[code]: table.name(code)
        for code in sorted(lineage.prefecture_of_unlisted, reverse=True)
        if map_units.code_of[code] not in table.names
    }
    return CodeTable({**table.names, **own})
