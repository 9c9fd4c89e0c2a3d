"""The slides on the briefing's page: each with its picture, its words, and what can be done with it."""

import logging
from collections.abc import Callable
from html import escape

import streamlit as st

from ui.atlas import Atlas
from ui.briefing import collection
from ui.briefing.arranging import LONGEST_NOTES, LONGEST_TITLE
from ui.briefing.briefing import Slide
from ui.briefing.thumbnails import Looked, look, picture
from ui.i18n import Words

_LOG = logging.getLogger(__name__)
_NOTES_HEIGHT = 84

Draw = Callable[[], None]


def show_cards(t: Words, atlas: Atlas) -> list[Draw]:
    """Draw the slides one below another.

    Returns
    -------
    list of callable
        Each draws a picture in its place: they come last, for a picture takes a second.
    """
    slides = collection.current().slides
    numbers = collection.ids()
    pictures = []
    for place, (slide, number) in enumerate(zip(slides, numbers, strict=True)):
        with st.container(key=f"slide_{number}"):
            draw = _card(t, atlas, slide, place, number)
        if draw:
            pictures.append(draw)
    return pictures


def _card(t: Words, atlas: Atlas, slide: Slide, place: int, number: int) -> Draw | None:
    looked = _looked(t, atlas, slide)
    seen, words, tools = st.columns([5, 10, 2], gap="medium")
    with seen:
        st.html(f'<p class="slide-number">{place + 1}</p>')
        frame = None
        if looked is not None and looked.has_picture:
            with st.container(key=f"slide_picture_{number}"):
                frame = st.empty()
        elif looked is not None and looked.table:
            st.html(f'<p class="slide-table">{escape(looked.table)}</p>')
    with words:
        if looked is None:
            st.warning(t("briefing.broken"))
        else:
            _words(t, slide, number, looked)
    with tools, st.container(key=f"slide_tools_{number}", gap=None):
        _tools(t, slide, place, number)
    if looked is None or frame is None:
        return None
    alt = t("briefing.picture", title=slide.title or looked.title)

    def draw() -> None:
        frame.image(picture(t, atlas, slide), width="stretch", alt=alt)

    if looked.is_drawn:
        # It is at hand, so it need not leave its place while the page runs.
        draw()
        return None
    return draw


def _looked(t: Words, atlas: Atlas, slide: Slide) -> Looked | None:
    try:
        return look(t, atlas, slide)
    except Exception:  # noqa: BLE001 - one view that cannot be made must not take the others with it
        _LOG.exception("A view of the briefing could not be made")
        return None


def _words(t: Words, slide: Slide, number: int, looked: Looked) -> None:
    """Let title and subtitle begin with those of the data; emptied they are those again."""
    own = {"title": slide.title or looked.title, "subtitle": slide.subtitle or looked.subtitle}
    for part, text in own.items():
        # The language is in the key, so that a switch brings the words of the data in the other one.
        key = f"slide_{part}_{t.lang}_{number}"
        if st.session_state.get(key, "").strip() == "":
            st.session_state[key] = text
        data = getattr(looked, part)
        st.text_area(
            t(f"briefing.{part}"),
            key=key,
            height="content",
            max_chars=LONGEST_TITLE,
            on_change=_reworded,
            args=(number, part, key, data),
            label_visibility="collapsed",
        )
    key = f"slide_notes_{number}"
    st.session_state.setdefault(key, slide.notes)
    st.text_area(
        t("briefing.notes"),
        key=key,
        height=_NOTES_HEIGHT,
        max_chars=LONGEST_NOTES,
        placeholder=t("briefing.notes_placeholder"),
        on_change=_reworded,
        args=(number, "notes", key, ""),
        label_visibility="collapsed",
    )


def _reworded(number: int, part: str, key: str, data: str) -> None:
    """Take what was typed; what the data say anyway is no title of one's own."""
    text = st.session_state[key]
    if part != "notes":
        text = st.session_state[key] = " ".join(text.split())
    collection.reword(number, **{part: "" if text.strip() == data else text})


def _tools(t: Words, slide: Slide, place: int, number: int) -> None:
    last = len(collection.ids()) - 1
    with st.container(horizontal=True, gap=None):
        _tool(t, "up", "arrow_upward", number, collection.shift, -1, disabled=place == 0)
        _tool(t, "down", "arrow_downward", number, collection.shift, 1, disabled=place == last)
    with st.container(horizontal=True, gap=None):
        _tool(t, "copy", "content_copy", number, _duplicate, t)
        _tool(t, "delete", "delete", number, collection.remove)
    if last:
        turn = collection.turn()
        key = f"slide_place_{number}_{turn}"
        st.selectbox(
            t("briefing.place"),
            range(last + 1),
            index=place,
            format_func=lambda at: t("briefing.place_of", place=at + 1, count=last + 1),
            key=key,
            on_change=_put,
            args=(number, key, turn),
            label_visibility="collapsed",
        )
    # With the language it is never an empty address, which would leave the page as it was.
    st.page_link(
        f"pages/{slide.page}.py",
        label=t("briefing.open"),
        query_params={**dict(slide.query), "lang": t.lang},
    )


def _tool(
    t: Words,
    what: str,
    icon: str,
    number: int,
    do: Callable[..., None],
    *arguments: object,
    disabled: bool = False,
) -> None:
    st.button(
        t(f"briefing.{what}"),
        icon=f":material/{icon}:",
        key=f"slide_{what}_{number}",
        help=t(f"briefing.{what}"),
        type="tertiary",
        on_click=do,
        args=(number, *arguments),
        disabled=disabled,
    )


def _put(number: int, key: str, turn: int) -> None:
    """Put a slide in the place that was chosen, however far off it is."""
    if turn == collection.turn():
        collection.move(number, st.session_state[key])


def _duplicate(number: int, t: Words) -> None:
    if not collection.attempt(collection.duplicate, number):
        st.toast(t("take.full"))
