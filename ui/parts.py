"""Small parts that panels are made of; what they are given is text, never markup."""

from collections.abc import Sequence
from html import escape

import streamlit as st


def show_note(text: str) -> None:
    """Draw a small line."""
    st.html(_note(text))


def show_facts(facts: Sequence[tuple[str, str]], notes: Sequence[str] = ()) -> None:
    """Draw names with their numbers, and notes under them."""
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in facts)
    st.html(f'<dl class="atlas-numbers">{rows}</dl>{"".join(map(_note, notes))}')


def _note(text: str) -> str:
    return f'<p class="atlas-note">{escape(text)}</p>'
