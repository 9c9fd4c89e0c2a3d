"""The search box: what is typed is found, and the map flies to it; with the counties looked at before."""

from collections.abc import Callable
from html import escape

import streamlit as st

from analytics.search import Match
from ui import session
from ui.atlas import Atlas
from ui.county import visited
from ui.i18n import Words
from ui.ranking import plain
from ui.search_index import load_search_index
from ui.view_state import ViewState

_BOX = "search"
_LISTED = 6
_LONGEST_QUERY = 40


def _matches(atlas: Atlas, query: str) -> list[Match]:
    return load_search_index(atlas.for_all).search(query, _LISTED)


def search_box(
    t: Words,
    atlas: Atlas,
    state: ViewState | None,
    *,
    take: Callable[[str], None] = session.fly_to,
    menu: bool = True,
) -> None:
    """Draw the box and what it found; the enter key takes the best match, a click another one.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    state : ViewState or None
        None on a page without a selected county.
    take : callable
        What is done with a county that was found: the map flies there, where a page has one.
    menu : bool
        Whether pinned counties and those looked at are offered below.
    """
    county = state.county if state else None
    if county:
        visited.visit(county)
    st.text_input(
        t("search.label"),
        key=_BOX,
        placeholder=t("search.placeholder"),
        help=t("search.help"),
        max_chars=_LONGEST_QUERY,
        on_change=_take_best,
        args=(atlas, take),
    )
    query = st.session_state[_BOX]
    if query.strip():
        _found(t, atlas, query, county, take)
    if menu:
        visited.visited_menu(t, atlas, county, take)


def _found(t: Words, atlas: Atlas, query: str, county: str | None, take: Callable[[str], None]) -> None:
    with st.container(key="found", gap=None):
        matches = _matches(atlas, query)
        for match in matches:
            st.button(
                _label(t, atlas, match),
                key=f"found_{match.code}",
                type="secondary" if match.code == county else "tertiary",
                width="stretch",
                on_click=take,
                args=(match.code,),
            )
        if not matches:
            note = t("search.none", query=query.strip())
            st.html(f'<p class="atlas-note" role="status">{escape(note)}</p>')
        st.button(t("search.close"), key="close_found", type="tertiary", on_click=_close)


def _take_best(atlas: Atlas, take: Callable[[str], None]) -> None:
    matches = _matches(atlas, st.session_state[_BOX])
    if matches:
        take(matches[0].code)


def _close() -> None:
    st.session_state[_BOX] = ""


def _label(t: Words, atlas: Atlas, match: Match) -> str:
    county = atlas.counties.iloc[match.row]
    name, prefecture, province = (
        county[f"{level}_{t.lang}"] for level in ("full_name", "prefecture", "province")
    )
    # Districts of a city that is a province, and cities without districts, would name one place twice.
    places = [place for place in dict.fromkeys((prefecture, province)) if place != name]
    separator = "，" if t.lang == "zh" else ", "
    label = f"**{plain(name)}** :gray[{plain(separator.join(places))}]"
    if match.other_name:
        label += f" *{plain(t(f'search.{match.how}', name=match.other_name))}*"
    return label
