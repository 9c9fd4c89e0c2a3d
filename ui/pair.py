"""Two indicators at once: what the map shows of them, in colours and in a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import streamlit as st

from analytics.bivariate import STEPS, pair_classes, third_breaks
from analytics.class_breaks import NO_DATA, ClassBreaks, class_counts, class_string
from analytics.picking import Scale
from geodata import Indicator
from ui import numbers
from ui.atlas import Atlas
from ui.headline import scope, sentence, units_noun
from ui.i18n import Words
from ui.map_message import LegendClass, Painting, PairAxis
from ui.painting import class_labels, own_values
from ui.palettes import PAIR
from ui.view_state import ViewState

# A scale is logarithmic where its largest value is that many times the smallest.
_WIDE = 1000.0

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_is_on_paper = ContextVar("_is_on_paper", default=False)


@dataclass(frozen=True)
class Pair:
    """Two indicators and the field of the square that every county lies in.

    Attributes
    ----------
    indicators : tuple of Indicator
        The one that runs to the right and the one that runs upwards.
    values : tuple of array of float
        Their values, in the rows of the release.
    breaks : tuple of ClassBreaks
    classes : array of int
        As `analytics.bivariate.pair_classes` gives them.
    """

    indicators: tuple[Indicator, Indicator]
    values: tuple[FloatArray, FloatArray]
    breaks: tuple[ClassBreaks, ClassBreaks]
    classes: npt.NDArray[np.int64]


def pair_of(atlas: Atlas, state: ViewState) -> Pair | None:
    """Put the two indicators side by side; None where there is no second one."""
    if state.second is None:
        return None
    keys = (state.indicator, state.second)
    first, second = (atlas.counties[key].to_numpy(dtype=float, na_value=np.nan) for key in keys)
    breaks = third_breaks(first), third_breaks(second)
    return Pair(
        indicators=(atlas.indicators[keys[0]], atlas.indicators[keys[1]]),
        values=(first, second),
        breaks=breaks,
        classes=pair_classes(first, breaks[0], second, breaks[1]),
    )


def colours() -> tuple[str, ...]:
    """Give the colours of the nine fields on the reader's ground."""
    return PAIR[ground()]


def ground() -> str:
    """Give "light" or "dark", as the reader's page is; what leaves the app stands on light ground."""
    if _is_on_paper.get():
        return "light"
    return "dark" if st.context.theme.type == "dark" else "light"


@contextmanager
def on_paper() -> Iterator[None]:
    """Draw for a light ground, whoever is reading and where."""
    token = _is_on_paper.set(True)
    try:
        yield
    finally:
        _is_on_paper.reset(token)


def paint_pair(t: Words, atlas: Atlas, painting: Painting, pair: Pair, shown: BoolArray) -> Painting:
    """Turn the painting of one indicator into that of two.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    painting : Painting
        Of the first indicator.
    pair : Pair
    shown : array of bool, shape (counties,)
        The counties that pass the filters.
    """
    classes = class_string(pair.classes, shown)
    counts = class_counts(pair.classes, shown, STEPS * STEPS)
    right, up = (_axis(t, atlas, *side) for side in zip(pair.indicators, pair.breaks, strict=True))
    return replace(
        painting,
        classes=classes,
        legend_title=t("pair.legend"),
        legend_unit="",
        legend=tuple(LegendClass("", colour, count) for colour, count in zip(colours(), counts, strict=True)),
        no_data_label=t("pair.none"),
        no_data_count=classes.count(NO_DATA),
        no_data_residents="",
        # Nine fields of one year do not fade to another.
        fade=None,
        pair=(right, up),
    )


def axis_scales(pair: Pair) -> tuple[Scale, Scale]:
    """Tell for either axis of the scatter plot whether it is logarithmic."""
    across, up = (_scale(values[pair.classes >= 0]) for values in pair.values)
    return across, up


def _scale(values: FloatArray) -> Scale:
    wide = values.size > 0 and values.min() > 0 and values.max() > _WIDE * values.min()
    return "log" if wide else "linear"


def _axis(t: Words, atlas: Atlas, indicator: Indicator, breaks: ClassBreaks) -> PairAxis:
    return PairAxis(
        title=axis_title(t, indicator),
        labels=tuple(class_labels(t, breaks)),
        indicator=indicator.id,
        decimals=indicator.decimals,
        unit=indicator.unit.suffix(t.lang),
        own=own_values(atlas, indicator),
    )


def axis_title(t: Words, indicator: Indicator) -> str:
    """Name an indicator with its moment and its unit."""
    name, unit = dated_name(t, indicator), indicator.unit.symbol[t.lang]
    # A reader's own indicator may have no unit.
    return t("pair.axis", name=name, unit=unit) if unit else name


def dated_name(t: Words, indicator: Indicator) -> str:
    """Name an indicator with its moment, since the two may be of different years."""
    short, moment = indicator.short[t.lang], indicator.moment
    # "Residents, 2010" and "Two decades" say it already.
    if moment[:4] in short or indicator.categories:
        return short
    return t("pair.at", name=short, moment=moment.replace("-", "\u2013"))


def subtitle(t: Words, pair: Pair) -> str:
    """Define both indicators."""
    return " ".join(indicator.definition[t.lang] for indicator in pair.indicators)


def title(t: Words, atlas: Atlas, state: ViewState, pair: Pair, shown: BoolArray) -> str:
    """Say in one sentence how many shown units are low in both indicators, and how many are high in both."""
    first, second = (indicator.short[t.lang] for indicator in pair.indicators)
    if first == second:
        # One measure at two moments.
        first, second = (dated_name(t, indicator) for indicator in pair.indicators)
    if not shown.any():
        return t("title.empty")
    counts = class_counts(pair.classes, shown, STEPS * STEPS)
    total = sum(counts)
    if total == 0:
        return t("pair.title_none", first=first, second=second)
    said = scope(t, atlas, state.filters) + t(
        "pair.title",
        first=first,
        second=second,
        total=numbers.count(total),
        units=units_noun(t, state.filters, total),
        low=numbers.count(counts[0]),
        high=numbers.count(counts[-1]),
    )
    return sentence(said)
