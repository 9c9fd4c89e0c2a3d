"""How a number of the page comes about: definition, formula, coverage, source and caveat, one click away."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from ui.headline import source_line
from ui.services.scene import Scene


def show_how(scene: Scene, method: str, indicators: Sequence[str]) -> None:
    """Draw a popover that says how the view is computed and what its indicators are.

    Parameters
    ----------
    scene : Scene
    method : str
        What the view does with its indicators.
    indicators : sequence of str
    """
    t, atlas = scene.t, scene.atlas
    with st.popover(t("services.how"), key="services_how"):
        st.markdown(method)
        for entry in (atlas.indicators[key] for key in indicators):
            rows = (
                (t("methods.indicators.definition"), entry.definition[t.lang]),
                (t("methods.indicators.formula"), entry.formula),
                (t("services.has_value"), scene.coverage(entry.id)),
                (t("methods.indicators.sources"), source_line(t, atlas, entry)),
                (t("methods.indicators.caveat"), entry.caveat[t.lang]),
            )
            cells = "".join(
                f"<div><dt>{escape(name)}</dt><dd>{escape(text)}</dd></div>" for name, text in rows
            )
            st.html(f'<h3>{escape(entry.name[t.lang])}</h3><dl class="atlas-facts">{cells}</dl>')
        st.page_link("pages/methods.py", label=t("services.all_methods"))
