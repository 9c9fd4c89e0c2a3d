"""What the map shows beside each of the page's charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from analytics.class_breaks import ClassBreaks, class_counts, class_string, class_sums
from analytics.map_colouring import area_colours
from analytics.picking import ClassPick, SpanPick, in_class, in_span
from analytics.reach import BAND_EDGES, SHADOW
from ui.atlas import Atlas
from ui.i18n import Words
from ui.map_message import LegendClass, Overlay, OwnValues, Painting, RingMarks
from ui.overlays import Rings
from ui.painting import residents_text, ring_marks
from ui.pair import ground
from ui.palettes import class_colours
from ui.pick import pick_on_map
from ui.reach import colours
from ui.reach.options import OWN_PICK, RADIUS, VIEW, WITHIN
from ui.reach.reading import Hinterlands, Reading, far_listed, hinterlands, load_study
from ui.reach.words import band_name, kilometres
from ui.view_state import ViewState

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]

_BANDS = ClassBreaks(tuple(edge for edge in BAND_EDGES[1:-1]), None, len(BAND_EDGES) - 1)


@dataclass(frozen=True)
class _Classes:
    """Classes of all counties, with their names and colours; one without a name is not in the legend."""

    numbers: IntArray
    labels: Sequence[str]
    colours: Sequence[str]


def paint(
    t: Words, atlas: Atlas, state: ViewState, reading: Reading, *, flight: int
) -> tuple[Painting, BoolArray | None]:
    """Build the painting of the view that the reader chose.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    state : ViewState
    reading : Reading
    flight : int
        Number of the last flight to the selected county.

    Returns
    -------
    Painting
    array of bool or None
        The shown counties that are picked out in the legend, if any are.
    """
    view = state.option(VIEW)
    lands = hinterlands(reading.cities, reading.rule if view == "hinterlands" else "nearest")
    classes = {
        "curve": lambda: _by_band(t, reading),
        "hinterlands": lambda: _by_hinterland(lands),
        "radius": lambda: _by_radius(t, reading, state.option(RADIUS)),
        "rail_air": lambda: _by_connection(t, atlas, state.option(WITHIN)),
    }[view]()
    if view != "hinterlands":
        classes = _set_apart(t, classes, reading)
    counts = class_counts(classes.numbers, reading.shown, len(classes.colours))
    sums = class_sums(classes.numbers, reading.shown, reading.after, len(classes.colours))
    residents = [residents_text(t, each) for each in sums]
    own = _stations(t, atlas) if view == "rail_air" else _cities(t, lands)
    picked = _picked(state, classes, own, reading)
    painting = Painting(
        classes=class_string(classes.numbers, reading.shown),
        legend_title=t(f"reach.legend.{view}", kilometres=kilometres(t, state.option(WITHIN))),
        legend_unit=t(
            f"reach.legend_unit.{view}",
            cities=t(f"city_class.{reading.cities}"),
            kilometres=kilometres(t, SHADOW[1]),
        ),
        legend=tuple(map(LegendClass, classes.labels, classes.colours, counts, residents)),
        no_data_label=t("no_data"),
        no_data_count=0,
        indicator="",
        decimals=0,
        unit=t("reach.kilometres_suffix"),
        no_data_text=t("no_data"),
        lang=t.lang,
        selected=state.county,
        flight=flight,
        overlays=tuple(Overlay(overlay, t(f"overlay.{overlay}")) for overlay in state.overlays),
        rings=_rings(t, state, reading, view),
        ranked={"far": far_listed(atlas, reading, state.option(WITHIN))} if view == "rail_air" else {},
        own=own,
    )
    return pick_on_map(painting, state, picked), picked


def _picked(state: ViewState, classes: _Classes, own: OwnValues, reading: Reading) -> BoolArray | None:
    """Give the shown counties of the class or the distances that the reader picked out in the legend."""
    if not any(classes.labels):
        return None
    match state.option(OWN_PICK):
        case ClassPick() as pick:
            return reading.shown & in_class(pick, classes.numbers)
        case SpanPick() as pick:
            return reading.shown & in_span(pick, np.array(own.numbers, dtype=float))
    return None


def _by_band(t: Words, reading: Reading) -> _Classes:
    """Class counties by distance, the near ones dark."""
    labels = [band_name(t, low, high) for low, high in pairwise(BAND_EDGES)]
    shades = class_colours("blue", _BANDS)[::-1]
    return _Classes(np.digitize(reading.distance, _BANDS.bounds), labels, shades)


def _by_hinterland(lands: Hinterlands) -> _Classes:
    """Colour neighbouring hinterlands apart, pale where the city is far."""
    shades = (*colours.HINTERLANDS, *colours.OUTSKIRTS)
    numbers_of = area_colours(lands.city, load_study().borders, len(colours.HINTERLANDS))[lands.city]
    far = lands.kilometres > SHADOW[1]
    return _Classes(numbers_of + len(colours.HINTERLANDS) * far, [""] * len(shades), shades)


def _by_radius(t: Words, reading: Reading, radius: float) -> _Classes:
    far, lost = reading.distance > radius, reading.change < 0
    names = ("near_gained", "near_lost", "far_gained", "far_lost")
    shades = (colours.GAIN_NEAR, colours.LOSS_NEAR, colours.GAIN_FAR, colours.LOSS_FAR)
    labels = [t(f"reach.radius.{name}", kilometres=kilometres(t, radius)) for name in names]
    return _Classes(2 * far.astype(int) + lost, labels, shades)


def _by_connection(t: Words, atlas: Atlas, within: float) -> _Classes:
    rail, air = (
        atlas.counties[f"distance_{place}"].to_numpy(dtype=float) <= within
        for place in ("rail_station", "airport")
    )
    numbers_of = np.where(rail, np.where(air, 0, 1), np.where(air, 2, 3))
    names = ("both", "station", "airport", "neither")
    labels = [t(f"reach.connection.{name}") for name in names]
    return _Classes(numbers_of, labels, colours.CONNECTED)


def _set_apart(t: Words, classes: _Classes, reading: Reading) -> _Classes:
    """Give the units that no figure counts a class of their own."""
    outside = reading.shown & ~reading.counted
    if not outside.any():
        return classes
    grey = colours.NOT_COUNTED[ground()]
    return _Classes(
        np.where(outside, len(classes.colours), classes.numbers),
        [*classes.labels, t("reach.not_counted")],
        [*classes.colours, grey],
    )


def _cities(t: Words, lands: Hinterlands) -> OwnValues:
    names = load_study().cities[f"name_{t.lang}"]
    used, place = np.unique(lands.city, return_inverse=True)
    return OwnValues(
        numbers=tuple(lands.kilometres.round().astype(int).tolist()),
        names=tuple(names.iloc[used]),
        name_of=tuple(place.tolist()),
    )


def _stations(t: Words, atlas: Atlas) -> OwnValues:
    far = atlas.counties["distance_rail_station"].to_numpy(dtype=float, na_value=np.nan)
    keys, place = np.unique(atlas.counties["nearest_rail_station"].to_numpy(dtype=str), return_inverse=True)
    names = atlas.place_names[t.lang]
    return OwnValues(
        numbers=tuple(None if np.isnan(each) else round(each) for each in far.tolist()),
        names=tuple(names.get(key, "") for key in keys.tolist()),
        name_of=tuple(place.tolist()),
    )


def _rings(t: Words, state: ViewState, reading: Reading, view: str) -> RingMarks | None:
    """Draw the radius around the cities; elsewhere the reader's own rings."""
    own = Rings(reading.cities, float(state.option(RADIUS))) if view == "radius" else state.rings
    return None if own is None else ring_marks(t, own)
