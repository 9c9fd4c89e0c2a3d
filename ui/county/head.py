"""The head of the county page: what the county is called, and where it is."""

from html import escape

import streamlit as st

from ui.county import visited
from ui.county.profiles import Subject
from ui.listings import listings_text


def show_head(subject: Subject) -> None:
    """Draw names and places, and let the reader pin the county."""
    t, county = subject.t, subject.profile.county
    other = "en" if t.lang == "zh" else "zh"
    with st.container(key="county_head", horizontal=True):
        st.html(
            f'<h1 class="atlas-title">{escape(subject.name)} '
            f'<span lang="{other}">{escape(str(county[f"full_name_{other}"]))}</span></h1>'
            f'<p class="atlas-subtitle">{escape(where(subject))}</p>'
            + listings_text(t, subject.atlas, subject.profile.row)
        )
        visited.pin_button(t, subject.profile.code)


def where(subject: Subject) -> str:
    """Say where a county is, what it is, and its code."""
    t, county = subject.t, subject.profile.county
    places = dict.fromkeys((county[f"province_{t.lang}"], county[f"prefecture_{t.lang}"]))
    return " · ".join([*places, t(f"kind.{county['kind']}"), subject.profile.code])


def section(title: str, detail: str = "") -> None:
    """Head a part of the page."""
    below = f'<p class="atlas-note">{escape(detail)}</p>' if detail else ""
    st.html(f'<h2 class="atlas-section">{escape(title)}</h2>{below}')
