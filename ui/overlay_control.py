"""The popover that switches the layers over the map."""

import streamlit as st

from ui import numbers
from ui.atlas import Atlas
from ui.controls import CONTROLS
from ui.i18n import Words
from ui.overlays import CITY_CLASSES

_KILOMETRES = (50.0, 70.0, 100.0, 150.0, 200.0, 250.0, 300.0)


def overlay_control(t: Words, atlas: Atlas) -> None:
    """Draw the popover: which layers, and rings around which cities."""
    with st.popover(t("overlays.title"), key="overlays", width="stretch"):
        st.pills(
            t("overlays.layers"),
            atlas.known.overlays,
            selection_mode="multi",
            format_func=lambda overlay: t(f"overlay.{overlay}"),
            key=CONTROLS["overlays"],
        )
        chosen = st.pills(
            t("overlays.rings"),
            list(CITY_CLASSES),
            format_func=lambda smallest: t(f"city_class.{smallest}"),
            key=CONTROLS["ring_class"],
        )
        # A link may hold any number; it then is a stop of its own.
        stops = sorted({*_KILOMETRES, st.session_state[CONTROLS["ring_kilometres"]]})
        st.select_slider(
            t("overlays.radius"),
            stops,
            format_func=lambda stop: t("filters.kilometres", value=numbers.trimmed(stop)),
            key=CONTROLS["ring_kilometres"],
            disabled=chosen is None,
        )
        st.caption(t("overlays.note"))
        if "top100" in atlas.known.overlays:
            st.caption(t("overlays.note_top100"))
