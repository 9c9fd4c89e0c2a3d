"""Which types go together."""

from html import escape

import numpy as np
import streamlit as st

from analytics.type_tables import combinations, overlap_matrix
from analytics.typology_rules import GENERAL
from ui import numbers
from ui.exports.sheet import Chart, Table
from ui.pair import ground
from ui.parts import show_note
from ui.still_chart import show_still
from ui.types.scene import Scene, heading, table

_MOST = 12


def show(scene: Scene) -> None:
    """Draw the matrix of pairs, and the combinations with their sizes."""
    _matrix(scene)
    _combinations(scene)


def _matrix(scene: Scene) -> None:
    t, order = scene.t, scene.rules.order
    both = overlap_matrix(scene.here).to_numpy()
    most = int((both - np.diag(np.diag(both))).max()) or 1

    def cell(one: int, other: int) -> str:
        value = int(both[one, other])
        if one == other:
            return f"<b>{numbers.count(value)}</b>"
        return f'<span style="--share:{round(100 * value / most)}%">{numbers.count(value)}</span>'

    rows = [
        (
            f"{place} {scene.swatch(one)}{escape(scene.name(one))}",
            [cell(place - 1, other) for other in range(len(order))],
        )
        for place, one in enumerate(order, start=1)
    ]
    heads = [
        f'<abbr title="{escape(scene.name(key))}">{place}</abbr>{scene.swatch(key)}'
        for place, key in enumerate(order, start=1)
    ]
    heading(t("types.matrix"), t("types.matrix_detail"))
    st.html(table(["", *heads], rows, label=t("types.matrix"), css="atlas-types-table matrix"))


def _combinations(scene: Scene) -> None:
    from ui.types.charts import upset_height  # noqa: PLC0415 - Plotly is slow to import

    chart = combinations_chart(scene)
    if chart is None:
        return
    heading(chart.title, chart.detail)
    show_still(chart, key="types_upset", height=upset_height(len(scene.rules.order)))
    for text in chart.notes:
        show_note(text)


def combinations_chart(scene: Scene) -> Chart | None:
    """Make the chart of the most frequent combinations of types; None without a county."""
    from ui.types.charts import Combination, upset_figure  # noqa: PLC0415 - Plotly is slow to import

    t, order = scene.t, scene.rules.order
    found = combinations(scene.here)
    if found.empty:
        return None
    shown = [
        Combination(
            tuple(order.index(key) for key in types),
            int(units),
            t.listed([scene.name(key) for key in types or (GENERAL,)]),
            scene.colours[types[0] if types else GENERAL],
        )
        for types, units in list(zip(found["types"], found["units"], strict=True))[:_MOST]
    ]
    names = [f"{place} {scene.name(key)}" for place, key in enumerate(order, start=1)]
    left = len(found) - len(shown)
    notes = []
    if left > 0:
        units = numbers.count(int(found["units"].iloc[_MOST:].sum()))
        notes.append(t("types.combinations_left", count=left, units=units))
    return Chart(
        title=t("types.combinations"),
        detail=t("types.combinations_detail"),
        figure=upset_figure(shown, names, units=t("map.units"), on=ground()),
        alt=t("types.combinations_alt"),
        notes=tuple(notes),
    )


def matrix_table(scene: Scene) -> Table:
    """Give how many counties meet two types at once, and how many meet each."""
    t, order = scene.t, scene.rules.order
    both = overlap_matrix(scene.here).to_numpy()
    names = [scene.name(key) for key in order]
    rows = (
        (name, *(numbers.count(int(cell)) for cell in line)) for name, line in zip(names, both, strict=True)
    )
    return Table(t("types.matrix"), (t("filters.type"), *names), tuple(rows), (t("types.matrix_detail"),))
