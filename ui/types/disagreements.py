"""The counties about which a lens and a type tell different stories."""

from html import escape

import streamlit as st

from analytics.type_tables import disagreements
from analytics.typology_rules import AT_ODDS
from ui import numbers, session
from ui.types.options import ALL, PAIR, PAIRS
from ui.types.painting import types_of, types_text
from ui.types.scene import Scene, heading, note, table

_LISTED = 24


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


def listed(scene: Scene) -> list[int]:
    """Give the rows of the list, the most populous county first."""
    front = scene.in_front
    if front is None:
        return []
    residents = scene.atlas.counties["population_2020"].to_numpy(dtype=float)
    rows = front.nonzero()[0].tolist()
    return sorted(rows, key=lambda row: -residents[row])[:_LISTED]


def _list(scene: Scene) -> None:
    t, counties = scene.t, scene.atlas.counties
    rows = listed(scene)
    total = int(scene.at_odds.sum())
    if not rows:
        note(t("types.odds.none"))
        return
    heading(t("types.odds.list", count=len(rows), total=numbers.count(total)))
    with st.container(key="ranking", gap=None):
        for row in rows:
            code = str(counties["code"].iloc[row])
            name, province = (plain(counties[f"{part}_{t.lang}"].iloc[row]) for part in ("name", "province"))
            people = numbers.people(float(counties["population_2020"].iloc[row]), t.lang)
            st.button(
                f"**{name}** :gray[{province}] `{people}`",
                key=f"odds_{code}",
                help=types_text(scene, types_of(scene, row)),
                type="secondary" if code == scene.state.county else "tertiary",
                width="stretch",
                on_click=session.select_county,
                args=(code,),
            )


def plain(name: str) -> str:
    """Take from a name what Markdown would read as markup."""
    return "".join("\\" + sign if sign in "\\`*_{}[]<>()#+!|~:$" else sign for sign in name)
