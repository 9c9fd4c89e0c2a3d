"""The two charts of an indicator: how its units are spread, and how provinces stand."""

from dataclasses import replace

import numpy as np
import streamlit as st

from analytics.service_coverage import distribution
from geodata import Indicator
from ui.atlas import Atlas
from ui.exports.sheet import Chart
from ui.headline import value_text
from ui.pair import ground
from ui.palettes import class_colours
from ui.parts import show_note
from ui.services.scene import Scene, caption, dated, province_values
from ui.still_chart import show_still

_SPREAD_HEIGHT = 150


def by_province(atlas: Atlas, indicator: str) -> dict[str, float]:
    """Give the value of every whole province that has one, by code."""
    table = province_values(atlas.for_all, indicator)
    return dict(zip(table["area"], table["value"], strict=True))


def show_spread(scene: Scene, indicator: Indicator, threshold: float, *, more_is_better: bool) -> None:
    """Draw how many shown units lie where."""
    chart = spread_chart(scene, indicator, threshold, more_is_better=more_is_better)
    if chart is None:
        return
    caption(chart.title, chart.detail)
    with st.container(key="services_spread"):
        show_still(chart, key=f"spread_{indicator.id}", height=_SPREAD_HEIGHT)
    for text in chart.notes:
        show_note(text)


def spread_chart(
    scene: Scene, indicator: Indicator, threshold: float, *, more_is_better: bool
) -> Chart | None:
    """Count how many shown units lie where, those short of the threshold in the stronger colour."""
    from ui.services.charts import Axis, Mark, distribution_figure  # noqa: PLC0415 - Plotly is slow to import

    t, key = scene.t, indicator.id
    spread = distribution(scene.values(key), scene.shown)
    if spread is None:
        return None
    marks = []
    nation = scene.atlas.nation[key]
    if nation is not None:
        marks.append(Mark(nation, _marked(scene, indicator, t("map.nation"), nation), "dot"))
    if scene.selected is not None and np.isfinite(own := float(scene.values(key)[scene.selected])):
        name = str(scene.atlas.counties[f"full_name_{t.lang}"].iloc[scene.selected])
        marks.append(Mark(own, _marked(scene, indicator, name, own)))
    dark, pale = _two_colours(scene, indicator)
    short = [edge < threshold for edge in spread.edges[:-1]]
    colors = [dark if side == more_is_better else pale for side in short]
    axis = Axis(_axis_title(scene, indicator), indicator.decimals, indicator.unit.suffix(t.lang))
    return Chart(
        title=t("services.spread"),
        detail=dated(scene, indicator),
        figure=distribution_figure(spread, axis, marks, colors, units=t("map.units"), on=ground()),
        alt=t("services.spread_alt", name=indicator.name[t.lang]),
        notes=(t("services.spread_note"),),
    )


def show_provinces(scene: Scene, indicator: Indicator, looked_at: str | None) -> None:
    """Draw whole provinces one under the other, or say that the indicator has no value for them.

    Parameters
    ----------
    scene : Scene
    indicator : Indicator
    looked_at : str or None
        Code of the province that the reader looks at.
    """
    from ui.services.charts import provinces_height  # noqa: PLC0415 - Plotly is slow to import

    chart = provinces_chart(scene, indicator, looked_at)
    if chart is None:
        show_note(scene.t("services.no_provinces"))
        return
    caption(chart.title, chart.detail)
    with st.container(key="services_provinces"):
        show_still(
            chart,
            key=f"provinces_{indicator.id}",
            height=provinces_height(len(province_values(scene.atlas.for_all, indicator.id))),
        )
    for text in chart.notes:
        show_note(text)


def provinces_chart(scene: Scene, indicator: Indicator, looked_at: str | None) -> Chart | None:
    """Set whole provinces one under the other; None where the indicator has no value for them."""
    from ui.services.charts import Axis, Mark, Province, provinces_figure  # noqa: PLC0415

    t, atlas = scene.t, scene.atlas
    table = province_values(atlas.for_all, indicator.id)
    if table.empty:
        return None
    levels = [entry for entry in atlas.in_family(indicator.family) if entry.is_level]
    earlier = levels[0] if len(levels) > 1 and indicator.id == levels[-1].id else None
    before = by_province(atlas, earlier.id) if earlier else {}
    provinces = [
        Province(
            name=atlas.province_names[t.lang][row["area"]],
            value=row["value"],
            before=before.get(row["area"]),
            note=t("services.with_value", known=row["with_value"], total=row["units"]),
            is_marked=row["area"] == looked_at,
        )
        for row in table.to_dict("records")
    ]
    nation = atlas.nation[indicator.id]
    mark = None if nation is None else Mark(nation, _marked(scene, indicator, t("map.nation"), nation))
    axis = Axis(_axis_title(scene, indicator), indicator.decimals, indicator.unit.suffix(t.lang))
    figure = provinces_figure(
        provinces,
        axis,
        mark,
        color=_two_colours(scene, indicator)[0],
        years=(earlier.year, indicator.year) if earlier else None,
        on=ground(),
    )
    return Chart(
        title=t("services.provinces"),
        detail=dated(scene, indicator),
        figure=figure,
        alt=t("services.provinces_alt", name=indicator.name[t.lang]),
        notes=(t("services.provinces_note"),),
    )


def _marked(scene: Scene, indicator: Indicator, name: str, value: float) -> str:
    return scene.t("services.mark", name=name, value=value_text(scene.t, indicator, value))


def _axis_title(scene: Scene, indicator: Indicator) -> str:
    t = scene.t
    return t("services.axis", name=indicator.short[t.lang], unit=indicator.unit.symbol[t.lang])


def _two_colours(scene: Scene, indicator: Indicator) -> tuple[str, str]:
    """Give a strong and a pale colour of the indicator's own scale."""
    breaks = scene.atlas.breaks[indicator.id]
    if indicator.scale == "diverging":
        colours = class_colours(indicator.palette, breaks)
        return colours[0], colours[-1]
    colours = class_colours(indicator.palette, replace(breaks, bounds=(0.0,) * 4, size=5))
    return colours[3], colours[1]
