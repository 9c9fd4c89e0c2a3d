"""What changed from one data release to the next, read from the release's own notes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from geodata.release import current_release

CHANGES = "CHANGES.md"
_VERSION = re.compile(r"^## (?P<version>\S+)(?: \((?P<date>\d{4}-\d{2}-\d{2})\))?[ \t]*$", re.MULTILINE)
_CHINESE = "### 中文"


@dataclass(frozen=True)
class Change:
    """One version of the figures.

    Attributes
    ----------
    version : str
    date : str
        Day of the release in ISO form; empty where the notes name none.
    text : Mapping[str, str]
        What changed, as Markdown, in ``zh`` and ``en``; English stands in where the notes have no Chinese.
    """

    version: str
    date: str
    text: Mapping[str, str]


def read_changes(notes: str) -> tuple[Change, ...]:
    """Read the notes of a release.

    Parameters
    ----------
    notes : str
        Markdown: a heading ``## VERSION (DATE)`` for every version, the newest first, English under it, then
        Chinese under ``### 中文``.

    Returns
    -------
    tuple of Change
        In the order of the notes.
    """
    heads = list(_VERSION.finditer(notes))
    ends = [head.start() for head in heads[1:]] + [len(notes)]
    changes = []
    for head, end in zip(heads, ends, strict=True):
        english, _, chinese = notes[head.end() : end].partition(_CHINESE)
        text = {"en": english.strip(), "zh": chinese.strip() or english.strip()}
        changes.append(Change(head["version"], head["date"] or "", text))
    return tuple(changes)


def load_changes() -> tuple[Change, ...]:
    """Load what changed in the release in use; nothing where it has no notes."""
    path = current_release().folder / CHANGES
    return read_changes(path.read_text(encoding="utf-8")) if path.is_file() else ()
