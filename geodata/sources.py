"""The raw sources of the atlas: what they are, where they come from, under which licence."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOURCES_FILE = Path(__file__).with_name("sources.toml")


@dataclass(frozen=True)
class SourceFile:
    """One raw file: its path in the sources folder, its checksum, and its public address if it has one."""

    path: str
    sha256: str
    url: str | None = None


@dataclass(frozen=True)
class Source:
    """A source of figures, names or shapes.

    Attributes
    ----------
    id : str
        Key that indicators and columns name.
    title, publisher : Mapping[str, str]
        Words in ``zh`` and ``en``.
    year : str
        Year of the figures.
    origin : str
        Where the files were taken from, with the version.
    licence : str
        Licence as the origin states it.
    files : tuple of SourceFile
        The raw files; empty where the source is a Python package.
    optional : bool
        Whether the build can leave it out.
    """

    id: str
    title: Mapping[str, str]
    publisher: Mapping[str, str]
    year: str
    origin: str
    licence: str
    files: tuple[SourceFile, ...]
    optional: bool = False


@cache
def load_sources() -> Mapping[str, Source]:
    """Read every source, in the order of the file.

    Returns
    -------
    Mapping[str, Source]
        Source by id.
    """
    with SOURCES_FILE.open("rb") as file:
        document = tomllib.load(file)
    return {
        key: Source(id=key, **(entry | {"files": tuple(SourceFile(**item) for item in entry["files"])}))
        for key, entry in document.items()
    }
