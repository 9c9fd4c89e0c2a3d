"""The selected county: how far it is from cities of every class, stations and airports."""

from collections.abc import Hashable, Mapping
from html import escape
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from ui import numbers, session
from ui.atlas import Atlas
from ui.county_card import warnings
from ui.i18n import Words
from ui.overlays import CITY_CLASSES
from ui.reach.reading import Reading, hinterlands, load_study
from ui.reach.words import kilometres, percent


def show_card(t: Words, atlas: Atlas, code: str, reading: Reading) -> None:
    """Draw the card.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    code : str
        Code of a county of the release.
    reading : Reading
    """
    row = atlas.rows[code]
    county = atlas.counties.iloc[row].to_dict()
    places = dict.fromkeys((county[f"province_{t.lang}"], county[f"prefecture_{t.lang}"]))
    notes = "".join(f'<p class="atlas-warning">{escape(text)}</p>' for text in warnings(t, county))
    cells = [(t("reach.card.change"), percent(float(reading.change[row])))]
    cells += [(t("reach.card.residents"), numbers.people(float(reading.after[row]), t.lang))]
    cells += [_to_city(t, row, cities) for cities in CITY_CLASSES]
    cells += [_by_gravity(t, row, reading)]
    cells += [
        (t(f"reach.card.{name}"), _to_place(t, atlas, county, column))
        for name, column in (("station", "rail_station"), ("airport", "airport"))
    ]
    lines = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>' for name, value in cells
    )
    with st.container(key="card", gap="small"):
        st.html(
            f"<h2>{escape(county[f'full_name_{t.lang}'])}</h2>"
            f'<p class="atlas-where">{escape(" · ".join(places))}</p>{notes}'
            f'<table class="atlas-values"><tbody>{lines}</tbody></table>'
        )
        st.button(
            t("card.close"), key="close_card", type="tertiary", on_click=session.select_county, args=(None,)
        )


def _to_city(t: Words, row: int, cities: str) -> tuple[str, str]:
    land = hinterlands(cities, "nearest")
    return (
        t("reach.card.nearest", cities=t(f"city_class.{cities}")),
        t("reach.card.city", city=_name(t, land.city[row]), kilometres=_kilometres(t, land.kilometres[row])),
    )


def _by_gravity(t: Words, row: int, reading: Reading) -> tuple[str, str]:
    land = hinterlands(reading.cities, "gravity")
    return (
        t("reach.card.gravity", cities=t(f"city_class.{reading.cities}")),
        t("reach.card.city", city=_name(t, land.city[row]), kilometres=_kilometres(t, land.kilometres[row])),
    )


def _to_place(t: Words, atlas: Atlas, county: Mapping[Hashable, Any], place: str) -> str:
    key = county[f"nearest_{place}"]
    if pd.isna(key):
        return t("no_data")
    far = _kilometres(t, county[f"distance_{place}"])
    return t("reach.card.city", city=atlas.place_names[t.lang][key], kilometres=far)


def _name(t: Words, city: np.intp) -> str:
    return str(load_study().cities[f"name_{t.lang}"].iloc[int(city)])


def _kilometres(t: Words, value: float) -> str:
    return t("no_data") if pd.isna(value) else kilometres(t, round(float(value), 1))
