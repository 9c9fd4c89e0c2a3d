"""From a selection to what the map is painted with."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from analytics.class_breaks import NO_DATA, ClassBreaks, class_counts, class_string
from ui import numbers
from ui.atlas import Atlas
from ui.county_map import LABELS, LegendClass, Painting
from ui.i18n import Words
from ui.palettes import class_colours
from ui.url_state import ViewState


def paint(t: Words, atlas: Atlas, state: ViewState, shown: npt.NDArray[np.bool_]) -> Painting:
    """Build the map's painting: classes over the whole country, counts over what is shown.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    state : ViewState
    shown : array of bool, shape (counties,)
        The counties that pass the filters.
    """
    indicator = atlas.indicators[state.indicator]
    breaks = atlas.breaks[state.indicator]
    classes = class_string(atlas.classes[state.indicator], shown)
    counts = class_counts(atlas.classes[state.indicator], shown, breaks.size)
    colours = class_colours(indicator.palette, breaks)
    return Painting(
        classes=classes,
        legend_title=indicator.short[t.lang],
        legend_unit=indicator.unit.symbol[t.lang],
        legend=tuple(map(LegendClass, class_labels(t, breaks), colours, counts)),
        no_data_label=t("no_data"),
        no_data_count=classes.count(NO_DATA),
        indicator=indicator.id,
        decimals=indicator.decimals,
        unit=indicator.unit.suffix(t.lang),
        no_data_text=t("no_data"),
        lang=t.lang,
        selected=state.county,
        labels={label: t(f"map.{label}") for label in LABELS},
    )


def class_labels(t: Words, breaks: ClassBreaks) -> list[str]:
    """Name the classes by their boundaries, the low end first; a class holds its lower boundary."""
    if breaks.size == 0:
        return []
    if not breaks.bounds:
        return [t("legend.all_values")]
    bounds = [numbers.trimmed(bound) for bound in breaks.bounds]
    between = [t("legend.between", low=low, high=high) for low, high in pairwise(bounds)]
    return [t("legend.under", high=bounds[0]), *between, t("legend.from", low=bounds[-1])]
