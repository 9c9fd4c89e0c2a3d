"""Writing the release: all of it, or nothing."""

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from geodata.build.package import describe, dictionary
from geodata.changes import CHANGES
from geodata.release import (
    AGGLOMERATIONS,
    AIRPORT_DISTANCES,
    AIRPORTS,
    BOUNDARIES,
    CORRECTIONS,
    COUNTIES,
    COUNTS,
    DATAPACKAGE,
    HISTORY,
    PLACES,
    TOP_COUNTIES,
)
from geodata.schema import Column

ZSTD_LEVEL = 15
"""A fifth smaller than by default, and as fast to read."""
NOTES_FILE = Path(__file__).with_name("CHANGES.md")


@dataclass(frozen=True)
class ReleaseTables:
    """Everything that a release consists of.

    Attributes
    ----------
    counties : GeoDataFrame
        One row a unit, in the order of ``code``.
    counts, places, history : DataFrame
        The other tables; see ``DICTIONARY.md``.
    airports, airport_distances : DataFrame or None
        None where the build leaves airports out.
    agglomerations : DataFrame
        Units of the urban agglomerations whose members are known.
    top_counties : DataFrame or None
        A ranking by others; None where the build leaves it out.
    corrections, suspected_transfers : DataFrame
        What was corrected or doubted, with the reason.
    boundaries : bytes
        TopoJSON for the browser.
    columns : Mapping[str, list of Column]
        Columns by table.
    """

    counties: gpd.GeoDataFrame
    counts: pd.DataFrame
    places: pd.DataFrame
    history: pd.DataFrame
    airports: pd.DataFrame | None
    airport_distances: pd.DataFrame | None
    agglomerations: pd.DataFrame
    top_counties: pd.DataFrame | None
    corrections: pd.DataFrame
    suspected_transfers: pd.DataFrame
    boundaries: bytes
    columns: Mapping[str, list[Column]]


def write_release(tables: ReleaseTables, folder: Path) -> None:
    """Write a release beside its place, then put it there in one step.

    Parameters
    ----------
    tables : ReleaseTables
        What to write.
    folder : Path
        Folder of the release; what lies there stays until the new one is complete.

    Raises
    ------
    OSError
        If the disk is full or not writable; the old release is untouched.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".release-", dir=folder.parent))
    try:
        _write_files(tables, draft)
        draft.chmod(0o755)
        _swap(draft, folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write_files(tables: ReleaseTables, draft: Path) -> None:
    options: dict[str, Any] = {"index": False, "compression": "zstd", "compression_level": ZSTD_LEVEL}
    tables.counties.to_parquet(draft / COUNTIES, **options)
    plain = {
        COUNTS: tables.counts,
        PLACES: tables.places,
        HISTORY: tables.history,
        AIRPORTS: tables.airports,
        AIRPORT_DISTANCES: tables.airport_distances,
        AGGLOMERATIONS: tables.agglomerations,
        TOP_COUNTIES: tables.top_counties,
    }
    for name, table in plain.items():
        if table is not None:
            table.to_parquet(draft / name, **options)
    tables.corrections.to_csv(draft / CORRECTIONS, index=False, lineterminator="\n")
    tables.suspected_transfers.to_csv(draft / "suspected_transfers.csv", index=False, lineterminator="\n")
    (draft / BOUNDARIES).write_bytes(tables.boundaries)
    shutil.copyfile(NOTES_FILE, draft / CHANGES)
    (draft / "DICTIONARY.md").write_text(dictionary(tables.columns), encoding="utf-8")
    descriptor = json.dumps(describe(draft, tables.columns), ensure_ascii=False, indent=1)
    (draft / DATAPACKAGE).write_text(descriptor + "\n", encoding="utf-8")


def _swap(draft: Path, folder: Path) -> None:
    retired = folder.with_name(f".{folder.name}-retired")
    shutil.rmtree(retired, ignore_errors=True)
    if folder.exists():
        folder.rename(retired)
    try:
        draft.rename(folder)
    except OSError:
        if retired.exists():
            retired.rename(folder)
        raise
    shutil.rmtree(retired, ignore_errors=True)
