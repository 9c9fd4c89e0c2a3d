"""Dots on a strip that lead to their counties, by a click or by the keyboard."""

from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

_SCRIPT = Path(__file__).with_name("dots.js")
_KEY = "strip_dots"


def dot(
    lang: str, code: str, kind: str, percent: float, told: str, *, style: str = "", first: bool = False
) -> str:
    """Draw a dot.

    Parameters
    ----------
    lang : {"zh", "en"}
        For where the link is opened in another tab, or before the component is there.
    code : str
        The county that it leads to.
    kind : str
        Its class in the style sheet.
    percent : float
        Where it stands on the strip.
    told : str
        What it says.
    style : str
        Further CSS.
    first : bool
        Whether the tab key stops at it; the arrow keys go on from there.
    """
    return (
        f'<a class="{kind}" href="county?county={code}&amp;lang={lang}" data-code="{code}" '
        f'tabindex="{0 if first else -1}" style="left:{percent:.1f}%;{style}" title="{escape(told)}" '
        f'aria-label="{escape(told)}"></a>'
    )


@cache
def _component() -> Any:
    return st.components.v2.component("xiancheng_strip_dots", js=_SCRIPT.read_text(encoding="utf-8"))


def follow_dots(take: Callable[[str], None]) -> None:
    """Take a county whose dot was clicked; called once a page, beside its strips."""
    _component()(key=_KEY, on_county_change=lambda: _clicked(take))


def _clicked(take: Callable[[str], None]) -> None:
    code = st.session_state[_KEY].county
    if code:
        take(str(code))
