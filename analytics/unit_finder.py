"""Which unit a row of a reader's table means, and what to say where it means none."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd
from rapidfuzz import fuzz, process

from analytics.designation_files import Entry
from analytics.designations import Gazetteer, How, Matched, NotMatched
from analytics.table_columns import plain_code, plain_name
from analytics.table_remarks import sum_of

Result = Literal["matched", "followed", "ambiguous", "unmatched", "aside"]
Because = Literal[
    How,
    "name_for_code",
    "unknown",
    "ambiguous",
    "elsewhere",
    "abolished",
    "code_and_name_differ",
    "code_and_province_differ",
    "area",
    "sum",
    "zone",
    "no_key",
]
"""Why a row gives a unit or none; the words stand in the locales under ``own_because``.

"name_for_code": the code is unknown, the name beside it is not; "code_and_province_differ": the area
beside the code lies in another province; "area": the row is about a province, a prefecture or a kind of units
in it; "sum": about several units; "zone": a development zone, which the atlas counts in its hosts; "no_key":
neither code nor name.
"""

_FOLLOWED = {"old_code", "old_name", "merged", "name_for_code"}
_KINDS = {
    *("市辖区", "市区", "县", "其他", "省直辖县级行政区划", "自治区直辖县级行政区划"),
    *("自治区直辖县级行政单位", "省直辖县级行政单位"),
}
_LIKE_ENOUGH = 60
_GENERIC_EN = re.compile(
    r"\s+(autonomous county|autonomous banner|county|city|district|banner|qu|xian|shi|province|prefecture"
    r"|municipality|((zhuang|hui|uygur|uyghur)\s+)?autonomous region)$"
)
_TWO_NAMES_EN = re.compile(r"(.+) \((.+)\)")
_AREA_CODE = re.compile(r"([1-9]\d)(?:0000|\d{2}00)?(?:\.0+)?")
_PROVINCE_BEFORE = re.compile(r".+?(?:省|自治区|市)(?=.)")
_PARTED_FROM = {"50": "51", "46": "44"}
"""Provinces that were parts of others: Chongqing of Sichuan until 1997, Hainan of Guangdong until 1988."""
_MEMBERS_APART = "、"


@dataclass(frozen=True)
class Found:
    """What a row means.

    Attributes
    ----------
    result : Result
    because : Because
    unit : str or None
        Code of the unit.
    candidates : tuple of str
        Codes of the units that it may mean.
    suggestion : str or None
        Code of the unit whose name is most like the one in the row, or which bears the name where the code is
        another one's; of the unit that the code is, where its province is another one.
    """

    result: Result
    because: Because
    unit: str | None = None
    candidates: tuple[str, ...] = ()
    suggestion: str | None = None

    @property
    def is_part(self) -> bool:
        """Whether the row is about a former unit that is now a part of the unit."""
        return self.because == "merged"


class UnitFinder:
    """Finds units by code or by name; made once for a release, and keeps nothing of what it is asked.

    Parameters
    ----------
    gazetteer : Gazetteer
    counties : DataFrame
        `code`, `name_en`, `province_en`, `prefecture_en` of all units.
    """

    def __init__(self, gazetteer: Gazetteer, counties: pd.DataFrame) -> None:
        self.gazetteer = gazetteer
        self._english: defaultdict[str, set[str]] = defaultdict(set)
        self._english_areas: defaultdict[str, set[str]] = defaultdict(set)
        for code, name, *areas in counties[["code", "name_en", "prefecture_en", "province_en"]].itertuples(
            index=False, name=None
        ):
            self._english[_bare(name)].add(code)
            for area in areas:
                both = _TWO_NAMES_EN.fullmatch(area)
                for one in {area, *(both.groups() if both else ())}:
                    self._english_areas[_bare(one)].add(code)

    def find(self, code_cell: str, name_cell: str, places: Sequence[str]) -> Found:
        """Find the unit that a row means; `suggest` says what comes near to it where there is none.

        Parameters
        ----------
        code_cell, name_cell : str
            As they stand in the table; empty where it has none.
        places : sequence of str
            What stands beside the name and may be the area that it lies in, the nearest first.
        """
        code, name = plain_code(code_cell) or code_cell.strip(), plain_name(name_cell)
        areas = tuple(area for area in map(plain_name, places) if area)
        if not code and not name:
            return Found("aside", "area") if areas else Found("unmatched", "no_key")
        if code in self.gazetteer.area_codes or name in _KINDS:
            return Found("aside", "area")
        if self._is_sum(name or code) and not self.gazetteer.knows_code(code):
            return Found("aside", "sum")
        found = self._by_code(code, name, areas) if code else None
        if found is not None:
            return found
        by_name = self._by_name(name, areas) if name else Found("unmatched", "unknown")
        if code and by_name.unit:
            return Found("followed", "merged" if by_name.is_part else "name_for_code", by_name.unit)
        return by_name

    def _is_sum(self, text: str) -> bool:
        """Tell whether a cell names a sum of several units, not that of one unit's parts."""
        whole = sum_of(text)
        if not whole:
            return whole is not None
        return bool(self.gazetteer.provinces_of(whole)) or not self.gazetteer.knows_name(whole)

    def _by_code(self, code: str, name: str, areas: tuple[str, ...]) -> Found | None:
        """Find a unit by its code; None where no unit bears or bore it."""
        answer = self.gazetteer.find(Entry(0, code, name if not name.isascii() else "", ()))
        if isinstance(answer, NotMatched) and answer.reason == "unknown":
            return None
        found = self._told(answer, name)
        if found.because == "code_and_name_differ":
            named = self._by_name(name, areas).unit or self._by_name(name, ()).unit
            return Found("unmatched", found.because, None, found.candidates, named)
        before = _PROVINCE_BEFORE.match(name)
        if found.unit and not self._lies_in(found.unit, (*areas, *([before[0]] if before else []))):
            return Found("unmatched", "code_and_province_differ", None, (found.unit,), found.unit)
        return found

    def _lies_in(self, unit: str, areas: Sequence[str]) -> bool:
        """Tell whether a unit lies in the provinces that areas name, or once did."""
        own = {unit[:2], _PARTED_FROM.get(unit[:2])}
        named = (self._provinces_named(area) for area in areas)
        return all(not provinces or not own.isdisjoint(provinces) for provinces in named)

    def _provinces_named(self, area: str) -> frozenset[str]:
        """Give the first two digits of the codes in an area; none for what is the name or code of no area."""
        as_code = _AREA_CODE.fullmatch(area)
        if as_code:
            return frozenset({as_code[1]})
        if area.isascii():
            return frozenset(code[:2] for code in self._english_areas.get(_bare(area), ()))
        return self.gazetteer.provinces_of(area)

    def _by_name(self, name: str, areas: tuple[str, ...]) -> Found:
        if name.isascii():
            return self._by_english(name, areas)
        hosts = self.gazetteer.hosts_of_zone(name)
        answer = self.gazetteer.find(Entry(0, "", name, areas))
        if isinstance(answer, NotMatched) and answer.reason == "elsewhere" and len(areas) > 1:
            # It may have been given to another prefecture since; its province it kept.
            answer = self.gazetteer.find(Entry(0, "", name, areas[1:]))
        if isinstance(answer, Matched):
            return self._told(answer, name)
        if hosts:
            return Found("unmatched", "zone", None, hosts)
        if self.gazetteer.is_area(name):
            return Found("aside", "area")
        return self._told(answer, name)

    def _by_english(self, name: str, areas: tuple[str, ...]) -> Found:
        units = set(self._english.get(_bare(name), ()))
        for area in areas:
            within = self._english_areas.get(_bare(area)) if area.isascii() else None
            units &= units if within is None else within
        if len(units) == 1:
            return Found("matched", "name", units.pop())
        if not units:
            is_area = _bare(name) in self._english_areas
            return Found("aside", "area") if is_area else Found("unmatched", "unknown")
        return Found("ambiguous", "ambiguous", None, tuple(sorted(units)))

    def _told(self, answer: Matched | NotMatched, name: str) -> Found:
        if isinstance(answer, NotMatched):
            result: Result = "ambiguous" if answer.reason == "ambiguous" else "unmatched"
            # An urban district is a unit here, so this reason does not come up.
            because: Because = "unknown" if answer.reason in {"not_typed", "repeated"} else answer.reason  # type: ignore[assignment]
            return Found(result, because, None, answer.candidates)
        how: Because = answer.how
        members = self.gazetteer.name_of(answer.code)
        if _MEMBERS_APART in members and name != members:
            # The unit's code is that of one of its members as well.
            how = "merged"
        return Found("followed" if how in _FOLLOWED else "matched", how, answer.code)

    def members_of(self, unit: str) -> int:
        """Give how many former units the map shows as one: 1 for nearly all."""
        return self.gazetteer.name_of(unit).count(_MEMBERS_APART) + 1

    def suggest(self, name_cell: str, places: Sequence[str]) -> str | None:
        """Give the unit whose name, present or former, is most like a name that none bears."""
        name = plain_name(name_cell)
        areas = tuple(map(plain_name, places))
        if name.isascii():
            like = process.extractOne(_bare(name), list(self._english), scorer=fuzz.ratio, score_cutoff=80)
            return self._by_english(str(like[0]), areas).unit if like else None
        heirs = self.gazetteer.heirs_of(name, areas)
        if heirs is not None:
            like = process.extractOne(name, heirs, scorer=fuzz.ratio)
        else:
            names = self.gazetteer.names_within(areas)
            like = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
        return self._by_name(str(like[0]), areas).unit if like else None


def _bare(name: str) -> str:
    """Give an English name in small letters and without its generic."""
    plain = re.sub(r"[’‘`]", "'", " ".join(name.casefold().split()))
    return _GENERIC_EN.sub("", plain) or plain
