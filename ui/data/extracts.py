"""What the downloads of the data page hold: which rows and which columns of the release."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt

from ui.citation import Cited, plain
from ui.data.scene import Scene
from ui.data.words import title
from ui.exports.columns import IDENTITY, heading, own_column, own_name, own_source, release_columns
from ui.exports.extract import SHARE_ALIKE, Extract
from ui.filters_text import filters_in_words
from ui.own_data.indicator import OwnIndicator
from ui.own_rules import rules_in_force

Scope = Literal["chosen", "all", "release"]
SCOPES: tuple[Scope, ...] = ("chosen", "all", "release")
"""The table as it stands; its rows with all columns; all rows with all columns."""


@dataclass(frozen=True)
class Wanted:
    """What a reader asks for.

    Attributes
    ----------
    scope : {"chosen", "all", "release"}
    share_alike : bool
        Whether columns come along whose licence binds the whole file; a column chosen by name always does.
    link : str
        Address that restores the view.
    filters : tuple of (str, str)
        The filters in words.
    day : datetime.date
    """

    scope: Scope
    share_alike: bool
    link: str
    filters: tuple[tuple[str, str], ...]
    day: date


def filters_of(scene: Scene) -> tuple[tuple[str, str], ...]:
    """Say in words which rows the table holds."""
    t = scene.t
    found = ((t("data.find"), scene.query),) if scene.query else ()
    state = replace(scene.state, rules=rules_in_force(scene.state))
    return (*filters_in_words(t, scene.atlas, state), *found)


def column_names(scene: Scene, wanted: Wanted) -> list[str]:
    """Give the columns of the release that a file holds, in order."""
    columns = release_columns(scene.t, scene.atlas)
    if wanted.scope == "chosen":
        chosen = [entry.column for entry in scene.indicators if entry.id not in scene.atlas.own]
        return [*IDENTITY, *dict.fromkeys(chosen)]
    return [name for name, column in columns.items() if wanted.share_alike or column.licence != SHARE_ALIKE]


def extract_of(scene: Scene, wanted: Wanted) -> Extract:
    """Take what a reader asks for out of the release."""
    t, atlas = scene.t, scene.atlas
    columns = release_columns(t, atlas)
    names = column_names(scene, wanted)
    whole = wanted.scope == "release"
    rows = (atlas.for_all.counties if whole else scene.table)[names].reset_index(drop=True)
    said = t("data.release_title", count=len(rows)) if whole else title(scene)
    citation = plain(t, Cited(said, atlas.version, wanted.link, wanted.day))
    own = own_of(scene, wanted)
    if own:
        listed = [heading(t, entry.indicator) for entry in own]
        citation = t("export.own.cite", citation=citation, columns=t.listed(listed))
    return Extract(
        lang=t.lang,
        title=said,
        rows=rows.assign(**{own_name(entry.indicator.id): _column(scene, entry) for entry in own}),
        columns=(*(columns[name] for name in names), *(own_column(t, entry) for entry in own)),
        version=atlas.version,
        date=wanted.day.isoformat(),
        filters=() if whole else wanted.filters,
        link=wanted.link,
        citation=citation,
        own_sources=tuple(own_source(t, entry) for entry in own),
    )


def own_of(scene: Scene, wanted: Wanted) -> list[OwnIndicator]:
    """Give what the reader brought and a file holds: the chosen columns, and none in the whole release."""
    return [] if wanted.scope == "release" else scene.own


def _column(scene: Scene, own: OwnIndicator) -> npt.NDArray[np.float64]:
    return own.values[scene.rows]
