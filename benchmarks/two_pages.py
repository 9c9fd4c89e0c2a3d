"""Two Streamlit pages with no map, to compare the way back with."""

import streamlit as st


def colour() -> None:
    """Draw what stands in the place of the map."""
    st.html("<div class='floor' style='height:700px;background:#01665e'></div>")


def other() -> None:
    """Draw a page with words alone."""
    st.markdown("Words alone.")


st.set_page_config(layout="wide")
st.navigation([st.Page(colour, title="Map", default=True), st.Page(other, title="Other")]).run()
