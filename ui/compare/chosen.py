"""What is compared, counties and groups beside them: which they are, and how one is added or taken away."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from analytics.typology import Typology
from ui import session
from ui.atlas import Atlas
from ui.compare.beside import Beside, besides, group_name, load_groups, mark, token_of
from ui.compare.options import BESIDE, FEWEST, MOST, MOST_GROUPS, WITH
from ui.county import visited
from ui.county.profiles import Subject, subject
from ui.i18n import Words
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
            color = COLORS[on][place]
            with st.container(key=f"compare_chip_{place}", horizontal=True, gap=None, width="content"):
                st.html(
                    f'<p class="atlas-chip"><i style="background:{color}"></i>'
                    f"<strong>{escape(part.name)}</strong> {escape(_place(part))}</p>"
                )
                if len(one.subjects) > 1 and len(one.subjects) + len(one.groups) > FEWEST:
                    st.button(
                        t("compare.remove"),
                        key=f"compare_remove_{place}",
                        type="tertiary",
                        help=t("compare.remove_one", name=part.name),
                        on_click=_set,
                        args=([code for code in one.codes if code != part.profile.code],),
                    )

        for place, beside in enumerate(one.groups):
            with st.container(key=f"compare_group_{place}", horizontal=True, gap=None, width="content"):
                st.html(
                    f'<p class="atlas-chip">{mark(beside.form, on)}<strong>{escape(beside.name)}</strong></p>'
                )
                if len(one.subjects) + len(one.groups) > FEWEST:
                    st.button(
                        t("compare.remove"),
                        key=f"compare_remove_group_{place}",
                        type="tertiary",
                        help=t("compare.remove_one", name=beside.name),
                        on_click=_set_groups,
                        args=([token for token in one.tokens if token != beside.token],),
                    )


def _place(part: Subject) -> str:
    full = part.placed_name_at(part.profile.row)
    return full.removeprefix(part.name).strip(" ()（）")


def add_controls(t: Words, atlas: Atlas, state: ViewState, one: Chosen) -> None:
    """Offer counties to add, and the groups that the first county is in."""
    _add_counties(t, atlas, state, one)
    _add_groups(t, atlas, one)


def _add_counties(t: Words, atlas: Atlas, state: ViewState, one: Chosen) -> None:
    """Offer the county that was searched for, those pinned, and those similar to the first."""
    if len(one.subjects) >= MOST:
        show_note(t("compare.full", most=MOST))
        return
    first = one.subjects[0]
    similar = [str(atlas.counties["code"].iloc[near.row]) for near in first.profile.similar[:MOST]]
    found = [state.county] if state.county else []
    for group, codes in (("found", found), ("pinned", visited.pinned()), ("similar", similar)):
        offered = [code for code in codes if code not in one.codes]
        if not offered:
            continue
        st.html(f'<h2 class="atlas-list">{escape(t(f"compare.add.{group}", name=first.name))}</h2>')
        with st.container(key=f"compare_add_{group}", gap=None):
            for code in offered:
                st.button(
                    f"+ {plain(first.placed_name_at(atlas.rows[code]))}",
                    key=f"compare_add_{group}_{code}",
                    type="tertiary",
                    width="stretch",
                    on_click=_set,
                    args=([*one.codes, code],),
                )


def _add_groups(t: Words, atlas: Atlas, one: Chosen) -> None:
    first = one.subjects[0]
    around = load_groups(atlas).around(first.profile.row, first.typology)
    offered = [group for group in around if token_of(group) not in one.tokens]
    if not offered or len(one.groups) >= MOST_GROUPS:
        return
    st.html(f'<h2 class="atlas-list">{escape(t("compare.add.group", name=first.name))}</h2>')
    with st.container(key="compare_add_group", gap=None):
        for group in offered:
            st.button(
                f"+ {plain(group_name(t, atlas, first.typology, group))}",
                key=f"compare_add_group_{group.kind}",
                type="tertiary",
                width="stretch",
                on_click=_set_groups,
                args=([*one.tokens, token_of(group)],),
            )


def take_instead(old: str, code: str) -> None:
    """Put a unit of today in the place of a code that is no more; a callback."""

    def replaced(state: ViewState) -> ViewState:
        codes = [code if one == old else one for one in state.option(WITH)]
        return state.with_option(WITH, tuple(dict.fromkeys(codes)))

    session.change(replaced)


def _set(codes: Sequence[str]) -> None:
    session.change(lambda state: state.with_option(WITH, tuple(codes)))


def _set_groups(tokens: Sequence[str]) -> None:
    session.change(lambda state: state.with_option(BESIDE, tuple(tokens)))
