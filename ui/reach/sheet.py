"""The metro reach page as a sheet."""

import numpy as np
import numpy.typing as npt

from ui.atlas import Atlas
from ui.exports.lists import list_table
from ui.exports.sheet import Chart, Sheet, Table
from ui.i18n import Words
from ui.reach import words
from ui.reach.curve_panel import bands_table, curve_chart, gap_facts
from ui.reach.hinterland_panel import caption_of, difference, hinterland_facts, hinterland_rows
from ui.reach.options import VIEW, WITHIN
from ui.reach.painting import paint
from ui.reach.radius_panel import radius_chart, radius_facts
from ui.reach.rail_air_panel import far_list, rail_air_chart, rail_air_facts
from ui.reach.reading import Reading, read
from ui.view_state import ViewState

BoolArray = npt.NDArray[np.bool_]

_CITIES = 10
"""As many as a printed table holds."""

Parts = tuple[list[tuple[str, str]], Chart | None, Table | None]


def make(t: Words, atlas: Atlas, state: ViewState, shown: BoolArray) -> Sheet:
    """Make the sheet of a view of metro reach."""
    reading = read(atlas, state, shown)
    painting, picked = paint(t, atlas, state, reading, flight=0)
    facts, chart, table = _parts(t, atlas, state, reading, picked)
    return Sheet(
        page="reach",
        address="",
        lang=t.lang,
        title=words.title(t, atlas, state, reading),
        subtitle=words.subtitle(t, state, reading),
        sources=words.sources(t, atlas, reading, state),
        painting=painting,
        facts=tuple(facts),
        charts=(chart,) if chart else (),
        table=table,
    )


def _parts(t: Words, atlas: Atlas, state: ViewState, reading: Reading, picked: BoolArray | None) -> Parts:
    """Give the numbers, the chart and the table of the view's panel; nothing where no county is counted."""
    if not reading.counted.any():
        return [], None, None
    match state.option(VIEW):
        case "hinterlands":
            return hinterland_facts(t, reading), None, _hinterlands(t, reading)
        case "radius":
            return radius_facts(t, state, reading), radius_chart(t, state, reading), None
        case "rail_air":
            facts = rail_air_facts(t, atlas, state, reading)
            return facts, rail_air_chart(t, atlas, state, reading), _far(t, atlas, state, reading)
    chart = curve_chart(t, atlas, state, reading, picked)
    return gap_facts(t, reading), chart, bands_table(t, reading)


def _hinterlands(t: Words, reading: Reading) -> Table:
    head, rows = hinterland_rows(t, reading)
    notes = [difference(t, reading)]
    if len(rows) > _CITIES:
        notes.insert(0, t("reach.hinterland.first", count=_CITIES, total=len(rows)))
    return Table(
        caption_of(t, reading), tuple(head), tuple(row.cells for row in rows[:_CITIES]), tuple(notes)
    )


def _far(t: Words, atlas: Atlas, state: ViewState, reading: Reading) -> Table | None:
    heading, lines = far_list(t, atlas, reading, float(state.option(WITHIN)))
    measures = [t("reach.hinterland.residents"), t("reach.card.station")]
    return list_table(t, atlas, heading, [(t("table.name"), lines)], measures=measures)
