"""The panel beside the map: one question at a time."""

import numpy as np
import numpy.typing as npt

from ui.atlas import Atlas
from ui.i18n import Words
from ui.reach.curve_panel import show_curve
from ui.reach.hinterland_panel import show_hinterlands
from ui.reach.options import VIEW
from ui.reach.radius_panel import show_radius
from ui.reach.rail_air_panel import show_rail_air
from ui.reach.reading import Reading
from ui.view_state import ViewState

BoolArray = npt.NDArray[np.bool_]


def show_panel(t: Words, atlas: Atlas, state: ViewState, reading: Reading, picked: BoolArray | None) -> None:
    """Draw the panel of the view that the reader chose.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    state : ViewState
    reading : Reading
    picked : array of bool or None
        The counties that are picked out on the map, and so among the dots of the curve.
    """
    match state.option(VIEW):
        case "hinterlands":
            show_hinterlands(t, reading)
        case "radius":
            show_radius(t, state, reading)
        case "rail_air":
            show_rail_air(t, atlas, state, reading)
        case _:
            show_curve(t, atlas, state, reading, picked)
