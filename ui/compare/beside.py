"""Groups beside the counties: what they are called, how they are drawn, and their figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

import geodata
from analytics import age_pyramid
from analytics.groups import Group, GroupFigure, Groups
from analytics.typology import Typology
from geodata import Indicator
from ui import numbers
from ui.atlas import Atlas
from ui.compare.options import MOST_GROUPS
from ui.county.phrases import printed
from ui.i18n import Words
from ui.own_rules import type_name
from ui.peers import load_resemblances

INK = {"light": "#22282b", "dark": "#e3e7e8"}
"""All groups are drawn in ink and told apart by their forms; colours are the counties'."""


@dataclass(frozen=True)
class Form:
    """How a group is drawn: Plotly's symbol, Plotly's dash, and the outline of the same symbol in CSS."""

    symbol: str
    dash: str
    outline: str


FORMS = (
    Form("square", "dash", "inset(8%)"),
    Form("diamond", "dot", "polygon(50% 0,100% 50%,50% 100%,0 50%)"),
    Form("triangle-up", "dashdot", "polygon(50% 5%,100% 95%,0 95%)"),
    Form("triangle-down", "longdash", "polygon(0 5%,100% 5%,50% 95%)"),
)


@dataclass(frozen=True)
class Beside:
    """A group on the page.

    Attributes
    ----------
    group : Group
    name : str
    form : Form
    """

    group: Group
    name: str
    form: Form

    @property
    def token(self) -> str:
        """What stands for it in the address."""
        return token_of(self.group)


def load_groups(atlas: Atlas) -> Groups:
    """Give what figures of groups are computed from; of the release alone, for all sessions share it."""
    return _groups(atlas.for_all)


@st.cache_resource(show_spinner=False)
def _groups(_atlas: Atlas) -> Groups:
    """Read it when the first reader compares."""
    inputs = {name for one in _atlas.indicators.values() for name in one.aggregate_inputs}
    return Groups(
        _atlas.counties, geodata.load_measures(inputs | age_pyramid.INPUTS), load_resemblances(_atlas)
    )


def token_of(group: Group) -> str:
    """Write a group as the address does."""
    return f"{group.kind}:{group.key}" if group.key else group.kind


def besides(
    t: Words, atlas: Atlas, typology: Typology, tokens: Sequence[str]
) -> tuple[tuple[Beside, ...], tuple[str, ...]]:
    """Find the groups of a link.

    Returns
    -------
    tuple of Beside
        At most `MOST_GROUPS`.
    tuple of str
        What is no group, or one too many.
    """
    found: list[Beside] = []
    unknown = []
    groups = load_groups(atlas)
    for token in tokens:
        kind, _, key = token.partition(":")
        group = groups.find(kind, key, typology)
        if group is None or len(found) == MOST_GROUPS:
            unknown.append(token)
        else:
            found.append(Beside(group, group_name(t, atlas, typology, group), FORMS[len(found)]))
    return tuple(found), tuple(unknown)


def group_name(t: Words, atlas: Atlas, typology: Typology, group: Group) -> str:
    """Name a group."""
    match group.kind:
        case "nation":
            return t("map.nation")
        case "region":
            return t(f"region.{group.key}")
        case "province":
            return atlas.province_names[t.lang][group.key]
        case "type":
            return t("compare.group.type", name=type_name(t, typology.rules, group.key))
        case "peers":
            name = atlas.counties[f"full_name_{t.lang}"].iloc[atlas.rows[group.key]]
            return t("compare.group.peers", name=name)


def group_note(t: Words, one: Beside, typology: Typology) -> str:
    """Say who is in a group."""
    kind = "area" if one.group.is_area else one.group.kind
    return t(
        f"compare.group.note.{kind}",
        name=one.name,
        count=one.group.units,
        units=numbers.count(one.group.units),
        version=typology.rules.version,
    )


def figure_text(t: Words, indicator: Indicator, figure: GroupFigure) -> str:
    """Print a group's figure."""
    return t("no_data") if figure.value is None else printed(t, indicator, figure.value)


def aside(t: Words, one: Beside, figure: GroupFigure) -> str:
    """Say how a figure came about where it is no figure of all the group's residents; else nothing."""
    parts = [t(f"compare.group.how.{figure.how}")] if figure.how in {"median", "total"} else []
    if 0 < figure.known < one.group.units:
        known, units = numbers.count(figure.known), numbers.count(one.group.units)
        parts.append(t("compare.group.known", known=known, units=units))
    return t.listed(parts) if parts else ""


def mark(form: Form, on: str) -> str:
    """Draw a group's symbol beside its name."""
    return f'<i class="group" style="background:{INK[on]};clip-path:{form.outline}"></i>'


def mark_at(form: Form, on: str, percent: float, told: str) -> str:
    """Draw a group's symbol on a strip."""
    style = f"left:{percent:.1f}%;background:{INK[on]};clip-path:{form.outline}"
    return f'<i class="group" style="{style}" title="{escape(told)}"></i>'
