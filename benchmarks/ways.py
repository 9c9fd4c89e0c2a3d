"""The measured page; ``?way=`` says which: the lean map, the plain one, a colour alone, or nothing."""

import streamlit as st

from benchmarks import scene
from benchmarks.plain_map import plain_county_map
from ui.county_map import county_map

HEIGHT = 700

st.set_page_config(layout="wide")
if st.button("Filter", key="filter"):
    st.session_state["step"] = st.session_state.get("step", 0) + 1
step = st.session_state.get("step", 0)
way = st.query_params.get("way", "lean")
if way == "lean":
    county_map(scene.painting_at(step), view=None, height=HEIGHT)
elif way == "plain":
    plain_county_map(scene.painting_at(step), view=None, height=HEIGHT)
else:
    color = scene.COLORS[step % len(scene.COLORS)]
    st.html(f"<div class='floor' style='height:{HEIGHT}px;background:{color}'></div>")
