"""Neighbours: from county to county by a click or the enter key."""

import streamlit as st

from ui import session
from ui.county.head import section
from ui.county.profiles import Subject
from ui.parts import show_note
from ui.ranking import plain


def show_neighbours(subject: Subject) -> None:
    """Draw a button for each neighbour, clockwise from north, with the direction in which it lies.

    A button keeps its place from county to county, so that the keyboard's focus stays where it was.
    """
    t, profile = subject.t, subject.profile
    section(t("county.neighbours.title"), t("county.neighbours.note") if profile.neighbours else "")
    if not profile.neighbours:
        show_note(t("county.neighbours.none"))
        return
    with st.container(key="county_neighbours", gap=None, horizontal=True):
        for position, one in enumerate(profile.neighbours):
            direction = t(f"county.direction.{one.direction}")
            st.button(
                f":gray[{direction}] **{plain(subject.name_of(one.code))}**",
                key=f"neighbour_{position}",
                type="tertiary",
                on_click=session.select_county,
                args=(one.code,),
            )
