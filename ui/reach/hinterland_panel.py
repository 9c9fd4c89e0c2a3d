"""Hinterlands: which city how many counties and residents belong to."""

from html import escape

import numpy as np
import streamlit as st

from analytics.map_colouring import area_colours
from analytics.reach import total_change
from ui import numbers
from ui.i18n import Words
from ui.reach.colours import HINTERLANDS
from ui.reach.controls import rule_control
from ui.reach.parts import show_method, show_note, table
from ui.reach.reading import Reading, hinterlands, load_study
from ui.reach.words import percent


def show_hinterlands(t: Words, reading: Reading) -> None:
    """Draw the panel: every city with its hinterland, the most residents first."""
    rule_control(t)
    study = load_study()
    city = hinterlands(reading.cities, reading.rule).city
    paints = area_colours(city, study.borders, len(HINTERLANDS))
    names = study.cities[f"name_{t.lang}"].tolist()
    rows = []
    for place in np.unique(city[reading.counted]):
        inside = reading.counted & (city == place)
        change = total_change(reading.before[inside], reading.after[inside])
        swatch = (
            f'<i class="reach-swatch" style="background:{HINTERLANDS[paints[place]]}" aria-hidden="true"></i>'
        )
        residents = float(reading.after[inside].sum())
        cells = [
            f"{swatch}{escape(names[place])}",
            numbers.people(float(study.sizes[place]), t.lang),
            numbers.count(int(inside.sum())),
            numbers.people(residents, t.lang),
            t("no_data") if change is None else percent(change),
        ]
        rows.append((residents, cells))
    rows.sort(key=lambda row: -row[0])
    heads = [t(f"reach.hinterland.{name}") for name in ("city", "size", "units", "residents", "change")]
    caption = t(f"reach.hinterland.caption_{reading.rule}", cities=t(f"city_class.{reading.cities}"))
    st.html(table(heads, [cells for _, cells in rows], caption))
    other = hinterlands(reading.cities, "gravity" if reading.rule == "nearest" else "nearest").city
    differ = int((reading.counted & (city != other)).sum())
    show_note(t("reach.hinterland.differ", count=differ))
    show_method(t, "hinterlands")
