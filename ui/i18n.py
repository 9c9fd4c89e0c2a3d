"""Every sentence a reader sees, in Chinese and English."""

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from ui import numbers

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
LANGUAGE_NAMES: Mapping[Language, str] = {"zh": "中文", "en": "English"}
LOCALES_FOLDER = Path(__file__).with_name("locales")

REVIEW_NUMBER = "MAP_REVIEW_NO"
"""Environment variable with the map review number (审图号) of an atlas that has one."""

_NOTICES = {
    "source.map_notice": "reviewed.source",
    "map.notice": "reviewed.map",
    "methods.map_notice.text": "reviewed.methods",
}
"""What says that there is no review number, and what takes its place where there is one."""

_PLURAL_FORMS = {"one", "other"}
Message = str | Mapping[str, str]


@cache
def load_messages(lang: Language) -> Mapping[str, Message]:
    """Read a language's sentences.

    Returns
    -------
    Mapping of str to Message
        Dotted key to a template, or to the two templates "one" and "other" of a sentence that counts.
    """
    with (LOCALES_FOLDER / f"{lang}.toml").open("rb") as file:
        messages = _flat(tomllib.load(file), "")
    if number := review_number():
        # Braces would be taken for placeholders.
        told = number.replace("{", "").replace("}", "")
        messages |= {key: str(messages[other]).replace("{number}", told) for key, other in _NOTICES.items()}
    return messages


def review_number() -> str:
    """Give the map review number, empty where the map bears none; none is ever invented."""
    return os.environ.get(REVIEW_NUMBER, "").strip()


def _flat(table: Mapping[str, object], prefix: str) -> dict[str, Message]:
    messages: dict[str, Message] = {}
    for name, entry in table.items():
        if isinstance(entry, str):
            messages[prefix + name] = entry
        elif isinstance(entry, dict) and set(entry) == _PLURAL_FORMS:
            messages[prefix + name] = cast("dict[str, str]", entry)
        else:
            messages |= _flat(cast("dict[str, object]", entry), f"{prefix}{name}.")
    return messages


@dataclass(frozen=True)
class Words:
    """The sentences of one language, called with a key: ``t("filters.remaining", count=12)``.

    Attributes
    ----------
    lang : {"zh", "en"}
    """

    lang: Language

    def __call__(self, key: str, *, count: int | None = None, **values: object) -> str:
        """Fill a sentence in.

        Parameters
        ----------
        key : str
            Dotted key, the same in every language.
        count : int, optional
            Chooses singular or plural, and fills the placeholder ``{count}``.
        **values : object
            Fill the other placeholders.

        Raises
        ------
        KeyError
            If the language lacks the key or a placeholder has no value: a fault of the code.
        """
        message = load_messages(self.lang)[key]
        if not isinstance(message, str):
            message = message["one" if count == 1 else "other"]
        if count is not None:
            values["count"] = numbers.count(count)
        return message.format(**values)

    def __contains__(self, key: str) -> bool:
        return key in load_messages(self.lang)

    def listed(self, parts: Sequence[str]) -> str:
        """Join phrases into a list that stands by itself; English ones may hold commas of their own."""
        return ("、" if self.lang == "zh" else "; ").join(parts)

    def enumerated(self, parts: Sequence[str]) -> str:
        """Join names or phrases as a sentence does, unless they hold commas or an "and" of their own.

        Examples
        --------
        >>> Words("en").enumerated(["Shanxi", "Gansu", "Xizang"])
        'Shanxi, Gansu and Xizang'
        >>> Words("zh").enumerated(["山西", "甘肃", "西藏"])
        '山西、甘肃和西藏'
        """
        comma, joint = "、" if self.lang == "zh" else ", ", self("and", first="", last="")
        if len(parts) < 2 or any(sign in part for part in parts for sign in (comma, joint)):  # noqa: PLR2004
            return self.listed(parts)
        return self("and", first=comma.join(parts[:-1]), last=parts[-1])


def preferred_language(chosen: str | None, locale: str | None) -> Language:
    """Decide the language: the reader's choice, else the browser's, else Chinese.

    Parameters
    ----------
    chosen : str or None
        Language of the link or the switch.
    locale : str or None
        The browser's locale, such as "en-GB".
    """
    for lang in LANGUAGES:
        if lang == chosen:
            return lang
    if locale and not locale.lower().startswith("zh"):
        return "en"
    return "zh"
