"""The downloads of the data page: which rows and columns, and files that are made when they are asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from html import escape

import streamlit as st

from ui.data.extracts import SCOPES, Scope, Wanted, column_names, extract_of, filters_of, own_of
from ui.data.options import DATA_PAGE, without_own
from ui.data.scene import Scene
from ui.exports.columns import release_columns
from ui.exports.extract import SHARE_ALIKE, Extract
from ui.exports.geo_tables import write_geojson, write_geoparquet, write_gpkg
from ui.exports.tables import write_csv, write_package, write_xlsx
from ui.links import state_address
from ui.numbers import count
from ui.own_data.indicator import OwnIndicator

_SCOPE = "data_scope"
_SHARE_ALIKE = "data_share_alike"


@dataclass(frozen=True)
class Format:
    """A kind of file: the end of its name, its media type, and what writes it."""

    ending: str
    media: str
    write: Callable[[Extract], bytes]


FORMATS: Mapping[str, Format] = {
    "csv": Format("csv", "text/csv", write_csv),
    "xlsx": Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
    "package": Format("zip", "application/zip", write_package),
    "geojson": Format("geojson", "application/geo+json", write_geojson),
    "gpkg": Format("gpkg", "application/geopackage+sqlite3", write_gpkg),
    "geoparquet": Format("parquet", "application/vnd.apache.parquet", write_geoparquet),
}


def show_downloads(scene: Scene) -> None:
    """Draw the choice of what a file holds, and a button for each kind of file."""
    t = scene.t
    st.html(f'<h2 class="atlas-section">{escape(t("data.download"))}</h2>')
    scope = st.radio(
        t("data.scope.label"),
        SCOPES,
        format_func=lambda key: t(f"data.scope.{key}"),
        key=_SCOPE,
        label_visibility="collapsed",
    )
    share_alike = scope != "chosen" and st.checkbox(
        t("data.share_alike"), key=_SHARE_ALIKE, help=t("data.share_alike_help")
    )
    wanted = Wanted(
        scope,
        share_alike,
        # What the reader brought stays in the session, so no link names it.
        state_address(t, scene.atlas, DATA_PAGE, without_own(scene.state, scene.atlas.own)),
        filters_of(scene),
        datetime.now(UTC).astimezone().date(),
    )
    names = column_names(scene, wanted)
    units = len(scene.atlas.counties) if scope == "release" else len(scene.rows)
    own = own_of(scene, wanted)
    st.html(f'<p class="atlas-note">{escape(_size(scene, units, names, own))}</p>')
    with st.container(key="data_formats", gap="xsmall"):
        for kind, made in FORMATS.items():
            st.download_button(
                t(f"data.format.{kind}"),
                partial(_file, scene, wanted, made),
                file_name=_file_name(scene, scope, made, has_own=bool(own)),
                mime=made.media,
                key=f"data_download_{kind}",
                help=t(f"data.format_help.{kind}"),
                on_click="ignore",
                disabled=not units,
                width="stretch",
            )
    st.html(f'<p class="atlas-note">{escape(t("data.download_note"))}</p>')


def _file(scene: Scene, wanted: Wanted, made: Format) -> bytes:
    """Make a file when it is asked for; the server's thread that does so has no session."""
    return made.write(extract_of(scene, wanted))


def _size(scene: Scene, units: int, names: list[str], own: list[OwnIndicator]) -> str:
    t = scene.t
    columns = release_columns(t, scene.atlas)
    mixed = any(columns[name].licence == SHARE_ALIKE for name in names)
    licence = t("data.licence_mixed" if mixed else "data.licence_plain")
    size = t("data.size", units=count(units), columns=count(len(names) + len(own)), licence=licence)
    if not scene.own:
        return size
    said = t("data.own_in", count=len(own)) if own else t("data.own_out")
    return t("words.between").join([size, said])


def _file_name(scene: Scene, scope: Scope, made: Format, *, has_own: bool) -> str:
    # Names of files are in letters that every system keeps.
    own = "_own-data" if has_own else ""
    return f"xiancheng-atlas_{scope}_{scene.atlas.version}{own}.{made.ending}"
