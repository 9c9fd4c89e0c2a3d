"""The old units of every unit of the map, and how comparable its figures are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from geodata.build.comparison import Grouping, MapUnits
from geodata.build.divisions import Edge
from geodata.build.lineage import FIRST, LAST, Lineage, county_edges

COLUMNS = ["code", "year", "old_code", "old_name", "new_code", "new_name", "change"]


def unit_history(
    lineage: Lineage,
    units: Mapping[str, tuple[str, ...]],
    zones: Mapping[str, tuple[str, ...]],
    map_units: MapUnits,
) -> pd.DataFrame:
    """List every change from the end of 2009 to the end of 2020 that touched a unit of the map.

    Parameters
    ----------
    lineage
        Every edge.
    units
        Unit of the map to its codes in the census of 2020.
    zones
        Development zone to its hosts.
    map_units
        Which units of the census the map holds together.

    Returns
    -------
    pandas.DataFrame
        One row a change seen from ``code``, in order of code and year: ``year`` is the first year whose end
        has the new state; ``change`` is ``renamed``, ``recoded`` (the unit as a whole went on under another
        code), ``merged`` (several units became one), ``split`` (the unit was made of parts),
        ``received_part``, ``gave_part``, ``zone_added`` (a development zone that the census of 2020 counts
        apart; no old code) or ``dissolved`` (counted apart in 2020, one shape on the map).
    """
    incoming: dict[tuple[int, str], list[Edge]] = defaultdict(list)
    outgoing: dict[tuple[int, str], list[Edge]] = defaultdict(list)
    for edge in county_edges(lineage):
        incoming[edge.year, edge.new].append(edge)
        outgoing[edge.year, edge.old].append(edge)
    rows: list[tuple[str, int, str, str, str, str, str]] = []
    for code, census_codes in units.items():
        for edge, change in _changes(lineage, census_codes, incoming, outgoing):
            old_name, new_name = (
                lineage.tables[edge.year - 1].name(edge.old),
                lineage.tables[edge.year].name(edge.new),
            )
            rows.append((code, edge.year, edge.old, old_name, edge.new, new_name, change))
    for zone, hosts in zones.items():
        for host in hosts:
            unit = map_units.code_of.get(host, host)
            rows.append((unit, LAST, "", zone, host, lineage.tables[LAST].name(host), "zone_added"))
    for members in map_units.dissolved:
        unit = map_units.code_of[members[0]]
        for member in members:
            name = lineage.tables[lineage.latest_year(member)].name(member)
            rows.append((unit, LAST, member, name, unit, map_units.name_of[unit], "dissolved"))
    return pd.DataFrame(sorted(rows), columns=COLUMNS)


def _changes(
    lineage: Lineage,
    codes: Iterable[str],
    incoming: Mapping[tuple[int, str], list[Edge]],
    outgoing: Mapping[tuple[int, str], list[Edge]],
) -> Iterator[tuple[Edge, str]]:
    """Follow a unit back along the edges it went as a whole; give every edge in and out on the way."""
    states: dict[int, set[str]] = defaultdict(set)
    for code in codes:
        states[lineage.latest_year(code)].add(code)
    for year in range(LAST, FIRST, -1):
        for new in sorted(states[year]):
            edges = incoming.get((year, new), [])
            whole = [edge for edge in edges if edge.main]
            states[year - 1] |= {edge.old for edge in whole}
            for edge in edges:
                change = _kind_of_change(lineage, edge, len(whole))
                if change:
                    yield edge, change
        for old in sorted(states[year - 1]):
            for edge in outgoing.get((year, old), []):
                if edge.new not in states[year]:
                    yield edge, "gave_part"


def _kind_of_change(lineage: Lineage, edge: Edge, whole_units: int) -> str:
    if not edge.main:
        return "received_part" if whole_units else "split"
    if edge.old != edge.new:
        return "merged" if whole_units > 1 else "recoded"
    renamed = lineage.tables[edge.year - 1].name(edge.old) != lineage.tables[edge.year].name(edge.new)
    return "renamed" if renamed else ""


def comparability(
    grouping: Grouping, units: Mapping[str, tuple[str, ...]], zone_hosts: Iterable[str]
) -> pd.Series:
    """Return how a unit's figures of 2010 were made comparable, the weightiest reason.

    ``grouped`` (it shares its group's figures with others), ``zone`` (a development zone was added in 2020),
    ``merged`` (several units of 2010 add up to it), ``recoded`` (one unit of 2010 with another code) or
    ``same``.

    Parameters
    ----------
    grouping
        The comparison groups.
    units
        Unit of the map to its codes in the census of 2020.
    zone_hosts
        Codes in the census of 2020 that a zone was added to.
    """
    size = grouping.of_unit.value_counts()
    old_codes = grouping.of_old.groupby(grouping.of_old).groups
    hosts = set(zone_hosts)
    kinds = {}
    for code, group in zip(grouping.of_unit.index, grouping.of_unit, strict=True):
        former = old_codes[group]
        if size[group] > 1:
            kinds[code] = "grouped"
        elif hosts & set(units[code]):
            kinds[code] = "zone"
        elif len(former) > 1:
            kinds[code] = "merged"
        else:
            kinds[code] = "same" if former[0] in units[code] else "recoded"
    return pd.Series(kinds, name="comparability").rename_axis("code")
