"""What stands under the table: the columns in words, the version of the data, and how to make it again."""

import streamlit as st

from geodata import load_changes
from ui.data.scene import Scene
from ui.exports.columns import heading
from ui.i18n import Words
from ui.ranking import plain


def show_about(scene: Scene) -> None:
    """Draw the definitions of the chosen columns, what changed in the data, and how to rebuild them."""
    t = scene.t
    with st.container(key="data_about"):
        with st.expander(t("data.definitions")):
            st.markdown("\n".join(_definition(t, entry.id, scene) for entry in scene.indicators))
            st.page_link("pages/methods.py", label=t("nav.methods"))
        with st.expander(t("data.changes", version=scene.atlas.version)):
            show_changes(t)
        with st.expander(t("data.rebuild")):
            st.markdown(t("methods.rebuild.text"))


def _definition(t: Words, key: str, scene: Scene) -> str:
    entry = scene.atlas.indicators[key]
    name, definition, caveat = entry.name[t.lang], entry.definition[t.lang], entry.caveat[t.lang]
    if key in scene.atlas.own:
        # The reader's own words are no markup.
        name, definition = plain(heading(t, entry)), plain(definition)
    return f"- **{name}**{t('colon')}{definition} {caveat}"


def show_changes(t: Words) -> None:
    """Draw what changed in the data from version to version."""
    for change in load_changes():
        st.markdown(f"**{change.version}** {change.date}\n\n{change.text[t.lang]}")
