"""What a reader of the page may choose: the view, the cities that count, who is counted and how."""

from collections.abc import Sequence

import streamlit as st

from ui.i18n import Words
from ui.overlays import CITY_CLASSES
from ui.page_options import Option
from ui.reach.options import (
    CITIES,
    LINE,
    LINES,
    MEAN,
    MEANS,
    RADIUS,
    RULE,
    RULES,
    SET,
    SETS,
    VIEW,
    VIEWS,
    WITHIN,
)
from ui.view_state import ViewState


def view_control(t: Words) -> None:
    """Draw the choice of the question, above map and chart."""
    _segments(t, VIEW, VIEWS, hidden=True)


def study_controls(t: Words, state: ViewState) -> None:
    """Draw the choices that hold for every view, in the sidebar."""
    st.selectbox(
        t("reach.control.cities"),
        list(CITY_CLASSES),
        format_func=lambda cities: t(f"city_class.{cities}"),
        key=CITIES.control,
        help=t("reach.control.cities_help"),
        # Stations and airports are the same whatever the city.
        disabled=state.option(VIEW) == "rail_air",
    )
    _segments(t, SET, SETS, help=t("reach.control.units_help"))
    _segments(t, MEAN, MEANS, help=t("reach.control.mean_help"))


def line_control(t: Words) -> None:
    """Draw the choice of lines in the chart."""
    _segments(t, LINE, LINES, hidden=True)


def rule_control(t: Words) -> None:
    """Draw the choice of what makes a hinterland."""
    _segments(t, RULE, RULES, hidden=True)


def radius_control(t: Words) -> None:
    """Draw the radius slider."""
    st.slider(t("reach.control.radius"), 50, 250, key=RADIUS.control, format=t("unit.kilometres", value="%d"))


def within_control(t: Words) -> None:
    """Draw the slider of the distance to a station or an airport."""
    st.slider(t("reach.control.within"), 10, 200, key=WITHIN.control, format=t("unit.kilometres", value="%d"))


def _segments(
    t: Words,
    option: Option,
    words: Sequence[str],
    *,
    hidden: bool = False,
    help: str | None = None,  # noqa: A002 (Streamlit's own name for it)
) -> None:
    st.segmented_control(
        t(f"reach.control.{option.key}"),
        words,
        format_func=lambda word: t(f"reach.{option.key}.{word}"),
        key=option.control,
        required=True,
        help=help,
        label_visibility="collapsed" if hidden else "visible",
    )
