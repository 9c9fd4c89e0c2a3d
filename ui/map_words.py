"""The map in words: one paragraph for those who cannot see it, and for copying."""

import numpy as np
import numpy.typing as npt
import streamlit as st

from analytics.gathering import FEWEST_UNITS, OVER_REPRESENTED, gatherings
from analytics.summary import Headline, Ranked, ranking
from ui import numbers
from ui.atlas import Atlas
from ui.classing import classified
from ui.headline import title, value_text
from ui.i18n import Words
from ui.painting import class_labels
from ui.url_state import ViewState

_EXTREMES = 3
_AREAS = 4


def show_map_words(
    t: Words, atlas: Atlas, state: ViewState, shown: npt.NDArray[np.bool_], summary: Headline
) -> None:
    """Draw the paragraph with a button that copies it; the map's frame is described by it."""
    with st.container(key="map_words", gap=None):
        st.markdown(f"**{t('words.heading')}**")
        st.code(map_words(t, atlas, state, shown, summary), language=None, wrap_lines=True)


def map_words(
    t: Words, atlas: Atlas, state: ViewState, shown: npt.NDArray[np.bool_], summary: Headline
) -> str:
    """Say what the map shows: how many units, extremes, where high and low values gather, what is missing.

    With two indicators on the map these are the words of the first one.
    """
    indicator = atlas.indicators[state.indicator]
    sentences = [t("words.sentence", text=title(t, atlas, state, summary)), indicator.definition[t.lang]]
    if state.second:
        second = atlas.indicators[state.second].name[t.lang]
        sentences.append(t("words.second", first=indicator.name[t.lang], second=second))
    if summary.with_value:
        if not indicator.categories:
            sentences += _extremes(t, atlas, state, shown)
        sentences += _gathered(t, atlas, state, shown)
    if summary.units:
        sentences.append(
            t("words.without" if summary.without_value else "words.all", count=summary.without_value)
        )
    return t("words.between").join(sentences)


def _extremes(t: Words, atlas: Atlas, state: ViewState, shown: npt.NDArray[np.bool_]) -> list[str]:
    ends = ranking(atlas.counties, state.indicator, shown, limit=_EXTREMES)
    if not ends.lowest:
        return []
    highest, lowest = (
        t.listed([_county(t, atlas, state, entry) for entry in end]) for end in (ends.highest, ends.lowest)
    )
    said = [t("words.extremes", highest=highest, lowest=lowest)]
    if ends.suspected:
        said.append(t("words.suspected", count=ends.suspected))
    return said


def _county(t: Words, atlas: Atlas, state: ViewState, entry: Ranked) -> str:
    county = atlas.counties.iloc[entry.row]
    name, prefecture, province = (county[f"{level}_{t.lang}"] for level in ("name", "prefecture", "province"))
    value = value_text(t, atlas.indicators[state.indicator], entry.value)
    place = province if prefecture == name else prefecture
    return t("words.county", name=name, place=place, value=value)


def _gathered(t: Words, atlas: Atlas, state: ViewState, shown: npt.NDArray[np.bool_]) -> list[str]:
    """Say for the highest and the lowest class how many there are, and where they gather."""
    indicator = atlas.indicators[state.indicator]
    cut = classified(atlas, state.indicator, state.classing)
    labels = [name[t.lang] for name in indicator.categories] or class_labels(t, cut.breaks)
    if len(labels) < 2:  # noqa: PLR2004 - one class has no ends
        return []
    filters = state.filters
    level = "prefecture" if filters.prefectures or len(filters.provinces) == 1 else "province"
    areas = atlas.counties[f"{level}_code"].to_numpy(dtype=str)
    names = (atlas.prefecture_names if level == "prefecture" else atlas.province_names)[t.lang]
    known = shown & (cut.numbers >= 0)
    if np.unique(areas[known]).size < 2:  # noqa: PLR2004 - one area has nothing to be compared with
        return []
    said = []
    for end, number in (("highest", len(labels) - 1), ("lowest", 0)):
        within = known & (cut.numbers == number)
        if not within.any():
            continue
        places = [
            t("words.area", name=names[found.area], within=found.within, units=found.units)
            for found in gatherings(areas, known, within, limit=_AREAS)
        ]
        where = t("words.gathers", places=t.listed(places)) if places else t(f"words.nowhere_{level}")
        kind = "category" if indicator.categories else end
        units = numbers.count(int(within.sum()))
        said.append(t(f"words.{kind}", label=labels[number], units=units, where=where))
    rule = t("words.rule", times=numbers.trimmed(OVER_REPRESENTED), fewest=FEWEST_UNITS, most=_AREAS)
    return [*said, rule]
