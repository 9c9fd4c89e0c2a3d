"""What stands under every view of the services page: its table."""

import streamlit as st

from ui.services.scene import Scene
from ui.services.view import ServiceView


def show_table(scene: Scene, view: ServiceView) -> None:
    """Offer the shown units as a table; its rows are sent only when the reader asks for them."""
    if st.toggle(scene.t("table.show"), key="show_table"):
        st.dataframe(view.table(), hide_index=True, width="stretch")
