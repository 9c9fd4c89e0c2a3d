"""A Streamlit page with no map, to compare the start with."""

import streamlit as st

st.html("<div class='floor' style='height:700px;background:#01665e'></div>")
