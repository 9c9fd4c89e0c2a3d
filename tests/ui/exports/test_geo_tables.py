"""Tables with shapes are opened by programs that did not write them."""

import io
import json
import sqlite3

import duckdb
import numpy as np
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely

from geodata import load_county_shapes, release_version
from tests.ui.exports.conftest import LINK
from ui.exports.geo_tables import write_geojson, write_geoparquet, write_gpkg

NAME = "xiancheng_atlas"
# Envelope flags of a GeoPackage geometry (OGC 12-128r19, table 6): how many bytes stand before the WKB.
ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def assert_described(told):
    assert told["version"] == release_version()
    assert told["licenses"][0]["name"] == "CC-BY-4.0"
    assert told["filters"] == {"Province": "Jilin"}
    assert told["homepage"] == LINK
    assert any("boundaries" in source["title"] for source in told["sources"])
    assert told["map_notice"]
    fields = {field["name"]: field for field in told["schema"]["fields"]}
    assert fields["hospital_beds_per_1000"]["unit"] == "per 1,000"


@pytest.fixture(scope="module")
def shapes(counties_of_jilin):
    return load_county_shapes().set_index("code").loc[counties_of_jilin["code"]].geometry


def test_geojson_is_as_rfc_7946_asks_and_describes_itself(jilin):
    collection = json.loads(write_geojson(jilin))

    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    assert_described(collection[NAME])
    west, south, east, north = collection["bbox"]
    # Jilin lies between 121.6 and 131.3 degrees east, 40.8 and 46.3 north.
    assert 121 < west < 122.5
    assert 130.5 < east < 131.5
    assert 40 < south < 41.5
    assert 46 < north < 47
    for feature in collection["features"]:
        for polygon in feature["geometry"]["coordinates"]:
            rings = polygon if feature["geometry"]["type"] == "MultiPolygon" else [polygon]
            assert shapely.LinearRing(rings[0]).is_ccw
    assert {feature["id"] for feature in collection["features"]} == set(jilin.rows["code"])


def test_gdal_opens_the_geojson_and_finds_the_release(jilin, counties_of_jilin, shapes, tmp_path):
    path = tmp_path / "jilin.geojson"
    path.write_bytes(write_geojson(jilin))
    table = pyogrio.read_dataframe(path)

    assert table.crs.to_epsg() == 4326
    assert table["code"].tolist() == counties_of_jilin["code"].tolist()
    change = counties_of_jilin["population_change_2010_2020"]
    assert table["population_change_2010_2020"].tolist() == change.tolist()
    assert (
        table["hospital_beds_per_1000"].isna().sum()
        == counties_of_jilin["hospital_beds_per_1000"].isna().sum()
    )
    assert shapely.equals(shapely.normalize(table.geometry.values), shapely.normalize(shapes.values)).all()


@pytest.fixture(scope="module")
def package(jilin, tmp_path_factory):
    path = tmp_path_factory.mktemp("gpkg") / "jilin.gpkg"
    path.write_bytes(write_gpkg(jilin))
    return path


def geometry_of(blob):
    """Read a geometry as the GeoPackage standard lays it out, without GDAL."""
    assert blob[:2] == b"GP"
    return shapely.from_wkb(blob[8 + ENVELOPE_BYTES[(blob[3] >> 1) & 7] :])


def test_sqlite_reads_the_geopackage_that_gdal_wrote(package, counties_of_jilin, shapes):
    with sqlite3.connect(package) as database:
        rows = database.execute("SELECT code, population_change_2010_2020, geom FROM counties").fetchall()
        (srs, extent) = database.execute(
            "SELECT srs_id, min_x FROM gpkg_contents WHERE table_name = 'counties'"
        ).fetchone()
    database.close()

    assert srs == 4326
    assert 121 < extent < 122.5
    assert [row[0] for row in rows] == counties_of_jilin["code"].tolist()
    assert [row[1] for row in rows] == counties_of_jilin["population_change_2010_2020"].tolist()
    drawn = np.array([geometry_of(row[2]) for row in rows])
    assert shapely.equals(drawn, shapes.values).all()


def test_the_geopackage_describes_itself_to_programs_and_to_people(package, jilin):
    assert [name for name, _ in pyogrio.list_layers(package)] == [
        "counties",
        "dictionary",
        "sources",
        "about",
    ]
    told = pyogrio.read_info(package, layer="counties")
    assert_described(json.loads(told["dataset_metadata"][NAME]))
    assert told["layer_metadata"]["IDENTIFIER"] == jilin.title
    with sqlite3.connect(package) as database:
        described = dict(
            database.execute("SELECT column_name, title FROM gpkg_data_columns WHERE table_name = 'counties'")
        )
        (integrity,) = database.execute("PRAGMA integrity_check").fetchone()
        about = dict(database.execute("SELECT name, text FROM about"))
    database.close()
    assert described == {column.name: column.heading for column in jilin.columns}
    assert integrity == "ok"
    assert about["Filters"] == "Province: Jilin"


def test_duckdb_opens_the_geoparquet_and_finds_the_release(jilin, counties_of_jilin, shapes, tmp_path):
    path = tmp_path / "jilin.parquet"
    path.write_bytes(write_geoparquet(jilin))

    rows = duckdb.execute(
        "SELECT code, population_change_2010_2020 FROM read_parquet(?)", [str(path)]
    ).fetchall()
    metadata = dict(duckdb.execute("SELECT key, value FROM parquet_kv_metadata(?)", [str(path)]).fetchall())

    assert [row[0] for row in rows] == counties_of_jilin["code"].tolist()
    assert [row[1] for row in rows] == counties_of_jilin["population_change_2010_2020"].tolist()
    assert_described(json.loads(metadata[NAME.encode()]))
    geo = json.loads(metadata[b"geo"])
    assert geo["primary_column"] == "geometry"
    column = pq.read_table(io.BytesIO(path.read_bytes()), columns=["geometry"])["geometry"]
    assert shapely.equals(shapely.from_wkb(column.to_numpy()), shapes.values).all()
    fields = pq.read_schema(path)
    assert fields.field("hospital_beds_per_1000").metadata[b"unit"] == b"per 1,000"
