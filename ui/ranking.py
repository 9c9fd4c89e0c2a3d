"""The two ends of the ranking, as lists of counties that can be selected."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from analytics.sampling import FEWEST
from analytics.summary import FEWEST_RESIDENTS, Ranked, Ranking
from ui import numbers, session
from ui.atlas import Atlas
from ui.headline import value_text
from ui.i18n import Words
from ui.parts import show_note
from ui.view_state import ViewState

_UNDER_PROVINCE = "90"
"""What stands in a code for the prefecture of a unit that a province administers directly."""


@dataclass(frozen=True)
class Line:
    """A county in a list.

    Attributes
    ----------
    row : int
        Its row in the release.
    value : str
        What stands behind its name.
    grouped : bool
        Whether to mark it.
    figures : tuple of str
        What a table has a column each for; the value alone where there is none.
    """

    row: int
    value: str
    grouped: bool = False
    figures: tuple[str, ...] = ()


def ranked_rows(ranking: Ranking | None) -> dict[str, tuple[int, ...]]:
    """Give the rows of the counties in both lists, for the map to show where they are."""
    if ranking is None:
        return {}
    lists = {"highest": ranking.highest, "lowest": ranking.lowest}
    return {end: tuple(entry.row for entry in entries) for end, entries in lists.items()}


def show_ranking(t: Words, atlas: Atlas, state: ViewState, ranking: Ranking) -> None:
    """Draw the highest and the lowest; a click or the enter key selects a county."""
    with st.container(key="ranking", gap=None):
        _list(t, atlas, state, "highest", ranking.highest)
        _list(t, atlas, state, "lowest", ranking.lowest)
    notes = ranking_notes(t, ranking)
    if notes:
        show_note(" ".join(notes))


def ranking_notes(t: Words, ranking: Ranking) -> list[str]:
    """Say what is marked in a ranking, and who was left out of it."""
    notes = []
    if any(entry.grouped for entry in (*ranking.highest, *ranking.lowest)):
        notes.append(t("ranking.grouped_note"))
    if ranking.suspected:
        notes.append(t("ranking.suspected", count=ranking.suspected))
    if ranking.small:
        notes.append(t("ranking.small", count=ranking.small, fewest=numbers.count(FEWEST_RESIDENTS)))
    if ranking.few:
        notes.append(t("ranking.few", count=ranking.few, fewest=FEWEST))
    return notes


def _list(t: Words, atlas: Atlas, state: ViewState, end: str, entries: Sequence[Ranked]) -> None:
    lines = ranked_lines(t, atlas, state, entries)
    county_list(t, atlas, state, end, heading=t(f"ranking.{end}", count=len(entries)), lines=lines)


def ranked_lines(t: Words, atlas: Atlas, state: ViewState, entries: Sequence[Ranked]) -> list[Line]:
    """Print one end of a ranking of the view's indicator."""
    indicator = atlas.indicators[state.indicator]
    return [Line(entry.row, value_text(t, indicator, entry.value), entry.grouped) for entry in entries]


def county_list(
    t: Words, atlas: Atlas, state: ViewState, end: str, *, heading: str, lines: Sequence[Line]
) -> None:
    """Draw one list of counties under its heading, or nothing where there is none to name.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    state : ViewState
    end : str
        The list's name, by which the map finds its counties in `Painting.ranked`: letters and "_".
    heading : str
    lines : sequence of Line
        The first place first.
    """
    if not lines:
        return
    st.markdown(f"**{plain(heading)}**")
    codes = atlas.counties["code"].to_numpy(dtype=str)
    for rank, line in enumerate(lines, start=1):
        mark = plain(t("ranking.grouped_mark")) if line.grouped else ""
        name, place = named(t, atlas, line.row)
        st.button(
            f"**{rank}\\. {plain(name)}{mark}** :gray[{plain(place)}] `{_in_code(line.value)}`",
            key=f"rank_{end}_{rank}",
            type="secondary" if codes[line.row] == state.county else "tertiary",
            width="stretch",
            on_click=session.select_county,
            args=(str(codes[line.row]),),
        )


def named(t: Words, atlas: Atlas, row: int) -> tuple[str, str]:
    """Give a county's name and its prefecture's, by which counties of one name are told apart."""
    # By the column: a row of the table is put together from all of its columns.
    name, prefecture, province = (
        str(atlas.counties[f"{level}_{t.lang}"].iat[row]) for level in ("full_name", "prefecture", "province")
    )
    # A city without districts is its own prefecture, a unit under a province has none.
    says_little = name == prefecture or str(atlas.counties["code"].iat[row])[2:4] == _UNDER_PROVINCE
    return name, province if says_little else prefecture


def _in_code(value: str) -> str:
    """Take from a value what would end the code marks around it: a reader's own unit may hold anything."""
    return value.replace("`", "'")


def plain(name: str) -> str:
    """Take from a name what Markdown would read as markup."""
    return "".join("\\" + sign if sign in "\\`*_{}[]<>()#+!|~:$" else sign for sign in name)
