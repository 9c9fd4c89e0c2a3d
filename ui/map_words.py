"""The map in words: one paragraph for those who cannot see it, and for copying."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

import numpy as np
import numpy.typing as npt
import streamlit as st

from analytics.bivariate import STEPS, rank_correlation
from analytics.gathering import FEWEST_UNITS, OVER_REPRESENTED, gatherings
from analytics.sampling import FEWEST
from analytics.summary import FEWEST_RESIDENTS, Headline, Ranked, ranking
from ui import numbers, pair
from ui.atlas import Atlas
from ui.classing import classified
from ui.headline import title, value_text
from ui.i18n import Words
from ui.painting import class_labels
from ui.pair import Pair
from ui.view_state import ViewState

BoolArray = npt.NDArray[np.bool_]
Group = tuple[str, str, BoolArray]
"""Key of the sentence, name of the class, and its counties."""

_COPY = Path(__file__).with_name("copy_words.js")
_EXTREMES = 3
_AREAS = 4
_CORNERS = {"high_high": STEPS**2 - 1, "low_low": 0, "high_low": STEPS - 1, "low_high": STEPS**2 - STEPS}


def show_map_words(t: Words, text: str) -> None:
    """Draw the paragraph with a button that copies it; the map's frame is described by it."""
    with st.container(key="map_words", gap=None):
        st.markdown(f"**{t('words.heading')}**")
        # Not st.code: for its button to copy, a browser loads 1.5 MB of colouring for program code.
        copy, copied = (escape(t(key)) for key in ("words.copy", "words.copied"))
        button = f'<button type="button" data-done="{copied}">{copy}</button>'
        script = f"<script>{_COPY.read_text(encoding='utf-8')}</script>"
        paragraph = f'<pre><code id="map-in-words">{escape(text)}</code></pre>'
        st.html(paragraph + button + script, unsafe_allow_javascript=True)


def map_words(
    t: Words, atlas: Atlas, state: ViewState, shown: BoolArray, summary: Headline, *, picked: BoolArray | None
) -> str:
    """Say what a map of one indicator shows.

    How many units, extremes, where high and low values gather, what is missing; where counties are picked
    out, the extremes are theirs.
    """
    indicator = atlas.indicators[state.indicator]
    sentences = [t("words.sentence", text=title(t, atlas, state, summary)), indicator.definition[t.lang]]
    sentences += _picked(t, atlas, picked)
    if summary.with_value:
        if not indicator.categories:
            sentences += _extremes(t, atlas, state, shown if picked is None else picked)
        sentences += _gathered(t, atlas, state, *_classes(t, atlas, state, shown))
    if summary.units:
        sentences.append(
            t("words.without" if summary.without_value else "words.all", count=summary.without_value)
        )
    return t("words.between").join(sentences)


def pair_words(
    t: Words, atlas: Atlas, state: ViewState, two: Pair, shown: BoolArray, *, picked: BoolArray | None
) -> str:
    """Say what a map of two indicators shows: how they go together, and where both are high or low."""
    known = shown & (two.classes >= 0)
    first, second = (pair.dated_name(t, indicator) for indicator in two.indicators)
    sentences = [t("words.sentence", text=pair.title(t, atlas, state, two, shown))]
    sentences += [indicator.definition[t.lang] for indicator in two.indicators]
    sentences += _picked(t, atlas, picked)
    correlation = rank_correlation(*(values[known] for values in two.values))
    if correlation is not None:
        value = numbers.decimal(correlation, 2, signed=True)
        sentences.append(t("words.correlation", value=value, count=int(known.sum())))
    if known.any():
        groups = [
            ("category", t(f"words.{corner}", first=first, second=second), known & (two.classes == field))
            for corner, field in _CORNERS.items()
        ]
        sentences += _gathered(t, atlas, state, groups, known)
    if shown.any():
        without = int((shown & ~known).sum())
        sentences.append(t("words.without" if without else "words.all", count=without))
    return t("words.between").join(sentences)


def _picked(t: Words, atlas: Atlas, picked: BoolArray | None) -> list[str]:
    if picked is None:
        return []
    residents = float(atlas.counties["population_2020"].to_numpy(dtype=float)[picked].sum())
    return [t("pick.words", count=int(picked.sum()), residents=numbers.people(residents, t.lang))]


def _extremes(t: Words, atlas: Atlas, state: ViewState, within: BoolArray) -> list[str]:
    key = state.indicator
    left_out = {"few": atlas.few[key], "small": atlas.small[key]}
    ends = ranking(atlas.comparable(key), key, within, limit=_EXTREMES, **left_out)
    if not ends.lowest:
        return []
    highest, lowest = (
        t.enumerated([_county(t, atlas, state, entry) for entry in end])
        for end in (ends.highest, ends.lowest)
    )
    said = [t("words.extremes", highest=highest, lowest=lowest)]
    if ends.suspected:
        said.append(t("words.suspected", count=ends.suspected))
    if ends.small:
        said.append(t("words.small", count=ends.small, fewest=numbers.count(FEWEST_RESIDENTS)))
    if ends.few:
        said.append(t("words.few", count=ends.few, fewest=FEWEST))
    return said


def _county(t: Words, atlas: Atlas, state: ViewState, entry: Ranked) -> str:
    names = (atlas.counties[f"{level}_{t.lang}"] for level in ("full_name", "prefecture", "province"))
    name, prefecture, province = (str(column.iat[entry.row]) for column in names)
    value = value_text(t, atlas.indicators[state.indicator], entry.value)
    place = province if prefecture == name else prefecture
    return t("words.county", name=name, place=place, value=value)


def _classes(t: Words, atlas: Atlas, state: ViewState, shown: BoolArray) -> tuple[list[Group], BoolArray]:
    """Give the highest and the lowest class, and the units that have a value."""
    indicator = atlas.indicators[state.indicator]
    cut = classified(atlas, state.indicator, state.classing)
    labels = [name[t.lang] for name in indicator.categories] or class_labels(t, cut.breaks)
    known = shown & (cut.numbers >= 0)
    if len(labels) < 2:  # noqa: PLR2004 - one class has no ends
        return [], known
    ends = (("highest", len(labels) - 1), ("lowest", 0))
    groups = [
        ("category" if indicator.categories else end, labels[number], known & (cut.numbers == number))
        for end, number in ends
    ]
    return groups, known


def _gathered(
    t: Words, atlas: Atlas, state: ViewState, groups: Sequence[Group], known: BoolArray
) -> list[str]:
    """Say for each class how many there are, and where they gather."""
    filters = state.filters
    level = "prefecture" if filters.prefectures or len(filters.provinces) == 1 else "province"
    areas = atlas.counties[f"{level}_code"].to_numpy(dtype=str)
    names = (atlas.prefecture_names if level == "prefecture" else atlas.province_names)[t.lang]
    if np.unique(areas[known]).size < 2:  # noqa: PLR2004 - one area has nothing to be compared with
        return []

    def said() -> Iterator[str]:
        for key, label, within in groups:
            if not within.any():
                continue
            places = [
                t("words.area", name=names[found.area], within=found.within, units=found.units)
                for found in gatherings(areas, known, within, limit=_AREAS)
            ]
            where = t("words.gathers", places=t.enumerated(places)) if places else t(f"words.nowhere_{level}")
            yield t(f"words.{key}", label=label, units=numbers.count(int(within.sum())), where=where)

    sentences = list(said())
    rule = t("words.rule", times=numbers.trimmed(OVER_REPRESENTED), fewest=FEWEST_UNITS, most=_AREAS)
    return [*sentences, rule] if sentences else []
