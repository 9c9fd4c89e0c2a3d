"""What every view of the services page is given, and what they say alike."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

import geodata
from analytics.class_schemes import Classing
from analytics.gathering import gatherings
from analytics.picking import ClassPick, SpanPick, in_class, in_span
from analytics.service_coverage import area_values
from geodata import Indicator
from ui import numbers, scene
from ui.atlas import Atlas
from ui.headline import scope, source_line
from ui.map_message import Painting
from ui.painting import paint
from ui.services.options import OWN_PICK

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_PLACES = 3
_WHOLE = 100.0


@dataclass(frozen=True)
class Scene(scene.Scene):
    """What every view of the services page is given."""

    @property
    def residents(self) -> FloatArray:
        """Residents of every unit in 2020."""
        return self.atlas.counties["population_2020"].to_numpy(dtype=float)

    @property
    def place(self) -> str:
        """Where the shown units are, to begin a sentence with; empty for the whole country."""
        return scope(self.t, self.atlas, self.state.filters)

    def values(self, indicator: str) -> FloatArray:
        """Give an indicator's values, NaN without."""
        return self.atlas.counties[indicator].to_numpy(dtype=float, na_value=np.nan)

    def people(self, residents: float) -> str:
        """Print a number of residents."""
        return numbers.people(residents, self.t.lang)

    def picked(self, classes: npt.NDArray[np.int64], values: FloatArray | None = None) -> BoolArray | None:
        """Give the shown units that are picked out in the legend; None where none are.

        Parameters
        ----------
        classes : array of int
            Class of every row on the map, -1 for none.
        values : array of float, optional
            What the legend's distribution shows, if it shows one.
        """
        match self.state.option(OWN_PICK):
            case ClassPick() as pick:
                return self.shown & in_class(pick, classes)
            case SpanPick() as pick if values is not None:
                return self.shown & in_span(pick, values)
        return None

    def known(self, indicator: str) -> BoolArray:
        """Tell which shown units have a value."""
        return np.asarray(self.shown & np.isfinite(self.values(indicator)), dtype=bool)

    def places(self, known: BoolArray, within: BoolArray) -> str:
        """Name the provinces in which units gather, or the prefectures of the shown one; may be empty."""
        t, filters = self.t, self.state.filters
        level = "prefecture" if filters.prefectures or len(filters.provinces) == 1 else "province"
        areas = self.atlas.counties[f"{level}_code"].to_numpy(dtype=str)
        names = (self.atlas.prefecture_names if level == "prefecture" else self.atlas.province_names)[t.lang]
        found = gatherings(areas, known, within, limit=_PLACES)
        if np.unique(areas[known]).size < 2:  # noqa: PLR2004 - one area has nothing to be compared with
            return ""
        return t.enumerated([names[gathering.area] for gathering in found])

    def painting(self, indicator: str) -> Painting:
        """Paint an indicator of the page's own choice, in the atlas's own classes."""
        plain = replace(self.state, indicator=indicator, second=None, classing=Classing())
        return paint(self.t, self.atlas, plain, self.shown, flight=self.flight)

    def coverage(self, indicator: str, among: BoolArray | None = None) -> str:
        """Say how many units have a value, and how many residents live there."""
        inside = self.shown if among is None else among
        known = inside & np.isfinite(self.values(indicator))
        residents = float(self.residents[inside].sum())
        share = _WHOLE * float(self.residents[known].sum()) / residents if residents else 0.0
        return self.t(
            "services.coverage",
            known=numbers.count(int(known.sum())),
            total=numbers.count(int(inside.sum())),
            share=f"{numbers.decimal(share, 1)}%",
        )


@st.cache_resource(show_spinner=False)
def province_values(_atlas: Atlas, indicator: str) -> pd.DataFrame:
    """Give the value of every whole province, as `analytics.service_coverage.area_values` does."""
    entry = _atlas.indicators[indicator]
    measures = geodata.load_measures(entry.aggregate_inputs)
    areas = _atlas.counties["province_code"].to_numpy(dtype=str)
    return area_values(entry, measures, areas, np.ones(len(areas), dtype=bool))


def caption(title: str, detail: str) -> None:
    """Head a chart: what it shows, then its unit and year."""
    st.html(f'<p class="atlas-chart"><strong>{escape(title)}</strong> {escape(detail)}</p>')


def dated(scene: Scene, indicator: Indicator) -> str:
    """Give an indicator's unit and year."""
    t = scene.t
    return t("services.dated", unit=indicator.unit.symbol[t.lang], year=indicator.year)


def sources(scene: Scene, indicators: Sequence[str]) -> tuple[str, ...]:
    """Name each source once, with the indicators that it is for; then the caveats and the map's notice."""
    t, atlas = scene.t, scene.atlas
    named: dict[str, list[str]] = {}
    entries = [atlas.indicators[key] for key in indicators]
    for entry in entries:
        named.setdefault(source_line(t, atlas, entry), []).append(entry.name[t.lang])
    lines = [f"{t.listed(names)}{t('colon')}{line}" for line, names in named.items()]
    lines += [entry.caveat[t.lang] for entry in entries]
    return tuple(dict.fromkeys([*lines, t("source.map_notice")]))
