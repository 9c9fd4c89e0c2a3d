"""What a type's counties are like, against all others."""

from html import escape

import pandas as pd
import streamlit as st

from analytics.type_tables import profiles
from geodata import Indicator
from ui import numbers
from ui.exports.sheet import Table
from ui.own_data.indicator import own_line
from ui.pair import dated_name
from ui.parts import show_note
from ui.types.options import PROFILED, STATISTIC
from ui.types.scene import Scene, heading, table

INDICATORS = (
    *("population_change_2010_2020", "urban_share_2020", "population_density_2020"),
    *("elderly_share_2020", "child_share_2020", "registered_elsewhere_same_county_share_2020"),
    *(
        "hospital_beds_per_1000",
        "welfare_beds_per_1000_elderly",
        "piped_water_share_2020",
        "tertiary_share_2020",
    ),
    *("distance_city_5m", "distance_rail_station"),
    *("gdp_per_resident", "fiscal_self_sufficiency", "agriculture_employment_share_2020"),
)
"""Change, age, services, distance and economy."""


def show(scene: Scene) -> None:
    """Draw a table of indicators: the type, the others, and where its median lies among all counties."""
    t, state = scene.t, scene.state
    st.pills(
        t("filters.type"),
        scene.rules.classes,
        format_func=scene.name,
        key=PROFILED.control,
        label_visibility="collapsed",
    )
    st.segmented_control(
        t("types.statistic.label"),
        ("median", "mean"),
        format_func=lambda name: t(f"types.statistic.{name}"),
        key=STATISTIC.control,
        label_visibility="collapsed",
    )
    profiled, statistic = state.option(PROFILED), state.option(STATISTIC)
    heading(*_heading(scene))
    if not scene.here.coloured(profiled).any():
        show_note(t("types.profile_empty"))
        return
    keys = (*INDICATORS, *scene.atlas.own)
    described = profiles(scene.here, scene.atlas.counties, keys)
    rows = [_row(scene, described, key, profiled, statistic) for key in keys]
    head = [
        escape(t("filters.indicator")),
        f"{scene.swatch(profiled)}{escape(t('types.profile_own'))}",
        escape(t("types.profile_others")),
        escape(t("types.profile_place")),
    ]
    st.html(table(head, rows, label=t("types.profile_label"), css="atlas-types-table profile"))
    show_note(t("words.between").join([t("types.profile_by_colour"), t("types.profile_note")]))
    for own in scene.atlas.own.values():
        show_note(f"{own.indicator.short[t.lang]}{t('colon')}{own_line(t, own)}")


def _heading(scene: Scene) -> tuple[str, str]:
    """Say whose profile it is, and which number stands for a group of counties."""
    t, profiled = scene.t, scene.state.option(PROFILED)
    units = int(scene.here.coloured(profiled).sum())
    what = t("types.profile", type=scene.name(profiled), count=units)
    return what, t(f"types.profile_detail.{scene.state.option(STATISTIC)}")


def profile_table(scene: Scene) -> Table | None:
    """Give the type's value of every indicator beside that of all others; None where no county is of it."""
    t, profiled = scene.t, scene.state.option(PROFILED)
    if not scene.here.coloured(profiled).any():
        return None
    described = profiles(scene.here, scene.atlas.counties, INDICATORS)
    statistic = scene.state.option(STATISTIC)
    rows = []
    for key in INDICATORS:
        indicator = scene.atlas.indicators[key]
        name = t("pair.axis", name=dated_name(t, indicator), unit=indicator.unit.symbol[t.lang])
        rows.append((name, *_values(scene, described, key, profiled, statistic)))
    head = (t("filters.indicator"), t("types.profile_own"), t("types.profile_others"))
    return Table(": ".join(_heading(scene)), head, tuple(rows), (t("types.profile_by_colour"),))


def _values(scene: Scene, described: pd.DataFrame, key: str, profiled: str, statistic: str) -> list[str]:
    """Print the type's value and that of all others, without the unit."""
    own = described[described.index == (profiled, key)].iloc[0]
    return [
        scene.t("no_data") if pd.isna(value) else _plain(scene.atlas.indicators[key], float(value))
        for value in own[[statistic, f"others_{statistic}"]].tolist()
    ]


def _row(
    scene: Scene, described: pd.DataFrame, key: str, profiled: str, statistic: str
) -> tuple[str, list[str]]:
    t, indicator = scene.t, scene.atlas.indicators[key]
    values = map(escape, _values(scene, described, key, profiled, statistic))
    unit = f"<small>{escape(indicator.unit.symbol[t.lang])} · {escape(indicator.year)}</small>"
    return f"{escape(indicator.short[t.lang])} {unit}", [*values, _strip(scene, described, key, profiled)]


def _plain(indicator: Indicator, value: float) -> str:
    """Print a value without its unit, which stands beside the name."""
    return numbers.decimal(value, indicator.decimals, signed=indicator.scale == "diverging")


def _strip(scene: Scene, described: pd.DataFrame, key: str, profiled: str) -> str:
    """Draw the medians of all types on a line from the lowest county to the highest, one large."""
    t = scene.t
    below = described.xs(key, level="indicator")["below"]
    # The profiled one comes last, on top of the others.
    order = [*(name for name in below.index if name != profiled), profiled]
    dots = "".join(
        f'<i class="{"own" if name == profiled else ""}" '
        f'style="left:{below[name]:.0f}%;background:{scene.colours[name]}"></i>'
        for name in order
        if not pd.isna(below[name])
    )
    text = (
        t("no_data") if pd.isna(below[profiled]) else t("types.profile_below", share=f"{below[profiled]:.0f}")
    )
    said = escape(text)
    return f'<span class="atlas-strip" role="img" aria-label="{said}" title="{said}">{dots}</span>'
