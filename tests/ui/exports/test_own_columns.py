"""A reader's own column in every file of the filtered table: told as theirs, harmless whatever it says."""

import csv
import io
import json
import sqlite3
import zipfile
from dataclasses import replace
from datetime import date

import duckdb
import numpy as np
import openpyxl
import pandas as pd
import pyogrio
import pytest
from frictionless import Package, validate

from analytics.filters import Filters, matching
from ui.atlas import DEFAULT_INDICATOR, load_atlas
from ui.data.extracts import Wanted, extract_of, filters_of
from ui.data.options import COLUMNS, FALLING, SORT
from ui.data.scene import Scene
from ui.exports.geo_tables import write_geojson, write_geoparquet, write_gpkg
from ui.exports.tables import write_csv, write_package, write_xlsx
from ui.i18n import Words
from ui.own_data.indicator import own_indicator
from ui.own_data.kept import with_own
from ui.url_state import ViewState

JILIN, YUSHU = "220000", "220182"
EVIL = "=cmd|' /C calc'!A0"
MARKUP = "<img src=x onerror=alert(1)>"
FILE = "=1+1 [收入](http://example.org).csv"
VALUES = {YUSHU: 1334.5, "220183": -3.25}


def brought(key, name, **words):
    """Make an indicator of the two values in Jilin."""
    atlas = load_atlas()
    values = np.full(len(atlas.counties), np.nan)
    for code, value in VALUES.items():
        values[atlas.rows[code]] = value
    said = {"unit": "", "year": "", "source": "", "file": FILE} | words
    return own_indicator(key, values, name=name, decimals=1, direction="neutral", **said)


def extract(scope="chosen", *, lang="en", columns=("own-1", "own-2", "residents_2020"), sort="own-1"):
    own = {
        "own-1": brought("own-1", EVIL, unit="+1", year="2019", source=f"@{MARKUP}"),
        # Of the name that a column of the release has.
        "own-2": brought("own-2", "Residents, 2020", unit="residents"),
    }
    atlas = with_own(load_atlas(), own)
    filters = Filters(provinces=(JILIN,))
    state = ViewState(DEFAULT_INDICATOR, filters=filters).with_option(COLUMNS, columns)
    state = state.with_option(SORT, sort).with_option(FALLING, value=True)
    shown = np.asarray(matching(atlas.counties, filters, atlas.typology.members))
    scene = Scene(Words(lang), atlas, state, shown)
    return extract_of(scene, wanted(scope, filters_of(scene)))


def wanted(scope, filters=()):
    return Wanted(
        scope, share_alike=False, link="https://x.org/data", filters=filters, day=date(2026, 11, 24)
    )


@pytest.fixture(scope="module")
def table():
    return extract()


def assert_values(codes, values):
    found = dict(zip(codes, values, strict=True))
    assert {code: value for code, value in found.items() if pd.notna(value)} == VALUES
    assert len(found) == 60


def assert_told(described):
    """The description for programs names the column, its file, and that it is no part of the release."""
    fields = {field["name"]: field for field in described["schema"]["fields"]}
    assert "Not part of the release" in fields["own_1"]["description"]
    assert fields["own_1"]["licence"] == "the reader's own"
    (source, _) = (source for source in described["sources"] if FILE in source["path"])
    assert "not part of the release" in source["title"]
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert "not under this licence" in described["licence_note"]


def test_the_csv_holds_the_column_as_the_reader_s_own_and_no_cell_that_runs(table):
    raw = write_csv(table)
    frame = pd.read_csv(io.BytesIO(raw), dtype={"Code": str})
    heading = f"Own data 1: {EVIL} (+1, 2019)"

    assert_values(frame["Code"], frame[heading])
    # Two columns of one name stay two columns.
    assert {"Own data 2: Residents, 2020 (residents)", "Residents, 2020 (residents)"} <= set(frame)
    assert set(frame["Licence"]) == {"CC-BY-4.0; own_1: the reader's own; own_2: the reader's own"}
    assert frame["Sources"].str.contains("not part of the release").all()
    for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"))):
        for cell in row:
            assert cell[:1] not in {"=", "+", "@"}


def test_the_workbook_tells_whose_it_is_on_every_sheet_and_holds_no_formula(table):
    raw = write_xlsx(table)
    book = openpyxl.load_workbook(io.BytesIO(raw))
    data, dictionary, sources, about = (book[name] for name in book.sheetnames)
    head = [cell.value for cell in data[1]]
    place = next(at for at, text in enumerate(head) if text.startswith("Own data 1: "))

    assert_values(*zip(*((row[0].value, row[place].value) for row in data.iter_rows(min_row=2)), strict=True))
    entry = next(row for row in dictionary.iter_rows(min_row=2) if row[0].value == "own_1")
    assert "Not part of the release" in entry[2].value
    assert entry[-1].value == "the reader's own"
    last = [cell.value for cell in list(sources.iter_rows())[-2]]
    assert "not part of the release" in last[0]
    assert f"@{MARKUP}" in last[1]
    assert last[3] == "'" + FILE
    facts = {row[0].value: row[1].value for row in about.iter_rows(min_row=2)}
    assert MARKUP in facts["Own data: own_1"]
    assert "for which the atlas does not answer" in facts["Cite as"]
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b"}
    assert all(cell.hyperlink is None for sheet in book for row in sheet.iter_rows() for cell in row)


def test_the_data_package_is_valid_and_its_readme_holds_no_markup_of_the_reader(table, tmp_path):
    with zipfile.ZipFile(io.BytesIO(write_package(table))) as archive:
        archive.extractall(tmp_path)
    report = validate(tmp_path / "datapackage.json")
    rows = Package(tmp_path / "datapackage.json").get_resource("counties").read_rows()
    described = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")

    assert report.valid, report.flatten(["type", "message"])
    assert_values(
        [row["code"] for row in rows], [None if row["own_1"] is None else float(row["own_1"]) for row in rows]
    )
    assert_told(described | {"schema": described["resources"][0]["schema"]})
    assert MARKUP in readme
    assert not [at for at in range(len(readme)) if readme[at] in "<[" and readme[at - 1] != "\\"]


def test_gdal_and_sqlite_open_the_files_with_shapes(table, tmp_path):
    geojson, gpkg = tmp_path / "jilin.geojson", tmp_path / "jilin.gpkg"
    geojson.write_bytes(write_geojson(table))
    gpkg.write_bytes(write_gpkg(table))

    for path in (geojson, gpkg):
        frame = pyogrio.read_dataframe(path, layer="counties")
        assert_values(frame["code"], frame["own_1"])
    assert_told(json.loads(geojson.read_text(encoding="utf-8"))["xiancheng_atlas"])
    with sqlite3.connect(gpkg) as database:
        titles = dict(database.execute("SELECT column_name, title FROM gpkg_data_columns").fetchall())
        (source,) = database.execute("SELECT * FROM sources").fetchall()[-1:]
    database.close()
    assert titles["own_1"] == f"Own data 1: {EVIL} (+1, 2019)"
    assert FILE in source


def test_duckdb_opens_the_geoparquet(table, tmp_path):
    path = tmp_path / "jilin.parquet"
    path.write_bytes(write_geoparquet(table))
    rows = duckdb.execute("SELECT code, own_1 FROM read_parquet(?)", [str(path)]).fetchall()
    metadata = dict(duckdb.execute("SELECT key, value FROM parquet_kv_metadata(?)", [str(path)]).fetchall())

    assert_values(*zip(*rows, strict=True))
    assert_told(json.loads(metadata[b"xiancheng_atlas"]))


def test_all_columns_take_the_chosen_ones_along_and_the_whole_release_none():
    every, release = extract("all"), extract("release")

    assert {"own_1", "own_2"} <= set(every.rows)
    assert not [name for name in release.rows if name.startswith("own")]
    assert not release.own_sources
    assert len(release.rows) == 2843
    plain = extract("all", columns=("residents_2020",), sort="code")
    assert not [name for name in plain.rows if name.startswith("own")]


def test_the_whole_release_is_the_same_with_and_without_own_data():
    atlas = load_atlas()
    plain = Scene(Words("en"), atlas, ViewState(DEFAULT_INDICATOR), np.ones(len(atlas.counties), dtype=bool))
    with_any, without = extract("release"), extract_of(plain, wanted("release"))

    assert with_any.rows.equals(without.rows)
    assert replace(with_any, rows=without.rows) == without
