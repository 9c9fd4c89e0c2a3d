"""Similar counties: who they are, how alike, and where they differ."""

from collections.abc import Callable
from html import escape

import numpy as np
import streamlit as st

from analytics.similarity import LIKENESS_PERCENTILES, Similar
from analytics.similarity import PEERS as PEERS_AT_FIRST
from ui import numbers, session
from ui.controls import is_unseen, tell
from ui.county.head import section
from ui.county.locator import STYLES, map_picture, nation_svg
from ui.county.options import ALIKE, ALIKE_BY, HEAVIEST, PEERS
from ui.county.phrases import printed
from ui.county.profiles import Subject
from ui.county.turning import map_peers
from ui.headline import bare_text
from ui.page_options import ordered_weights
from ui.pair import axis_title, dated_name, ground
from ui.parts import show_note
from ui.ranking import plain
from ui.view_state import ViewState

_LISTED = 8
_SET_BESIDE = 5
_SHOWN = ("hospital_beds_per_1000", "gdp_per_resident")
_CHOSEN = "county_alike"
_WEIGHT = "county_weight_{}"


def show_peers(subject: Subject, state: ViewState) -> None:
    """Draw the most similar counties, how they were found, and a table of differences."""
    t, profile = subject.t, subject.profile
    section(t("county.peers.title"), method(subject, state))
    left_out = [name for name, _ in state.option(ALIKE) if name not in profile.weights]
    if left_out:
        names = t.enumerated([subject.indicator(name).short[t.lang] for name in left_out])
        st.html(f'<p class="atlas-warning">{escape(t("county.peers.left_out", names=names))}</p>')
    if not profile.similar:
        show_note(t("county.peers.none"))
        return
    with st.container(key="county_similar"):
        left, right = st.columns([5, 3], gap="large")
    with left, st.container(key="county_peers", gap=None, horizontal=True):
        for position, one in enumerate(profile.similar[:_LISTED], start=1):
            _peer(subject, position, one)
    with right:
        _map(subject)
    st.html(differences(subject))
    with st.container(key="county_peers_ways", horizontal=True, gap="small"):
        st.page_link("pages/compare.py", label=t("county.peers.compare"))
        st.button(
            t("county.peers.on_map", count=PEERS_AT_FIRST),
            key="peers_on_map",
            type="tertiary",
            on_click=map_peers,
            args=(profile.code,),
        )


def _peer(subject: Subject, position: int, one: Similar) -> None:
    t = subject.t
    label = (
        f"**{plain(subject.placed_name_at(one.row))}** :gray[{plain(t(f'county.likeness.{one.likeness}'))}]"
    )
    st.button(
        label,
        key=f"peer_{position}",
        type="tertiary",
        on_click=session.select_county,
        args=(str(subject.atlas.counties["code"].iloc[one.row]),),
    )


def _map(subject: Subject) -> None:
    """Draw where the peers lie."""
    t, profile, counties = subject.t, subject.profile, subject.atlas.counties
    rows = [profile.row, *(one.row for one in profile.similar)]
    own, *others = list(zip(counties["seat_lon"].iloc[rows], counties["seat_lat"].iloc[rows], strict=True))
    label = t("county.peers.map", name=subject.name, count=len(others))
    picture = map_picture(label, nation_svg(own, others, STYLES[ground()]))
    st.html(f'{picture}<p class="atlas-note">{escape(label)}</p>')


def differences(subject: Subject) -> str:
    """Write the table of differences."""
    head, rows = difference_cells(subject)
    body = []
    for name, own, *others in rows:
        cells = "".join(f"<td>{escape(text)}</td>" for text in others)
        body.append(
            f'<tr><th scope="row">{escape(name)}</th><td><strong>{escape(own)}</strong></td>{cells}</tr>'
        )
    heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in head)
    label = escape(subject.t("county.peers.title"))
    # A table that scrolls sideways has to be reached by the keyboard.
    return (
        f'<div class="atlas-wide" tabindex="0" role="region" aria-label="{label}">'
        f'<table class="atlas-ranks"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def difference_cells(subject: Subject, *, is_bare: bool = False) -> tuple[list[str], list[list[str]]]:
    """Set the county, its peers' median and the most similar ones side by side, an indicator a row.

    Parameters
    ----------
    subject : Subject
    is_bare : bool
        Whether units stand with the indicators instead of behind every value.
    """
    t, profile = subject.t, subject.profile
    rows = [profile.row, *(one.row for one in profile.similar[:_SET_BESIDE])]
    head = [
        t("county.peers.indicator"),
        subject.name,
        t("county.peers.median", count=len(profile.similar)),
        *(subject.placed_name_at(row) for row in rows[1:]),
    ]
    body = []
    for key in dict.fromkeys((*profile.weights, *_SHOWN)):
        indicator, values = subject.indicator(key), subject.profiles.values(key)
        told = [float(values[row]) for row in rows]
        usual = subject.peers_median(key)
        own, *others = [
            t("no_data")
            if value is None or not np.isfinite(value)
            else (bare_text(indicator, value) if is_bare else printed(t, indicator, value))
            for value in (told[0], usual, *told[1:])
        ]
        body.append([(axis_title if is_bare else dated_name)(t, indicator), own, *others])
    return head, body


def method(subject: Subject, state: ViewState) -> str:
    """Say how similar counties were found."""
    t, space = subject.t, subject.profile.resemblance
    if space is None:
        return ""
    limits = {
        word: t(
            "county.peers.limit",
            word=t(f"county.likeness.{word}"),
            limit=numbers.decimal(space.limits[word], 2),
            percent=numbers.trimmed(percent),
        )
        for word, percent in LIKENESS_PERCENTILES.items()
    }
    return t(
        "county.peers.note",
        peers=numbers.count(int(state.option(PEERS))),
        pool=numbers.count(space.rows.size),
        count=len(space.weights),
        limits=t.listed(list(limits.values())),
    )


def peers_control(subject: Subject, state: ViewState) -> None:
    """Let the reader choose by what counties are alike, what counts how much, and how many are peers."""
    t = subject.t
    weights = dict(state.option(ALIKE))
    tell(_CHOSEN, list(weights))
    with st.popover(t("county.peers.control"), width="stretch"):
        st.slider(t("county.peers.count"), 10, 60, key=PEERS.control, step=5)
        st.multiselect(
            t("county.peers.by"),
            ALIKE_BY,
            format_func=lambda name: subject.indicator(name).name[t.lang],
            key=_CHOSEN,
            on_change=_choose,
        )
        for name, weight in weights.items():
            key = _WEIGHT.format(name)
            tell(key, weight)
            st.slider(
                t("county.peers.weight", name=subject.indicator(name).short[t.lang]),
                1,
                HEAVIEST,
                key=key,
                on_change=_weigh,
                args=(name, key),
            )
        st.button(t("county.peers.reset"), key="county_alike_reset", on_click=_reset)


def _choose() -> None:
    chosen = st.session_state[_CHOSEN]
    if chosen and not is_unseen(_CHOSEN):
        _set(lambda held: {name: held.get(name, 1) for name in chosen})


def _weigh(name: str, key: str) -> None:
    if not is_unseen(key):
        weight = int(st.session_state[key])
        _set(lambda held: held | {name: weight} if name in held else held)


def _reset() -> None:
    _set(lambda _: dict(ALIKE.default))


def _set(weights: Callable[[dict[str, int]], dict[str, int]]) -> None:
    """Make the weights from those that hold by now."""
    session.change(
        lambda state: state.with_option(ALIKE, ordered_weights(weights(dict(state.option(ALIKE))), ALIKE_BY))
    )
