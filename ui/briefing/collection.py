"""The briefing of one browser session: collected on every page, arranged on its own.

Nothing here draws; whatever takes slides away can be undone once. A slide is spoken of by its number, not by
its place: a press may come before the browser has drawn what the one before it did.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, cast

import streamlit as st

from ui.briefing import arranging
from ui.briefing.briefing import Briefing
from ui.i18n import Language

_COLLECTED = "briefing"
_LOST = "briefing_lost"


@dataclass(frozen=True)
class _Collected:
    """A briefing, and a number for each slide that stays with it wherever it moves."""

    briefing: Briefing = field(default_factory=Briefing)
    ids: tuple[int, ...] = ()
    next_id: int = 0
    turn: int = 0
    """How often anything but its own control has changed what a control of the page holds."""
    is_settled: bool = False
    """Whether the presenter has said how it is handed out."""


@dataclass(frozen=True)
class _Lost:
    """What was there before a slide, or with no place the whole briefing, was taken away."""

    before: _Collected
    place: int | None


def _held() -> _Collected:
    return cast("_Collected", st.session_state.get(_COLLECTED, _Collected()))


def current() -> Briefing:
    """Give the session's briefing; an empty one at first."""
    return _held().briefing


def ids() -> tuple[int, ...]:
    """Give a number for each slide by which a control knows its slide wherever it moves."""
    return _held().ids


def turn() -> int:
    """Give a number that changes with what several controls hold: a slide's place, what a file settles.

    With every press the browser sends what all controls show, and may not have drawn yet what was done:
    an answer to a page of an earlier turn is no wish of the reader's.
    """
    return _held().turn


def size() -> int:
    """Tell how many views are collected."""
    return len(current().slides)


def add_view(page: str, query: Mapping[str, str]) -> None:
    """Add a view at the end; a callback of the button on every page.

    Parameters
    ----------
    page : str
        Name of the page, as in its :class:`~ui.page_options.Page`.
    query : Mapping of str to str
        What restores the view, as in the page's address.

    Raises
    ------
    ui.briefing.arranging.BriefingFullError
        If there is no room for another one.
    """
    held = _held()
    briefing = arranging.added(held.briefing, page, query)
    _rearrange(replace(held, briefing=briefing, ids=(*held.ids, held.next_id), next_id=held.next_id + 1))


def remove(number: int) -> None:
    """Take a slide out; `undo` brings it back."""
    held = _held()
    place = _place(held, number)
    if place is None:
        return
    st.session_state[_LOST] = _Lost(held, place)
    _rearrange(replace(held, briefing=arranging.removed(held.briefing, place), ids=_without(held.ids, place)))


def move(number: int, to: int) -> None:
    """Put a slide in another place; beyond either end it stops there."""
    held = _held()
    place = _place(held, number)
    if place is None:
        return
    briefing = arranging.moved(held.briefing, place, to)
    others = _without(held.ids, place)
    to = min(max(to, 0), len(others))
    _rearrange(replace(held, briefing=briefing, ids=(*others[:to], number, *others[to:])))


def shift(number: int, by: int) -> None:
    """Move a slide by so many places."""
    place = _place(_held(), number)
    if place is not None:
        move(number, place + by)


def duplicate(number: int) -> None:
    """Put a copy of a slide behind it.

    Raises
    ------
    ui.briefing.arranging.BriefingFullError
        If there is no room for another one.
    """
    held = _held()
    place = _place(held, number)
    if place is None:
        return
    briefing = arranging.duplicated(held.briefing, place)
    with_copy = (*held.ids[: place + 1], held.next_id, *held.ids[place + 1 :])
    _rearrange(replace(held, briefing=briefing, ids=with_copy, next_id=held.next_id + 1))


def reword(number: int, **words: str) -> None:
    """Give a slide a title, a subtitle or notes; see :func:`ui.briefing.arranging.reworded`."""
    held = _held()
    place = _place(held, number)
    if place is not None:
        _hold(replace(held, briefing=arranging.reworded(held.briefing, place, **words)))


def settle(**parts: Any) -> None:
    """Set how the briefing is handed out: its title, languages, paper and sources page."""
    held = _held()
    _hold(replace(held, briefing=replace(held.briefing, **parts), is_settled=True))


def speak(lang: Language) -> None:
    """Hand the briefing out in the reader's language, until the presenter has chosen."""
    held = _held()
    if not held.is_settled and held.briefing.languages != (lang,):
        _rearrange(replace(held, briefing=replace(held.briefing, languages=(lang,))))


def take(briefing: Briefing) -> None:
    """Put another briefing in the place of this one; `undo` brings this one back."""
    held = _held()
    if held.briefing.slides:
        st.session_state[_LOST] = _Lost(held, None)
    numbers = tuple(range(held.next_id, held.next_id + len(briefing.slides)))
    taken = _Collected(briefing, numbers, held.next_id + len(numbers), held.turn, is_settled=True)
    _rearrange(taken)


def restore(briefing: Briefing) -> None:
    """Bring back what an earlier session had collected, before what this one has."""
    held = _held()
    slides = (*briefing.slides, *held.briefing.slides)[: arranging.MOST_SLIDES]
    numbers = tuple(range(held.next_id, held.next_id + len(slides)))
    back = replace(briefing, slides=slides)
    _rearrange(_Collected(back, numbers, held.next_id + len(numbers), held.turn, is_settled=True))


def lost() -> Literal["slide", "briefing"] | None:
    """Tell what `undo` would bring back: a slide, or the briefing that another one took the place of."""
    lost_ = _lost()
    if lost_ is None:
        return None
    return "briefing" if lost_.place is None else "slide"


def undo() -> None:
    """Bring back what the last `remove` or `take` took away; what was done since to other slides stays."""
    lost_, held = _lost(), _held()
    st.session_state.pop(_LOST, None)
    if lost_ is None:
        return
    if lost_.place is None:
        # Numbers are never given twice, or a control would show what another slide said.
        _rearrange(replace(lost_.before, next_id=held.next_id, turn=held.turn))
        return
    place = min(lost_.place, len(held.ids))
    slide, number = lost_.before.briefing.slides[lost_.place], lost_.before.ids[lost_.place]
    slides = held.briefing.slides
    briefing = replace(held.briefing, slides=(*slides[:place], slide, *slides[place:]))
    _rearrange(replace(held, briefing=briefing, ids=(*held.ids[:place], number, *held.ids[place:])))


def attempt(step: Callable[..., None], *arguments: Any) -> bool:
    """Do a step that may find the briefing full, and tell whether there was room."""
    try:
        step(*arguments)
    except arranging.BriefingFullError:
        return False
    return True


def _lost() -> _Lost | None:
    return cast("_Lost | None", st.session_state.get(_LOST))


def _hold(collected: _Collected) -> None:
    st.session_state[_COLLECTED] = collected


def _rearrange(collected: _Collected) -> None:
    _hold(replace(collected, turn=collected.turn + 1))


def _place(held: _Collected, number: int) -> int | None:
    """Give a slide's place; None if it is gone, as when a button is pressed twice."""
    return held.ids.index(number) if number in held.ids else None


def _without(numbers: tuple[int, ...], place: int) -> tuple[int, ...]:
    return numbers[:place] + numbers[place + 1 :]
