"""What rests on a small sample is not ranked, and what the release leaves out is no data, never a fault."""

import json
import shutil

import pytest
import streamlit as st

from geodata import load_counties, load_measures, release
from ui import first_start

AIRPORT_FILES = ("airports.parquet", "airport_distances.parquet")


def test_counties_with_under_thirty_sampled_are_not_ranked_and_are_counted(open_page):
    page = open_page(lang="en", indicator="culture_employment_share_2020")
    sampled = load_measures()["employed_culture_sports_2020"]
    suspected = load_counties().set_index("code")["suspected_transfer"]
    left_out = int(((sampled < 30) & (load_measures()["employed_2020"] > 0) & ~suspected).sum())

    assert f"{left_out:,} units are left out: under 30 sampled" in page.text
    assert f"{left_out:,} units with under 30 sampled persons or households are left out" in page.text


@pytest.fixture
def without_airports(tmp_path, monkeypatch):
    folder = tmp_path / "release"
    shutil.copytree(release.RELEASE_FOLDER, folder)
    descriptor = folder / "datapackage.json"
    document = json.loads(descriptor.read_text("utf-8"))
    document["resources"] = [item for item in document["resources"] if item["path"] not in AIRPORT_FILES]
    descriptor.write_text(json.dumps(document), "utf-8")
    for name in AIRPORT_FILES:
        (folder / name).unlink()
    monkeypatch.setenv("XIANCHENG_RELEASE", str(folder))
    # The browser's files are those of the whole release, which is enough to draw from.
    monkeypatch.setattr(first_start, "prepare_assets", lambda *_: None)
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.mark.usefixtures("without_airports")
def test_a_release_without_airports_has_no_data_for_them(open_page):
    counties = load_counties()
    assert counties["distance_airport"].isna().all()
    assert counties["nearest_airport"].isna().all()

    page = open_page(lang="en", indicator="distance_airport", county="220182")
    assert set(page.classes) == {"-"}
    assert "no data here for: Distance to the nearest airport" in page.text.replace("No data", "no data")
    assert "Yushu" in page.text
