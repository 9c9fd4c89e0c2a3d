"""A chart on the page that is looked at and pointed at, without Plotly's own buttons."""

import streamlit as st

from ui.exports.sheet import Chart


def show_still(chart: Chart, *, key: str, height: int) -> None:
    """Draw a chart in the room that is kept for it.

    Parameters
    ----------
    chart : Chart
    key : str
        Its key among the page's elements.
    height : int
        Pixels.
    """
    st.plotly_chart(
        chart.figure,
        key=key,
        height=height,
        theme=None,
        config={"displayModeBar": False},
        alt=chart.alt,
    )
