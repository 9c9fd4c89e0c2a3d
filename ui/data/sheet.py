"""The data page as a sheet: the title from the data, the first rows of the table, and the count of all."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from geodata import Indicator
from ui import numbers
from ui.atlas import Atlas
from ui.data.options import BY_CODE, BY_NAME, FALLING, SORT
from ui.data.scene import Scene
from ui.data.table import comparability
from ui.data.words import source_line, subtitle, title
from ui.exports.columns import category_words
from ui.exports.sheet import Sheet, Table
from ui.filters_text import filters_in_words
from ui.i18n import Words
from ui.pair import axis_title, dated_name
from ui.ranking import named
from ui.view_state import ViewState

_MOST_ROWS, _MOST_MEASURES = 15, 6
_NO_DATA = "–"


def make(t: Words, atlas: Atlas, state: ViewState, shown: npt.NDArray[np.bool_]) -> Sheet:
    """Make the sheet of a view of the table."""
    scene = Scene(t, atlas, state, shown)
    return Sheet(
        page="data",
        address="",
        lang=t.lang,
        title=title(scene),
        subtitle=subtitle(scene),
        sources=(source_line(scene), t("data.caveat")),
        table=_table(scene) if len(scene.rows) else None,
    )


def _table(scene: Scene) -> Table:
    t, rows = scene.t, scene.table.iloc[:_MOST_ROWS]
    measures = _measures(scene)
    places = (named(t, scene.atlas, int(row)) for row in scene.rows[:_MOST_ROWS])
    columns = [
        [
            t("sheet.place", rank=rank, name=name, area=area)
            for rank, (name, area) in enumerate(places, start=1)
        ],
        *([_cell(t, entry, value) for value in rows[entry.id].to_numpy(dtype=float)] for entry in measures),
        comparability(scene, rows).tolist(),
    ]
    return Table(
        title=_title(scene, len(rows)),
        head=(t("table.name"), *(axis_title(t, entry) for entry in measures), t("table.comparability")),
        rows=tuple(zip(*columns, strict=True)),
        notes=tuple(_notes(scene, columns, len(measures))),
    )


def _measures(scene: Scene) -> list[Indicator]:
    """Give the columns that a slide has room for: the first ones, and always what rows are sorted by."""
    by = scene.state.option(SORT)
    chosen = list(scene.indicators)
    if by not in {BY_CODE, BY_NAME} and by not in {entry.id for entry in chosen[:_MOST_MEASURES]}:
        chosen = [scene.atlas.indicators[by], *(entry for entry in chosen if entry.id != by)]
    return chosen[:_MOST_MEASURES]


def _cell(t: Words, indicator: Indicator, value: float) -> str:
    if pd.isna(value):
        return _NO_DATA
    if indicator.categories:
        return category_words(t, indicator)[value]
    return numbers.decimal(value, indicator.decimals, signed=indicator.scale == "diverging")


def _title(scene: Scene, listed: int) -> str:
    t, by = scene.t, scene.state.option(SORT)
    name = t(f"data.slide.by_{by}") if by in {BY_CODE, BY_NAME} else dated_name(t, scene.atlas.indicators[by])
    return t(
        "data.slide.all" if listed == len(scene.rows) else "data.slide.first",
        listed=numbers.count(listed),
        count=len(scene.rows),
        units=numbers.count(len(scene.rows)),
        by=name,
        order=t("data.slide.falling" if scene.state.option(FALLING) else "data.slide.rising"),
    )


def _notes(scene: Scene, columns: list[list[str]], measures: int) -> list[str]:
    """Say what was filtered, what a dash means, and what is left out."""
    t = scene.t
    filters = filters_in_words(t, scene.atlas, scene.state)
    notes = [t("data.slide.filter", name=name, text=text) for name, text in filters]
    if any(_NO_DATA in column for column in columns):
        notes.append(t("data.slide.dash"))
    if measures < len(scene.indicators):
        notes.append(t("data.slide.columns", shown=measures, count=len(scene.indicators)))
    return notes
