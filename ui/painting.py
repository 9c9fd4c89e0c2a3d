"""From a selection to what the map is painted with."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from analytics.class_breaks import NO_DATA, ClassBreaks, class_counts, class_string, class_sums
from geodata import Indicator
from ui import numbers
from ui.atlas import Atlas
from ui.classing import classified
from ui.i18n import Words
from ui.map_message import Fade, LegendClass, Overlay, OwnValues, Painting, RingMarks
from ui.overlays import CITY_CLASSES, Rings
from ui.palettes import class_colours
from ui.view_state import ViewState


def paint(
    t: Words, atlas: Atlas, state: ViewState, shown: npt.NDArray[np.bool_], *, flight: int = 0
) -> Painting:
    """Build the map's painting: classes over the whole country, counts over what is shown.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    state : ViewState
    shown : array of bool, shape (counties,)
        The counties that pass the filters.
    flight : int
        Number of the last flight to the selected county.
    """
    indicator = atlas.indicators[state.indicator]
    cut = classified(atlas, state.indicator, state.classing)
    breaks = cut.breaks
    classes = class_string(cut.numbers, shown)
    counts = class_counts(cut.numbers, shown, breaks.size)
    residents = atlas.counties["population_2020"].to_numpy(dtype=float)
    sums = class_sums(cut.numbers, shown, residents, breaks.size)
    without = float(residents[shown & (cut.numbers < 0)].sum())
    labels = [name[t.lang] for name in indicator.categories] or class_labels(t, breaks)
    colours = class_colours(indicator.palette, breaks)
    return Painting(
        classes=classes,
        legend_title=indicator.short[t.lang],
        legend_unit=indicator.unit.symbol[t.lang],
        legend=tuple(map(LegendClass, labels, colours, counts, (residents_text(t, each) for each in sums))),
        no_data_label=t("no_data"),
        no_data_count=classes.count(NO_DATA),
        no_data_residents=residents_text(t, without),
        grouped_count=_grouped_count(atlas, indicator, shown & (cut.numbers >= 0)),
        nation=None if indicator.is_amount else _rounded(atlas.nation[indicator.id], indicator.decimals),
        indicator=indicator.id,
        decimals=indicator.decimals,
        unit=indicator.unit.suffix(t.lang),
        is_categorical=bool(indicator.categories),
        fade=_fade(t, atlas, indicator, breaks),
        no_data_text=t("no_data"),
        lang=t.lang,
        selected=state.county,
        flight=flight,
        overlays=tuple(Overlay(overlay, t(f"overlay.{overlay}")) for overlay in state.overlays),
        rings=None if state.rings is None else ring_marks(t, state.rings),
        own=own_values(atlas, indicator),
    )


def own_values(atlas: Atlas, indicator: Indicator) -> OwnValues | None:
    """Give the values that the browser has no file of, because one reader brought them."""
    own = atlas.own.get(indicator.id)
    return None if own is None else OwnValues(own.printed())


def _fade(t: Words, atlas: Atlas, indicator: Indicator, breaks: ClassBreaks) -> Fade | None:
    """Give the years of the measure on show, where it has several."""
    levels = [entry for entry in atlas.in_family(indicator.family) if entry.is_level]
    if not indicator.is_level or len(levels) == 1:
        return None
    years = tuple(entry.moment for entry in levels)
    label = t("map.fade", first=years[0], last=years[-1])
    return Fade(tuple(entry.id for entry in levels), breaks.bounds, years, levels.index(indicator), label)


def residents_text(t: Words, residents: float) -> str:
    """Print residents as briefly as the legend's column asks for; its head names the unit in English."""
    return numbers.people(residents, "zh") if t.lang == "zh" else numbers.decimal(residents / 1e6, 1)


def _grouped_count(atlas: Atlas, indicator: Indicator, shown: npt.NDArray[np.bool_]) -> int | None:
    """Count the units whose figure is their comparison group's: those of earlier censuses and of changes."""
    if not indicator.reads_earlier_census:
        return None
    return int((shown & (atlas.counties["comparability"].to_numpy() == "grouped")).sum())


def _rounded(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(value, decimals)


def ring_marks(t: Words, rings: Rings) -> RingMarks:
    """Say what rings around cities mean, for the map's key."""
    kilometres = t("filters.kilometres", value=numbers.trimmed(rings.kilometres))
    label = t("overlays.ring_key", kilometres=kilometres, cities=t(f"city_class.{rings.smallest}"))
    return RingMarks(CITY_CLASSES[rings.smallest], rings.kilometres, label)


def class_labels(t: Words, breaks: ClassBreaks) -> list[str]:
    """Name the classes by their boundaries, the low end first; a class holds its lower boundary."""
    if breaks.size == 0:
        return []
    if not breaks.bounds:
        return [t("legend.all_values")]
    bounds = [numbers.trimmed(bound) for bound in breaks.bounds]
    between = [t("legend.between", low=low, high=high) for low, high in pairwise(bounds)]
    return [t("legend.under", high=bounds[0]), *between, t("legend.from", low=bounds[-1])]
