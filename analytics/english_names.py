"""English names of units that are no more, read off their Chinese ones."""

from collections.abc import Mapping

from analytics.pinyin import reading
from analytics.search import stem

_GENERICS: Mapping[str, str] = {
    "自治县": "Autonomous County",
    "自治旗": "Autonomous Banner",
    "特区": "Special District",
    "林区": "Forestry District",
    "矿区": "Mining District",
    "区": "District",
    "县": "County",
    "市": "City",
    "旗": "Banner",
}
_VOWELS = "aeo"


def english_name(name_zh: str, readings: Mapping[str, str], published: str | None = None) -> str | None:
    """Write a unit's name in English, its generic behind it.

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
    >>> english_name("密云县", {"密": "mi", "云": "yun"})
    'Miyun County'
    """
    generic = next((end for end in _GENERICS if name_zh.endswith(end)), None)
    bare = stem(name_zh)
    if generic is None or bare == name_zh:
        return None
    if published:
        # Namesakes bear their generic already.
        return published if published.endswith(_GENERICS[generic]) else f"{published} {_GENERICS[generic]}"
    read = reading(bare, readings)
    if read is None:
        return None
    apart = "".join(
        f"'{syllable}" if place and syllable[0] in _VOWELS else syllable
        for place, syllable in enumerate(read)
    )
    return f"{apart.capitalize()} {_GENERICS[generic]}"
