"""Names in Latin letters for counties, prefectures and provinces.

House style: the name without its generic ("Yushu", "She", "Kuancheng"; not "Yushu City", "She County",
"Kuancheng Manchu Autonomous County"), no tone marks, ``ü`` and ``ê`` kept, an apostrophe where a syllable
would else be read wrongly ("Lu'an"). A name that the Chinese one only transcribes stands in its official
romanised form ("Hohhot", "Kuqa"); a Chinese name of its own stays pinyin ("Shache", not "Yarkant"). A generic
is added back where two units of one prefecture would share a name ("Yining City", "Yining County").

In rising order of authority: pypinyin, the table of romanised names, ``names_exceptions.toml``.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd
from pypinyin import lazy_pinyin

EXCEPTIONS_FILE = Path(__file__).with_name("names_exceptions.toml")

MEMBERS_APART_ZH = "、"
"""Stands between the members of a dissolved unit in its Chinese name; an en dash does in the other."""

MIN_TOWN_CHARACTERS = 2
"""A single character at the start of a station's name is seldom the name of a county."""

_TONES = {"\N{COMBINING GRAVE ACCENT}", "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING MACRON}"}
_TONES |= {"\N{COMBINING CARON}", "\N{COMBINING BREVE}"}
_NATION = re.compile(r"zú$")
_GENERIC_ZH = re.compile(
    r"(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|自治旗|地区|省|市|盟|区|县|旗)$"
)
_GENERIC_EN = {
    "district": "District",
    "city": "City",
    "county": "County",
    "autonomous_county": "Autonomous County",
    "banner": "Banner",
    "other": "Area",
}


@dataclass(frozen=True)
class Exceptions:
    """The curated table: names by code, and codes whose bracketed form is not the official name."""

    names: Mapping[str, str]
    pinyin: frozenset[str]


@cache
def load_exceptions() -> Exceptions:
    """Read ``names_exceptions.toml``."""
    document = tomllib.loads(EXCEPTIONS_FILE.read_text(encoding="utf-8"))
    names: dict[str, str] = {}
    for level in ("provinces", "prefectures", "counties"):
        names |= {code: entry["name"] for code, entry in document[level].items()}
    return Exceptions(names, frozenset(document["chinese_names"]["codes"]))


def english_names(units: pd.DataFrame, romanised: pd.DataFrame) -> pd.DataFrame:
    """Name the units, their prefectures and their provinces in Latin letters.

    Parameters
    ----------
    units : DataFrame
        One row a unit: ``code``, ``name_zh``, ``kind``, ``prefecture_code``, ``prefecture_zh``,
        ``province_code``, ``province_zh``.
    romanised : DataFrame
        The table of romanised names: ``adcode``, ``name``, ``romanised``.

    Returns
    -------
    DataFrame
        ``code``, ``name_en``, ``prefecture_en``, ``province_en``, in the order of ``units``.

    Raises
    ------
    ValueError
        If two units of one prefecture still share a name once their generics are added.
    """
    table = dict(zip(romanised["adcode"], romanised["romanised"], strict=True))
    frame = units.reset_index(drop=True)
    named = pd.DataFrame({"code": frame["code"]})
    named["name_en"] = [
        county_name(code, zh, table.get(code))
        for code, zh in zip(frame["code"], frame["name_zh"], strict=True)
    ]
    for level in ("prefecture", "province"):
        codes, names = frame[f"{level}_code"], frame[f"{level}_zh"]
        named[f"{level}_en"] = [area_name(code, zh) for code, zh in zip(codes, names, strict=True)]
    shared = _shared_names(named, frame["prefecture_code"])
    named.loc[shared, "name_en"] += " " + frame.loc[shared, "kind"].map(_GENERIC_EN)
    shared = _shared_names(named, frame["prefecture_code"])
    if shared.any():
        raise ValueError(f"units of one prefecture share a name: {', '.join(named.loc[shared, 'code'])}")
    return named


def county_name(code: str, name_zh: str, romanised: str | None) -> str:
    """Name one county-level unit.

    Parameters
    ----------
    code : str
        Division code.
    name_zh : str
        Its name, with the generic; for a dissolved unit those of its members, joined by "、".
    romanised : str or None
        Its entry in the table of romanised names, for example ``"Kùchē Xiàn [Kuqa]"``.

    Returns
    -------
    str
        For a dissolved unit the names of its members, joined by en dashes.
    """
    exceptions = load_exceptions()
    first, *others = name_zh.split(MEMBERS_APART_ZH)
    if others:
        return "–".join([county_name(code, first, romanised), *map(pinyin_name, others)])
    if code in exceptions.names:
        return exceptions.names[code]
    if romanised is None:
        return pinyin_name(name_zh)
    official = None if code in exceptions.pinyin else _bracketed(romanised)
    return official or _without_generic(romanised)


def area_name(code: str, name_zh: str) -> str:
    """Name a prefecture or province: the exceptions by code, else pypinyin."""
    return load_exceptions().names.get(code) or pinyin_name(name_zh)


def pinyin_name(name_zh: str) -> str:
    """Spell a Chinese place name in pinyin, without its generic.

    Parameters
    ----------
    name_zh : str
        For example ``"海安市"``.

    Returns
    -------
    str
        For example ``"Hai'an"``; a name of one character keeps no generic either (``"歙县"`` is ``"She"``).
    """
    spelled = _joined(lazy_pinyin(without_generic_zh(name_zh), v_to_u=True))
    return spelled[0].upper() + spelled[1:]


def without_generic_zh(name_zh: str) -> str:
    """Drop the generic of a Chinese place name: ``"海安市"`` is ``"海安"``."""
    return _GENERIC_ZH.sub("", name_zh) or name_zh


def station_name(name_zh: str, places: Mapping[str, str]) -> str:
    """Spell a railway station as the railways do, the name of its town in the town's own form.

    Parameters
    ----------
    name_zh : str
        For example ``"呼和浩特东"``.
    places : mapping of str to str
        Chinese names without generic and their form in Latin letters, of the places nearby.

    Returns
    -------
    str
        For example ``"Hohhotdong"``.
    """
    town = max((stem for stem in places if name_zh.startswith(stem)), key=len, default="")
    if len(town) < MIN_TOWN_CHARACTERS:
        spelled = _joined(lazy_pinyin(name_zh, v_to_u=True))
        return spelled[0].upper() + spelled[1:]
    return places[town] + _joined(["", *lazy_pinyin(name_zh[len(town) :], v_to_u=True)])


def _joined(syllables: Sequence[str]) -> str:
    first, *others = syllables
    return first + "".join(f"'{syllable}" if syllable[0] in "aoe" else syllable for syllable in others)


def _bracketed(romanised: str) -> str | None:
    """Return the romanised form in brackets; former names (``←``) and mergers (``incl.``) are none."""
    match = re.search(r"\[(.*)\]", romanised)
    if match is None:
        return None
    for part in re.split("[;,]", match[1]):
        form = part.strip()
        if form and form[0] not in "←→" and not form.startswith("incl."):
            plain = _plain(form).replace(" Back", " Rear")
            return re.sub(r"( Autonomous)?( Banner| County| Mining District| Forestry)$", "", plain)
        return None
    return None


def _without_generic(romanised: str) -> str:
    """Drop the generic and, in autonomous units, the names of nationalities before it."""
    words = romanised.partition(" [")[0].split()[:-1]
    kept = words[:1] + [word for word in words[1:] if not _NATION.search(word) and word != "Gèzú"]
    return _plain(" ".join(kept))


def _plain(text: str) -> str:
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text) if sign not in _TONES)
    return unicodedata.normalize("NFC", bare).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def _shared_names(named: pd.DataFrame, prefecture: pd.Series) -> pd.Series:
    return named.assign(prefecture=prefecture).duplicated(["prefecture", "name_en"], keep=False)
