"""The counties about which a lens and a type tell different stories."""

from html import escape

import streamlit as st

from analytics.type_tables import disagreements
from analytics.typology_rules import AT_ODDS
from ui import numbers
from ui.parts import show_note
from ui.ranking import Line, county_list
from ui.types.options import ALL, PAIR, PAIRS
from ui.types.scene import Scene, heading, table


def show(scene: Scene) -> None:
    """Draw how many counties each lens and type disagree on, and list them; the map picks them out."""
    t = scene.t
    named = _named(scene)
    rows = [(escape(name), [count]) for name, count in at_odds_counts(scene)]
    heading(t("types.odds.heading"))
    st.html(
        table(
            ["", escape(t("types.column.units"))],
            rows,
            label=t("types.odds.heading"),
            css="atlas-types-table",
        )
    )
    show_note(t("types.odds.note"))
    st.selectbox(
        t("types.odds.choose"),
        (ALL, *PAIRS),
        format_func=lambda pair: t("types.odds.any") if pair == ALL else named[pair],
        key=PAIR.control,
    )
    _list(scene)


def _named(scene: Scene) -> dict[str, str]:
    """Name every lens and type that are at odds."""
    return {
        pair: _pair_name(scene, lens, type_id) for pair, (lens, type_id) in zip(PAIRS, AT_ODDS, strict=True)
    }


def at_odds_counts(scene: Scene) -> list[tuple[str, str]]:
    """Give how many counties each lens and type disagree on, and how many there are in all."""
    found = disagreements(scene.here)
    sizes = (found["lens"] + "_" + found["type"]).value_counts()
    rows = [(name, numbers.count(int(sizes.get(pair, 0)))) for pair, name in _named(scene).items()]
    return [*rows, (scene.t("types.odds.any"), numbers.count(found["row"].nunique()))]


def _pair_name(scene: Scene, lens: str, type_id: str) -> str:
    t = scene.t
    return t("types.odds.pair", lens=t(f"lens.{lens}"), type=scene.name(type_id))


def _list(scene: Scene) -> None:
    t = scene.t
    title, lines = at_odds_list(scene)
    if not lines:
        show_note(t("types.odds.none"))
        return
    with st.container(key="ranking", gap=None):
        county_list(t, scene.atlas, scene.state, "odds", heading=title, lines=lines)


def at_odds_list(scene: Scene) -> tuple[str, list[Line]]:
    """Give the most populous counties that lens and type disagree on, under their heading."""
    t, rows = scene.t, scene.most_populous_at_odds
    people = scene.atlas.counties["population_2020"]
    lines = [Line(row, numbers.people(float(people.iloc[row]), t.lang)) for row in rows]
    total = numbers.count(int(scene.at_odds.sum()))
    return t("types.odds.list", count=len(rows), total=total), lines
