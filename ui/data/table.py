"""The table of the data page."""

from typing import Any

import pandas as pd
import streamlit as st

from geodata import Indicator
from ui.data.scene import Scene
from ui.exports.columns import category_words, heading

_HEIGHT = 620


def show_table(scene: Scene) -> None:
    """Draw the listed counties; a missing figure is "no data", never zero."""
    t = scene.t
    table = shown_table(scene)
    formats = {heading(t, entry): _number(entry) for entry in scene.indicators if not entry.categories}
    st.dataframe(
        table,
        hide_index=True,
        width="stretch",
        height=_HEIGHT,
        placeholder=t("no_data"),
        alt=t("data.table_alt"),
        column_config={
            t("table.code"): st.column_config.TextColumn(pinned=True, width=70),
            t("table.name"): st.column_config.TextColumn(pinned=True, width=110),
            **formats,
        },
        key="data_table",
    )


def _number(indicator: Indicator) -> Any:
    return st.column_config.NumberColumn(format=f"%,.{indicator.decimals}f")


def shown_table(scene: Scene) -> pd.DataFrame:
    """Make the table as it is shown.

    Returns
    -------
    DataFrame
        A row a listed county: code, name, prefecture, province, kind, the chosen indicators with unit and
        year in the heading, and in words how 2010 compares with 2020.
    """
    t, rows = scene.t, scene.table
    kinds = {kind: t(f"kind.{kind}") for kind in rows["kind"].unique()}
    return pd.DataFrame(
        {
            t("table.code"): rows["code"],
            t("table.name"): rows[f"full_name_{t.lang}"],
            t("table.prefecture"): rows[f"prefecture_{t.lang}"],
            t("table.province"): rows[f"province_{t.lang}"],
            t("table.kind"): rows["kind"].map(kinds),
            **{heading(t, entry): _values(scene, rows[entry.id], entry) for entry in scene.indicators},
            t("table.comparability"): _comparability(scene, rows),
        }
    )


def _values(scene: Scene, column: pd.Series, indicator: Indicator) -> pd.Series:
    if indicator.categories:
        return column.map(category_words(scene.t, indicator))
    return column.astype("float64")


def _comparability(scene: Scene, rows: pd.DataFrame) -> pd.Series:
    t = scene.t
    words = {word: t(f"table.{word}") for word in rows["comparability"].unique()}
    said = rows["comparability"].map(words)
    return said.where(~rows["suspected_transfer"], said + t("data.beside") + t("data.suspected"))
