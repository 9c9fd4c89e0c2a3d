"""The controls of the services page; all but two follow from what is shown and hand their choice back."""

from dataclasses import replace

import numpy as np
import streamlit as st

from analytics.service_coverage import threshold_stops
from geodata import load_families, load_layers
from ui import numbers, session
from ui.controls import is_unseen, tell
from ui.filter_panel import leading, moment_control
from ui.headline import value_text
from ui.page_options import ordered_weights
from ui.parts import show_note
from ui.services.options import (
    HEAVIEST,
    INDEX,
    MATCH,
    MATCHES,
    NEED,
    SERVICES,
    SHOW,
    STAYED,
    STAYING,
    THRESHOLD,
    TICKABLE,
    VIEWS,
    WEIGHTS,
    view_of,
)
from ui.services.scene import Scene
from ui.view_state import ViewState

_VIEW = "services_view"
_FAMILY = "services_family"
_MOMENT = "services_moment"
_THRESHOLD = "services_threshold_"


def view_switch(scene: Scene) -> None:
    """Draw the switch between the page's views."""
    t, layers = scene.t, load_layers()
    names = {view: layers[view][t.lang] if view in SERVICES else t(f"services.view.{view}") for view in VIEWS}
    tell(_VIEW, view_of(scene.state))
    with st.container(key="services_views"):
        st.segmented_control(
            t("services.view.label"),
            VIEWS,
            format_func=names.__getitem__,
            key=_VIEW,
            on_change=_choose_view,
            label_visibility="collapsed",
        )


def view_controls(scene: Scene) -> None:
    """Draw what the shown view lets a reader choose."""
    view = view_of(scene.state)
    if view == INDEX:
        _weights(scene)
    elif view == NEED:
        _match(scene)
    elif view in SERVICES:
        _measure(scene)
    else:
        _stayed(scene)


def threshold_control(scene: Scene, threshold: float) -> None:
    """Draw the slider of the threshold."""
    t = scene.t
    indicator = scene.atlas.indicators[scene.state.option(SHOW)]
    stops = sorted({*threshold_stops(scene.values(indicator.id)), threshold})
    # A control remembers the words of its options, and other indicators have other units.
    key = _THRESHOLD + indicator.id
    tell(key, threshold)
    st.select_slider(
        t("services.threshold"),
        stops,
        format_func=lambda stop: value_text(t, replace(indicator, decimals=_decimals(stop)), stop),
        key=key,
        on_change=_choose_threshold,
        args=(key,),
    )


def _decimals(stop: float) -> int:
    return len(numbers.trimmed(stop).partition(".")[2])


def _measure(scene: Scene) -> None:
    t, atlas = scene.t, scene.atlas
    shown = atlas.indicators[scene.state.option(SHOW)]
    families = atlas.families_in(shown.layer)
    tell(_FAMILY, shown.family)
    st.selectbox(
        t("filters.indicator"),
        families,
        format_func=lambda family: load_families()[family][t.lang],
        key=_FAMILY,
        on_change=_choose_family,
        args=({family: leading(atlas, family) for family in families},),
    )
    moment_control(t, atlas, shown, key=_MOMENT, show=_show)
    show_note(scene.coverage(shown.id))


def _weights(scene: Scene) -> None:
    t = scene.t
    chosen = dict(scene.state.option(WEIGHTS))
    with st.popover(t("services.index.choose", count=len(chosen)), key="services_weights", width="stretch"):
        st.caption(t("services.index.choose_help", needed="3", of="5"))
        with st.container(key="services_ticks", gap=None):
            for name in TICKABLE:
                _weight_row(scene, name, chosen)
        st.button(
            t("services.index.default"),
            key="services_default_weights",
            type="tertiary",
            on_click=_reset_weights,
            disabled=scene.state.option(WEIGHTS) == WEIGHTS.default,
        )


def _weight_row(scene: Scene, name: str, chosen: dict[str, int]) -> None:
    t, atlas = scene.t, scene.atlas
    tick, weight = st.columns([3, 2], vertical_alignment="center")
    known = int((atlas.universe & np.isfinite(scene.values(name))).sum())
    tell(_tick(name), name in chosen)
    tick.checkbox(
        t("services.index.tick", name=atlas.indicators[name].short[t.lang], count=known),
        key=_tick(name),
        on_change=_choose_weight,
        args=(name,),
        # The last tick stays: an index of nothing is none.
        disabled=len(chosen) == 1 and name in chosen,
    )
    tell(_weight(name), chosen.get(name, 1))
    weight.slider(
        t("services.index.weight", name=atlas.indicators[name].short[t.lang]),
        1,
        HEAVIEST,
        key=_weight(name),
        on_change=_choose_weight,
        args=(name,),
        disabled=name not in chosen,
        label_visibility="collapsed",
    )


def _match(scene: Scene) -> None:
    t = scene.t
    st.pills(
        t("services.need.label"),
        list(MATCHES),
        format_func=lambda match: t(f"services.match.{match}"),
        key=MATCH.control,
    )
    match = MATCHES[scene.state.option(MATCH)]
    for key in (match.service, match.need):
        _covered(scene, key)


def _stayed(scene: Scene) -> None:
    names = {key: scene.atlas.indicators[key].short[scene.t.lang] for key in STAYING}
    st.selectbox(scene.t("services.people.label"), STAYING, format_func=names.__getitem__, key=STAYED.control)
    _covered(scene, scene.state.option(STAYED))


def _covered(scene: Scene, indicator: str) -> None:
    name = scene.atlas.indicators[indicator].short[scene.t.lang]
    coverage = scene.coverage(indicator, scene.shown & scene.atlas.universe)
    show_note(f"{name}{scene.t('colon')}{coverage}")


def _tick(name: str) -> str:
    return f"services_tick_{name}"


def _weight(name: str) -> str:
    return f"services_weight_{name}"


def _choose_view() -> None:
    # A second click on the chosen view would take it away: then nothing changes.
    view = st.session_state[_VIEW]
    if view is not None and not is_unseen(_VIEW):
        _show(SERVICES.get(view, view))


def _choose_family(choices: dict[str, str]) -> None:
    if not is_unseen(_FAMILY):
        _show(choices[st.session_state[_FAMILY]])


def _show(shown: str) -> None:
    session.change(lambda state: state.with_option(SHOW, shown))


def _choose_threshold(key: str) -> None:
    if is_unseen(key):
        return
    chosen = float(st.session_state[key])
    session.change(lambda state: state.with_option(THRESHOLD, chosen))


def _choose_weight(name: str) -> None:
    """Take one service in or out, or weigh it; the others stay as they were chosen."""
    tick, weight = _tick(name), _weight(name)

    def chosen(state: ViewState) -> ViewState:
        weights = dict(state.option(WEIGHTS))
        if not is_unseen(tick):
            if st.session_state[tick]:
                weights.setdefault(name, 1)
            else:
                weights.pop(name, None)
        if name in weights and not is_unseen(weight):
            weights[name] = int(st.session_state[weight])
        return state.with_option(WEIGHTS, ordered_weights(weights, TICKABLE)) if weights else state

    session.change(chosen)


def _reset_weights() -> None:
    session.change(lambda state: state.with_option(WEIGHTS, WEIGHTS.default))
