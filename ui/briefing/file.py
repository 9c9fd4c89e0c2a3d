"""The small file in which a briefing is kept: JSON with a version, checked part by part on loading.

Version 1 was a title and a list of addresses, and can be written by hand. Version 2 has all there is.
"""

import json
from typing import Any, Literal, TypeVar, cast
from urllib.parse import parse_qsl, urlsplit

from ui.briefing.arranging import LONGEST_NOTES, LONGEST_TITLE, MOST_SLIDES, clean
from ui.briefing.briefing import Briefing, Slide
from ui.exports.deck import Paper
from ui.i18n import LANGUAGES, Language

FORMAT = "xiancheng-atlas-briefing"
VERSION = 2
MOST_BYTES = 1_000_000
SUFFIX = ".briefing.json"

Reason = Literal["empty", "huge", "foreign", "damaged", "newer", "too_many", "no_slides"]

_Part = TypeVar("_Part")

_PAPERS: tuple[Paper, ...] = ("wide", "a4")
_MOST_PARTS = 60
_LONGEST_PART = 2_000
_OPENING_PAGE = "map"


class BriefingFileError(Exception):
    """A file is no briefing that can be loaded.

    Attributes
    ----------
    reason : {"empty", "huge", "foreign", "damaged", "newer", "too_many", "no_slides"}
        What is wrong, for the page to say in the reader's language.
    part : str
        Where, as ``slides[3].title``; empty where the whole file is meant.
    """

    def __init__(self, reason: Reason, part: str = "") -> None:
        super().__init__(f"{reason} {part}".strip())
        self.reason = reason
        self.part = part


def write_file(briefing: Briefing, release: str) -> bytes:
    """Write a briefing as a file.

    Parameters
    ----------
    briefing : Briefing
    release : str
        Version of the data release it was made with; for people, it is not read.

    Returns
    -------
    bytes
        JSON in UTF-8.
    """
    content = {
        "format": FORMAT,
        "version": VERSION,
        "release": release,
        "title": briefing.title,
        "languages": list(briefing.languages),
        "paper": briefing.paper,
        "sources": briefing.has_sources,
        "slides": [
            {
                "page": slide.page,
                "query": dict(slide.query),
                "title": slide.title,
                "subtitle": slide.subtitle,
                "notes": slide.notes,
            }
            for slide in briefing.slides
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def read_file(content: bytes) -> Briefing:
    """Read a briefing from a file.

    Parameters
    ----------
    content : bytes
        The file, whoever wrote it.

    Returns
    -------
    Briefing
        Well formed; whether its views still exist is for :mod:`ui.briefing.views` to say.

    Raises
    ------
    BriefingFileError
        With the reason, where it cannot be read whole.
    """
    if len(content) > MOST_BYTES:
        raise BriefingFileError("huge")
    if not content.strip():
        raise BriefingFileError("empty")
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        # A file of ours that was cut short still begins with its name.
        raise BriefingFileError("damaged" if FORMAT.encode() in content[:200] else "foreign") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BriefingFileError("foreign")
    version = found.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise BriefingFileError("damaged", "version")
    if version > VERSION:
        raise BriefingFileError("newer")
    return _briefing(_from_addresses(found) if version == 1 else found)


def _from_addresses(found: dict[str, Any]) -> dict[str, Any]:
    """Turn the addresses of version 1 into slides."""
    views = _of(found, "views", list, [])
    slides = []
    for place, address in enumerate(views):
        if not isinstance(address, str):
            raise BriefingFileError("damaged", f"views[{place}]")
        try:
            parts = urlsplit(address)
        except ValueError as error:
            raise BriefingFileError("damaged", f"views[{place}]") from error
        page = parts.path.strip("/").rpartition("/")[2] or _OPENING_PAGE
        slides.append({"page": page, "query": dict(parse_qsl(parts.query))})
    return {"title": found.get("title", ""), "slides": slides}


def _briefing(found: dict[str, Any]) -> Briefing:
    slides = _of(found, "slides", list, [])
    if not slides:
        raise BriefingFileError("no_slides")
    if len(slides) > MOST_SLIDES:
        raise BriefingFileError("too_many")
    languages = _of(found, "languages", list, ["zh"])
    if not languages or any(language not in LANGUAGES for language in languages):
        raise BriefingFileError("damaged", "languages")
    paper = _of(found, "paper", str, _PAPERS[0])
    if paper not in _PAPERS:
        raise BriefingFileError("damaged", "paper")
    return Briefing(
        title=clean(_of(found, "title", str, ""), LONGEST_TITLE),
        slides=tuple(_slide(entry, f"slides[{place}]") for place, entry in enumerate(slides)),
        languages=cast("tuple[Language, ...]", tuple(each for each in LANGUAGES if each in languages)),
        paper=paper,
        has_sources=_of(found, "sources", bool, default=True),
    )


def _slide(entry: object, at: str) -> Slide:
    if not isinstance(entry, dict):
        raise BriefingFileError("damaged", at)
    query = _of(entry, "query", dict, {}, at)
    long = [key for key, value in query.items() if not _is_short(key) or not _is_short(value)]
    if len(query) > _MOST_PARTS or long:
        raise BriefingFileError("damaged", f"{at}.query")
    return Slide(
        page=_of(entry, "page", str, "", at),
        query=tuple(sorted((key, value) for key, value in query.items() if key != "lang")),
        title=_own_words(entry, "title", at),
        subtitle=_own_words(entry, "subtitle", at),
        notes=clean(_of(entry, "notes", str, "", at), LONGEST_NOTES, lines=True),
    )


def _is_short(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_PART


def _own_words(entry: dict[str, Any], key: str, at: str) -> str | None:
    if entry.get(key) is None:
        return None
    return clean(_of(entry, key, str, "", at), LONGEST_TITLE) or None


def _of(found: dict[str, Any], key: str, kind: type[_Part], default: _Part, at: str = "") -> _Part:
    """Give a part of the right kind; one that is not there is the default."""
    value = found.get(key, default)
    if not isinstance(value, kind):
        raise BriefingFileError("damaged", f"{at}.{key}".lstrip("."))
    return value
