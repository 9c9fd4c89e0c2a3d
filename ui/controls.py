"""The controls that hold the view state: what they say, and what they are told.

A control holds its own value under a key; `CONTROLS` says which part of the view state it is.

With every press the browser sends what all controls show, and it may not have drawn yet what one was told:
then that is no wish of the reader's (`is_unseen`). A hidden control holds the number of the run, by which the
browser says what it has drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

import streamlit as st

from analytics.class_schemes import OWN_SCHEME, Classing
from analytics.filters import Span
from ui.address_parts import read_breaks, write_breaks
from ui.i18n import Language, preferred_language
from ui.overlays import DEFAULT_KILOMETRES, Rings
from ui.page_options import Option, Page
from ui.view_state import ViewState

_SEVERAL: Mapping[str, str] = {
    "regions": "control_region",
    "provinces": "control_province",
    "prefectures": "control_prefecture",
    "kinds": "control_kind",
    "types": "control_type",
    "comparability": "control_comparability",
    "agglomerations": "control_agglomeration",
    "rankings": "control_ranking",
}
CONTROLS: Mapping[str, str] = {
    "lang": "control_lang",
    "indicator": "control_indicator",
    "second": "control_second",
    **_SEVERAL,
    "similar_to": "control_similar",
    "distance": "control_distance",
    "population": "control_population",
    "change": "control_change",
    "overlays": "control_overlays",
    "ring_class": "control_ring_class",
    "ring_kilometres": "control_ring_kilometres",
    "scheme": "control_scheme",
    "classes": "control_classes",
    "breaks": "control_breaks",
}
"""Key of the control by the part of the view state."""

OPEN_END = float("inf")
OPEN_STARTS = {"distance": 0.0, "population": 0.0, "change": -OPEN_END}
"""Where a range begins that is open below: nothing is measured under zero but a change."""

_MISREAD = "breaks_misread"
_SEEDED_LANGUAGE = "seeded_language"
_BEFORE = "controls_before"
_ANEW = "controls_anew"
_RUN = "controls_run"
_SEEN = "controls_seen"


def tell(key: str, value: object) -> None:
    """Tell a control its value, unless it holds it; call before it is drawn.

    Told in every run it would go back to where it stood when the run began, under the reader's hand.
    """
    held = st.session_state.get(key)
    differs = key in st.session_state and _differs(held, value)
    if differs:
        # What a browser that is up to this run sends is no answer to what is told now.
        before = st.session_state.setdefault(_BEFORE, {}).setdefault(key, [])
        before.append((held, st.session_state.get(_RUN, 0)))
    if differs or key not in st.session_state or st.session_state.get(_ANEW):
        st.session_state[key] = value


def is_unseen(key: str) -> bool:
    """Tell whether a control says what it said before it was told otherwise, which no screen shows yet."""
    held, seen = st.session_state.get(key), _seen()
    before = st.session_state.get(_BEFORE, {}).get(key, ())
    return any(seen <= run and not _differs(held, value) for value, run in before)


def drawn() -> None:
    """Let the browser say with what it sends next that it has drawn this run; the last step of a page."""
    seen = _seen()
    held = st.session_state.get(_BEFORE, {})
    unseen = {key: [one for one in before if seen <= one[1]] for key, before in held.items()}
    st.session_state[_BEFORE] = {key: before for key, before in unseen.items() if before}
    st.session_state.pop(_ANEW, None)
    st.session_state[_RUN] = st.session_state.get(_RUN, 0) + 1
    st.session_state[_SEEN] = str(st.session_state[_RUN])
    # The style hides it.
    st.text_input(_SEEN, key=_SEEN, label_visibility="collapsed")


def _seen() -> int:
    """Give the number of the run that the browser had drawn when it sent what it sent."""
    return int(st.session_state.get(_SEEN) or 0)


def _held(part: str, default: Any = None) -> Any:
    key = CONTROLS[part]
    return default if is_unseen(key) else st.session_state.get(key, default)


def read_controls(stored: ViewState, options: Sequence[Option]) -> ViewState:
    """Read the controls; one that is not on the page leaves its part as it is."""
    filters = stored.filters
    parts: dict[str, Any] = {
        **{part: tuple(sorted(_held(part, getattr(filters, part)))) for part in _SEVERAL},
        **{part: _chosen_span(part, getattr(filters, part)) for part in OPEN_STARTS},
        "similar_to": _held("similar_to", filters.similar_to),
    }
    for option in options:
        # A control that was emptied, or is not drawn now, leaves the choice as it was.
        held = st.session_state.get(option.control) if option.has_control else None
        if held is not None and not is_unseen(option.control):
            stored = stored.with_option(option, option.read(option.write(held)))
    return replace(
        stored,
        indicator=_held("indicator") or stored.indicator,
        second=_held("second", stored.second),
        lang=switched_language(stored.lang) or stored.lang,
        overlays=tuple(sorted(_held("overlays", stored.overlays))),
        rings=_chosen_rings(stored.rings),
        classing=_chosen_classing(stored.classing),
        filters=replace(filters, **parts),
    )


def _chosen_span(part: str, stored: Span) -> Span:
    ends = _held(part)
    if ends is None:
        return stored
    low, high = ends
    return Span(None if low == OPEN_STARTS[part] else low, None if high == OPEN_END else high)


def _chosen_rings(stored: Rings | None) -> Rings | None:
    keys = {CONTROLS["ring_class"], CONTROLS["ring_kilometres"]}
    if not keys <= st.session_state.keys() or any(map(is_unseen, keys)):
        return stored
    smallest = _held("ring_class")
    return None if smallest is None else Rings(smallest, _held("ring_kilometres"))


def _chosen_classing(stored: Classing) -> Classing:
    scheme = _held("scheme") or stored.scheme
    st.session_state.pop(_MISREAD, None)
    if scheme != OWN_SCHEME:
        return Classing(scheme, _held("classes", stored.classes or 0) or None)
    typed = _held("breaks", "")
    bounds = read_breaks(typed)
    if bounds is None and typed.strip():
        st.session_state[_MISREAD] = typed
    return Classing(OWN_SCHEME, None, bounds or stored.bounds)


def misread_breaks() -> str | None:
    """Give what was typed as boundaries and is none; those before it then stay."""
    return cast("str | None", st.session_state.get(_MISREAD))


def switched_language(chosen: str | None) -> Language | None:
    """Give the language of the switch where it is another one than follows from `chosen`."""
    switched = cast("Language | None", _held("lang"))
    return None if switched == preferred_language(chosen, st.context.locale) else switched


def seed_controls(state: ViewState, page: Page, *, anew: bool = False) -> None:
    """Tell the controls their values; on a page that is entered they have forgotten them."""
    filters, rings, bounds = state.filters, state.rings, state.classing.bounds
    typed = _held("breaks", "")
    parts: dict[str, object] = {
        "indicator": state.indicator,
        "second": state.second,
        **{part: list(getattr(filters, part)) for part in _SEVERAL},
        **{part: _ends(part, getattr(filters, part)) for part in OPEN_STARTS},
        "similar_to": filters.similar_to,
        "overlays": list(state.overlays),
        "ring_class": rings.smallest if rings else None,
        # The radius of rings that were taken off is that of the next ones.
        "ring_kilometres": rings.kilometres if rings else _held("ring_kilometres", DEFAULT_KILOMETRES),
        "scheme": state.classing.scheme,
        "classes": state.classing.classes or 0,
        # What was typed stays as it was typed while it means the same.
        "breaks": typed if (read_breaks(typed) or ()) == bounds else write_breaks(bounds, ", "),
    }
    wanted = {CONTROLS[part]: value for part, value in parts.items()}
    for option in page.options:
        if option.has_control:
            value = state.option(option)
            wanted[option.control] = list(value) if isinstance(value, tuple) else value
    # A control remembers the words of its options, so in another language it has to be told its value anew.
    lang = preferred_language(state.lang, st.context.locale)
    if anew or st.session_state.get(_SEEDED_LANGUAGE) != lang:
        st.session_state[_ANEW] = True
    st.session_state[_SEEDED_LANGUAGE] = lang
    for key, value in wanted.items():
        tell(key, value)


def _ends(part: str, span: Span) -> tuple[float, float]:
    low = OPEN_STARTS[part] if span.low is None else span.low
    return low, OPEN_END if span.high is None else span.high


def _differs(held: object, wanted: object) -> bool:
    # A list's order is the order of clicking, which is the control's own affair.
    if isinstance(held, list) and isinstance(wanted, list):
        return sorted(held) != sorted(wanted)
    return held != wanted


def renamed() -> None:
    """Say from a callback that options of controls bear other names now."""
    # A control remembers the words of its options, so it is told its value anew.
    st.session_state.pop(_SEEDED_LANGUAGE, None)
