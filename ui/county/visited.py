"""Counties that the reader has looked at or pinned; they stay in the session, with nobody else."""

from collections.abc import Callable
from typing import cast

import streamlit as st

from ui import session
from ui.atlas import Atlas
from ui.i18n import Words
from ui.ranking import plain

_RECENT = "county_recent"
_PINNED = "county_pinned"
_MOST_RECENT = 6
_MOST_PINNED = 12


def visit(code: str) -> None:
    """Remember that a county was looked at."""
    others = [one for one in recent() if one != code]
    st.session_state[_RECENT] = [code, *others][: _MOST_RECENT + 1]


def recent() -> list[str]:
    """Give the counties looked at, the last one first."""
    return cast("list[str]", st.session_state.get(_RECENT, []))


def pinned() -> list[str]:
    """Give the pinned counties, in the order in which they were pinned."""
    return cast("list[str]", st.session_state.get(_PINNED, []))


def pin_button(t: Words, code: str) -> None:
    """Let the reader pin a county, or take the pin off."""
    is_pinned = code in pinned()
    with st.container(key="county_pin", width="content"):
        st.button(
            t("county.unpin" if is_pinned else "county.pin"), key="pin_county", on_click=_pin, args=(code,)
        )


def visited_menu(t: Words, atlas: Atlas, code: str | None, take: Callable[[str], None]) -> None:
    """Offer the pinned and the last counties behind a button, where there are any."""
    if any(one != code for one in (*pinned(), *recent())):
        with st.popover(t("county.list.menu"), width="stretch", key="visited_menu"):
            visited_list(t, atlas, code, take)


def visited_list(
    t: Words, atlas: Atlas, code: str | None, take: Callable[[str], None] = session.select_county
) -> None:
    """List the pinned and the last counties, to go back to.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    code : str or None
        The county that is selected now.
    take : callable
        What a click does with a code.
    """
    others = [one for one in recent() if one != code and one not in pinned()][:_MOST_RECENT]
    for key, codes in (("pinned", pinned()), ("recent", others)):
        if not codes:
            continue
        st.html(f'<h2 class="atlas-list">{t(f"county.list.{key}")}</h2>')
        with st.container(key=f"county_{key}_list", gap=None):
            for one in codes:
                st.button(
                    _label(t, atlas, one),
                    key=f"{key}_{one}",
                    type="secondary" if one == code else "tertiary",
                    width="stretch",
                    on_click=take,
                    args=(one,),
                )


def _pin(code: str) -> None:
    held = pinned()
    if code in held:
        st.session_state[_PINNED] = [one for one in held if one != code]
    else:
        st.session_state[_PINNED] = [*held, code][-_MOST_PINNED:]


def _label(t: Words, atlas: Atlas, code: str) -> str:
    county = atlas.counties.iloc[atlas.rows[code]]
    return f"{plain(county[f'full_name_{t.lang}'])} :gray[{plain(county[f'province_{t.lang}'])}]"
