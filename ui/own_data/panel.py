"""Own data from the file to the map: what was understood, what became of every row, what to call it."""

import re
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import PurePath
from typing import Any, cast, get_args

import numpy as np
import streamlit as st

from analytics.own_table import JOININGS, REPEATED, Choices, OwnTable, join, years_of
from analytics.unit_finder import UnitFinder
from ui import session
from ui.atlas import Atlas
from ui.i18n import Words
from ui.own_data.download import own_csv
from ui.own_data.indicator import (
    LONGEST_NAME,
    LONGEST_SOURCE,
    LONGEST_UNIT,
    Direction,
    one_line,
    own_indicator,
    own_line,
)
from ui.own_data.kept import MOST_INDICATORS, keep, new_key, own_indicators, remove
from ui.own_data.reading import Upload, upload
from ui.own_data.report import show_report
from ui.ranking import plain
from ui.reach.parts import table
from ui.types.lists import gazetteer
from ui.view_state import ViewState

MAP_PAGE = "pages/map.py"

_JOINED = "own_joined"
_MOST_DECIMALS = 2
# What stands in brackets behind a name is its unit; with digits it may be a year, or the number of a column.
_WITH_UNIT = re.compile(r"(.*\S)\s*[(（]([^()（）\d]+)[)）]")


@st.cache_resource(show_spinner=False)
def _finder(_atlas: Atlas) -> UnitFinder:
    """Index the units by code and name, once for all sessions; it keeps nothing of what it is asked."""
    return UnitFinder(gazetteer(_atlas), _atlas.counties)


def show_own_data(t: Words, atlas: Atlas, state: ViewState) -> None:
    """Draw what the session has of its own, and the way from a file to an indicator.

    Parameters
    ----------
    t : Words
    atlas : Atlas
        As `ui.own_data.kept.atlas_in_session` gives it.
    state : ViewState
    """
    st.html(
        f'<h1 class="atlas-title">{escape(t("own.title"))}</h1>'
        f'<p class="atlas-subtitle">{escape(t("own.intro"))}</p>'
    )
    _kept(t, atlas, state)
    finder = _finder(atlas.for_all)
    read = upload(t, finder.gazetteer)
    if read is None:
        st.session_state.pop(_JOINED, None)
        st.html(_sample(t))
        return
    if read.columns.code is None and read.columns.name is None:
        st.warning(t("own.no_key"))
        return
    if read.columns.value is None:
        st.warning(t("own.no_value"))
        return
    joined = _joined(atlas, finder, read, _choices(t, read))
    st.markdown(f"## {t('own.report_title')}")
    show_report(t, atlas, joined)
    if not joined.units:
        st.warning(t("own.nothing_joined"))
        return
    st.markdown(f"## {t('own.describe')}")
    _describe(t, read, joined)


def _sample(t: Words) -> str:
    """Show what a table may look like, in a form that is read: by code, by name, by a former name."""
    heads = [t("table.code"), t("table.name"), t("table.province"), t("own.sample_value")]
    rows = [
        ("220182", t("own.sample_yushu"), t("own.sample_jilin"), "12.5"),
        ("", t("own.sample_kunshan"), t("own.sample_jiangsu"), "1,830"),
        ("429005000000", "", "", "…"),
    ]
    return table(heads, [[escape(cell) for cell in row] for row in rows], t("own.sample"))


def _kept(t: Words, atlas: Atlas, state: ViewState) -> None:
    """List what the session has: to show, rename, take away or remove."""
    held = own_indicators()
    if not held:
        return
    st.markdown(f"## {t('own.held')}")
    for key, own in held.items():
        with st.container(key=f"own_kept_{key}", horizontal=True, vertical_alignment="center"):
            known = int(np.isfinite(own.values).sum())
            st.markdown(t("own.held_row", name=plain(own.indicator.name[t.lang]), count=known))
            if st.button(
                t("own.show"),
                key=f"own_show_{key}",
                type="primary" if state.indicator == key else "secondary",
                on_click=_show,
                args=(key,),
            ):
                st.switch_page(MAP_PAGE)
            with st.popover(t("own.rename"), key=f"own_rename_{key}"):
                st.text_input(
                    t("own.name"),
                    own.indicator.name[t.lang],
                    max_chars=LONGEST_NAME,
                    key=f"own_name_{key}",
                    on_change=_rename,
                    args=(key,),
                )
            st.download_button(
                t("own.download"),
                partial(own_csv, t, atlas, own),
                file_name=f"{key}.csv",
                mime="text/csv",
                key=f"own_download_{key}",
                on_click="ignore",
            )
            st.button(t("own.remove"), key=f"own_remove_{key}", type="tertiary", on_click=remove, args=(key,))
        st.html(f'<p class="atlas-source">{escape(own_line(t, own))}</p>')


def _show(key: str) -> None:
    session.change(lambda state: replace(state, indicator=key, second=None))


def _rename(key: str) -> None:
    own = own_indicators()[key]
    name = one_line(st.session_state[f"own_name_{key}"], LONGEST_NAME)
    if name:
        indicator = own.indicator
        keep(
            own_indicator(
                key,
                own.values,
                name=name,
                unit=indicator.unit.symbol["en"],
                year=indicator.year,
                source=own.source,
                decimals=indicator.decimals,
                direction=indicator.direction,
                file=own.file,
            )
        )


def _choices(t: Words, read: Upload) -> Choices:
    """Draw what the reader decides about rows that are not one to one with units."""
    years = years_of(read.table, read.columns)
    with st.container(key="own_choices", horizontal=True):
        year = (
            st.selectbox(t("own.rows_of_year"), years, key=f"own_year_{read.id}_{read.columns.year}")
            if years
            else None
        )
        merged = st.selectbox(
            t("own.merged"),
            JOININGS,
            format_func=lambda way: t(f"own_merged.{way}"),
            key=f"own_merged_{read.id}",
            help=t("own.merged_help"),
        )
        weight = None
        if merged == "weighted":
            places = list(range(read.table.width))
            weight = st.selectbox(
                t("own.weight"),
                places,
                format_func=lambda place: read.heading(t, place),
                key=f"own_weight_{read.id}",
                help=t("own.weight_help"),
            )
        repeated = st.selectbox(
            t("own.repeated"),
            REPEATED,
            format_func=lambda way: t(f"own_repeated.{way}"),
            key=f"own_repeated_{read.id}",
            help=t("own.repeated_help"),
        )
    return Choices(merged, weight, repeated, year)


def _joined(atlas: Atlas, finder: UnitFinder, read: Upload, choices: Choices) -> OwnTable:
    """Join the table, once for every set of choices; the session holds the last one."""
    key = (read.id, read.table.reading, read.columns, choices)
    held = cast("tuple[object, OwnTable] | None", st.session_state.get(_JOINED))
    if held is None or held[0] != key:
        with st.spinner(""):
            joined = join(read.table, read.columns, choices, finder, list(atlas.rows))
        held = (key, joined)
        st.session_state[_JOINED] = held
    return held[1]


def _describe(t: Words, read: Upload, joined: OwnTable) -> None:
    """Draw what the indicator is to be called, and the button that puts it on the map."""
    place = cast("int", read.columns.value)
    heading = read.heading(t, place)
    told = _WITH_UNIT.fullmatch(heading)
    name, unit = told.groups() if told else (heading, "%" if joined.is_percent else "")
    key = f"{read.id}_{place}_{read.columns.headings}"
    year = st.session_state.get(f"own_year_{read.id}_{read.columns.year}") or _year_in(heading)
    keys = {name: f"own_{name}_{key}" for name in ("name", "unit", "decimals", "direction", "source")}
    # Another year of the same table has another name for its year.
    keys["year"] = f"own_of_year_{key}_{year}"
    with st.container(key="own_words", horizontal=True):
        st.text_input(t("own.name"), one_line(name, LONGEST_NAME), max_chars=LONGEST_NAME, key=keys["name"])
        st.text_input(t("own.unit"), one_line(unit, LONGEST_UNIT), max_chars=LONGEST_UNIT, key=keys["unit"])
        st.text_input(t("own.year"), year, max_chars=LONGEST_UNIT, key=keys["year"])
        st.selectbox(t("own.decimals"), range(5), index=_decimals(joined), key=keys["decimals"])
        st.selectbox(
            t("own.direction"),
            get_args(Direction)[::-1],
            format_func=lambda way: t(f"own_direction.{way}"),
            key=keys["direction"],
        )
        st.text_input(
            t("own.source_of"),
            one_line(PurePath(read.file).stem, LONGEST_SOURCE),
            max_chars=LONGEST_SOURCE,
            key=keys["source"],
            help=t("own.source_help"),
        )
    full = len(own_indicators()) >= MOST_INDICATORS
    if full:
        st.info(t("own.full", count=MOST_INDICATORS))
    if st.button(
        t("own.to_map", count=joined.units),
        key="own_to_map",
        type="primary",
        disabled=full,
        on_click=_put_on_the_map,
        args=(joined, keys, heading, read.file),
    ):
        st.switch_page(MAP_PAGE)


def _put_on_the_map(joined: OwnTable, keys: dict[str, str], heading: str, file: str) -> None:
    # What was typed last comes with the click, so the controls are read now.
    words: dict[str, Any] = {name: st.session_state[key] for name, key in keys.items()}
    words["name"] = one_line(words["name"], LONGEST_NAME) or heading
    own = own_indicator(new_key(), joined.values, file=file, **words)
    keep(own)
    _show(own.indicator.id)


def _year_in(heading: str) -> str:
    found = re.search(r"(?<!\d)(19|20)\d{2}(?!\d)", heading)
    return found[0] if found else ""


def _decimals(joined: OwnTable) -> int:
    """Give as many decimals as the values have, at most two."""
    values = joined.values[np.isfinite(joined.values)]
    return next(
        (
            count
            for count in range(_MOST_DECIMALS)
            if np.allclose(values, values.round(count), rtol=0, atol=1e-9)
        ),
        _MOST_DECIMALS,
    )
