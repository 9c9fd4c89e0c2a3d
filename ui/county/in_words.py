"""The county in words, and the figures behind each sentence."""

from html import escape

import streamlit as st

from geodata import load_sources
from ui.county.head import section
from ui.county.narrative import Paragraph, narrative
from ui.county.profiles import Subject

_NOT_INDICATORS = {"employment", "types", "boundaries", "alike"}


def show_in_words(subject: Subject) -> None:
    """Draw the paragraphs; what each sentence rests on is folded away under them."""
    t = subject.t
    paragraphs = narrative(subject)
    section(t("county.words.heading"))
    apart = "" if t.lang == "zh" else " "
    told = "".join(
        f"<p>{escape(apart.join(sentence.text for sentence in paragraph))}</p>" for paragraph in paragraphs
    )
    st.html(
        f'<div class="atlas-words">{told}</div><p class="atlas-note">{escape(t("county.words.note"))}</p>'
    )
    st.html(
        f'<details class="atlas-figures"><summary>{escape(t("county.words.figures"))}</summary>'
        f"<ol>{_figures(subject, paragraphs)}</ol></details>"
    )


def _figures(subject: Subject, paragraphs: tuple[Paragraph, ...]) -> str:
    items = []
    for sentence in (sentence for paragraph in paragraphs for sentence in paragraph):
        rests = subject.t.listed([figure_name(subject, key) for key in sentence.figures])
        items.append(f"<li>{escape(sentence.text)}<br><small>{escape(rests)}</small></li>")
    return "".join(items)


def figure_name(subject: Subject, key: str) -> str:
    """Name what a sentence rests on, with its source."""
    t = subject.t
    if key in _NOT_INDICATORS:
        return t(f"county.figure.{key}")
    indicator, sources = subject.indicator(key), load_sources()
    titles = t.listed([sources[source].title[t.lang] for source in indicator.sources])
    return t("county.figure.sourced", name=indicator.name[t.lang], sources=titles)
