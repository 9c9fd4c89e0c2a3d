"""What a reader brought, kept in the session alone, and the atlas that shows it beside the release.

Nothing here is handed to a store that sessions share: what is kept for all of them is made from
`Atlas.for_all`.
"""

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

import numpy as np
import streamlit as st

from analytics.class_breaks import class_breaks, class_numbers
from ui import session
from ui.atlas import Atlas, load_atlas
from ui.controls import renamed
from ui.own_data.indicator import PREFIX, OwnIndicator

MOST_INDICATORS = 20
"""Indicators that a session may keep: each takes 23 kB."""

_KEPT = "own_indicators"
_VIEW = "own_atlas"
_LAST = "own_last_number"


def own_indicators() -> Mapping[str, OwnIndicator]:
    """Give what this session brought, by id, in the order of coming; no other session sees it."""
    return cast("Mapping[str, OwnIndicator]", st.session_state.get(_KEPT, {}))


def new_key() -> str:
    """Give an id that this session has not used, so that an old address never means something new."""
    st.session_state[_LAST] = st.session_state.get(_LAST, 0) + 1
    return f"{PREFIX}{st.session_state[_LAST]}"


def keep(own: OwnIndicator) -> None:
    """Add an indicator, or put it in the place of the one with its id; a callback."""
    st.session_state[_KEPT] = {**own_indicators(), own.indicator.id: own}
    # Controls remember the names of their options.
    renamed()


def remove(key: str) -> None:
    """Take an indicator away, and show the atlas's first one where it was shown; a callback."""
    session.leave_indicator(key, load_atlas().known.default_indicator)
    st.session_state[_KEPT] = {other: own for other, own in own_indicators().items() if other != key}
    st.session_state.pop(_VIEW, None)
    renamed()


def atlas_in_session() -> Atlas:
    """Give the atlas with what this session brought; without any, the one that all sessions share."""
    shared, own = load_atlas(), own_indicators()
    if not own:
        return shared
    view = cast("Atlas | None", st.session_state.get(_VIEW))
    if view is None or view.own is not own or view.shared is not shared:
        view = with_own(shared, own)
        st.session_state[_VIEW] = view
    return view


def with_own(atlas: Atlas, own: Mapping[str, OwnIndicator]) -> Atlas:
    """Make an atlas that has a reader's indicators, too; it shares all else with the one it is made from."""
    values = {key: entry.values for key, entry in own.items()}
    breaks = {
        key: class_breaks(entry.values, diverging=entry.indicator.scale == "diverging")
        for key, entry in own.items()
    }
    nobody = np.zeros(len(atlas.counties), dtype=bool)
    return replace(
        atlas,
        counties=atlas.counties.assign(**values),
        indicators={**atlas.indicators, **{key: entry.indicator for key, entry in own.items()}},
        nation=_beside(dict.fromkeys(own), atlas.nation),
        breaks=_beside(breaks, atlas.breaks),
        classes=_beside({key: class_numbers(values[key], breaks[key]) for key in own}, atlas.classes),
        samples=_beside(values, atlas.samples),
        few=_beside(dict.fromkeys(own, nobody), atlas.few),
        small=_beside(dict.fromkeys(own, nobody), atlas.small),
        intervals=_beside(dict.fromkeys(own), atlas.intervals),
        known=replace(atlas.known, indicators=atlas.known.indicators | own.keys()),
        own=own,
        shared=atlas,
    )


def _beside(own: dict[str, Any], shared: Mapping[str, Any]) -> Mapping[str, Any]:
    # The shared mapping makes its values when they are asked for, so it is asked, not copied.
    return ChainMap(own, cast("Any", shared))
