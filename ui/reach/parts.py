"""Small parts that the panels share: a chart, facts, tables, and how a figure is made."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from ui.exports.sheet import Chart
from ui.i18n import Words
from ui.still_chart import show_still

CHART_HEIGHT = 330


def show_chart(chart: Chart, name: str, height: int = CHART_HEIGHT) -> None:
    """Draw a chart in the room that is kept for it; the map follows what is pointed at."""
    with st.container(key="scatter", gap=None, height=height, border=False):
        show_still(chart, key=f"reach_{name}", height=height)


def table(head: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> str:
    """Write a table whose first column names its rows; cells are HTML already."""
    heads = "".join(f'<th scope="col">{escape(word)}</th>' for word in head)
    lines = "".join(
        f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest) + "</tr>"
        for first, *rest in rows
    )
    return (
        f'<table class="reach-table"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"
    )


def show_method(t: Words, view: str) -> None:
    """Offer how every figure of a view is made; the methods page tells more."""
    with st.popover(t("reach.method.title"), width="stretch"):
        st.markdown(t(f"reach.method.{view}"))
        st.page_link("pages/methods.py", label=t("reach.method.more"))
