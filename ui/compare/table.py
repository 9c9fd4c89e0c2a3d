"""The figures of the compared counties side by side, best and worst marked where there is a best."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from analytics.comparison import Ends, ends
from ui import numbers
from ui.compare.beside import aside, figure_text, load_groups
from ui.compare.chosen import Chosen
from ui.county.head import section
from ui.county.phrases import printed
from ui.headline import bare_text
from ui.i18n import Words

ROWS = (
    *("residents_2020", "population_change_2010_2020", "population_change_2000_2010"),
    *("population_density_2020", "urban_share_2020", "elderly_share_2020", "child_share_2020"),
    *("tertiary_share_2020", "illiteracy_share_2020", "hospital_beds_per_1000"),
    *("welfare_beds_per_1000_elderly", "piped_water_share_2020", "bath_share_2020", "gdp_per_resident"),
    *("fiscal_self_sufficiency", "agriculture_employment_share_2020", "distance_city_5m"),
    "distance_rail_station",
)


def show_table(t: Words, one: Chosen) -> None:
    """Draw the table."""
    section(t("compare.table.title"), t("compare.table.note"))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads(t, one))
    rows = "".join(_row(t, one, key) for key in ROWS)
    label = escape(t("compare.table.title"))
    st.html(
        f'<div class="atlas-wide" tabindex="0" role="region" aria-label="{label}">'
        f'<table class="atlas-ranks"><thead><tr>'
        f"{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def heads(t: Words, one: Chosen) -> list[str]:
    """Name the columns: what is listed, then the counties, then the groups."""
    return [
        t("county.figures.figure"),
        *(part.placed_name_at(part.profile.row) for part in one.subjects),
        *(beside.name for beside in one.groups),
    ]


@dataclass(frozen=True)
class Cell:
    """A figure as it is printed, what is said beside it, and "best", "worst" or "group"."""

    text: str
    aside: str
    kind: str


def cells_of(t: Words, one: Chosen, key: str, *, is_bare: bool = False) -> list[Cell]:
    """Give an indicator of every county and group; bare where its unit stands at the head of the row."""
    indicator = one.subjects[0].indicator(key)

    def told(value: float | None) -> str:
        if value is None:
            return t("no_data")
        return bare_text(indicator, value) if is_bare else printed(t, indicator, value)

    values = [part.profile.value(key) for part in one.subjects]
    unsure = [bool(part.profiles.unsure(key)[part.profile.row]) for part in one.subjects]
    found = ends(indicator, values, unsure)
    cells = []
    for place, (value, open_) in enumerate(zip(values, unsure, strict=True)):
        mark = t("compare.table.unsure") if open_ and value is not None else ""
        end = _end(found, place)
        cells.append(Cell(told(value) + mark, t(f"compare.table.{end}") if end else "", end))
    groups = load_groups(one.subjects[0].atlas)
    for beside in one.groups:
        figure = groups.figure(beside.group, indicator)
        cells.append(Cell(told(figure.value), aside(t, beside, figure), "group"))
    return cells


def _row(t: Words, one: Chosen, key: str) -> str:
    cells = []
    for cell in cells_of(t, one, key):
        apart = "<br>" if cell.kind == "group" else " "
        small = f"{apart}<small>{escape(cell.aside)}</small>" if cell.aside else ""
        cells.append(f'<td class="{cell.kind}">{escape(cell.text)}{small}</td>')
    indicator = one.subjects[0].indicator(key)
    name = indicator.short[t.lang]
    year = "" if indicator.year in name else f" <small>{escape(indicator.year)}</small>"
    return f'<tr><th scope="row">{escape(name)}{year}</th>{"".join(cells)}</tr>'


def _end(found: Ends, place: int) -> str:
    return "best" if place in found.best else "worst" if place in found.worst else ""


def title(t: Words, one: Chosen) -> str:
    """Say who gained and who lost most, or how one county did beside a group.

    Units whose change is not their own are left out.
    """
    key = "population_change_2010_2020"
    indicator = one.subjects[0].indicator(key)
    known = [
        (value, part)
        for part in one.subjects
        if (value := part.profile.value(key)) is not None and not part.profiles.unsure(key)[part.profile.row]
    ]
    if len(one.subjects) == 1 and known and one.groups:
        (value, own), beside = known[0], one.groups[0]
        figure = load_groups(own.atlas).figure(beside.group, indicator)
        return t(
            "compare.title.beside",
            name=own.name,
            own=printed(t, indicator, value),
            group=beside.name,
            other=figure_text(t, indicator, figure),
        )
    if len(known) < 2:  # noqa: PLR2004 - nobody to compare with
        return t("compare.title.plain", units=numbers.count(len(one.subjects)), count=len(one.subjects))
    (low, last), (high, first) = min(known, key=lambda pair: pair[0]), max(known, key=lambda pair: pair[0])
    return t(
        "compare.title.change",
        units=numbers.count(len(known)),
        first=first.name,
        high=printed(t, indicator, high),
        last=last.name,
        low=printed(t, indicator, low),
    )
