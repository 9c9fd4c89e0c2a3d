"""Matching an official list of counties to the units of the release: nothing is guessed silently."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import pandas as pd

from analytics.designation_files import Entry, read_entries
from analytics.search import stem
from analytics.typology_rules import BoolArray

How = Literal["code", "name", "old_code", "old_name", "merged", "short_name"]
"""What an entry and a unit share; "merged" is a former unit that is now a part of it."""

Unmatched = Literal[
    "unknown", "ambiguous", "elsewhere", "not_typed", "abolished", "code_and_name_differ", "repeated"
]
"""Why an entry gives no unit; the words stand in the locales under ``list_unmatched``.

"elsewhere": the name exists, but not in the area that is named; "abolished": its territory went to several
units; "not_typed": an urban district or a city without districts, to which no type is given.
"""

_CONTINUED = {"recoded", "renamed"}
_ABSORBED = {"merged", "dissolved", "split", "received_part"}


class _Change(NamedTuple):
    old_code: str
    old_name: str
    new_code: str
    code: str
    change: str


@dataclass(frozen=True)
class Matched:
    """An entry and the unit it means."""

    entry: Entry
    code: str
    how: How


@dataclass(frozen=True)
class NotMatched:
    """An entry that gives no unit, why, and the units it came near to."""

    entry: Entry
    reason: Unmatched
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class DesignationReport:
    """What became of every entry of a list; each entry stands in one of the two."""

    matched: tuple[Matched, ...]
    unmatched: tuple[NotMatched, ...]

    @property
    def codes(self) -> frozenset[str]:
        """Codes of the matched units, as `RuleSet.lists` takes them."""
        return frozenset(match.code for match in self.matched)


class Gazetteer:
    """Names and codes, present and former, of every unit; made once for a release.

    Parameters
    ----------
    counties : DataFrame
        `code`, `name_zh`, and `code` and `zh` of `province` and `prefecture`, of all units.
    history : DataFrame
        `geodata.load_history()`.
    universe : array of bool, shape (len(counties),)
        Units that are typed.
    """

    def __init__(self, counties: pd.DataFrame, history: pd.DataFrame, universe: BoolArray) -> None:
        self._name = dict(zip(counties["code"], counties["name_zh"], strict=True))
        self._typed = frozenset(counties["code"][universe])
        self._by_name: defaultdict[str, dict[str, How]] = defaultdict(dict)
        self._by_stem: defaultdict[str, dict[str, How]] = defaultdict(dict)
        self._old_codes: dict[str, dict[str, How]] = {}
        self._areas: defaultdict[str, set[str]] = defaultdict(set)
        for code, name in self._name.items():
            self._by_name[name].setdefault(code, "name")
            for member in name.split("、"):
                self._by_name[member].setdefault(code, "merged")
                self._by_stem[stem(member)].setdefault(code, "short_name")
        self._add_history(history)
        for level in ("province_zh", "prefecture_zh"):
            for code, area in zip(counties["code"], counties[level], strict=True):
                for name in {area, stem(area)}:
                    self._areas[name].add(code)
        provinces = set(counties["province_zh"])
        self._provinces = provinces | set(map(stem, provinces))
        self.areas = frozenset((self._provinces | set(counties["prefecture_zh"])) - self._by_name.keys())
        """Names of provinces and prefectures that are no units themselves."""
        codes = frozenset(counties["province_code"]) | frozenset(counties["prefecture_code"])
        self.area_codes = codes - self._name.keys()
        """Codes of provinces and prefectures that are no units themselves."""

    def match(self, raw: bytes) -> DesignationReport:
        """Match a list to the typed units.

        A name that several units bear or bore needs an area beside it or before it; a former unit that went
        on as a whole leads to the present one, one that was shared out leads nowhere.

        Parameters
        ----------
        raw : bytes
            A CSV or text file in UTF-8, GBK or GB 18030; see `analytics.designation_files.read_entries`.

        Returns
        -------
        DesignationReport

        Raises
        ------
        analytics.designation_files.InvalidList
            If the file holds no readable list.
        """
        matched: dict[str, Matched] = {}
        unmatched = []
        for entry in read_entries(raw, self.areas):
            found = self.find(entry)
            if isinstance(found, Matched) and found.code not in self._typed:
                unmatched.append(NotMatched(entry, "not_typed", (found.code,)))
            elif isinstance(found, Matched) and found.code in matched:
                unmatched.append(NotMatched(entry, "repeated", (found.code,)))
            elif isinstance(found, Matched):
                matched[found.code] = found
            else:
                unmatched.append(found)
        return DesignationReport(tuple(matched.values()), tuple(unmatched))

    def find(self, entry: Entry) -> Matched | NotMatched:
        """Find the unit that an entry means, typed or not."""
        candidates = self._of_code(entry.code) if entry.code else self._of_name(entry)
        if not candidates:
            return NotMatched(entry, "unknown")
        if entry.code and entry.name and not self._agrees(entry, candidates):
            return NotMatched(entry, "code_and_name_differ", tuple(sorted(candidates)))
        within = self._within(candidates, entry.places)
        if not within:
            return NotMatched(entry, "elsewhere", tuple(sorted(candidates)))
        if len(within) > 1:
            shared_out = entry.code or self._is_shared_out(entry.name, set(within))
            return NotMatched(entry, "abolished" if shared_out else "ambiguous", tuple(sorted(within)))
        ((code, how),) = within.items()
        return Matched(entry, code, how)

    def knows_code(self, code: str) -> bool:
        """Tell whether a unit bears or bore a code, or a province or prefecture bears it."""
        return code in self._name or code in self._old_codes or code in self.area_codes

    def knows_name(self, name: str) -> bool:
        """Tell whether a unit bears or bore a name, in short or with its area before it."""
        return bool(self._of_name(Entry(0, "", name)))

    def is_area(self, name: str) -> bool:
        """Tell whether a name is that of a province or prefecture, and of no unit."""
        return name in self.areas

    def is_province(self, name: str) -> bool:
        """Tell whether a name is that of a province, in full or in short."""
        return name in self._provinces

    def provinces_of(self, area: str) -> frozenset[str]:
        """Give the first two digits of the codes in a province or prefecture; none elsewhere."""
        return frozenset(code[:2] for code in self._areas.get(area, ()))

    def name_of(self, code: str) -> str:
        """Give the Chinese name of a unit."""
        return str(self._name[code])

    def names_within(self, places: Iterable[str]) -> list[str]:
        """Give the names, present and former, of an area's units; of all where the area is not known."""
        area = next((self._areas[place] for place in places if place in self._areas), None)
        return [name for name, units in self._by_name.items() if area is None or not area.isdisjoint(units)]

    def heirs_of(self, name: str, places: Iterable[str]) -> list[str] | None:
        """Give the names that a county may go by now whose own name a prefecture took over.

        A county that became a prefecture-level city left its name to it; the district in its place bears
        another one, often with its first sign: 巴中县 is 巴州区 of 巴中市.

        Returns
        -------
        list of str or None
            None where no prefecture in the places bears the name.
        """
        bare = stem(name)
        units: set[str] = set() if bare in self._provinces else self._areas.get(bare, set())
        area = next((self._areas[place] for place in places if place in self._areas), units)
        if not units & area:
            return None
        return [
            other
            for other, held in self._by_name.items()
            if not units.isdisjoint(held)
            and (stem(other) == bare or (other[0] == bare[0] and other.endswith("区")))
        ]

    def hosts_of_zone(self, name: str) -> tuple[str, ...]:
        """Give the units that a development zone is counted in; none for what is no zone."""
        return self._zones.get(name, ())

    def _of_code(self, code: str) -> dict[str, How]:
        if code in self._name:
            return {code: "code"}
        return self._old_codes.get(code, {})

    def _of_name(self, entry: Entry) -> dict[str, How]:
        for name, area in self._readings(entry.name):
            for found in (self._by_name.get(name, {}), self._by_stem.get(stem(name), {})):
                inside = {code: how for code, how in found.items() if area is None or code in area}
                if inside:
                    return inside
        return {}

    def _readings(self, name: str) -> Iterator[tuple[str, set[str] | None]]:
        """Take the name as it stands, then with a province or prefecture cut off its front."""
        yield name, None
        for end in range(len(name) - 2, 1, -1):
            area = self._areas.get(name[:end])
            if area:
                for rest, inner in self._readings(name[end:]):
                    yield rest, area if inner is None else area & inner

    def _within(self, candidates: dict[str, How], places: Iterable[str]) -> dict[str, How]:
        for place in places:
            area = self._areas.get(place)
            if area is not None:
                candidates = {code: how for code, how in candidates.items() if code in area}
        return candidates

    def _agrees(self, entry: Entry, candidates: dict[str, How]) -> bool:
        """Tell whether the name beside a code is the unit's; a remark that names no unit is no name."""
        named = self._of_name(entry)
        return not named or bool(named.keys() & candidates.keys())

    def _is_shared_out(self, name: str, codes: set[str]) -> bool:
        """Tell whether one former unit of this name went to several, rather than several units bearing it."""
        return any(codes <= set(units) for units in self._shared_out.get(name, ()))

    def _add_history(self, history: pd.DataFrame) -> None:
        self._shared_out: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
        zones = history[history["change"] == "zone_added"].groupby("old_name")["code"].agg(tuple)
        self._zones: dict[str, tuple[str, ...]] = {str(name): codes for name, codes in zones.items()}
        rows = _changes(history)
        for old_code, group in rows.items():
            for row in group:
                # Renamed under its code; a unit that stands lends its name to no part of it.
                if old_code in self._name and row.change in _CONTINUED and row.code == old_code:
                    self._by_name[row.old_name].setdefault(row.code, "old_name")
            if old_code in self._name:
                continue
            units = _successors(old_code, rows, self._name.keys())
            self._old_codes[old_code] = {
                code: "old_code" if how == "old_name" else how for code, how in units.items()
            }
            for name in {row.old_name for row in group}:
                for code, how in units.items():
                    self._by_name[name].setdefault(code, how)
                if len(units) > 1:
                    self._shared_out[name].append(frozenset(units))


def _changes(history: pd.DataFrame) -> dict[str, list[_Change]]:
    """Give the changes of every former unit; what a unit gave away stands with those who received it."""
    rows: defaultdict[str, list[_Change]] = defaultdict(list)
    for change in history[list(_Change._fields)].itertuples(index=False, name=None):
        if change[0] and change[-1] != "gave_part":
            rows[change[0]].append(_Change(*change))
    return rows


def _successors(old_code: str, rows: dict[str, list[_Change]], present: Container[str]) -> dict[str, How]:
    """Give the present units that a former one went to: one where it went on as a whole."""
    group = rows.get(old_code, [])
    went_on = [row for row in group if row.change in _CONTINUED]
    found: dict[str, How] = {}
    for row in went_on or [row for row in group if row.change in _ABSORBED]:
        later = (
            _successors(row.new_code, rows, present)
            if row.new_code not in present and row.new_code != old_code
            else {}
        )
        # What was absorbed on the way is a part, whatever happened to the whole later.
        own: How = "old_name" if went_on else "merged"
        for code, how in (later or {row.code: own}).items():
            found[code] = own if own == "merged" else how
    return found
