"""The page's sentences: what its title says, in words that follow from the figures."""

from html import escape
from typing import Any

import numpy as np
import streamlit as st

from analytics.reach import SHADOW, total_change
from geodata import load_sources
from ui import numbers
from ui.atlas import Atlas
from ui.headline import scope, sentence, show_heading
from ui.i18n import Words
from ui.reach.options import RADIUS, VIEW, WITHIN
from ui.reach.reading import Reading, hinterlands, load_study
from ui.view_state import ViewState

_SOURCES = ("census_2020", "census_2010", "seats")
_PLACES = ("rail_stations", "airports")


def show_title(t: Words, atlas: Atlas, state: ViewState, reading: Reading) -> None:
    """Draw the title and what is measured under it."""
    with st.container(key="reach_title"):
        show_heading(title(t, atlas, state, reading), subtitle(t, state, reading))


def subtitle(t: Words, state: ViewState, reading: Reading) -> str:
    """Say what the chosen view measures."""
    return t(f"reach.subtitle.{state.option(VIEW)}", cities=t(f"city_class.{reading.cities}"))


def title(t: Words, atlas: Atlas, state: ViewState, reading: Reading) -> str:
    """Say in one sentence what the chosen view finds in the counted counties."""
    if not reading.counted.any():
        return t("reach.title.none_counted" if reading.shown.any() else "title.empty")
    say = {"hinterlands": _largest, "rail_air": _far_from_rail}.get(state.option(VIEW), _who_and_whether)
    return sentence(scope(t, atlas, state.filters) + say(t, atlas, state, reading))


def _who_and_whether(t: Words, atlas: Atlas, state: ViewState, reading: Reading) -> str:  # noqa: ARG001
    """Tell who is within reach and how their number changed, beside those the view compares them with."""
    by_radius = state.option(VIEW) == "radius"
    radius = float(state.option(RADIUS) if by_radius else RADIUS.default)
    near = reading.counted & (reading.distance <= radius)
    if not near.any():
        return t("reach.title.nobody", **_common(t, reading), kilometres=kilometres(t, radius))
    in_band = (reading.distance >= SHADOW[0]) & (reading.distance < SHADOW[1])
    others = reading.counted & (~near if by_radius else in_band)
    moved = total_change(reading.before[others], reading.after[others])
    whole = float(reading.after[reading.counted].sum())
    told = t(
        "reach.title.near",
        **_common(t, reading),
        count=int(near.sum()),
        kilometres=kilometres(t, radius),
        people=numbers.people(float(reading.after[near].sum()), t.lang),
        share=numbers.decimal(100 * float(reading.after[near].sum()) / whole, 1),
        moved=_moved(t, total_change(reading.before[near], reading.after[near])),
    )
    if moved is None:
        return told
    return told + t("reach.title.others" if by_radius else "reach.title.band", moved=_moved(t, moved))


def _largest(t: Words, atlas: Atlas, state: ViewState, reading: Reading) -> str:  # noqa: ARG001 (one form)
    study, city = load_study(), hinterlands(reading.cities, reading.rule).city
    residents = np.bincount(city[reading.counted], weights=reading.after[reading.counted])
    units = np.bincount(city[reading.counted])
    first = int(residents.argmax())
    return t(
        "reach.title.largest",
        **_common(t, reading),
        city=study.cities[f"name_{t.lang}"].iloc[first],
        count=int(units[first]),
        people=numbers.people(float(residents[first]), t.lang),
    )


def _far_from_rail(t: Words, atlas: Atlas, state: ViewState, reading: Reading) -> str:
    within = float(state.option(WITHIN))
    far = reading.counted & ~(atlas.counties["distance_rail_station"].to_numpy(dtype=float) <= within)
    return t(
        "reach.title.far_from_rail",
        count=int(far.sum()),
        total=numbers.count(int(reading.counted.sum())),
        units=units_noun(t, reading, int(reading.counted.sum())),
        kilometres=kilometres(t, within),
        people=numbers.people(float(reading.after[far].sum()), t.lang),
    )


def _common(t: Words, reading: Reading) -> dict[str, Any]:
    return {"cities": t(f"city_class.{reading.cities}"), "units": units_noun(t, reading, 2)}


def units_noun(t: Words, reading: Reading, count: int) -> str:
    """Name what is counted: counties, or with urban districts county-level units."""
    return t("noun.unit" if reading.with_districts else "noun.counties", count=count)


def _moved(t: Words, change: float | None) -> str:
    value = 0.0 if change is None else change
    amount = numbers.quantity(abs(value), 1, "%")
    return t("reach.title.gained" if value >= 0 else "reach.title.lost", value=amount)


def kilometres(t: Words, value: float) -> str:
    """Print a distance."""
    return t("unit.kilometres", value=numbers.trimmed(value))


def band_name(t: Words, low: float, high: float) -> str:
    """Name a band of distance by its edges."""
    form = "under" if low == 0 else "from" if np.isinf(high) else "between"
    return t(f"reach.band.{form}", low=numbers.trimmed(low), high=numbers.trimmed(high))


def percent(value: float) -> str:
    """Print a change with its sign."""
    return numbers.quantity(value, 1, "%", signed=True)


def show_selected(t: Words, atlas: Atlas, state: ViewState, reading: Reading) -> None:
    """Draw one line about the selected county, or how to select one, so that nothing moves when one is."""
    row = atlas.rows.get(state.county or "")
    text = t("reach.select")
    if row is not None:
        land = hinterlands(reading.cities, "nearest")
        text = t(
            "reach.selected",
            name=atlas.counties[f"full_name_{t.lang}"].iloc[row],
            city=load_study().cities[f"name_{t.lang}"].iloc[int(land.city[row])],
            kilometres=kilometres(t, round(float(land.kilometres[row]), 1)),
            change=percent(float(reading.change[row])) if np.isfinite(reading.change[row]) else t("no_data"),
        )
    st.html(f'<p class="atlas-note reach-selected">{escape(text)}</p>')


def nobody_counted(t: Words) -> None:
    """Say that all units shown are such as the figures leave out, and how to count them."""
    st.info(t("reach.nobody_counted"))


def sources(t: Words, atlas: Atlas, reading: Reading, state: ViewState) -> tuple[str, ...]:
    """Give years, sources and version, what is counted, and the notice about the map."""
    known = load_sources()
    keys = [*_SOURCES, *(_PLACES if state.option(VIEW) == "rail_air" else ())]
    titles = t.listed([known[key].title[t.lang] for key in keys])
    years = t("reach.years_places" if state.option(VIEW) == "rail_air" else "reach.years")
    line = t("source.line", year=years, sources=titles, version=atlas.version)
    counted = t(
        "reach.counted",
        count=int(reading.counted.sum()),
        units=units_noun(t, reading, int(reading.counted.sum())),
    )
    if reading.suspected:
        counted += t("words.between") + t("reach.suspected", count=reading.suspected)
    return line, counted, t("reach.caveat"), t("source.map_notice")
