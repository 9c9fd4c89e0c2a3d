"""The table that stands beside the map: the same counties and values for those who cannot see it."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from geodata import Indicator
from ui.atlas import Atlas
from ui.exports.cells import neutral
from ui.i18n import Words
from ui.view_state import ViewState


def show_table(t: Words, atlas: Atlas, state: ViewState, shown: npt.NDArray[np.bool_]) -> None:
    """Offer the shown counties as a table; its rows are sent only when the reader asks for them."""
    if st.toggle(t("table.show"), key="show_table"):
        measures = [state.indicator, *([state.second] if state.second else [])]
        st.dataframe(county_table(t, atlas, measures, shown), hide_index=True, width="stretch")


def county_table(
    t: Words, atlas: Atlas, indicators: Sequence[str], shown: npt.NDArray[np.bool_]
) -> pd.DataFrame:
    """Make the table of the shown counties.

    Returns
    -------
    DataFrame
        A row a shown county: code, name, prefecture, province, kind, residents 2020, each indicator with its
        unit in the heading (rounded as printed), and in words how it can be compared.
    """
    rows = atlas.counties[shown]
    measures = {
        _heading(t, one): rows[one.id].round(one.decimals)
        for one in (atlas.indicators[key] for key in indicators)
    }
    kinds = {kind: t(f"kind.{kind}") for kind in rows["kind"].unique()}
    comparability = {word: t(f"table.{word}") for word in rows["comparability"].unique()}
    return pd.DataFrame(
        {
            t("table.code"): rows["code"],
            t("table.name"): rows[f"full_name_{t.lang}"],
            t("table.prefecture"): rows[f"prefecture_{t.lang}"],
            t("table.province"): rows[f"province_{t.lang}"],
            t("table.kind"): rows["kind"].map(kinds),
            t("table.residents"): rows["population_2020"],
            **measures,
            t("table.comparability"): rows["comparability"].map(comparability),
        }
    )


def _heading(t: Words, indicator: Indicator) -> str:
    """Name an indicator with its unit; a reader's own words are no formula of a file made of them."""
    name, unit = indicator.name[t.lang], indicator.unit.symbol[t.lang]
    return neutral(t("table.measure", name=name, unit=unit) if unit else name)
