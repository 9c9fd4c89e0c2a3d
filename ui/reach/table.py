"""The table that stands beside the page's map and charts: every county with its distances and its city."""

import pandas as pd
import streamlit as st

from ui.atlas import Atlas
from ui.i18n import Words
from ui.overlays import CITY_CLASSES
from ui.reach.reading import Reading, hinterlands, load_study


def show_table(t: Words, atlas: Atlas, reading: Reading) -> None:
    """Offer the shown counties as a table; its rows are sent only when the reader asks for them."""
    if st.toggle(t("table.show"), key="show_table"):
        st.dataframe(reach_table(t, atlas, reading), hide_index=True, width="stretch")


def reach_table(t: Words, atlas: Atlas, reading: Reading) -> pd.DataFrame:
    """Make the table of the shown counties.

    Returns
    -------
    DataFrame
        A row a shown county: code, name, prefecture, province, residents 2020, change of residents,
        kilometres to the nearest city, its name, the city of the strongest gravity, kilometres to the nearest
        city of each size class by itself, to the nearest station and airport, and whether the page's figures
        count the county.
    """
    rows = atlas.counties[reading.shown]
    names = load_study().cities[f"name_{t.lang}"]
    near, strong = (
        names.iloc[hinterlands(reading.cities, rule).city[reading.shown]].to_numpy()
        for rule in ("nearest", "gravity")
    )
    cities = t(f"city_class.{reading.cities}")
    counted = {True: t("reach.table.yes"), False: t("reach.table.no")}
    by_class = {
        t("table.measure", name=one.name[t.lang], unit=one.unit.symbol[t.lang]): rows[one.id].round(1)
        for one in (atlas.indicators[f"distance_{size}"] for size in CITY_CLASSES)
    }
    return pd.DataFrame(
        {
            t("table.code"): rows["code"],
            t("table.name"): rows[f"full_name_{t.lang}"],
            t("table.prefecture"): rows[f"prefecture_{t.lang}"],
            t("table.province"): rows[f"province_{t.lang}"],
            t("table.residents"): rows["population_2020"],
            t("reach.table.change"): rows["population_change_2010_2020"].round(1),
            t("reach.table.distance", cities=cities): reading.distance[reading.shown].round(1),
            t("reach.table.nearest", cities=cities): near,
            t("reach.table.gravity", cities=cities): strong,
            **by_class,
            t("reach.table.station"): rows["distance_rail_station"].round(1),
            t("reach.table.airport"): rows["distance_airport"].round(1),
            t("reach.table.counted"): [counted[each] for each in reading.counted[reading.shown].tolist()],
        }
    )
