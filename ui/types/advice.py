"""What the Opinions of May 2022 ask of each type, in our own words."""

from html import escape

import streamlit as st

from ui.parts import show_note
from ui.types.scene import Scene, heading


def show(scene: Scene) -> None:
    """Draw a paragraph for each type, then what the public debate distinguished, with sources."""
    t = scene.t
    parts = []
    for key in scene.rules.classes:
        count = t("types.advice_count", count=int(scene.here.members[key].sum()))
        parts.append(
            f"<dt>{scene.swatch(key)}{escape(scene.name(key))} <small>{escape(count)}</small></dt>"
            f"<dd>{escape(t(f'advice.{key}'))}</dd>"
        )
    heading(t("types.advice.opinions"))
    st.html(f'<dl class="atlas-advice">{"".join(parts)}</dl>')
    show_note(t("types.advice.source"))
    heading(t("types.advice.debate"))
    st.html(f'<p class="atlas-advice">{escape(t("types.advice.lenses"))}</p>')
    show_note(t("types.advice.not_checked"))
