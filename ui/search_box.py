"""The search box: what is typed is found, and the map flies to it."""

from html import escape

import streamlit as st

from analytics.search import Match, SearchIndex
from geodata import load_history
from ui import session
from ui.atlas import Atlas
from ui.i18n import Words
from ui.ranking import plain
from ui.url_state import ViewState

_BOX = "search"
_LISTED = 6
_LONGEST_QUERY = 40


@st.cache_resource(show_spinner=False)
def _index(_atlas: Atlas) -> SearchIndex:
    """Make the index when the first reader looks for something."""
    return SearchIndex(_atlas.counties, load_history())


def _matches(atlas: Atlas, query: str) -> list[Match]:
    return _index(atlas).search(query, _LISTED)


def search_box(t: Words, atlas: Atlas, state: ViewState) -> None:
    """Draw the box and what it found; the enter key flies to the best match, a click to another one."""
    st.text_input(
        t("search.label"),
        key=_BOX,
        placeholder=t("search.placeholder"),
        help=t("search.help"),
        max_chars=_LONGEST_QUERY,
        on_change=_fly_to_best,
        args=(atlas,),
    )
    query = st.session_state[_BOX]
    if not query.strip():
        return
    with st.container(key="found", gap=None):
        matches = _matches(atlas, query)
        for match in matches:
            st.button(
                _label(t, atlas, match),
                key=f"found_{match.code}",
                type="secondary" if match.code == state.county else "tertiary",
                width="stretch",
                on_click=session.fly_to,
                args=(match.code,),
            )
        if not matches:
            note = t("search.none", query=query.strip())
            st.html(f'<p class="atlas-note" role="status">{escape(note)}</p>')
        st.button(t("search.close"), key="close_found", type="tertiary", on_click=_close)


def _fly_to_best(atlas: Atlas) -> None:
    matches = _matches(atlas, st.session_state[_BOX])
    if matches:
        session.fly_to(matches[0].code)


def _close() -> None:
    st.session_state[_BOX] = ""


def _label(t: Words, atlas: Atlas, match: Match) -> str:
    county = atlas.counties.iloc[match.row]
    name, prefecture, province = (county[f"{level}_{t.lang}"] for level in ("name", "prefecture", "province"))
    # Districts of a city that is a province, and cities without districts, would name one place twice.
    places = [place for place in dict.fromkeys((prefecture, province)) if place != name]
    separator = "，" if t.lang == "zh" else ", "
    label = f"**{plain(name)}** :gray[{plain(separator.join(places))}]"
    if match.other_name:
        label += f" *{plain(t(f'search.{match.how}', name=match.other_name))}*"
    return label
