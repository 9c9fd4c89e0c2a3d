"""What stands around the map of types: the questions, the panel that answers them, the table."""

from html import escape

import streamlit as st

from ui import county_card, session
from ui.atlas import Atlas
from ui.i18n import Words
from ui.listings import listings_text
from ui.types import advice, counts, disagreements, lists, overlaps, profiles, thresholds
from ui.types.downloads import county_csv, county_table
from ui.types.options import LENS, QUESTION, QUESTIONS
from ui.types.scene import Scene

_ANSWERS = {
    "counts": counts.show,
    "advice": advice.show,
    "overlaps": overlaps.show,
    "thresholds": thresholds.show,
    "disagreements": disagreements.show,
    "profiles": profiles.show,
    "lists": lists.show,
}


def question_switch(t: Words) -> None:
    """Draw the switch between what the panel answers."""
    with st.container(key="types_questions"):
        st.segmented_control(
            t("types.question.label"),
            QUESTIONS,
            format_func=lambda question: t(f"types.question.{question}"),
            key=QUESTION.control,
            label_visibility="collapsed",
        )


def lens_control(t: Words) -> None:
    """Draw the choice of what colours the map."""
    st.selectbox(
        t("types.lens.label"),
        ("types", "urban", "satellite"),
        format_func=lambda lens: t(f"types.legend.{lens}"),
        key=LENS.control,
        help=t("types.lens.help"),
    )


def show_panel(scene: Scene) -> None:
    """Draw the selected county, then the answer to the question that was asked."""
    if scene.selected is not None:
        _county(scene.t, scene.atlas, scene, scene.selected)
    with st.container(key="types_answer", gap="xsmall"):
        _ANSWERS[scene.state.option(QUESTION)](scene)


def _county(t: Words, atlas: Atlas, scene: Scene, row: int) -> None:
    county = atlas.counties.iloc[row]
    names = " · ".join(dict.fromkeys(county[f"{part}_{t.lang}"] for part in ("province", "prefecture")))
    with st.container(key="card", gap="small"):
        st.html(
            f"<h2>{escape(county[f'full_name_{t.lang}'])}</h2>"
            f'<p class="atlas-where">{escape(names)} · {escape(str(county["code"]))}</p>'
            + listings_text(t, atlas, row)
            + county_card.types_text(t, atlas, row, scene.rules)
        )
        st.page_link("pages/county.py", label=t("card.open"))
        st.button(
            t("card.close"), key="close_card", type="tertiary", on_click=session.select_county, args=(None,)
        )


def show_table(scene: Scene) -> None:
    """Offer the shown counties with their types as a table and as a file."""
    t = scene.t
    with st.container(key="types_table", horizontal=True, vertical_alignment="center"):
        asked = st.toggle(t("table.show"), key="show_table")
        st.download_button(
            t("types.download_counties"),
            lambda: county_csv(scene),
            file_name=f"county-types_rules-{scene.rules.version}.csv",
            mime="text/csv",
            key="types_county_csv",
            on_click="ignore",
            type="tertiary",
        )
    if asked:
        st.dataframe(county_table(scene), hide_index=True, width="stretch")
