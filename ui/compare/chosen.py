"""What is compared, counties and groups beside them: which they are, and how one is added or taken away."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.typology import Typology
from ui import session
from ui.atlas import Atlas
from ui.compare.beside import Beside, besides, group_name, load_groups, mark, token_of
from ui.compare.options import BESIDE, FEWEST, MOST, MOST_GROUPS, WITH
from ui.county import visited
from ui.county.profiles import Subject, subject
from ui.i18n import Words
from ui.page_options import Option
from ui.parts import show_note
from ui.ranking import plain
from ui.view_state import ViewState

COLORS = {
    "light": ("#2f8f85", "#b9822e", "#4a6fb3", "#a8467c", "#5d6b73", "#7a9a2e"),
    "dark": ("#5fb3ab", "#d9a657", "#86a7e6", "#dc86b3", "#aab6bd", "#adcb63"),
}
"""One colour a county, told apart by the colour-blind; names always stand beside them."""


@dataclass(frozen=True)
class Chosen:
    """What is compared.

    Attributes
    ----------
    subjects : tuple of Subject
        The counties.
    groups : tuple of Beside
        The groups beside them.
    unknown : tuple of str
        Codes of the link that no unit bears.
    unknown_groups : tuple of str
        Parts of the link that are no group, or one too many.
    is_own : bool
        Whether the reader chose the counties; else they are the page's opening.
    """

    subjects: tuple[Subject, ...]
    groups: tuple[Beside, ...]
    unknown: tuple[str, ...]
    unknown_groups: tuple[str, ...]
    is_own: bool

    @property
    def codes(self) -> tuple[str, ...]:
        """Their codes."""
        return tuple(one.profile.code for one in self.subjects)

    @property
    def tokens(self) -> tuple[str, ...]:
        """Its groups, as the address writes them."""
        return tuple(one.token for one in self.groups)

    def now(self, state: ViewState) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give counties and groups that are compared by now, of those that exist.

        A press may be one on a page that was drawn before the last change.
        """
        codes = tuple(code for code in state.option(WITH) if code not in self.unknown)
        tokens = tuple(token for token in state.option(BESIDE) if token not in self.unknown_groups)
        return codes or self.codes, tokens

    @property
    def key(self) -> str:
        """Tell one comparison from another, for the charts."""
        return "_".join((*self.codes, *self.tokens))


def chosen(t: Words, atlas: Atlas, state: ViewState, typology: Typology | None = None) -> Chosen:
    """Give what the link names; without a county, the selected or the largest one and those most like it."""
    asked: tuple[str, ...] = state.option(WITH)
    known = [code for code in asked if code in atlas.rows]
    if known:
        subjects = tuple(subject(t, atlas, state, code, typology) for code in known)
        unknown = tuple(code for code in asked if code not in atlas.rows)
    else:
        residents = atlas.counties["population_2020"].where(atlas.universe, 0)
        largest = str(atlas.counties["code"].iloc[int(residents.argmax())])
        first = subject(t, atlas, state, state.county or largest, typology)
        near = [str(atlas.counties["code"].iloc[one.row]) for one in first.profile.similar[: FEWEST + 1]]
        subjects, unknown = (first, *(subject(t, atlas, state, code, typology) for code in near)), asked
    groups, no_groups = besides(t, atlas, subjects[0].typology, state.option(BESIDE))
    return Chosen(subjects, groups, unknown, no_groups, is_own=bool(known))


def show_chosen(t: Words, one: Chosen, on: str) -> None:
    """List the counties in their colours and the groups by their marks; a click takes one away."""
    with st.container(key="compare_chosen", horizontal=True, gap="small"):
        for place, part in enumerate(one.subjects):
            with _chip(part.profile.code):
                st.html(
                    f'<p class="atlas-chip"><i style="background:{COLORS[on][place]}"></i>'
                    f"<strong>{escape(part.name)}</strong> {escape(_place(part))}</p>"
                )
                _way_out(t, one, WITH, part.profile.code, part.name)
        for beside in one.groups:
            with _chip(beside.token):
                st.html(
                    f'<p class="atlas-chip">{mark(beside.form, on)}<strong>{escape(beside.name)}</strong></p>'
                )
                _way_out(t, one, BESIDE, beside.token, beside.name)


def _chip(token: str) -> DeltaGenerator:
    return st.container(key=f"compare_chip_{token}", horizontal=True, gap=None, width="content")


def _way_out(t: Words, one: Chosen, option: Option, token: str, name: str) -> None:
    if _can_go(option, one.codes, one.tokens):
        st.button(
            t("compare.remove"),
            key=f"compare_remove_{token}",
            type="tertiary",
            help=t("compare.remove_one", name=name),
            on_click=_remove,
            args=(one, option, token),
        )


def _can_go(option: Option, codes: Sequence[str], tokens: Sequence[str]) -> bool:
    """Tell whether a county or a group may be taken away: the last county stays, and the last two of all."""
    return len(codes) + len(tokens) > FEWEST and (option is BESIDE or len(codes) > 1)


def _place(part: Subject) -> str:
    full = part.placed_name_at(part.profile.row)
    return full.removeprefix(part.name).strip(" ()（）")


def add_controls(t: Words, atlas: Atlas, state: ViewState, one: Chosen) -> None:
    """Offer counties to add, and the groups that the first county is in."""
    _add_counties(t, atlas, state, one)
    _add_groups(t, atlas, one)


def _add_counties(t: Words, atlas: Atlas, state: ViewState, one: Chosen) -> None:
    """Offer the county that was searched for, those pinned, and those similar to the first."""
    first = one.subjects[0]
    similar = [str(atlas.counties["code"].iloc[near.row]) for near in first.profile.similar[:MOST]]
    found = [state.county] if state.county else []
    for group, codes in (("found", found), ("pinned", visited.pinned()), ("similar", similar)):
        if not codes:
            continue
        st.html(f'<h2 class="atlas-list">{escape(t(f"compare.add.{group}", name=first.name))}</h2>')
        with st.container(key=f"compare_add_{group}", gap=None):
            for code in codes:
                name = plain(first.placed_name_at(atlas.rows[code]))
                _offer(one, WITH, code, name, key=f"compare_add_{group}_{code}")
    if len(one.subjects) >= MOST:
        show_note(t("compare.full", most=MOST))


def _add_groups(t: Words, atlas: Atlas, one: Chosen) -> None:
    first = one.subjects[0]
    around = load_groups(atlas).around(first.profile.row, first.typology)
    st.html(f'<h2 class="atlas-list">{escape(t("compare.add.group", name=first.name))}</h2>')
    with st.container(key="compare_add_group", gap=None):
        for group in around:
            name = plain(group_name(t, atlas, first.typology, group))
            _offer(one, BESIDE, token_of(group), name, key=f"compare_add_group_{group.kind}")


def _offer(one: Chosen, option: Option, token: str, name: str, *, key: str) -> None:
    """Offer a county or a group; one that is compared keeps its place, lest a second press hit the next."""
    is_in = token in (one.codes if option is WITH else one.tokens)
    st.button(
        f"{'✓' if is_in else '+'} {name}",
        key=key,
        type="tertiary",
        width="stretch",
        disabled=is_in or not _has_room(option, one.codes, one.tokens),
        on_click=_add,
        args=(one, option, token),
    )


def _has_room(option: Option, codes: Sequence[str], tokens: Sequence[str]) -> bool:
    return len(codes) < MOST if option is WITH else len(tokens) < MOST_GROUPS


def take_instead(old: str, code: str) -> None:
    """Put a unit of today in the place of a code that is no more; a callback."""

    def replaced(state: ViewState) -> ViewState:
        codes = [code if one == old else one for one in state.option(WITH)]
        return state.with_option(WITH, tuple(dict.fromkeys(codes)))

    session.change(replaced)


def _add(one: Chosen, option: Option, token: str) -> None:
    def added(state: ViewState) -> ViewState:
        codes, tokens = one.now(state)
        held = codes if option is WITH else tokens
        if token in held or not _has_room(option, codes, tokens):
            return state
        return state.with_option(option, (*held, token))

    session.change(added)


def _remove(one: Chosen, option: Option, token: str) -> None:
    def removed(state: ViewState) -> ViewState:
        codes, tokens = one.now(state)
        if not _can_go(option, codes, tokens):
            return state
        held = codes if option is WITH else tokens
        return state.with_option(option, tuple(each for each in held if each != token))

    session.change(removed)
