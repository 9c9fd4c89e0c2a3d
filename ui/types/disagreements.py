"""The counties about which a lens and a type tell different stories."""

from html import escape

import streamlit as st

from analytics.type_tables import disagreements
from analytics.typology_rules import AT_ODDS
from ui import numbers
from ui.ranking import Line, county_list
from ui.types.options import ALL, PAIR, PAIRS
from ui.types.scene import Scene, heading, note, table


def show(scene: Scene) -> None:
    """Draw how many counties each lens and type disagree on, and list them; the map picks them out."""
    t = scene.t
    found = disagreements(scene.here)
    named = {
        pair: _pair_name(scene, lens, type_id) for pair, (lens, type_id) in zip(PAIRS, AT_ODDS, strict=True)
    }
    sizes = (found["lens"] + "_" + found["type"]).value_counts()
    rows = [(escape(name), [numbers.count(int(sizes.get(pair, 0)))]) for pair, name in named.items()]
    rows.append((escape(t("types.odds.any")), [numbers.count(found["row"].nunique())]))
    heading(t("types.odds.heading"))
    st.html(
        table(
            ["", escape(t("types.column.units"))],
            rows,
            label=t("types.odds.heading"),
            css="atlas-types-table",
        )
    )
    note(t("types.odds.note"))
    st.selectbox(
        t("types.odds.choose"),
        (ALL, *PAIRS),
        format_func=lambda pair: t("types.odds.any") if pair == ALL else named[pair],
        key=PAIR.control,
    )
    _list(scene)


def _pair_name(scene: Scene, lens: str, type_id: str) -> str:
    t = scene.t
    return t("types.odds.pair", lens=t(f"lens.{lens}"), type=scene.name(type_id))


def _list(scene: Scene) -> None:
    t = scene.t
    rows = scene.most_populous_at_odds
    total = int(scene.at_odds.sum())
    if not rows:
        note(t("types.odds.none"))
        return
    people = scene.atlas.counties["population_2020"]
    lines = [Line(row, numbers.people(float(people.iloc[row]), t.lang)) for row in rows]
    title = t("types.odds.list", count=len(rows), total=numbers.count(total))
    with st.container(key="ranking", gap=None):
        county_list(t, scene.atlas, scene.state, "odds", heading=title, lines=lines)
