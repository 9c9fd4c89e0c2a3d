"""The choice of columns by theme, the order of rows, and the search by name."""

import streamlit as st

from ui import session
from ui.controls import is_unseen, tell
from ui.data.options import (
    BY_CODE,
    BY_NAME,
    COLUMNS,
    DEFAULT_COLUMNS,
    FALLING,
    FIND,
    LONGEST_QUERY,
    SORT,
    in_order,
)
from ui.data.scene import Scene
from ui.exports.columns import heading
from ui.own_data.indicator import OWN_LAYER

_THEME = "data_columns_"


def show_chooser(scene: Scene) -> None:
    """Draw the row of controls over the table."""
    t = scene.t
    with st.container(key="data_controls", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            t("data.find"),
            key=FIND.control,
            placeholder=t("data.find_placeholder"),
            help=t("search.help"),
            max_chars=LONGEST_QUERY,
            width=220,
        )
        sortable = [BY_CODE, BY_NAME, *(entry.id for entry in scene.indicators)]
        by = scene.state.option(SORT)
        if by not in sortable:
            sortable.append(by)
        st.selectbox(
            t("data.sort"),
            sortable,
            format_func=lambda key: _sort_text(scene, key),
            key=SORT.control,
            width=300,
        )
        st.toggle(t("data.falling"), key=FALLING.control)
        with st.popover(t("data.columns", count=len(scene.indicators)), width="content"):
            _columns(scene)


def _sort_text(scene: Scene, key: str) -> str:
    if key in {BY_CODE, BY_NAME}:
        return scene.t(f"table.{key}")
    return heading(scene.t, scene.atlas.indicators[key])


def _columns(scene: Scene) -> None:
    t = scene.t
    chosen = set(scene.state.option(COLUMNS))
    with st.container(horizontal=True, key="data_column_sets"):
        for name, keys in (
            ("default", DEFAULT_COLUMNS),
            ("every", tuple(scene.atlas.indicators)),
            ("none", ()),
        ):
            st.button(t(f"data.set.{name}"), key=f"data_set_{name}", on_click=_take, args=(keys,))
    for layer, names in scene.atlas.layers.items():
        offered = [entry.id for entry in scene.atlas.indicators.values() if entry.layer == layer]
        name = names[t.lang]
        # Several controls make one choice, so they are told their values with every run.
        tell(_THEME + layer, [key for key in offered if key in chosen])
        st.multiselect(
            t("data.own_layer", name=name) if layer == OWN_LAYER else name,
            offered,
            format_func=lambda key: heading(t, scene.atlas.indicators[key]),
            key=_THEME + layer,
            placeholder=t("data.columns_of", count=len(offered)),
            on_change=_gather,
            args=(layer, tuple(offered)),
        )


def _gather(layer: str, offered: tuple[str, ...]) -> None:
    if is_unseen(_THEME + layer):
        return
    picked = set(st.session_state[_THEME + layer])
    session.change(
        lambda state: state.with_option(
            COLUMNS, in_order((set(state.option(COLUMNS)) - set(offered)) | picked)
        )
    )


def _take(keys: tuple[str, ...]) -> None:
    session.change(lambda state: state.with_option(COLUMNS, in_order(set(keys))))
