"""How a briefing leaves the page: shown full screen, and as PowerPoint, PDF or HTML."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.atlas import DEFAULT_INDICATOR, Atlas
from ui.briefing import collection
from ui.briefing.arranging import LONGEST_TITLE
from ui.briefing.briefing import Briefing
from ui.briefing.keeping import file_stem
from ui.briefing.views import deck_of
from ui.exports.deck import Deck, Paper
from ui.i18n import LANGUAGE_NAMES, LANGUAGES, Language, Words
from ui.own_rules import rules_in_force
from ui.parts import show_note
from ui.view_state import ViewState

FORMATS = ("pptx", "pdf", "html")

_SHOWN = "briefing_shown"
_MADE = "briefing_made"
_ASKED_FOR = "briefing_asked_for"
_PAPERS: tuple[Paper, ...] = ("wide", "a4")
_MIME = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "html": "text/html",
}
_OF_SLIDES = 0.4
"""Share of the work that is making the slides."""


def show_settings(t: Words, briefing: Briefing) -> None:
    """Draw how the briefing is called and handed out."""
    st.text_input(
        t("briefing.name"),
        max_chars=LONGEST_TITLE,
        placeholder=t("briefing.name_placeholder"),
        **_setting("title", briefing.title),
    )
    with st.container(key="briefing_settings", horizontal=True, gap="large"):
        st.pills(
            t("briefing.languages"),
            LANGUAGES,
            selection_mode="multi",
            format_func=LANGUAGE_NAMES.__getitem__,
            **_setting("languages", list(briefing.languages)),
        )
        st.segmented_control(
            t("briefing.paper"),
            _PAPERS,
            format_func=lambda paper: t(f"briefing.paper_{paper}"),
            required=True,
            **_setting("paper", briefing.paper),
        )
        st.toggle(t("briefing.sources"), **_setting("has_sources", briefing.has_sources))


def _setting(part: str, value: Any) -> dict[str, Any]:
    """Let a control hold a part of the briefing, and give its key and what it does when it changes."""
    turn = collection.turn()
    key = f"briefing_{part}_{turn}"
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return {"key": key, "on_change": _settled, "args": (part, key, turn)}


def _settled(part: str, key: str, turn: int) -> None:
    if turn != collection.turn():
        return
    value = st.session_state[key]
    if part == "title":
        value = " ".join(value.split())
    elif part == "languages":
        # One is always chosen: the last one cannot be taken off.
        value = tuple(lang for lang in LANGUAGES if lang in value) or collection.current().languages
    collection.settle(**{part: value})


def show_hand_out(t: Words, atlas: Atlas, briefing: Briefing, base: str) -> Callable[[], None]:
    """Draw the buttons that show the briefing and make its files, and what they have made.

    Returns
    -------
    callable
        Makes the files that were asked for; it comes last, for a file takes some seconds. One that was broken
        off, as by another press, is made by the next run.
    """
    with st.container(key="hand_out", horizontal=True, gap="small"):
        st.button(t("briefing.show"), type="primary", key="briefing_show", on_click=_show)
        for kind in FORMATS:
            st.button(
                t(f"briefing.make_{kind}"), key=f"briefing_make_{kind}", on_click=_ask_for, args=(kind,)
            )
    if is_of_one_machine(base):
        show_note(t("briefing.one_machine"))
    made = _made(briefing, base)
    orders: list[_Order] = []
    # Always there, so that nothing below it moves.
    with st.container(key="briefing_files"):
        for kind in FORMATS:
            for lang in briefing.languages:
                name = f"{file_stem(Words(lang), briefing)}-{lang}.{kind}"
                order = _Order(kind, lang, name, st.empty())
                if (kind, lang) in made:
                    order.offer(t, made[kind, lang])
                elif kind in _asked_for():
                    order.tell(t, 0)
                    orders.append(order)

    def make() -> None:
        for order in orders:
            try:
                content = _make(t, atlas, briefing, order, base)
            except Exception:
                # Else every run that follows would fail with it.
                _forget(FORMATS)
                raise
            made[order.kind, order.lang] = content
            order.offer(t, content)
        _forget({order.kind for order in orders})

    return make


@dataclass(frozen=True)
class _Order:
    """A file of the briefing, and the place where the page tells of it."""

    kind: str
    lang: Language
    name: str
    place: DeltaGenerator

    def tell(self, t: Words, share: float) -> None:
        """Show how far it is."""
        self.place.progress(min(share, 1.0), text=t("briefing.writing", name=self.name))

    def offer(self, t: Words, content: bytes) -> None:
        """Let it be taken."""
        self.place.download_button(
            t("briefing.download", name=self.name, size=f"{len(content) / 1e6:.1f}"),
            content,
            file_name=self.name,
            mime=_MIME[self.kind],
            key=f"briefing_file_{self.kind}_{self.lang}",
            on_click="ignore",
            type="primary",
        )


def _asked_for() -> tuple[str, ...]:
    return cast("tuple[str, ...]", st.session_state.get(_ASKED_FOR, ()))


def _ask_for(kind: str) -> None:
    st.session_state[_ASKED_FOR] = (*_asked_for(), kind)


def _forget(kinds: Collection[str]) -> None:
    st.session_state[_ASKED_FOR] = tuple(kind for kind in _asked_for() if kind not in kinds)


def is_of_one_machine(base: str) -> bool:
    """Tell whether an address leads nowhere but on the machine that the app runs on."""
    return urlsplit(base).hostname in {"localhost", "127.0.0.1", "::1"}


def _made(briefing: Briefing, base: str) -> dict[tuple[str, Language], bytes]:
    """Give the files made of the briefing as it stands; a change of it or of the lists leaves none."""
    of = (briefing, base, rules_in_force(ViewState(DEFAULT_INDICATOR)))
    held = st.session_state.get(_MADE)
    if held is None or held[0] != of:
        held = st.session_state[_MADE] = (of, {})
    return held[1]


def _make(t: Words, atlas: Atlas, briefing: Briefing, order: _Order, base: str) -> bytes:
    deck = deck_of(
        atlas, briefing, order.lang, base=base, report=lambda share: order.tell(t, share * _OF_SLIDES)
    )
    return _written(deck, order.kind, lambda share: order.tell(t, _OF_SLIDES + share * (1 - _OF_SLIDES)))


def _written(deck: Deck, kind: str, tell: Callable[[float], None]) -> bytes:
    # Each brings a library of its own, which only a download needs.
    if kind == "pptx":
        from ui.exports.pptx import write_pptx  # noqa: PLC0415

        return write_pptx(deck, tell)
    if kind == "pdf":
        from ui.exports.pdf import write_pdf  # noqa: PLC0415

        return write_pdf(deck, tell)
    from ui.exports.html import write_html  # noqa: PLC0415

    return write_html(deck)


def _show() -> None:
    st.session_state[_SHOWN] = True


def _end() -> None:
    st.session_state.pop(_SHOWN, None)


def is_shown() -> bool:
    """Tell whether the briefing fills the window."""
    return bool(st.session_state.get(_SHOWN)) and bool(collection.current().slides)


def show(t: Words, atlas: Atlas, briefing: Briefing, base: str) -> None:
    """Fill the window with the slides, by the same player that is in the HTML file."""
    from ui.exports.html import write_html  # noqa: PLC0415 - brings a font library, first needed here

    lang = t.lang if t.lang in briefing.languages else briefing.languages[0]
    with st.container(key="show"):
        place = st.empty()

        def tell(share: float) -> None:
            place.progress(share, t("briefing.opening"))

        deck = deck_of(atlas, briefing, lang, base=base, report=tell)
        place.iframe(write_html(deck).decode(), height=600, alt=t("briefing.show"))
        # The player presses it when the show ends.
        with st.container(key="show_end"):
            st.button(t("player.end"), on_click=_end, key="briefing_end")
