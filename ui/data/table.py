"""The table of the data page."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from geodata import Indicator
from ui import numbers
from ui.data.heads import head_of, meaning, widths
from ui.data.scene import Scene
from ui.exports.columns import category_words
from ui.i18n import Language, Words

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

_HEIGHT, _ROW_HEIGHT = 620, 30
_CODE_WIDTH = 64
_NAME_WIDTH: Mapping[Language, int] = {"zh": 104, "en": 119}
_PROVINCE_WIDTH: Mapping[Language, int] = {"zh": 80, "en": 96}
# Printing a cell costs the server 8 microseconds, and a table of all columns has a quarter of a million.
_MOST_PRINTED = 65_536


def show_table(scene: Scene) -> None:
    """Draw the listed counties; a missing figure is "no data", never zero."""
    t, table = scene.t, shown_table(scene)
    is_printed = table.size <= _MOST_PRINTED
    st.dataframe(
        _printed(scene, table) if is_printed else table,
        hide_index=True,
        width="stretch",
        height=_HEIGHT,
        row_height=_ROW_HEIGHT,
        placeholder=t("no_data"),
        alt=t("data.table_alt"),
        column_config=_columns(scene, table, is_printed=is_printed),
        key="data_table",
    )


def shown_table(scene: Scene) -> pd.DataFrame:
    """Make the table as it is shown.

    Returns
    -------
    DataFrame
        A row a listed county: code, name and province, the chosen indicators with year and unit under their
        names, then prefecture, kind, and in words how 2010 compares with 2020.
    """
    t, rows = scene.t, scene.table
    kinds = {kind: t(f"kind.{kind}") for kind in rows["kind"].unique()}
    return pd.DataFrame(
        {
            ("", t("table.code")): rows["code"],
            ("", t("table.name")): rows[f"full_name_{t.lang}"],
            ("", t("table.province")): rows[f"province_{t.lang}"],
            **{head_of(scene, entry): _values(t, rows[entry.id], entry) for entry in scene.indicators},
            ("", t("table.prefecture")): rows[f"prefecture_{t.lang}"],
            ("", t("table.kind")): rows["kind"].map(kinds),
            ("", t("table.comparability")): comparability(scene, rows),
        }
    )


def _printed(scene: Scene, table: pd.DataFrame) -> "Styler":
    """Print numbers as the atlas does: no format of the grid has a true minus; it sorts by values still."""
    printers: dict[Any, Any] = {
        head_of(scene, entry): partial(
            numbers.decimal, decimals=entry.decimals, signed=entry.scale == "diverging"
        )
        for entry in scene.indicators
        if not entry.categories
    }
    return table.style.format(printers, na_rep=scene.t("no_data"))


def _columns(scene: Scene, table: pd.DataFrame, *, is_printed: bool) -> dict[Any, Any]:
    """Set widths, tooltips and formats by place, counted from the hidden index: headings have two lines."""
    column, pixels = st.column_config, widths(scene, table)
    columns: dict[Any, Any] = {
        1: column.TextColumn(pinned=True, width=_CODE_WIDTH),
        2: column.TextColumn(pinned=True, width=_NAME_WIDTH[scene.t.lang]),
        3: column.TextColumn(width=_PROVINCE_WIDTH[scene.t.lang]),
    }
    for place, entry in enumerate(scene.indicators, start=len(columns) + 1):
        room, said = pixels[head_of(scene, entry)], meaning(scene, entry)
        if entry.categories:
            columns[place] = column.TextColumn(width=room, help=said)
        else:
            # A format of the grid's would take the place of what is printed.
            form = None if is_printed else f"%,.{entry.decimals}f"
            columns[place] = column.NumberColumn(width=room, help=said, format=form)
    return columns


def _values(t: Words, column: pd.Series, indicator: Indicator) -> pd.Series:
    if indicator.categories:
        return column.map(category_words(t, indicator))
    return column.astype("float64")


def comparability(scene: Scene, rows: pd.DataFrame) -> pd.Series:
    """Say in words how the 2010 of each row compares with its 2020."""
    t = scene.t
    words = {word: t(f"table.{word}") for word in rows["comparability"].unique()}
    said = rows["comparability"].map(words)
    return said.where(~rows["suspected_transfer"], said + t("data.beside") + t("data.suspected"))
