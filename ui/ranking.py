"""The two ends of the ranking, as lists of counties that can be selected."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from analytics.sampling import FEWEST
from analytics.summary import Ranked, Ranking
from ui import session
from ui.atlas import Atlas
from ui.headline import value_text
from ui.i18n import Words
from ui.url_state import ViewState


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
    notes = []
    if any(entry.grouped for entry in (*ranking.highest, *ranking.lowest)):
        notes.append(t("ranking.grouped_note"))
    if ranking.suspected:
        notes.append(t("ranking.suspected", count=ranking.suspected))
    if ranking.few:
        notes.append(t("ranking.few", count=ranking.few, fewest=FEWEST))
    if notes:
        st.html(f'<p class="atlas-note">{escape(" ".join(notes))}</p>')


def _list(t: Words, atlas: Atlas, state: ViewState, end: str, entries: Sequence[Ranked]) -> None:
    if not entries:
        return
    indicator = atlas.indicators[state.indicator]
    st.markdown(f"**{t(f'ranking.{end}', count=len(entries))}**")
    names = atlas.counties[f"name_{t.lang}"].to_numpy(dtype=str)
    prefectures = atlas.counties[f"prefecture_{t.lang}"].to_numpy(dtype=str)
    provinces = atlas.counties[f"province_{t.lang}"].to_numpy(dtype=str)
    for entry in entries:
        mark = plain(t("ranking.grouped_mark")) if entry.grouped else ""
        name = names[entry.row]
        # A city without districts is its own prefecture: its province says more.
        place = provinces[entry.row] if name == prefectures[entry.row] else prefectures[entry.row]
        value = value_text(t, indicator, entry.value)
        st.button(
            f"**{entry.rank}\\. {plain(name)}{mark}** :gray[{plain(place)}] `{value}`",
            key=f"rank_{end}_{entry.rank}",
            type="secondary" if entry.code == state.county else "tertiary",
            width="stretch",
            on_click=session.select_county,
            args=(entry.code,),
        )


def plain(name: str) -> str:
    """Take from a name what Markdown would read as markup."""
    return "".join("\\" + sign if sign in "\\`*_{}[]<>()#+!|~:$" else sign for sign in name)
