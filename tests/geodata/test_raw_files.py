"""The build starts from the files it was written for, or says which are not."""

from pathlib import Path

import pytest

from geodata.build.raw_files import SourcesIncomplete, check_folder, fetch_sources


def test_every_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourcesIncomplete) as caught:
        check_folder(tmp_path)
    assert "missing: census/census_county_2010_v1.xlsx" in str(caught.value)
    assert "missing: yearbook/county_yearbook_2023.csv" in str(caught.value)


def test_a_changed_file_is_told_from_a_missing_one(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / "places/airports.csv").write_text("country,region\n")
    with pytest.raises(
        SourcesIncomplete, match=r"not the file this build was written for: places/airports\.csv"
    ):
        check_folder(tmp_path)


def test_a_source_that_is_left_out_is_not_missed(tmp_path: Path) -> None:
    with pytest.raises(SourcesIncomplete) as caught:
        check_folder(tmp_path, frozenset({"airports"}))
    assert "airports.csv" not in str(caught.value)


def test_the_sources_at_hand_are_complete(sources: Path) -> None:
    check_folder(sources)


def test_an_unreachable_origin_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("network is unreachable")

    monkeypatch.setattr("geodata.build.raw_files.pooch.retrieve", refuse)
    with pytest.raises(SourcesIncomplete, match="could not be fetched"):
        fetch_sources(tmp_path, lambda _: None)
