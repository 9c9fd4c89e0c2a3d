"""How many counties and residents each type has, and where."""

from html import escape

import pandas as pd
import streamlit as st

from analytics.type_tables import class_table, open_cases, province_table, subtype_table
from ui import numbers
from ui.painting import residents_text
from ui.parts import show_note
from ui.types.downloads import province_csv
from ui.types.options import MEASURE
from ui.types.scene import Scene, heading, table


def show(scene: Scene) -> None:
    """Draw the table of types, of sub-types, and of provinces by type."""
    t = scene.t
    _classes(scene)
    _subtypes(scene)
    heading(t("types.provinces"), t(f"types.measured_unit.{scene.state.option(MEASURE)}"))
    st.pills(
        t("types.measured.label"),
        ("units", "residents", "change"),
        format_func=lambda measure: t(f"types.measured.{measure}"),
        key=MEASURE.control,
        label_visibility="collapsed",
    )
    _provinces(scene)
    st.download_button(
        t("types.download_provinces"),
        lambda: province_csv(scene),
        file_name=f"county-types-by-province_rules-{scene.rules.version}.csv",
        mime="text/csv",
        key="types_province_csv",
        on_click="ignore",
        type="tertiary",
    )


def _classes(scene: Scene) -> None:
    t = scene.t
    head, cells, notes = class_cells(scene)
    rows = [
        (f"{place} {scene.swatch(key)}{escape(scene.name(key))}", row)
        for place, (key, row) in enumerate(cells.items(), start=1)
    ]
    st.html(table(["", *map(escape, head)], rows, label=t("types.counts_label"), css="atlas-types-table"))
    for text in notes:
        show_note(text)


def class_cells(scene: Scene) -> tuple[list[str], dict[str, list[str]], list[str]]:
    """Give what every type amounts to, by its id, under the names of the columns, and what to know of it."""
    t = scene.t
    counted = class_table(scene.here, scene.atlas.counties).reset_index().to_dict("records")
    cells = {
        row["class"]: [
            numbers.count(int(row["units"])),
            numbers.count(int(row["members"])),
            residents_text(t, float(row["residents_2020"])),
            _change(row["change_percent"]),
        ]
        for row in counted
    }
    notes = [t("types.counts_note")]
    undecided = open_cases(scene.here)
    if len(undecided):
        counties, matter = undecided["row"].nunique(), undecided.loc[undecided["matters"], "row"].nunique()
        notes.append(t("types.open", count=counties, matter=matter))
    head = [t(f"types.column.{name}") for name in ("units", "members", "residents", "change")]
    return head, cells, notes


def _subtypes(scene: Scene) -> None:
    t = scene.t
    rows = [
        (escape(t(f"subtype.{key}")), [numbers.count(int(members))])
        for key, members in subtype_table(scene.here)["members"].items()
    ]
    head = [escape(t("types.subtypes")), escape(t("types.column.members"))]
    st.html(table(head, rows, label=t("types.subtypes"), css="atlas-types-table"))


def _provinces(scene: Scene) -> None:
    t, classes = scene.t, scene.rules.classes
    measure = scene.state.option(MEASURE)
    column = {"units": "units", "residents": "residents_2020", "change": "change_percent"}[measure]
    counted = province_table(scene.here, scene.atlas.counties)
    if counted.empty:
        return
    wide = counted.reset_index().pivot_table(column, "province_code", "class", observed=True)
    wide = wide.reindex(columns=list(classes))
    names = scene.atlas.province_names[t.lang]
    rows = [
        (escape(names[row["province_code"]]), [_cell(scene, measure, row[key]) for key in classes])
        for row in wide.reset_index().to_dict("records")
    ]
    heads = [
        f'<abbr title="{escape(scene.name(key))}">{place}</abbr>{scene.swatch(key)}'
        for place, key in enumerate(classes, start=1)
    ]
    st.html(
        table(
            [escape(t("table.province")), *heads],
            rows,
            label=t("types.provinces"),
            css="atlas-types-table dense",
        )
    )


def _cell(scene: Scene, measure: str, value: float) -> str:
    if pd.isna(value):
        # A type that a province does not have has no units and no residents, but also no change.
        return numbers.count(0) if measure != "change" else "–"
    if measure == "change":
        return _change(value)
    return numbers.count(int(value)) if measure == "units" else residents_text(scene.t, float(value))


def _change(value: float) -> str:
    return "–" if pd.isna(value) else numbers.quantity(float(value), 1, "%", signed=True)
