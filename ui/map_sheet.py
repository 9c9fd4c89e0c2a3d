"""The map page as a sheet."""

import numpy as np
import numpy.typing as npt

from ui.atlas import Atlas
from ui.exports.lists import list_table
from ui.exports.sheet import Sheet, Table
from ui.headline import numbers_of
from ui.i18n import Words
from ui.map_scene import MapScene
from ui.pair import dated_name
from ui.ranking import ranked_lines, ranking_notes
from ui.scatter import scatter_chart
from ui.view_state import ViewState


def make(t: Words, atlas: Atlas, state: ViewState, shown: npt.NDArray[np.bool_]) -> Sheet:
    """Make the sheet of a view of the map."""
    scene = MapScene(t, atlas, state, shown)
    facts, notes = numbers_of(t, atlas, state, scene.focused) if scene.summary.units else ([], [])
    two = scene.two
    chart = scatter_chart(t, atlas, state, two, shown, picked=scene.picked) if two and shown.any() else None
    return Sheet(
        page="map",
        address="",
        lang=t.lang,
        title=scene.title(),
        subtitle=scene.subtitle(),
        sources=scene.sources(),
        painting=scene.painting(),
        facts=tuple(facts),
        notes=tuple(notes),
        charts=(chart,) if chart else (),
        table=_table(scene),
    )


def _table(scene: MapScene) -> Table | None:
    """Set both ends of the ranking side by side."""
    t, atlas, state, ranking = scene.t, scene.atlas, scene.state, scene.ranking
    if ranking is None:
        return None
    ends = {"highest": ranking.highest, "lowest": ranking.lowest}
    return list_table(
        t,
        atlas,
        dated_name(t, scene.indicator),
        [
            (t(f"ranking.{end}", count=len(entries)), ranked_lines(t, atlas, state, entries))
            for end, entries in ends.items()
        ],
        measures=[scene.indicator.unit.symbol[t.lang]],
        notes=ranking_notes(t, ranking),
    )
