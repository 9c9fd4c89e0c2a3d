"""The data release: where it lies, and how it is read."""

import hashlib
import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    import geopandas as gpd

SCHEMA_VERSION = 2
"""Version of the tables' form; an app reads releases of its own form only."""

RELEASE_FOLDER = Path(__file__).with_name("release")
COUNTIES = "counties.parquet"
COUNTS = "counts.parquet"
PLACES = "places.parquet"
AIRPORTS = "airports.parquet"
AIRPORT_DISTANCES = "airport_distances.parquet"
AGGLOMERATIONS = "agglomerations.parquet"
TOP_COUNTIES = "top_counties.parquet"
HISTORY = "history.parquet"
CORRECTIONS = "corrections.csv"
BOUNDARIES = "boundaries.topo.json"
DATAPACKAGE = "datapackage.json"


class ReleaseError(Exception):
    """The data release cannot be used; ``path`` says which file is at fault."""

    def __init__(self, message: str, path: Path) -> None:
        super().__init__(message)
        self.path = path


class ReleaseMissing(ReleaseError):  # noqa: N818 - the name says what is wrong
    """A file of the release is not there."""


class ReleaseDamaged(ReleaseError):  # noqa: N818
    """A file of the release is not the one that the data package describes."""


class ReleaseVersionMismatch(ReleaseError):  # noqa: N818
    """The release has another schema version than this code reads."""


def release_folder() -> Path:
    """Give the folder of the release: ``XIANCHENG_RELEASE`` where that is set, else the committed one."""
    return Path(os.environ.get("XIANCHENG_RELEASE") or RELEASE_FOLDER)


@dataclass(frozen=True)
class Release:
    """A checked data release.

    Attributes
    ----------
    folder : Path
        Where its files lie.
    datapackage : Mapping
        The Frictionless descriptor.
    """

    folder: Path
    datapackage: Mapping[str, Any]

    @property
    def version(self) -> str:
        """Version of the figures, as it is quoted."""
        return str(self.datapackage["version"])

    @property
    def boundaries(self) -> Path:
        """The TopoJSON file that the browser draws."""
        return self.folder / BOUNDARIES

    def table(self, name: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Read a table without geometry.

        Parameters
        ----------
        name : str
            File name, such as :data:`COUNTIES`.
        columns : sequence of str, optional
            The columns to read; all but the geometry by default.

        Returns
        -------
        DataFrame
            Rows in the order of the file.
        """
        if columns is None:
            columns = self.columns(name)
        return pd.read_parquet(self.folder / name, columns=list(columns))

    def shapes(self) -> "gpd.GeoDataFrame":
        """Read the counties with their shapes (EPSG:4326)."""
        # Pages need no shapes, and geopandas takes long to import.
        import geopandas as gpd  # noqa: PLC0415

        return gpd.read_parquet(self.folder / COUNTIES)

    def has(self, name: str) -> bool:
        """Tell whether the release holds a file (airports and stations can be left out)."""
        return any(resource["path"] == name for resource in self.datapackage["resources"])

    def columns(self, name: str) -> list[str]:
        """Give the columns of a table, without the geometry."""
        resource = next(item for item in self.datapackage["resources"] if item["path"] == name)
        return [field["name"] for field in resource["schema"]["fields"]]


def open_release(folder: Path | None = None) -> Release:
    """Open a release after checking that its files are whole.

    Parameters
    ----------
    folder : Path, optional
        Folder of the release; :func:`release_folder` by default.

    Returns
    -------
    Release

    Raises
    ------
    ReleaseMissing
        If the folder, its descriptor or one of the files is not there.
    ReleaseDamaged
        If the descriptor is not readable or a file's checksum is not the one in the descriptor.
    ReleaseVersionMismatch
        If the release has another schema version than :data:`SCHEMA_VERSION`.
    """
    folder = folder or release_folder()
    descriptor = folder / DATAPACKAGE
    if not descriptor.is_file():
        raise ReleaseMissing(f"No data release at {folder}", descriptor)
    try:
        datapackage = json.loads(descriptor.read_text(encoding="utf-8"))
        found = datapackage["schema_version"]
        resources = [(item["path"], item["hash"]) for item in datapackage["resources"]]
    except (ValueError, KeyError, TypeError) as error:
        raise ReleaseDamaged(f"{DATAPACKAGE} cannot be read: {error}", descriptor) from error
    if found != SCHEMA_VERSION:
        raise ReleaseVersionMismatch(
            f"The release has schema version {found}, this code reads {SCHEMA_VERSION}", descriptor
        )
    for name, expected in resources:
        path = folder / name
        if not path.is_file():
            raise ReleaseMissing(f"{name} is missing from the data release", path)
        if checksum(path) != expected:
            raise ReleaseDamaged(f"{name} is not the file that {DATAPACKAGE} describes", path)
    return Release(folder, datapackage)


def checksum(path: Path) -> str:
    """Give a file's checksum in the form that the data package uses."""
    with path.open("rb") as file:
        return "sha256:" + hashlib.file_digest(file, "sha256").hexdigest()


@cache
def _opened(folder: Path) -> Release:
    return open_release(folder)


def current_release() -> Release:
    """Give the release in use; it is checked once in a process."""
    return _opened(release_folder())


def load_counties() -> pd.DataFrame:
    """Load the counties without shapes.

    Returns
    -------
    DataFrame
        2,843 rows in order of ``code``; the columns are those of ``DICTIONARY.md``, those of
        ``airport_distances.parquet`` joined on (missing values where the release leaves airports out).

    Examples
    --------
    >>> from geodata import load_counties
    >>> int(load_counties()["population_2020"].sum())
    1409778724
    """
    release = current_release()
    return with_airport_distances(release, release.table(COUNTIES))


def with_airport_distances(release: Release, counties: pd.DataFrame) -> pd.DataFrame:
    """Join the distances to airports, which stand apart for their licence.

    Parameters
    ----------
    release : Release
    counties : DataFrame
        With ``code``.

    Returns
    -------
    DataFrame
        The same rows with ``distance_airport`` (km) and ``nearest_airport`` (IATA code); both are missing
        where the release leaves airports out.
    """
    if not release.has(AIRPORT_DISTANCES):
        return counties.assign(distance_airport=np.nan, nearest_airport=None)
    return counties.merge(release.table(AIRPORT_DISTANCES), on="code", how="left", validate="one_to_one")


def load_measures(names: Collection[str] | None = None) -> pd.DataFrame:
    """Load what formulas are computed from: counts, residents, areas and distances.

    Parameters
    ----------
    names : collection of str, optional
        The measures to load, :attr:`Indicator.inputs` of some indicators, say; all of them by default.

    Returns
    -------
    DataFrame
        2,843 rows indexed by ``code``.
    """
    release = current_release()
    tables = []
    for table in (COUNTS, COUNTIES):
        held = release.columns(table)
        wanted = held if names is None else ["code", *(name for name in held if name in names)]
        tables.append(release.table(table, wanted))
    counts, counties = tables
    if names is None or "distance_airport" in names:
        counties = with_airport_distances(release, counties)
    return counts.set_index("code").join(counties.set_index("code"))


def load_county_shapes() -> "gpd.GeoDataFrame":
    """Load the counties with their shapes (EPSG:4326, simplified at 0.01 degrees)."""
    return current_release().shapes()


def load_places() -> pd.DataFrame:
    """Load cities with their size class, and railway stations where the release holds them."""
    return current_release().table(PLACES)


def load_airports() -> pd.DataFrame:
    """Load the airports with scheduled flights; no rows where the release leaves them out."""
    release = current_release()
    return release.table(AIRPORTS) if release.has(AIRPORTS) else pd.DataFrame()


def load_agglomerations() -> pd.DataFrame:
    """Load the units of the urban agglomerations whose members are known: 10 of 19."""
    return current_release().table(AGGLOMERATIONS)


def load_top_counties() -> pd.DataFrame:
    """Load the CCID top 100 counties of 2025 by rank; no rows where the release leaves them out."""
    release = current_release()
    return release.table(TOP_COUNTIES) if release.has(TOP_COUNTIES) else pd.DataFrame({"code": []})


def load_corrections() -> pd.DataFrame:
    """Load what was corrected in the census sheets: cells and exchanged rows, each with its reason."""
    return pd.read_csv(current_release().folder / CORRECTIONS, dtype=str)


def load_history() -> pd.DataFrame:
    """Load the old units of every county since 2009, with the year and the kind of change."""
    return current_release().table(HISTORY)


def release_version() -> str:
    """Give the version of the release in use."""
    return current_release().version
