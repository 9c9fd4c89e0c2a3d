"""English names with their generics: "Jia County" for 郏县, "Miyun County" for a 密云县 that is no more."""

import re
from collections.abc import Mapping

import pandas as pd

from analytics.pinyin import reading
from analytics.search import MEMBERS_APART, stem

# The shorter endings last. 万柏林区 is no forestry district and 清新区 no new area: their names end there.
_GENERICS: Mapping[str, str] = {
    "自治县": "Autonomous County",
    "自治旗": "Autonomous Banner",
    "特区": "Special District",
    "(?<=...)林区": "Forestry District",
    "(?<=..)矿区": "Mining District",
    "(?<=..)新区": "New Area",
    "区": "District",
    "县": "County",
    "市": "City",
    "旗": "Banner",
}
_PLURALS = {"County": "Counties", "City": "Cities"}
_VOWELS = "aeo"


def full_name(name_zh: str, published: str) -> str:
    """Write the English name of a unit of today with its generic behind it.

    A city bears none, as English has it, nor does a unit that is joined from several of different ranks.

    Parameters
    ----------
    name_zh : str
        Such as "郏县"; for a dissolved unit the names of its members, joined by "、".
    published : str
        The romanised name without its generic, as the release has it.

    Examples
    --------
    >>> full_name("郏县", "Jia"), full_name("昆山市", "Kunshan")
    ('Jia County', 'Kunshan')
    """
    members = name_zh.split(MEMBERS_APART)
    generics = {_generic(member) for member in members}
    generic = generics.pop()
    if generics or generic in {None, _GENERICS["市"]}:
        return published
    if len(members) > 1:
        return f"{published} {_plural(generic)}"
    return published if _is_told(name_zh, published, generic) else f"{published} {generic}"


def full_names(counties: pd.DataFrame) -> list[str]:
    """Give :func:`full_name` of every row, from its `name_zh` and `name_en`."""
    return [full_name(zh, en) for zh, en in zip(counties["name_zh"], counties["name_en"], strict=True)]


def former_name(name_zh: str, readings: Mapping[str, str], published: str | None = None) -> str | None:
    """Write the English name of a unit that is no more, its generic behind it, also where it was a city.

    Parameters
    ----------
    name_zh : str
        Such as "密云县".
    readings : mapping of str to str
        How characters are read, from `analytics.pinyin.learn_readings`.
    published : str, optional
        The name without its generic as it is published, which minority languages spell in their own way.

    Returns
    -------
    str or None
        None where a character's reading or the generic is not known, as for a development zone.

    Examples
    --------
    >>> former_name("密云县", {"密": "mi", "云": "yun"})
    'Miyun County'
    """
    generic, bare = _generic(name_zh), stem(name_zh)
    if generic is None or bare == name_zh:
        return None
    if published:
        return published if _is_told(name_zh, published, generic) else f"{published} {generic}"
    read = reading(bare, readings)
    if read is None:
        return None
    apart = "".join(
        f"'{syllable}" if place and syllable[0] in _VOWELS else syllable
        for place, syllable in enumerate(read)
    )
    return f"{apart.capitalize()} {generic}"


def _generic(name_zh: str) -> str | None:
    return next((english for end, english in _GENERICS.items() if re.search(f"{end}$", name_zh)), None)


def _plural(generic: str) -> str:
    return _PLURALS.get(generic, f"{generic}s")


def _is_told(name_zh: str, published: str, generic: str) -> bool:
    """Tell whether a name bears its generic already: that of a namesake, and 城区, which is "Chengqu"."""
    is_pinyin = len(name_zh) == len("城区") and name_zh.endswith("区") and published.endswith("qu")
    return is_pinyin or published.endswith(f" {generic}")
