"""The types page as a sheet."""

import numpy as np
import numpy.typing as npt

from analytics.class_breaks import class_counts, class_sums
from analytics.typology_rules import RULES
from ui import numbers
from ui.atlas import Atlas
from ui.exports.lists import list_table
from ui.exports.sheet import Chart, Sheet, Table
from ui.i18n import Words
from ui.own_rules import types_by
from ui.types.counts import class_cells
from ui.types.disagreements import at_odds_counts, at_odds_list
from ui.types.options import QUESTION
from ui.types.overlaps import combinations_chart, matrix_table
from ui.types.painting import paint
from ui.types.profiles import profile_table
from ui.types.scene import Scene
from ui.types.thresholds import flow_chart
from ui.types.words import sources, subtitle, title
from ui.view_state import ViewState


def make(t: Words, atlas: Atlas, state: ViewState, shown: npt.NDArray[np.bool_]) -> Sheet:
    """Make the sheet of a view of the types."""
    scene = Scene(t, atlas, state, shown, types_by(atlas, state.rules))
    facts, chart, table = _answer(scene) if scene.typed else ([], None, None)
    return Sheet(
        page="types",
        address="",
        lang=t.lang,
        title=title(scene),
        subtitle=subtitle(scene),
        sources=sources(scene),
        painting=paint(scene),
        facts=tuple(facts),
        charts=(chart,) if chart else (),
        table=table,
    )


def _answer(scene: Scene) -> tuple[list[tuple[str, str]], Chart | None, Table | None]:
    """Give the numbers, the chart and the table that answer the question that was asked."""
    match scene.state.option(QUESTION):
        case "advice":
            return _sizes(scene), None, _advice(scene)
        case "overlaps":
            return _sizes(scene), combinations_chart(scene), matrix_table(scene)
        case "thresholds":
            return _sizes(scene), flow_chart(scene), _thresholds(scene)
        case "disagreements":
            return at_odds_counts(scene), None, _at_odds(scene)
        case "profiles":
            return _sizes(scene), None, profile_table(scene)
    return _sizes(scene), None, _counts(scene)


def _sizes(scene: Scene) -> list[tuple[str, str]]:
    """Give the counties and residents of every class on the map."""
    t, names = scene.t, [name for name, _ in scene.legend]
    residents = scene.atlas.counties["population_2020"].to_numpy(dtype=float)
    counts = class_counts(scene.classes, scene.shown, len(names))
    sums = class_sums(scene.classes, scene.shown, residents, len(names))
    return [
        (
            t("types.fact_name", name=name, people=numbers.people(people, t.lang)),
            t("types.fact", count=count, units=numbers.count(count)),
        )
        for name, count, people in zip(names, counts, sums, strict=True)
    ]


def _counts(scene: Scene) -> Table:
    head, cells, notes = class_cells(scene)
    rows = tuple((scene.name(key), *row) for key, row in cells.items())
    return Table(scene.t("types.counts_label"), (scene.t("filters.type"), *head), rows, tuple(notes))


def _advice(scene: Scene) -> Table:
    t = scene.t
    rows = tuple((scene.name(key), t(f"advice.{key}")) for key in scene.rules.classes)
    head = (t("filters.type"), t("types.advised"))
    return Table(t("types.advice.opinions"), head, rows, (t("types.advice.source"),))


def _thresholds(scene: Scene) -> Table:
    """Set the thresholds in force beside the default ones."""
    t = scene.t
    rows = []
    for key, default in RULES.items():
        both = (scene.rules[key].threshold, default.threshold)
        values = (t(f"unit.{default.unit}", value=numbers.trimmed(threshold)) for threshold in both)
        rows.append((t(f"slider.{key}"), *values))
    head = (t("types.rules"), t("types.rule_now"), t("types.rule_default"))
    return Table(t("types.rules"), head, tuple(rows))


def _at_odds(scene: Scene) -> Table | None:
    t = scene.t
    heading, lines = at_odds_list(scene)
    lists = [(t("table.name"), lines)]
    return list_table(
        t, scene.atlas, heading, lists, measures=[t("table.residents")], notes=[t("types.odds.note")]
    )
