"""Finding a county by what somebody types: names, pinyin, initials, old names, codes; slips are forgiven."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

import pandas as pd
from rapidfuzz import process
from rapidfuzz.distance import OSA

from analytics.pinyin import learn_readings, plain_letters, reading, syllables

How = Literal["name", "old_name", "area", "start", "initials", "part", "zone", "sound", "slip"]
"""What the query and the county share, the surest first."""

_RANK: Mapping[str, int] = {how: rank for rank, how in enumerate(get_args(How))}

MEMBERS_APART = "、"
"""Stands between the members of a dissolved unit in its Chinese name; an en dash does in the other."""

_GENERIC = re.compile(
    r"(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|自治旗|地区|林区|特区|省|市|盟|区|县|旗)$"
)
_NATIONS = re.compile(
    r"(?:(?:蒙古|朝鲜|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|达斡尔|鄂温克|土家|布依|哈尼|傈僳|拉祜|纳西|景颇|仫佬|布朗|撒拉"
    r"|毛南|仡佬|阿昌|普米|德昂|保安|裕固|独龙|东乡|各|回|藏|苗|彝|壮|满|侗|瑶|白|傣|黎|佤|畲|水|土|羌|怒|京)族"
    r"|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯)+$"
)
_GENERIC_EN = {"city", "county", "district", "districts", "banner", "prefecture", "province"}
_GENERIC_EN |= {"autonomous", "mining", "special", "forestry", "new", "area"}
# A town's part that went to a neighbour does not make the neighbour's name an old name of the town.
_PARTS_MOVED = {"gave_part", "received_part"}
_SHORTEST_SLIP = {True: 4, False: 3}
_TWO_SLIPS = 7


@dataclass(frozen=True)
class Match:
    """A county that fits a query.

    Attributes
    ----------
    row : int
        Its row in the table of counties.
    code : str
    how : How
        What the query fits.
    other_name : str or None
        What the query fits instead of a present name: an old one, or a development zone's in the county.
    """

    row: int
    code: str
    how: How
    other_name: str | None = None


class _Entry(NamedTuple):
    row: int
    how: How
    other_name: str | None


class SearchIndex:
    """What every county can be found by; made once for a release.

    Parameters
    ----------
    counties : DataFrame
        `code`, `population_2020`, and `name`, `prefecture`, `province` with `_zh` and `_en`.
    history : DataFrame
        `code`, `old_code`, `old_name`, `change` of the old units.
    """

    def __init__(self, counties: pd.DataFrame, history: pd.DataFrame) -> None:
        self._codes = counties["code"].tolist()
        self._residents = counties["population_2020"].tolist()
        self._readings = learn_readings(_known_readings(counties))
        self._exact: defaultdict[str, set[_Entry]] = defaultdict(set)
        self._initials: defaultdict[str, set[int]] = defaultdict(set)
        self._areas: defaultdict[str, set[int]] = defaultdict(set)
        rows = {code: row for row, code in enumerate(self._codes)}
        for row, (code, zh, en) in enumerate(
            zip(self._codes, counties["name_zh"], counties["name_en"], strict=True)
        ):
            self._add(code, _Entry(row, "name", None))
            for key in (zh, en):
                self._add(key, _Entry(row, "name", None))
            for chinese, latin in _members(zh, en):
                self._add_name(chinese, latin, _Entry(row, "name", None))
        self._add_history(history[~history["change"].isin(_PARTS_MOVED)], rows)
        for level in ("prefecture", "province"):
            pairs = zip(counties[f"{level}_zh"], counties[f"{level}_en"], strict=True)
            for row, (chinese, latin) in enumerate(pairs):
                for key in (chinese, stem(chinese), latin):
                    self._areas[plain_letters(key)].add(row)
        self._keys = list(self._exact)

    def search(self, query: str, limit: int = 8) -> list[Match]:
        """Find the counties that a query can mean, the likeliest first.

        A whole name comes before an old one, this before a province's or prefecture's counties, the beginning
        of a name, initials, a part of a name, a development zone, a name that sounds the same, and last a
        name with a slip. Of equals the one with the
        most residents comes first. A province or prefecture before or after the name tells namesakes apart.

        Parameters
        ----------
        query : str
            What somebody typed, in Chinese or Latin letters, or a division code.
        limit : int
            Most matches to return.

        Returns
        -------
        list of Match
            Each county once, by what it fits best; empty for a query without a letter or digit.
        """
        words = query.split()
        wanted = plain_letters(query)
        found = self._with_area(words) or list(self._surely(wanted))
        if not found:
            # The rank of a county changes: who asks for a county may get the city that it has become.
            while words[1:] and words[-1].casefold() in _GENERIC_EN:
                words.pop()
            bare = "".join(words) if words != query.split() else stem(wanted)
            found = list(self._surely(plain_letters(bare)))
        found = found or list(self._by_sound(wanted)) or list(self._with_slips(wanted))
        best: dict[int, _Entry] = {}
        for entry in sorted(found, key=self._order):
            best.setdefault(entry.row, entry)
        return [
            Match(entry.row, self._codes[entry.row], entry.how, entry.other_name)
            for entry in list(best.values())[:limit]
        ]

    def _order(self, entry: _Entry) -> tuple[int, int, str]:
        return _RANK[entry.how], -self._residents[entry.row], self._codes[entry.row]

    def _surely(self, wanted: str) -> Iterator[_Entry]:
        if not wanted:
            return
        latin = wanted.isascii()
        yield from self._exact.get(wanted, ())
        for row in self._initials.get(wanted, ()):
            yield _Entry(row, "initials", None)
        if len(wanted) > 1 or not latin:
            for key in self._keys:
                if key == wanted or not (wanted in key if not latin else key.startswith(wanted)):
                    continue
                how: How = "start" if key.startswith(wanted) else "part"
                for entry in self._exact[key]:
                    yield entry if entry.how == "zone" else entry._replace(how=how)
        for row in self._areas.get(wanted, ()):
            yield _Entry(row, "area", None)

    def _by_sound(self, wanted: str) -> Iterator[_Entry]:
        read = None if wanted.isascii() else reading(wanted, self._readings)
        if read:
            yield from (entry._replace(how="sound") for entry in self._exact.get("".join(read), ()))

    def _with_slips(self, wanted: str) -> Iterator[_Entry]:
        latin = wanted.isascii()
        if wanted.isdecimal() or len(wanted) < _SHORTEST_SLIP[latin]:
            return
        most = 2 if latin and len(wanted) >= _TWO_SLIPS else 1
        near = process.extract(wanted, self._keys, scorer=OSA.distance, score_cutoff=most, limit=None)
        least = min((distance for _, distance, _ in near), default=0)
        for key, distance, _ in near:
            if distance == least and not key.isdecimal():
                yield from (entry._replace(how="slip") for entry in self._exact[key])

    def _with_area(self, words: list[str]) -> list[_Entry]:
        """Read a province or prefecture off the query's front or back."""
        parted = [(words[0], words[1:]), (words[-1], words[:-1])] if len(words) > 1 else []
        splits = [(plain_letters(area), plain_letters("".join(rest))) for area, rest in parted]
        joined = plain_letters("".join(words))
        if not joined.isascii() and joined not in self._exact and joined not in self._areas:
            splits += [(joined[:end], joined[end:]) for end in range(2, len(joined) - 1)]
        for area, rest in splits:
            among = self._areas.get(area, set())
            found = [entry for entry in self._surely(rest) if entry.row in among] if among else []
            if found:
                return found
        return []

    def _add(self, key: str, entry: _Entry) -> None:
        self._exact[plain_letters(key)].add(entry)

    def _add_name(self, chinese: str, latin: str | None, entry: _Entry) -> None:
        bare = stem(chinese)
        for key in {chinese, bare}:
            self._add(key, entry)
        if latin:
            self._add(latin, entry)
        # A name that stands for another language's (Kuqa) is typed as its characters are read, too.
        published = syllables(latin, len(bare)) if latin else None
        read = published or reading(bare, self._readings)
        if read:
            self._add("".join(read), entry)
            if entry.other_name is None and len(read) > 1:
                self._initials["".join(syllable[0] for syllable in read)].add(entry.row)
            rest = reading(chinese[len(bare) :], self._readings)
            if rest:
                self._add("".join(read + rest), entry)

    def _add_history(self, history: pd.DataFrame, rows: Mapping[str, int]) -> None:
        columns = ("code", "old_code", "old_name", "change")
        for code, old_code, old_name, change in zip(*(history[name] for name in columns), strict=True):
            entry = _Entry(rows[code], "zone" if change == "zone_added" else "old_name", old_name)
            if old_code:
                self._add(old_code, entry)
            self._add_name(old_name, None, entry)


def stem(name: str) -> str:
    """Take the generic off a Chinese name, and the nations of an autonomous area, unless nothing is left."""
    bare = _GENERIC.sub("", name)
    if "自治" in name:
        bare = _NATIONS.sub("", bare) or bare.removesuffix("族")
    return bare or name


def _members(zh: str, en: str) -> Iterable[tuple[str, str]]:
    """Pair the Chinese and the Latin names of a unit's members; most units are their only one."""
    chinese, latin = zh.split(MEMBERS_APART), en.split("–")
    return zip(chinese, latin, strict=True) if len(chinese) == len(latin) else [(zh, en)]


def _known_readings(counties: pd.DataFrame) -> Iterator[tuple[str, str]]:
    for level in ("name", "prefecture", "province"):
        names = counties[[f"{level}_zh", f"{level}_en"]].drop_duplicates()
        for zh, en in names.itertuples(index=False):
            yield from ((stem(chinese), latin) for chinese, latin in _members(zh, en))
