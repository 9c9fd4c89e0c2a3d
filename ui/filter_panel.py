"""The filter panel in the sidebar: short controls, each of which holds a part of the view state."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from analytics.filters import COMPARABILITY, KINDS, REGIONS, TOP_100
from analytics.similarity import PEERS
from analytics.typology_rules import CLASSES
from geodata import Indicator
from ui import numbers, session
from ui.atlas import Atlas
from ui.controls import CONTROLS, OPEN_END, OPEN_STARTS, is_unseen, tell
from ui.i18n import Words
from ui.own_rules import rules_in_force, show_in_force, type_name
from ui.ranking import plain
from ui.view_state import ViewState

_CHANGE_STOPS = (-30.0, -20.0, -10.0, -5.0, 0.0, 5.0, 10.0, 20.0, 30.0, 50.0)
_DISTANCE_STOPS = (0.0, 50.0, 100.0, 150.0, 200.0, 250.0, 300.0, 400.0, 500.0, 750.0, 1000.0)
_POPULATION_STOPS = tuple(1000.0 * stop for stop in (0, 50, 100, 200, 300, 400, 500, 750, 1000, 1500, 2000))

_LAYER = "control_layer"
_MOMENT = "control_moment"


def indicator_control(t: Words, atlas: Atlas, state: ViewState) -> None:
    """Draw the choice of what the map shows: the theme, the measure in it, and the year or the change."""
    current = atlas.indicators[state.indicator]
    layers = atlas.layers
    # Theme and moment follow the measure, so they are told with every run.
    tell(_LAYER, current.layer)
    st.selectbox(
        t("filters.layer"),
        list(layers),
        format_func=lambda layer: layers[layer][t.lang],
        key=_LAYER,
        on_change=_choose_layer,
        args=(atlas,),
    )
    families = atlas.families
    names = {
        state.indicator if family == current.family else leading(atlas, family): families[family][t.lang]
        for family in atlas.families_in(current.layer)
    }
    st.selectbox(
        t("filters.indicator"), list(names), format_func=names.__getitem__, key=CONTROLS["indicator"]
    )

    moment_control(t, atlas, current, key=_MOMENT, show=_show)
    known = int((atlas.classes[current.id] >= 0).sum())
    if known < len(atlas.counties):
        st.caption(t("filters.known", known=numbers.count(known), units=numbers.count(len(atlas.counties))))


def _choose_layer(atlas: Atlas) -> None:
    if is_unseen(_LAYER):
        return
    family = atlas.families_in(st.session_state[_LAYER])[0]
    _show(leading(atlas, family))


def _show(indicator: str) -> None:
    session.change(lambda state: replace(state, indicator=indicator))


def leading(atlas: Atlas, family: str) -> str:
    """Give what a family opens with: the opening view's indicator, else its latest year, else a change."""
    members = atlas.in_family(family)
    opening = [entry.id for entry in members if entry.id == atlas.known.default_indicator]
    levels = [entry.id for entry in members if entry.is_level]
    return next(iter(opening), levels[-1] if levels else members[0].id)


def moment_control(
    t: Words, atlas: Atlas, shown: Indicator, *, key: str, show: Callable[[str], None]
) -> None:
    """Draw the choice of the year or the change, where a measure has several.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    shown : Indicator
    key : str
        Of the control.
    show : callable
        Takes the indicator of the moment that is chosen; in a callback.
    """
    moments = {entry.moment: entry.id for entry in atlas.in_family(shown.family)}
    if len(moments) == 1:
        return
    tell(key, shown.moment)
    st.pills(
        t("filters.moment"),
        list(moments),
        format_func=lambda moment: moment_text(t, moment),
        key=key,
        on_change=_choose_moment,
        args=(moments, key, show),
        label_visibility="collapsed",
    )


def _choose_moment(moments: Mapping[str, str], key: str, show: Callable[[str], None]) -> None:
    chosen = st.session_state[key]
    # A second click on the chosen one would take it away: then nothing changes.
    if chosen is not None and not is_unseen(key):
        show(moments[chosen])


def moment_text(t: Words, moment: str) -> str:
    """Name a year or several, a change between two years, or the path."""
    if moment == "path":
        return t("moment.path")
    first, dash, last = moment.partition("-")
    return t("moment.change", first=first, last=last[2:]) if dash else moment


def second_control(t: Words, atlas: Atlas, state: ViewState) -> None:
    """Draw the choice of an indicator to show together with the first; empty at first."""
    names = {key: indicator.name[t.lang] for key, indicator in atlas.indicators.items()}
    paired = state.indicator not in atlas.known.unpaired
    options = [key for key in names if paired and key != state.indicator and key not in atlas.known.unpaired]
    st.selectbox(
        t("filters.second"),
        options,
        index=None,
        format_func=names.__getitem__,
        key=CONTROLS["second"],
        placeholder=t("filters.no_second" if paired else "filters.second_impossible"),
        disabled=not paired,
        help=t("filters.second_help"),
    )


def filter_controls(t: Words, atlas: Atlas, state: ViewState) -> None:
    """Draw the filters.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    state : ViewState
        The prefectures on offer are those of its provinces, its provinces those of its regions.
    """
    filters = state.filters
    _pills(t, "regions", "region", REGIONS)
    provinces = [
        code
        for code, region in atlas.known.provinces.items()
        if not filters.regions or region in filters.regions
    ]
    names = atlas.province_names[t.lang]
    st.multiselect(
        t("filters.province"),
        provinces,
        format_func=lambda code: names[code],
        key=CONTROLS["provinces"],
        placeholder=t("filters.all_provinces"),
    )
    # A control of 340 prefectures would be sent anew with every change, so it waits for a province.
    chosen = set(filters.provinces)
    prefectures = [code for code, province in atlas.known.prefectures.items() if province in chosen]
    prefecture_names = atlas.prefecture_names[t.lang]
    st.multiselect(
        t("filters.prefecture"),
        prefectures,
        format_func=lambda code: prefecture_names[code],
        key=CONTROLS["prefectures"],
        placeholder=t("filters.all_prefectures" if chosen else "filters.province_first"),
        disabled=not chosen,
    )
    _pills(t, "kinds", "kind", KINDS)
    rules = rules_in_force(state)
    st.pills(
        t("filters.type"),
        CLASSES,
        selection_mode="multi",
        format_func=lambda class_id: type_name(t, rules, class_id),
        key=CONTROLS["types"],
        help=t("filters.type_help"),
    )
    show_in_force(t, state, key="filter_rules")
    _span(t, "distance", _DISTANCE_STOPS)
    _span(t, "population", _POPULATION_STOPS)
    _span(t, "change", _CHANGE_STOPS)
    _listed(t, atlas)
    _similar(t, atlas, state)
    _pills(t, "comparability", "compared", COMPARABILITY, help=t("filters.compared_help"))


def _listed(t: Words, atlas: Atlas) -> None:
    """Draw the choice among urban agglomerations, and the ranking by others where the release has it."""
    names = atlas.agglomeration_names[t.lang]
    st.multiselect(
        t("filters.agglomeration"),
        list(names),
        format_func=names.__getitem__,
        key=CONTROLS["agglomerations"],
        placeholder=t("filters.any"),
        help=t("filters.agglomeration_help"),
    )
    if atlas.known.rankings:
        _pills(t, "rankings", "ranking", (TOP_100,), help=t("filters.ranking_help"))


def _similar(t: Words, atlas: Atlas, state: ViewState) -> None:
    """Offer to keep a county and its peers alone: the selected one, or the one that is kept already."""
    asked = (state.filters.similar_to, state.county)
    codes = list(dict.fromkeys(code for code in asked if code is not None))
    if not codes:
        return
    names = atlas.counties[f"full_name_{t.lang}"]
    st.pills(
        t("filters.similar"),
        codes,
        format_func=lambda code: plain(names.iloc[atlas.rows[code]]),
        key=CONTROLS["similar_to"],
        help=t("filters.similar_help", peers=PEERS),
    )


def remaining(t: Words, count: int, state: ViewState) -> None:
    """State how many counties are left, and offer to take the filters off."""
    with st.container(key="remaining", horizontal=True, vertical_alignment="center"):
        st.markdown(t("filters.remaining", count=count))
        st.button(
            t("filters.reset"),
            key="reset_filters",
            type="tertiary",
            on_click=session.reset_filters,
            disabled=state.filters.is_empty,
        )


def _pills(t: Words, part: str, name: str, options: Sequence[str], *, help: str | None = None) -> None:  # noqa: A002
    st.pills(
        t(f"filters.{name}"),
        options,
        selection_mode="multi",
        format_func=lambda option: t(f"{name}.{option}"),
        key=CONTROLS[part],
        help=help,
    )


def _span(t: Words, part: str, stops: Sequence[float]) -> None:
    # A link may hold any number; it then is a stop of its own.
    start = OPEN_STARTS[part]
    ends = {end for end in st.session_state[CONTROLS[part]] if end not in (start, OPEN_END)}
    st.select_slider(
        t(f"filters.{part}"),
        [start, *sorted(ends.union(stops) - {start}), OPEN_END],
        # Makes it a range; the value itself comes from the session.
        value=(start, OPEN_END),
        format_func=lambda stop: _stop_text(t, part, stop),
        key=CONTROLS[part],
    )


def _stop_text(t: Words, part: str, stop: float) -> str:
    # Streamlit tells stops apart by their text, so the two ends must not read alike.
    if stop == -OPEN_END:
        return t("filters.any_loss")
    if stop == OPEN_END:
        return t("filters.any_gain" if part == "change" else "filters.and_more")
    if part == "change":
        return numbers.quantity(stop, 0, "%", signed=True)
    if part == "population":
        return numbers.people(stop, t.lang)
    return t("filters.kilometres", value=numbers.trimmed(stop))


def nothing_left(t: Words) -> None:
    """Say that no county passes, and offer the way back."""
    st.info(t("filters.nothing_left"))
    st.button(
        t("filters.reset_all"), key="reset_nothing_left", type="primary", on_click=session.reset_filters
    )
