"""Boundary history in sentences, and what became of a unit that is no more."""

from collections.abc import Callable
from html import escape

import streamlit as st

from analytics.boundary_history import Event, Unit, successors
from analytics.english_names import former_name
from geodata import load_history
from ui import numbers, session
from ui.atlas import Atlas
from ui.county.head import section
from ui.county.profiles import Subject, load_readings
from ui.i18n import Words

_MOST_NAMED = 8
_CORPS = "6590"
"""Cities of the Production and Construction Corps: what land they took was read off the map."""


def show_history(subject: Subject) -> None:
    """Draw what happened to the county's ground since 2009, year by year."""
    t = subject.t
    section(t("county.history.title"))
    rows = [
        f"<tr><th scope='row'>{year}</th><td>{escape(text)}</td></tr>"
        for year, text in (
            (event.year, event_sentence(t, subject.atlas, event)) for event in subject.profile.events
        )
    ]
    none = f'<p class="atlas-note">{escape(t("county.history.none"))}</p>'
    table = f'<table class="atlas-history"><tbody>{"".join(rows)}</tbody></table>'
    st.html(table if rows else none)


def event_sentence(t: Words, atlas: Atlas, event: Event) -> str:
    """Tell one change."""
    named = [unit_name(t, atlas, unit) for unit in event.old[:_MOST_NAMED]]
    if len(event.old) > _MOST_NAMED:
        named.append(t("county.history.more", more=numbers.count(len(event.old) - _MOST_NAMED)))
    old, new = t.enumerated(named), unit_name(t, atlas, event.new)
    text = t(f"county.history.{event.change}", old=old, new=new, count=len(event.old))
    by_map = event.change in {"split", "gave_part", "received_part"} and any(
        unit.code.startswith(_CORPS) for unit in (*event.old, event.new)
    )
    return f"{text}{t('county.history.by_map')}" if by_map else text


def unit_name(t: Words, atlas: Atlas, unit: Unit) -> str:
    """Name a unit as it was called; in English with the Chinese name, by which lists know it.

    A development zone, which alone has no code, keeps its Chinese name: its pinyin in one word says nothing.
    """
    if not unit.code:
        return unit.name_zh
    code = t("county.history.code", code=unit.code)
    if t.lang == "zh":
        return f"{unit.name_zh}{code}"
    english = former_name(unit.name_zh, load_readings(atlas.for_all), _present_name(atlas, unit))
    return f"{english} {unit.name_zh}{code}" if english else f"{unit.name_zh}{code}"


def _present_name(atlas: Atlas, unit: Unit) -> str | None:
    """Give the published English name, where one unit of today has its Chinese name, or that and its code."""
    alike = atlas.counties[atlas.counties["name_zh"] == unit.name_zh]
    same = alike[alike["code"] == unit.code] if len(alike) > 1 else alike
    return str(same["name_en"].item()) if len(same) else None


def show_unknown(
    t: Words,
    atlas: Atlas,
    code: str,
    *,
    take: Callable[[str, str], None] | None = None,
    go: Callable[[str], None] = session.fly_to,
) -> None:
    """Say what a code means that no unit of today bears, and lead on to what the unit became.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    code : str
        As it stood in the address.
    take : callable, optional
        Takes the old code and that of a unit of today in its place.
    go : callable
        Opens a unit of today, where nothing takes it.
    """
    found = successors(load_history(), code)
    if not found:
        st.warning(t("county.unknown.code", code=_code(code)))
        return
    for position, one in enumerate(found):
        row = atlas.rows[one.code]
        old = Unit(code, one.old_name_zh)
        new = Unit(one.code, str(atlas.counties["name_zh"].iloc[row]))
        name = str(atlas.counties[f"full_name_{t.lang}"].iloc[row])
        told = t(f"county.unknown.{one.change}", old=unit_name(t, atlas, old), new=unit_name(t, atlas, new))
        st.warning(t("county.unknown.year", year=one.year, text=told))
        st.button(
            t("county.unknown.take" if take else "county.unknown.go", name=name),
            key=f"successor_{code}_{position}",
            on_click=take or go,
            args=(code, one.code) if take else (one.code,),
        )


def _code(text: str) -> str:
    """Print what stood in the address in code marks, so that it never becomes markup."""
    kept = "".join(sign for sign in text if sign.isprintable() and sign != "`")
    return f"`{kept[:20]}`"
