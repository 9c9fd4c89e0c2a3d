"""A release is written whole, or the old one stays."""

import errno
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely import box

from geodata.build.write import ReleaseTables, write_release


@pytest.fixture
def tables() -> ReleaseTables:
    empty = pd.DataFrame({"code": ["110101"]})
    return ReleaseTables(
        counties=gpd.GeoDataFrame({"code": ["110101"]}, geometry=[box(0, 0, 1, 1)], crs="EPSG:4326"),
        counts=empty,
        places=empty,
        history=empty,
        airports=None,
        airport_distances=None,
        agglomerations=empty,
        top_counties=None,
        corrections=empty,
        suspected_transfers=empty,
        boundaries=b"{}",
        columns={},
    )


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_tables_give_the_same_bytes(tables: ReleaseTables, tmp_path: Path) -> None:
    write_release(tables, tmp_path / "one")
    write_release(tables, tmp_path / "two")
    assert _files(tmp_path / "one") == _files(tmp_path / "two")
    assert "airports.parquet" not in _files(tmp_path / "one")


def test_a_full_disk_leaves_the_old_release(
    tables: ReleaseTables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "release"
    write_release(tables, folder)
    before = _files(folder)

    def no_space(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("geodata.build.write.dictionary", no_space)
    with pytest.raises(OSError, match="No space left"):
        write_release(tables, folder)
    assert _files(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["release"]
