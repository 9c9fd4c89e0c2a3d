"""Small maps side by side: the four regions, or two to six provinces, with the same classes."""

import numpy as np
import numpy.typing as npt
import streamlit as st

from analytics.filters import REGIONS
from ui import numbers
from ui.atlas import Atlas
from ui.headline import value_text
from ui.i18n import Words
from ui.map_message import Panel
from ui.page_options import choice
from ui.view_state import ViewState

FEWEST, MOST = 2, 6
ONE, BY_REGION, BY_PROVINCE = LAYOUTS = ("one", "regions", "provinces")

PANELS = choice("panels", LAYOUTS, ONE)


def panels_control(t: Words, state: ViewState) -> None:
    """Draw the choice between one map and several."""
    st.segmented_control(
        t("panels.title"),
        LAYOUTS,
        format_func=lambda layout: t(f"panels.{layout}"),
        key=PANELS.control,
        required=True,
        help=t("panels.help", most=MOST),
    )
    if state.option(PANELS) == BY_PROVINCE and not _fits(state):
        st.caption(t("panels.choose", fewest=FEWEST, most=MOST))


def panels_of(t: Words, atlas: Atlas, state: ViewState, shown: npt.NDArray[np.bool_]) -> tuple[Panel, ...]:
    """Give the small maps, each with its number of units and their median; none where one map is shown."""
    counties = atlas.counties
    match state.option(PANELS):
        case "regions":
            regions = [region for region in REGIONS if region in (state.filters.regions or REGIONS)]
            areas = [(t(f"region.{region}"), (counties["region"] == region).to_numpy()) for region in regions]
        case "provinces" if _fits(state):
            names, codes = atlas.province_names[t.lang], counties["province_code"].to_numpy()
            areas = [(names[code], codes == code) for code in state.filters.provinces]
        case _:
            return ()
    if len(areas) < FEWEST:
        return ()
    provinces = counties["province_code"].str[:2].to_numpy(dtype=str)
    return tuple(
        Panel(name, _note(t, atlas, state, shown & within), tuple(np.unique(provinces[within]).tolist()))
        for name, within in areas
    )


def _fits(state: ViewState) -> bool:
    return FEWEST <= len(state.filters.provinces) <= MOST


def _note(t: Words, atlas: Atlas, state: ViewState, within: npt.NDArray[np.bool_]) -> str:
    count = int(within.sum())
    indicator = atlas.indicators[state.indicator]
    values = atlas.counties[indicator.id].to_numpy(dtype=float, na_value=np.nan)[within]
    known = values[np.isfinite(values)]
    if state.second or indicator.categories or known.size == 0:
        return t("panels.units", count=count, number=numbers.count(count))
    median = value_text(t, indicator, float(np.median(known)))
    return t("panels.median", count=count, number=numbers.count(count), median=median)
