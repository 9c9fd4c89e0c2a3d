"""The popover that says how the map's classes are cut."""

import streamlit as st

from analytics.class_schemes import FEWEST_CLASSES, MOST_CLASSES, OWN_SCHEME, SCHEMES
from ui.atlas import Atlas
from ui.controls import CONTROLS, misread_breaks
from ui.i18n import Words
from ui.view_state import ViewState


def class_control(t: Words, atlas: Atlas, state: ViewState) -> None:
    """Draw the popover; the classes of a categorical indicator are its own."""
    with st.popover(
        t("classes.title"),
        key="classes",
        width="stretch",
        disabled=bool(atlas.indicators[state.indicator].categories),
    ):
        st.selectbox(
            t("classes.scheme"),
            SCHEMES,
            format_func=lambda scheme: t(f"scheme.{scheme}"),
            key=CONTROLS["scheme"],
        )
        if state.classing.scheme == OWN_SCHEME:
            st.text_input(t("classes.breaks"), key=CONTROLS["breaks"], help=t("classes.breaks_help"))
            misread = misread_breaks()
            if misread is not None:
                st.warning(t("classes.misread", text=misread))
        else:
            st.selectbox(
                t("classes.number"),
                [0, *range(FEWEST_CLASSES, MOST_CLASSES + 1)],
                format_func=lambda number: str(number) if number else t("classes.automatic"),
                key=CONTROLS["classes"],
            )
        diverging = atlas.indicators[state.indicator].scale == "diverging"
        st.caption(t(f"scheme_note.{state.classing.scheme}"))
        if diverging and state.classing.scheme != OWN_SCHEME:
            st.caption(t("classes.around_zero"))
