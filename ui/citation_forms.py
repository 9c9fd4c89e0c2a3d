"""The forms of a citation on the screen."""

from html import escape

import streamlit as st

from ui.citation import Cited, bibtex, gbt_7714, plain
from ui.i18n import Words


def show_forms(t: Words, cited: Cited) -> None:
    """Draw the forms of a citation, each ready to be copied."""
    for name, text, language in (
        ("plain", plain(t, cited), None),
        ("gbt", gbt_7714(t, cited), None),
        ("bibtex", bibtex(t, cited), "latex"),
    ):
        st.html(f'<p class="atlas-part">{escape(t(f"cite.form.{name}"))}</p>')
        st.code(text, language=language, wrap_lines=True)
