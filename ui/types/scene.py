"""What every part of the types page is given, and what they draw alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape

import numpy as np
import numpy.typing as npt
import streamlit as st

from analytics.picking import ClassPick, in_class
from analytics.type_tables import disagreements
from analytics.typology import Typology
from analytics.typology_rules import RuleSet
from ui import scene
from ui.own_rules import type_name
from ui.pair import ground
from ui.palettes import TYPES
from ui.types.options import ALL, LENS, OWN_PICK, PAIR, QUESTION

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]

_LISTED = 24
# The sides of a lens, each in the colour of the type that is most like it.
_SIDES = {
    "urban": (("urban", "near_big_city"), ("agricultural", "main_agricultural")),
    "satellite": (("satellite", "near_big_city"), ("no_satellite", "general")),
}


@dataclass(frozen=True)
class Scene(scene.Scene):
    """What every part of the types page is given.

    Attributes
    ----------
    types : Typology
        All counties of the country by the rules in force.
    """

    types: Typology

    @property
    def rules(self) -> RuleSet:
        """The rules in force."""
        return self.types.rules

    @cached_property
    def here(self) -> Typology:
        """The types of the shown counties alone."""
        return self.types.within(self.shown)

    @property
    def typed(self) -> int:
        """How many shown counties are typed."""
        return int(self.here.universe.sum())

    @property
    def lens(self) -> str:
        """What colours the map: "types", or a lens."""
        return str(self.state.option(LENS))

    @cached_property
    def classes(self) -> IntArray:
        """The class of every county on the map, -1 where it is not typed."""
        if self.lens == "types":
            return self.types.colours.astype(np.int64)
        first, second = (self.types.lenses[self.lens], self._other_side())
        return np.select([first, second], [0, 1], default=-1).astype(np.int64)

    def _other_side(self) -> BoolArray:
        if self.lens == "urban":
            return self.types.lenses["agricultural"]
        return np.asarray(self.types.universe & ~self.types.lenses[self.lens], dtype=bool)

    @property
    def legend(self) -> list[tuple[str, str]]:
        """Names and colours of the classes, in their order."""
        if self.lens == "types":
            return [(self.name(key), self.colours[key]) for key in self.rules.classes]
        t = self.t
        return [(t(f"lens.{side}"), self.colours[like]) for side, like in _SIDES[self.lens]]

    @cached_property
    def at_odds(self) -> BoolArray:
        """The shown counties on which the chosen lens and type disagree."""
        found = disagreements(self.here)
        pair = self.state.option(PAIR)
        if pair != ALL:
            found = found[found["lens"] + "_" + found["type"] == pair]
        rows = np.zeros(len(self.shown), dtype=bool)
        rows[found["row"]] = True
        return rows

    @cached_property
    def picked(self) -> BoolArray | None:
        """The shown counties that the reader picked out in the legend."""
        pick = self.state.option(OWN_PICK)
        return self.shown & in_class(pick, self.classes) if isinstance(pick, ClassPick) else None

    @property
    def most_populous_at_odds(self) -> list[int]:
        """Rows of the most populous counties that stand in front, where those at odds are asked for."""
        front = self.in_front
        if self.state.option(QUESTION) != "disagreements" or front is None:
            return []
        residents = self.atlas.counties["population_2020"].to_numpy(dtype=float)
        return sorted(front.nonzero()[0].tolist(), key=lambda row: -residents[row])[:_LISTED]

    @property
    def in_front(self) -> BoolArray | None:
        """The counties that all others stand back for: picked ones, or those at odds where asked for."""
        if self.state.option(QUESTION) != "disagreements":
            return self.picked
        return self.at_odds if self.picked is None else np.asarray(self.at_odds & self.picked, dtype=bool)

    @property
    def colours(self) -> Mapping[str, str]:
        """Colours of the types on the page's ground."""
        return TYPES[ground()]

    def swatch(self, class_id: str) -> str:
        """Draw a type's colour, to stand beside its name."""
        return f'<i class="atlas-swatch" style="background:{self.colours[class_id]}"></i>'

    def name(self, class_id: str) -> str:
        """Name a type, its basis included."""
        return type_name(self.t, self.rules, class_id)


def heading(text: str, detail: str = "") -> None:
    """Head a part of the panel."""
    st.html(f'<p class="atlas-part"><strong>{escape(text)}</strong> {escape(detail)}</p>')


def table(head: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]], *, label: str, css: str) -> str:
    """Write a table whose cells are safe HTML; the first of `head` stands above the names of the rows."""
    top = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row">{name}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
        for name, cells in rows
    )
    return (
        f'<div class="atlas-scroll" tabindex="0" role="region" aria-label="{escape(label)}">'
        f'<table class="{css}"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>'
    )
