"""The compare page as a sheet."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from analytics.class_breaks import class_string
from analytics.class_schemes import Classing
from ui.atlas import DEFAULT_INDICATOR, Atlas
from ui.compare.chosen import COLORS, Chosen, chosen
from ui.compare.page import cautions, pyramids_chart, sources_text, years_chart
from ui.compare.table import ROWS, Cell, cells_of, heads, title
from ui.county.phrases import printed
from ui.exports.sheet import Sheet, Table
from ui.headline import sentence
from ui.i18n import Words
from ui.map_message import LegendClass, Painting
from ui.own_rules import types_by
from ui.painting import paint, residents_text
from ui.pair import axis_title, dated_name, ground
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
        subtitle=t.enumerated(heads(t, one)[1:]),
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
    """Paint the compared counties in the colours of their charts, all others grey."""
    plain = replace(state, indicator=DEFAULT_INDICATOR, second=None, classing=Classing(), county=None)
    compared = atlas.counties["code"].isin(one.codes).to_numpy(dtype=bool)
    residents = atlas.counties["population_2020"].to_numpy(dtype=float)
    numbers = np.full(len(compared), -1)
    legend = []
    for place, part in enumerate(one.subjects):
        row = part.profile.row
        numbers[row] = place
        legend.append(
            LegendClass(part.name, COLORS[ground()][place], 1, residents_text(t, float(residents[row])))
        )
    return replace(
        paint(t, atlas, plain, compared),
        classes=class_string(numbers, compared),
        legend_title=t("compare.legend"),
        legend_unit="",
        legend=tuple(legend),
        no_data_count=0,
        grouped_count=None,
        nation=None,
        fade=None,
        named=one.codes,
    )


def _table(t: Words, one: Chosen) -> Table:
    rows = [
        (axis_title(t, one.subjects[0].indicator(key)), *map(_text, cells_of(t, one, key, is_bare=True)))
        for key in ROWS
    ]
    return Table(t("compare.table.title"), tuple(heads(t, one)), tuple(rows), (t("compare.table.note"),))


def _text(cell: Cell) -> str:
    return f"{cell.text} ({cell.aside})" if cell.aside else cell.text
