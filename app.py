"""Xiancheng Atlas: settings, language and the way between the pages."""

import streamlit as st

from ui import frame, memory, session, warm_up
from ui.briefing.tab import keep_in_tab
from ui.i18n import Words

t = Words(session.language())
frame.begin(t)
page = st.navigation(
    {
        t("app.title"): [
            st.Page("pages/map.py", title=t("nav.map"), default=True),
            st.Page("pages/services.py", title=t("nav.services"), url_path="services"),
            st.Page("pages/reach.py", title=t("nav.reach"), url_path="reach"),
            st.Page("pages/types.py", title=t("nav.types"), url_path="types"),
            st.Page("pages/county.py", title=t("nav.county"), url_path="county"),
            st.Page("pages/compare.py", title=t("nav.compare"), url_path="compare"),
            st.Page("pages/briefing.py", title=t("nav.briefing"), url_path="briefing"),
            st.Page("pages/data.py", title=t("nav.data"), url_path="data"),
            st.Page("pages/own_data.py", title=t("nav.own_data"), url_path="own_data"),
            st.Page("pages/methods.py", title=t("nav.methods"), url_path="methods"),
        ]
    }
)
with frame.language_switch(t):
    page.run()
keep_in_tab(t)
warm_up.look_ahead()
memory.after_run()
