"""One reader's view state: from the address at first, from the controls afterwards, and back to the address.

Callbacks run before the script and go through `change`, so one action of the reader is one run of the script.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from time import time_ns
from typing import cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analytics.class_schemes import OWN_SCHEME, Classing
from analytics.filters import Filters
from ui.atlas import Atlas
from ui.classing import classified
from ui.controls import CONTROLS, drawn, read_controls, seed_controls, switched_language
from ui.county_map import last_click
from ui.i18n import Language, preferred_language
from ui.page_options import Page
from ui.url_state import Dropped, decode, encode, existing
from ui.view_state import ViewState, Vocabulary, consistent

MAP_KEY = "map"

_PAGE = "page"
_STATE = "view_state"
_CHANGED = "view_state_changed"
_WRITTEN = "query_written"
_DROPPED = "query_dropped"
_CLICK = "click_taken"
_SUBJECTS = "option_subjects"
_LEFT = "options_of_pages_left"
_START = "start_view"
_OPENED = "view_opened"
_FLIGHT = "flight"
_PENDING_LANGUAGE = "pending_language"
_MEASURED = "breaks_measured"


def current(atlas: Atlas, page: Page) -> ViewState:
    """Give the reader's view state on a page and seed its controls; call before any control is drawn.

    The address counts at first, and again when the reader went through the browser's history: in other
    runs it may be the one before the last, which the browser has not changed yet. A page that is entered
    again finds the state as it was left.
    """
    known = atlas.known
    query = st.query_params.to_dict()
    entered = _enter(page)
    stored = cast("ViewState | None", st.session_state.get(_STATE))
    changed = st.session_state.pop(_CHANGED, False)
    if stored is None:
        state = _read(query, known, page)
        # Another page, without a map, may have set the switch before.
        state = replace(state, lang=switched_language(state.lang) or state.lang)
    else:
        # The controls of a page that is entered hold what those of another page were left at.
        options = () if entered else page.options
        state = _clicked(consistent(read_controls(stored, options), known), known, page)
        state = replace(state, classing=_fitting(atlas, state, stored))
        state = _about_the_same(state, page)
        expected = {} if entered else st.session_state.get(_WRITTEN, {})
        turned = entered or _went_through_history()
        if turned and state == stored and not changed and _without_view(query) != expected:
            state = _elsewhere(stored, _read(query, known, page), page)
        elif state != stored or changed:
            st.session_state.pop(_DROPPED, None)
    state, _ = existing(state, known, page)
    if entered:
        st.session_state[_START] = state.view
        if query and stored is not None:
            # A page that is merely turned to has an empty address: this one was opened by a link.
            st.session_state[_OPENED] = time_ns() // 1_000_000
    st.session_state[_MEASURED] = state.indicator
    st.session_state[_SUBJECTS] = _subjects(state, page)
    seed_controls(state, page, anew=entered)
    st.session_state[_STATE] = state
    if switched_language(state.lang):
        # The address brought another language than this run began in.
        st.session_state[_PENDING_LANGUAGE] = preferred_language(state.lang, st.context.locale)
        st.rerun()
    return state


def start_view() -> tuple[float, float, float] | None:
    """Give zoom, latitude and longitude where the map starts, as the address said when the page opened."""
    return cast("tuple[float, float, float] | None", st.session_state.get(_START))


def last_opened() -> int:
    """Give the number of the last view that a link opened within the session; 0 before the first.

    Its map starts where the link says, and not where the reader left the last one.
    """
    return cast("int", st.session_state.get(_OPENED, 0))


def change(update: Callable[[ViewState], ViewState]) -> None:
    """Change the view state from a callback."""
    page = cast("Page", st.session_state[_PAGE])
    state = update(read_controls(cast("ViewState", st.session_state[_STATE]), page.options))
    st.session_state[_STATE] = state
    st.session_state[_CHANGED] = True
    seed_controls(state, page)


def select_county(code: str | None) -> None:
    """Select a county, or none; a callback."""
    change(lambda state: replace(state, county=code))


def select_later(code: str) -> bool:
    """Select a county for the page that comes next; a callback that tells whether there was a view."""
    held = _STATE in st.session_state
    if held:
        select_county(code)
    return held


def fly_to(code: str) -> None:
    """Select a county and have the map fly there, also when it is the selected one already; a callback."""
    # The time, so that no earlier session on this page has used the number.
    st.session_state[_FLIGHT] = time_ns() // 1_000_000
    select_county(code)


def last_flight() -> int:
    """Give the number of the last flight, which differs from that of every other one; 0 before the first."""
    return cast("int", st.session_state.get(_FLIGHT, 0))


def leave_indicator(indicator: str, default: str) -> None:
    """Show another indicator where one is taken away; a callback."""
    if st.session_state.get(_MEASURED) == indicator:
        del st.session_state[_MEASURED]

    def without(state: ViewState) -> ViewState:
        if state.indicator == indicator:
            state = replace(state, indicator=default, classing=Classing())
        return replace(state, second=None) if state.second in {indicator, state.indicator} else state

    change(without)


def reset_filters() -> None:
    """Take every filter off; a callback."""
    change(lambda state: replace(state, filters=Filters()))


def write_address(state: ViewState, known: Vocabulary, page: Page) -> None:
    """Write the view state to the address, unless it stands there.

    The map's own view is the browser's to write: here only the one of the first address is known.
    """
    drawn()
    target = encode(replace(state, view=None), known, page)
    st.session_state[_WRITTEN] = target
    if _without_view(st.query_params.to_dict()) != target:
        st.query_params.from_dict(target)


def write_language(lang: Language) -> None:
    """Write the language alone, on a page that has no view; left out where it is the reader's own."""
    _enter(Page(""))
    target = {} if lang == preferred_language(None, st.context.locale) else {"lang": lang}
    if st.query_params.to_dict() != target:
        st.query_params.from_dict(target)


def dropped() -> tuple[Dropped, ...]:
    """Give the parts of the address that meant nothing, until the reader does something."""
    return cast("tuple[Dropped, ...]", st.session_state.get(_DROPPED, ()))


def language() -> Language:
    """Give the language to draw in, also before the release is read."""
    pending = cast("Language | None", st.session_state.pop(_PENDING_LANGUAGE, None))
    if pending:
        st.session_state[CONTROLS["lang"]] = pending
        return pending
    stored = cast("ViewState | None", st.session_state.get(_STATE))
    chosen = st.query_params.get("lang") if stored is None else stored.lang
    return switched_language(chosen) or preferred_language(chosen, st.context.locale)


def _read(query: Mapping[str, str], known: Vocabulary, page: Page) -> ViewState:
    state, notes = decode(query, known, page)
    st.session_state[_DROPPED] = notes
    return state


def _enter(page: Page) -> bool:
    """Turn to a page, and tell whether the reader was on another one; its options are as they were left."""
    left = cast("Page | None", st.session_state.get(_PAGE))
    st.session_state[_PAGE] = page
    if left is not None and left.name == page.name:
        return False
    stored = cast("ViewState | None", st.session_state.get(_STATE))
    if left is not None and stored is not None:
        kept = st.session_state.setdefault(_LEFT, {})
        kept[left.name] = stored.options
        st.session_state[_STATE] = replace(stored, options=kept.get(page.name, {}))
    # A map that is drawn anew counts its clicks from the start.
    for key in (MAP_KEY, _CLICK, _SUBJECTS):
        st.session_state.pop(key, None)
    return True


def _elsewhere(stored: ViewState, read: ViewState, page: Page) -> ViewState:
    """Add to what an address says the indicator that pages show whose address does not name it."""
    if page.has_indicator:
        return read
    return replace(read, indicator=stored.indicator, second=stored.second, classing=stored.classing)


def _went_through_history() -> bool:
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def _without_view(query: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in query.items() if key != "view"}


def _fitting(atlas: Atlas, state: ViewState, stored: ViewState) -> Classing:
    """Start own breaks from the ones on the map, and leave them when something else is measured."""
    classing = state.classing
    if classing.scheme != OWN_SCHEME:
        return classing
    now = atlas.indicators[state.indicator]
    before = atlas.indicators[st.session_state.get(_MEASURED, now.id)]
    same_measure = now.family == before.family and now.is_level and before.is_level
    if now != before and not same_measure:
        return Classing()
    bounds = classing.bounds or classified(atlas, now.id, stored.classing).breaks.bounds
    return replace(classing, bounds=bounds) if bounds else Classing()


def _clicked(state: ViewState, known: Vocabulary, page: Page) -> ViewState:
    """Take a click on the map that has not been taken; a second click on the same county counts too."""
    click = last_click(MAP_KEY)
    if click is None or click.n == st.session_state.get(_CLICK):
        return state
    st.session_state[_CLICK] = click.n
    if not click.choices:
        known_code = click.code is None or click.code in known.counties
        return replace(state, county=click.code) if known_code else state
    for option in page.options:
        text = click.choices.get(option.key)
        if text is not None:
            value = option.read(text)
            state = state.with_option(option, option.default if value is None else value)
    return state


def _subjects(state: ViewState, page: Page) -> dict[str, object]:
    """Give what the page's options speak of."""
    return {option.key: option.about(state) for option in page.options if option.about}


def _about_the_same(state: ViewState, page: Page) -> ViewState:
    """Let an option go whose subject has changed."""
    before = cast("Mapping[str, object]", st.session_state.get(_SUBJECTS, {}))
    now = _subjects(state, page)
    for option in page.options:
        if option.key in now and option.key in before and now[option.key] != before[option.key]:
            state = state.with_option(option, option.default)
    return state
