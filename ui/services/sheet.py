"""The services page as a sheet."""

import numpy as np
import numpy.typing as npt

from ui.atlas import Atlas
from ui.exports.sheet import Sheet
from ui.headline import sentence
from ui.i18n import Words
from ui.pick import pick_on_map
from ui.services.scene import Scene, sources
from ui.services.view import service_view
from ui.view_state import ViewState


def make(t: Words, atlas: Atlas, state: ViewState, shown: npt.NDArray[np.bool_]) -> Sheet:
    """Make the sheet of a view of the services."""
    scene = Scene(t, atlas, state, shown)
    view = service_view(scene)
    facts, notes = view.numbers() if shown.any() else ([], [])
    return Sheet(
        page="services",
        address="",
        lang=t.lang,
        title=sentence(view.title()),
        subtitle=view.subtitle(),
        sources=sources(scene, view.indicators),
        painting=pick_on_map(view.painting(), state, view.picked),
        facts=tuple(facts),
        notes=tuple(notes),
        charts=view.charts() if shown.any() else (),
        table=view.lists(),
    )
