"""The committed release is what the sources give."""

import platform
from pathlib import Path

import pandas as pd
import pytest

from geodata.__main__ import main
from geodata.release import COUNTIES, COUNTS, HISTORY, PLACES, RELEASE_FOLDER, open_release
from tests.geodata.building import Build


@pytest.fixture
def rebuilt(build: Build) -> Path:
    assert build.exit_code == 0
    return build.folder


def test_the_sources_give_the_committed_figures(rebuilt: Path) -> None:
    committed, new = open_release(), open_release(rebuilt)
    for name in (COUNTIES, COUNTS, PLACES, HISTORY):
        pd.testing.assert_frame_equal(new.table(name), committed.table(name), rtol=1e-9)
    assert (new.shapes().geometry.geom_equals_exact(committed.shapes().geometry, tolerance=1e-4)).all()


@pytest.mark.skipif(
    (platform.system(), platform.machine()) != ("Linux", "x86_64"),
    reason="bytes are promised in the pinned Linux environment only; elsewhere the figures are equal",
)
def test_the_sources_give_the_committed_bytes(rebuilt: Path) -> None:
    differing = [
        path.name
        for path in sorted(RELEASE_FOLDER.iterdir())
        if path.read_bytes() != (rebuilt / path.name).read_bytes()
    ]
    assert differing == []
    assert {path.name for path in rebuilt.iterdir()} == {path.name for path in RELEASE_FOLDER.iterdir()}


def test_sources_without_a_file_leave_the_release_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "release"
    assert main(["build", "--sources", str(tmp_path), "--out", str(out)]) == 1
    assert "missing: census/census_county_2020_v1.xlsx" in capsys.readouterr().err
    assert not out.exists()
