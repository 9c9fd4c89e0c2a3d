"""Raw files at hand: checked in a folder, or fetched from their public origin."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pooch

from geodata.sources import SourceFile, load_sources


class SourcesIncomplete(Exception):  # noqa: N818 - the name says what is wrong
    """Raw files are missing or not the ones this build was written for."""


def required_files(left_out: frozenset[str]) -> Iterator[SourceFile]:
    """Give every raw file of the sources that are not left out."""
    for source in load_sources().values():
        if source.id not in left_out:
            yield from source.files


def check_folder(folder: Path, left_out: frozenset[str] = frozenset()) -> None:
    """Hold every raw file in a folder to its checksum.

    Parameters
    ----------
    folder : Path
        The sources folder.
    left_out : frozenset of str
        Ids of the optional sources that this build does without.

    Raises
    ------
    SourcesIncomplete
        With one line for each file that is missing or differs.
    """
    faults = []
    for item in required_files(left_out):
        path = folder / item.path
        if not path.is_file():
            faults.append(f"  missing: {item.path}")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != item.sha256:
            faults.append(f"  not the file this build was written for: {item.path}")
    if faults:
        raise SourcesIncomplete("\n".join([f"The sources in {folder} are not complete:", *faults]))


def fetch_sources(
    cache_folder: Path, report: Callable[[str], None], left_out: frozenset[str] = frozenset()
) -> Path:
    """Fetch the raw files that have a public origin with the same bytes; the others must lie there already.

    Parameters
    ----------
    cache_folder : Path
        Folder that the files are kept in; a second build takes them from there.
    report : callable
        Told the name of each file before it is fetched.
    left_out : frozenset of str
        Ids of the optional sources that this build does without.

    Returns
    -------
    Path
        The folder, complete and checked.

    Raises
    ------
    SourcesIncomplete
        If a file cannot be fetched, or has no public origin and is not there.
    """
    for item in required_files(left_out):
        path = cache_folder / item.path
        if item.url is None or path.is_file():
            continue
        report(f"fetching {item.path}")
        try:
            pooch.retrieve(item.url, f"sha256:{item.sha256}", fname=path.name, path=path.parent)
        except (OSError, ValueError) as error:
            raise SourcesIncomplete(f"{item.path} could not be fetched from {item.url}: {error}") from error
    check_folder(cache_folder, left_out)
    return cache_folder
