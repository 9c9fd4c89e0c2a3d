"""The sentences around the table of the data page."""

from html import escape

import streamlit as st

from geodata import load_sources
from ui import headline
from ui.data.scene import Scene
from ui.exports.columns import heading
from ui.numbers import count
from ui.own_data.indicator import own_line


def title(scene: Scene) -> str:
    """Say in one sentence what the listed counties show of what they are sorted by."""
    t = scene.t
    said = headline.title(t, scene.atlas, scene.about_subject, scene.summary)
    return t("data.found", query=scene.query, title=said) if scene.query else said


def subtitle(scene: Scene) -> str:
    """Say what the title measures, and how much the table holds."""
    t = scene.t
    definition = scene.subject.definition[t.lang]
    return t(
        "data.subtitle",
        definition=definition,
        units=count(scene.summary.units),
        columns=len(scene.indicators),
    )


def show_title(scene: Scene) -> None:
    """Draw title and subtitle."""
    st.html(
        f'<h1 class="atlas-title">{escape(title(scene))}</h1>'
        f'<p class="atlas-subtitle">{escape(subtitle(scene))}</p>'
    )


def source_line(scene: Scene) -> str:
    """Name the sources of all columns that are shown, and the version."""
    t = scene.t
    named = {key for indicator in scene.indicators for key in indicator.sources}
    titles = [source.title[t.lang] for key, source in load_sources().items() if key in named]
    return t("data.source", sources=t.listed(titles), version=scene.atlas.version)


def show_source(scene: Scene) -> None:
    """Draw the source line and what to beware of."""
    t = scene.t
    own = [
        t("data.own_source", heading=heading(t, entry.indicator), said=own_line(t, entry))
        for entry in scene.own
    ]
    parts = (source_line(scene), *own, t("data.caveat"))
    st.html("".join(f'<p class="atlas-source">{escape(part)}</p>' for part in parts))
