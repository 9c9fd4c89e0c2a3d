"""Hinterlands: which city how many counties and residents belong to."""

from dataclasses import dataclass
from html import escape

import numpy as np
import streamlit as st

from analytics.map_colouring import area_colours
from analytics.reach import total_change
from ui import numbers
from ui.i18n import Words
from ui.parts import show_note
from ui.reach.colours import HINTERLANDS
from ui.reach.controls import rule_control
from ui.reach.parts import show_method, table
from ui.reach.reading import Reading, hinterlands, load_study
from ui.reach.words import percent


def show_hinterlands(t: Words, reading: Reading) -> None:
    """Draw the panel: every city with its hinterland, the most residents first."""
    rule_control(t)
    head, rows = hinterland_rows(t, reading)
    swatch = '<i class="reach-swatch" style="background:{}" aria-hidden="true"></i>{}'
    cells = [[swatch.format(row.colour, escape(row.cells[0])), *row.cells[1:]] for row in rows]
    st.html(table(head, cells, caption_of(t, reading)))
    show_note(difference(t, reading))
    show_method(t, "hinterlands")


@dataclass(frozen=True)
class Row:
    """A city with its hinterland: its colour on the map, and its cells as they are printed."""

    colour: str
    cells: tuple[str, ...]


def hinterland_rows(t: Words, reading: Reading) -> tuple[list[str], list[Row]]:
    """Give every city with its hinterland, the most residents first, under the names of the columns."""
    study = load_study()
    city = hinterlands(reading.cities, reading.rule).city
    paints = area_colours(city, study.borders, len(HINTERLANDS))
    names = study.cities[f"name_{t.lang}"].tolist()
    rows = []
    for place in np.unique(city[reading.counted]):
        inside = reading.counted & (city == place)
        change = total_change(reading.before[inside], reading.after[inside])
        residents = float(reading.after[inside].sum())
        cells = (
            names[place],
            numbers.people(float(study.sizes[place]), t.lang),
            numbers.count(int(inside.sum())),
            numbers.people(residents, t.lang),
            t("no_data") if change is None else percent(change),
        )
        rows.append((residents, Row(HINTERLANDS[paints[place]], cells)))
    rows.sort(key=lambda row: -row[0])
    heads = [t(f"reach.hinterland.{name}") for name in ("city", "size", "units", "residents", "change")]
    return heads, [row for _, row in rows]


def caption_of(t: Words, reading: Reading) -> str:
    """Say whose hinterlands are listed, and by which rule."""
    return t(f"reach.hinterland.caption_{reading.rule}", cities=t(f"city_class.{reading.cities}"))


def hinterland_facts(t: Words, reading: Reading) -> list[tuple[str, str]]:
    """Give the numbers of the largest hinterland, how many there are, and how far the rules agree."""
    _, rows = hinterland_rows(t, reading)
    city, _, units, residents, change = rows[0].cells
    facts = {"cities": numbers.count(len(rows)), "units": units, "residents": residents, "change": change}
    facts["differ"] = numbers.count(_differing(reading))
    return [(t(f"reach.hinterland.fact.{name}", city=city), value) for name, value in facts.items()]


def difference(t: Words, reading: Reading) -> str:
    """Say how many counties the other rule would give to another city."""
    return t("reach.hinterland.differ", count=_differing(reading))


def _differing(reading: Reading) -> int:
    city = hinterlands(reading.cities, reading.rule).city
    other = hinterlands(reading.cities, "gravity" if reading.rule == "nearest" else "nearest").city
    return int((reading.counted & (city != other)).sum())
