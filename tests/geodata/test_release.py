"""A release that is missing, damaged or of another form is refused with the reason."""

import json
import shutil
from pathlib import Path

import pytest
from frictionless import Package, Resource

from geodata import (
    ReleaseDamaged,
    ReleaseMissing,
    ReleaseVersionMismatch,
    load_counties,
    load_measures,
    open_release,
)
from geodata.release import RELEASE_FOLDER
from geodata.verify import verify


@pytest.fixture
def copied_release(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RELEASE_FOLDER, tmp_path / "release"))


def test_the_committed_release_keeps_every_promise() -> None:
    broken = [check for check in verify(open_release()) if not check.kept]
    assert broken == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReleaseMissing) as caught:
        open_release(tmp_path / "nowhere")
    assert caught.value.path.parent == tmp_path / "nowhere"


def test_a_missing_file_is_named(copied_release: Path) -> None:
    (copied_release / "places.parquet").unlink()
    with pytest.raises(ReleaseMissing, match=r"places\.parquet"):
        open_release(copied_release)


def test_one_changed_byte_is_noticed(copied_release: Path) -> None:
    file = copied_release / "counties.parquet"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(ReleaseDamaged, match=r"counties\.parquet"):
        open_release(copied_release)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema_version": 1}'])
def test_a_broken_descriptor_is_noticed(copied_release: Path, text: str) -> None:
    (copied_release / "datapackage.json").write_text(text)
    with pytest.raises(ReleaseDamaged):
        open_release(copied_release)


def test_another_schema_version_is_refused(copied_release: Path) -> None:
    descriptor = copied_release / "datapackage.json"
    document = json.loads(descriptor.read_text(encoding="utf-8"))
    document["schema_version"] = 99
    descriptor.write_text(json.dumps(document))
    with pytest.raises(ReleaseVersionMismatch, match="99"):
        open_release(copied_release)


def test_the_release_adds_up_to_the_published_census() -> None:
    # National Bureau of Statistics, sixth and seventh census: the 31 provinces without service personnel.
    counties = load_counties()
    assert counties["population_2010"].sum() == 1_332_810_869
    assert counties["population_2020"].sum() == 1_409_778_724
    assert len(counties) == 2_843
    assert counties["comparison_group"].nunique() == 2_688


def test_provinces_add_up_to_the_published_census() -> None:
    # Bulletins of the National Bureau of Statistics: No. 2 of 2011 and No. 3 of 2021.
    published = {
        "110000": (19_612_368, 21_893_095),
        "310000": (23_019_196, 24_870_895),
        "370000": (95_792_719, 101_527_453),
        "410000": (94_029_939, 99_365_519),
        "440000": (104_320_459, 126_012_510),
        "510000": (80_417_528, 83_674_866),
        "540000": (3_002_165, 3_648_100),
    }
    sums = load_counties().groupby("province_code")[["population_2010", "population_2020"]].sum()
    assert {code: tuple(sums.loc[code]) for code in published} == published


def test_losing_counties_are_counted_as_in_the_methods() -> None:
    counties = load_counties()
    lost = counties["population_2020"] < counties["population_2010"]
    no_district = counties["kind"] != "district"
    county_kinds = counties["kind"].isin(["county", "autonomous_county", "city"])
    assert (no_district.sum(), county_kinds.sum()) == (1_875, 1_815)
    assert (lost.sum(), (lost & no_district).sum(), (lost & county_kinds).sum()) == (1_470, 1_211, 1_171)


def test_national_housing_shares_are_the_published_ones() -> None:
    # Census yearbooks of 2010 and 2020, long form: households with piped water 64.6%, then 91.3%.
    measures = load_measures()
    for year, expected in ((2010, 64.6), (2020, 91.3)):
        share = 100 * measures[f"piped_water_{year}"].sum() / measures[f"longform_households_{year}"].sum()
        assert round(share, 1) == expected


def test_the_descriptor_is_valid_for_frictionless() -> None:
    descriptor = json.loads((RELEASE_FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    assert list(Package.metadata_validate(descriptor)) == []


def test_the_tables_of_the_release_are_valid_for_frictionless() -> None:
    for name in ("corrections.csv", "suspected_transfers.csv"):
        report = Resource(path=name, basepath=str(RELEASE_FOLDER)).validate()
        assert report.valid, report.to_summary()
