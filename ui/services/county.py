"""The selected county beside a view of the services page: who it is, where it stands, what to beware of."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from ui import session
from ui.county_card import warnings
from ui.parts import show_facts
from ui.services.scene import Scene


def show_county(scene: Scene, row: int, rows: Sequence[tuple[str, str]], notes: Sequence[str] = ()) -> None:
    """Draw the selected county.

    Parameters
    ----------
    scene : Scene
    row : int
        Its row.
    rows : sequence of (str, str)
        Names and values.
    notes : sequence of str
        Small lines under them.
    """
    t = scene.t
    county = scene.atlas.counties.iloc[row].to_dict()
    places = dict.fromkeys((county[f"province_{t.lang}"], county[f"prefecture_{t.lang}"]))
    beware = "".join(f'<p class="atlas-warning">{escape(text)}</p>' for text in warnings(t, county))
    with st.container(key="services_county", gap="xsmall"):
        st.html(
            f'<h2 class="atlas-county">{escape(county[f"full_name_{t.lang}"])}'
            f"<small>{escape(' · '.join(places))}</small></h2>{beware}"
        )
        show_facts(rows, notes)
        st.button(
            t("card.close"), key="close_card", type="tertiary", on_click=session.select_county, args=(None,)
        )
