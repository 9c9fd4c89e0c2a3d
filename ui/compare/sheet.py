"""The compare page as a sheet."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from analytics.class_breaks import picked_out
from analytics.class_schemes import Classing
from ui.atlas import DEFAULT_INDICATOR, Atlas
from ui.compare.chosen import Chosen, chosen
from ui.compare.page import cautions, pyramids_chart, sources_text, years_chart
from ui.compare.table import ROWS, Cell, cells_of, heads, title
from ui.county.phrases import enumerated, printed
from ui.exports.sheet import Sheet, Table
from ui.headline import sentence
from ui.i18n import Words
from ui.map_message import Painting
from ui.own_rules import types_by
from ui.painting import paint
from ui.pair import dated_name, ground
from ui.view_state import ViewState


def make(t: Words, atlas: Atlas, state: ViewState, shown: npt.NDArray[np.bool_]) -> Sheet:  # noqa: ARG001
    """Make the sheet of a comparison, whatever is filtered."""
    one = chosen(t, atlas, state, types_by(atlas, state.rules))
    on = ground()
    return Sheet(
        page="compare",
        address="",
        lang=t.lang,
        title=sentence(title(t, one)),
        subtitle=enumerated(t, heads(t, one)[1:]),
        sources=(sources_text(t, one), *cautions(t, one), t("source.map_notice")),
        painting=_painting(t, atlas, state, one),
        facts=tuple(_facts(t, one)),
        charts=(years_chart(t, one, state, on), pyramids_chart(t, one, on)),
        table=_table(t, one),
    )


def _facts(t: Words, one: Chosen) -> list[tuple[str, str]]:
    """Give the change in residents of every county."""
    indicator, told = one.subjects[0].indicator(DEFAULT_INDICATOR), []
    for part in one.subjects:
        value = part.profile.value(indicator.id)
        name = t("pair.axis", name=part.name, unit=dated_name(t, indicator))
        told.append((name, t("no_data") if value is None else printed(t, indicator, value)))
    return told


def _painting(t: Words, atlas: Atlas, state: ViewState, one: Chosen) -> Painting:
    """Paint the change in residents; all but the compared counties stand back."""
    plain = replace(state, indicator=DEFAULT_INDICATOR, second=None, classing=Classing(), county=None)
    painting = paint(t, atlas, plain, np.ones(len(atlas.counties), dtype=bool))
    compared = atlas.counties["code"].isin(one.codes).to_numpy(dtype=bool)
    return replace(painting, classes=picked_out(painting.classes, compared))


def _table(t: Words, one: Chosen) -> Table:
    rows = [
        (dated_name(t, one.subjects[0].indicator(key)), *map(_text, cells_of(t, one, key))) for key in ROWS
    ]
    return Table(t("compare.table.title"), tuple(heads(t, one)), tuple(rows), (t("compare.table.note"),))


def _text(cell: Cell) -> str:
    return f"{cell.text} ({cell.aside})" if cell.aside else cell.text
