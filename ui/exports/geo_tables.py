"""Tables with shapes as files: GeoJSON, GeoPackage and GeoParquet, each with what is to be known about it."""

import io
import json
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from geodata import load_county_shapes
from ui.exports import extract as extracts
from ui.exports.extract import PACKAGE, TABLE, Extract

if TYPE_CHECKING:
    import geopandas as gpd

SHAPES = "boundaries"
"""The source of the shapes."""
_PLACES = 4
_MEMBER = "xiancheng_atlas"
"""Name under which a file bears what is to be known about it."""


def with_shapes(extract: Extract) -> "gpd.GeoDataFrame":
    """Put the shapes of the release (EPSG:4326, simplified at 0.01 degrees) to an extract's rows."""
    shapes = load_county_shapes().set_index("code").geometry
    # geopandas came with the shapes.
    import geopandas as gpd  # noqa: PLC0415

    rows = extract.rows.reset_index(drop=True)
    return gpd.GeoDataFrame(rows, geometry=shapes.reindex(rows["code"]).to_numpy(), crs=shapes.crs)


def described(extract: Extract) -> dict[str, Any]:
    """Describe an extract with its shapes for programs: the columns, and the notice about the map."""
    t = extract.words
    return extracts.descriptor(extract, SHAPES) | {
        "map_notice": t("source.map_notice"),
        "schema": {"fields": extracts.fields(extract), "primaryKey": ["code"]},
    }


def write_geojson(extract: Extract) -> bytes:
    """Write an extract as GeoJSON (RFC 7946).

    WGS-84 without a `crs` member, outer rings against the clock, a bounding box, and one foreign member,
    ``xiancheng_atlas``, with version, licence, filters, sources and the meaning of every column.
    """
    import shapely  # noqa: PLC0415 - comes with the shapes

    table = with_shapes(extract)
    shapes = shapely.orient_polygons(table.geometry.to_numpy(), exterior_cw=False)
    members = [
        '"type":"FeatureCollection"',
        # By which GDAL names the layer.
        f'"name":"{TABLE}"',
        f'"{_MEMBER}":{_json(described(extract))}',
    ]
    if len(table):
        members.append(f'"bbox":{_json([round(float(edge), _PLACES) for edge in table.total_bounds])}')
    records = [_plain(record) for record in extract.rows.to_dict("records")]
    features = (
        f'{{"type":"Feature","id":{_json(record["code"])},"geometry":{shape},"properties":{_json(record)}}}'
        for record, shape in zip(records, shapely.to_geojson(shapes), strict=True)
    )
    return ("{" + ",".join(members) + ',"features":[\n' + ",\n".join(features) + "\n]}\n").encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _plain(record: dict[Any, Any]) -> dict[str, Any]:
    return {str(name): None if pd.isna(cell) else cell for name, cell in record.items()}


def write_gpkg(extract: Extract) -> bytes:
    """Write an extract as a GeoPackage.

    The layer ``counties`` bears title and description; the tables ``dictionary``, ``sources`` and ``about``
    say the rest for people, the metadata of the file and of the layer for programs, and the columns of the
    layer are described as the schema extension has it.
    """
    import pyogrio  # noqa: PLC0415 - comes with the shapes

    metadata = {
        _MEMBER: _json(described(extract)),
        "VERSION": extract.version,
        "LICENCE": extracts.licence_name(extract),
    }
    pairs = pd.DataFrame(extracts.about(extract), columns=["name", "text"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{PACKAGE}.gpkg")
        pyogrio.write_dataframe(
            with_shapes(extract),
            path,
            layer=TABLE,
            driver="GPKG",
            geometry_type="MultiPolygon",
            promote_to_multi=True,
            # Older programs read the newest version with warnings.
            dataset_options={"VERSION": "1.2"},
            dataset_metadata=metadata,
            layer_metadata={
                "IDENTIFIER": extract.title,
                "DESCRIPTION": f"{extract.citation} {extracts.licence_text(extract)}",
            },
        )
        for name, table in (
            ("dictionary", extracts.dictionary(extract)),
            ("sources", extracts.sources_table(extract, SHAPES)),
            ("about", pairs),
        ):
            pyogrio.write_dataframe(table, path, layer=name, driver="GPKG", append=True)
        _describe_columns(path, extract)
        return path.read_bytes()


def _describe_columns(path: Path, extract: Extract) -> None:
    """Give every column its heading and definition, in the table of the schema extension (OGC 12-128r19)."""
    definition = "http://www.geopackage.org/spec/#extension_schema"
    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE TABLE IF NOT EXISTS gpkg_data_columns (table_name TEXT NOT NULL,"
            " column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,"
            " constraint_name TEXT,"
            " CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),"
            " CONSTRAINT gdc_tn UNIQUE (table_name, name))"
        )
        database.execute(
            "CREATE TABLE IF NOT EXISTS gpkg_data_column_constraints (constraint_name TEXT NOT NULL,"
            " constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC,"
            " max_is_inclusive BOOLEAN, description TEXT,"
            " CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value))"
        )
        database.executemany(
            "INSERT OR IGNORE INTO gpkg_extensions VALUES (?, NULL, 'gpkg_schema', ?, 'read-write')",
            [("gpkg_data_columns", definition), ("gpkg_data_column_constraints", definition)],
        )
        database.executemany(
            "INSERT OR REPLACE INTO gpkg_data_columns (table_name, column_name, title, description)"
            " VALUES (?, ?, ?, ?)",
            [(TABLE, column.name, column.heading, column.definition) for column in extract.columns],
        )
    database.close()


def write_geoparquet(extract: Extract) -> bytes:
    """Write an extract as GeoParquet; its metadata hold the description under ``xiancheng_atlas``."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - comes with the shapes

    held = io.BytesIO()
    with_shapes(extract).to_parquet(held, index=False, compression="zstd")
    table = pq.read_table(held)
    metadata = {**table.schema.metadata, _MEMBER.encode(): _json(described(extract)).encode()}
    for place, column in enumerate(extract.columns):
        described_field = table.schema.field(place).with_metadata(
            {"title": column.heading, "description": column.definition, "unit": column.unit}
        )
        table = table.set_column(place, described_field, table.column(place))
    written = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(metadata), written, compression="zstd")
    return written.getvalue()
