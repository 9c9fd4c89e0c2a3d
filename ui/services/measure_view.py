"""One service by one indicator: the nation, the provinces, the spread, and who lives under a threshold."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from analytics.percentiles import percentile_ranks
from analytics.sampling import FEWEST
from analytics.service_coverage import Shortfall, shortfall, usual_threshold
from analytics.summary import Ranking, headline, ranking
from geodata import Indicator
from ui import numbers
from ui.exports.lists import list_table
from ui.exports.sheet import Chart, Table
from ui.headline import bare_text, units_noun, value_text
from ui.map_message import Painting
from ui.map_words import map_words
from ui.parts import show_facts, show_note
from ui.ranking import Line, county_list
from ui.services.controls import threshold_control
from ui.services.county import show_county
from ui.services.measure_charts import (
    by_province,
    provinces_chart,
    show_provinces,
    show_spread,
    spread_chart,
)
from ui.services.options import SHOW, THRESHOLD
from ui.services.scene import Scene, dated
from ui.table import county_table

_LISTED = 6


@dataclass(frozen=True)
class MeasureView:
    """The view of one indicator of a service."""

    scene: Scene

    @cached_property
    def indicator(self) -> Indicator:
        """What is shown."""
        return self.scene.atlas.indicators[self.scene.state.option(SHOW)]

    @property
    def indicators(self) -> tuple[str, ...]:
        """What the view rests on: the shown indicator, and the years that stand beside it."""
        levels = [entry.id for entry in self.scene.atlas.in_family(self.indicator.family) if entry.is_level]
        return tuple(dict.fromkeys((self.indicator.id, *levels[::-1])))

    @property
    def method(self) -> str:
        """How the view is computed."""
        return self.scene.t("services.method.measure")

    @cached_property
    def more_is_better(self) -> bool:
        """Which side of the threshold is short."""
        return self.indicator.direction != "less_is_better"

    @cached_property
    def threshold(self) -> float:
        """The reader's threshold, or the usual one."""
        chosen = self.scene.state.option(THRESHOLD)
        if chosen is not None:
            return float(chosen)
        if self.indicator.scale == "diverging":
            return 0.0
        values = self.scene.values(self.indicator.id)
        return usual_threshold(values, more_is_better=self.more_is_better) or 0.0

    @cached_property
    def short(self) -> Shortfall:
        """The shown units on the wrong side of the threshold."""
        scene = self.scene
        values = scene.values(self.indicator.id)
        better = self.more_is_better
        return shortfall(values, scene.residents, scene.shown, self.threshold, more_is_better=better)

    @cached_property
    def picked(self) -> npt.NDArray[np.bool_] | None:
        """The shown units that are picked out in the legend."""
        key = self.indicator.id
        return self.scene.picked(self.scene.atlas.classes[key], self.scene.values(key))

    @cached_property
    def focus(self) -> npt.NDArray[np.bool_]:
        """What the lists are of."""
        return self.scene.shown if self.picked is None else self.picked

    @cached_property
    def ranking(self) -> Ranking:
        """Both ends among the shown counties; districts stay out, since few of them have every indicator."""
        scene, key = self.scene, self.indicator.id
        chosen = self.focus & scene.atlas.universe
        return ranking(scene.atlas.counties, key, chosen, limit=_LISTED, few=scene.atlas.few[key])

    def title(self) -> str:
        """Say how many residents live under the threshold, and where."""
        scene, found = self.scene, self.short
        t = scene.t
        if not scene.shown.any():
            return t("title.empty")
        if not found.known_units:
            return scene.place + t("title.no_value", name=self.indicator.name[t.lang])
        places = scene.places(scene.known(self.indicator.id), found.rows)
        return scene.place + t(
            "services.title.under" if self.more_is_better else "services.title.over",
            short=self.indicator.short[t.lang],
            people=scene.people(found.residents),
            share=self._share(),
            units=units_noun(t, scene.state.filters, found.units),
            count=found.units,
            threshold=self._threshold_text(),
            where=t("services.title.where", places=places) if places else "",
        )

    def subtitle(self) -> str:
        """Define the measure and the people it is told of."""
        t = self.scene.t
        return t("words.between").join([self.indicator.definition[t.lang], t("services.residents_2020")])

    def painting(self) -> Painting:
        """Paint the indicator."""
        ranked = {end: tuple(line.row for line in lines) for end, lines in self._lists().items()}
        return replace(self.scene.painting(self.indicator.id), ranked=ranked)

    def show_panel(self) -> None:
        """Draw the numbers, the threshold, the spread and both ends of the ranking."""
        scene = self.scene
        t, atlas = scene.t, scene.atlas
        show_facts(*self.numbers())
        if scene.selected is not None:
            self._county(scene.selected)
        threshold_control(scene, self.threshold)
        if self.short.known_units:
            show_spread(scene, self.indicator, self.threshold, more_is_better=self.more_is_better)
        lists = self._lists()
        with st.container(key="ranking", gap=None):
            for end, lines in lists.items():
                county_list(t, atlas, scene.state, end, heading=self._heading(end, len(lines)), lines=lines)
        for text in self._list_notes():
            show_note(text)

    def show_below(self) -> None:
        """Draw the provinces, with where they stood ten years before."""
        show_provinces(self.scene, self.indicator, self._province())

    def words(self) -> str:
        """Say in words what the map shows."""
        scene = self.scene
        t = scene.t
        state = replace(scene.state, indicator=self.indicator.id, second=None)
        summary = headline(scene.atlas.counties, self.indicator.id, scene.shown)
        return t("words.between").join(
            [
                t("words.sentence", text=self.title()),
                scene.coverage(self.indicator.id),
                map_words(t, scene.atlas, state, scene.shown, summary, picked=self.picked),
            ]
        )

    def table(self) -> pd.DataFrame:
        """Give the shown units with every moment of the indicator."""
        scene = self.scene
        moments = [entry.id for entry in scene.atlas.in_family(self.indicator.family)]
        return county_table(scene.t, scene.atlas, moments, scene.shown)

    def _share(self) -> str:
        share = self.short.share
        return self.scene.t("no_data") if share is None else f"{numbers.decimal(share, 1)}%"

    def _threshold_text(self) -> str:
        unit = self.indicator.unit.suffix(self.scene.t.lang)
        return numbers.trimmed(self.threshold, signed=self.indicator.scale == "diverging") + unit

    def _text(self, value: float | None) -> str:
        return value_text(self.scene.t, self.indicator, value)

    def _lists(self) -> dict[str, list[Line]]:
        ends = self.ranking.lowest, self.ranking.highest
        worst, best = ends if self.more_is_better else ends[::-1]
        return {
            end: [
                Line(
                    entry.row,
                    self._text(entry.value),
                    entry.grouped,
                    (bare_text(self.indicator, entry.value),),
                )
                for entry in entries
            ]
            for end, entries in (("worst", worst), ("best", best))
        }

    def _heading(self, end: str, count: int) -> str:
        t = self.scene.t
        if self.indicator.is_level:
            return t(f"services.{end}", count=count)
        # A county that gained most is not the best served.
        low = (end == "worst") == self.more_is_better
        return t("ranking.lowest" if low else "ranking.highest", count=count)

    def numbers(self) -> tuple[list[tuple[str, str]], list[str]]:
        """Give the nation's and the province's value, and who is short of the threshold."""
        scene = self.scene
        t, atlas = scene.t, scene.atlas
        rows = []
        family = atlas.in_family(self.indicator.family)
        told = [self.indicator, *(entry for entry in family if entry.id != self.indicator.id)]
        for entry in told:
            name = t("services.nation_in", moment=entry.moment.replace("-", "–"))
            rows.append((name, value_text(t, entry, atlas.nation[entry.id])))
        province = self._province()
        if province is not None:
            value = by_province(atlas, self.indicator.id).get(province)
            rows.append((atlas.province_names[t.lang][province], self._text(value)))
        found = self.short
        rows.append((t("services.under_units"), numbers.count(found.units)))
        rows.append((t("services.under_residents"), f"{scene.people(found.residents)} · {self._share()}"))
        return rows, [scene.coverage(self.indicator.id)]

    def charts(self) -> tuple[Chart, ...]:
        """Make the spread of the units and the provinces."""
        spread = spread_chart(self.scene, self.indicator, self.threshold, more_is_better=self.more_is_better)
        provinces = provinces_chart(self.scene, self.indicator, self._province())
        return tuple(chart for chart in (spread, provinces) if chart)

    def lists(self) -> Table | None:
        """Set both ends of the ranking side by side."""
        scene = self.scene
        ends = [(self._heading(end, len(lines)), lines) for end, lines in self._lists().items()]
        name, measures = self.indicator.short[scene.t.lang], [dated(scene, self.indicator)]
        notes = self._list_notes()
        return list_table(scene.t, scene.atlas, name, ends, measures=measures, notes=notes)

    def _list_notes(self) -> list[str]:
        """Say who was left out of the lists, and what is marked in them."""
        t, atlas = self.scene.t, self.scene.atlas
        left_out = int((self.focus & atlas.universe & atlas.few[self.indicator.id]).sum())
        notes = []
        others = int((self.short.rows & ~atlas.universe).sum())
        if others:
            notes.append(t("services.counties_only", count=others, total=numbers.count(self.short.units)))
        if left_out:
            notes.append(t("ranking.few", count=left_out, fewest=FEWEST))
        if any(line.grouped for lines in self._lists().values() for line in lines):
            notes.append(t("ranking.grouped_note"))
        return notes

    def _county(self, row: int) -> None:
        """Say what the selected county has, how sure that is, and where it stands among the counties."""
        scene = self.scene
        t, atlas, key = scene.t, scene.atlas, self.indicator.id
        told, notes = [], []
        for entry in atlas.in_family(self.indicator.family):
            value = float(scene.values(entry.id)[row])
            name = entry.moment.replace("-", "–")
            told.append((name, value_text(t, entry, None if np.isnan(value) else value)))
        ends = atlas.intervals[key]
        if ends is not None and np.isfinite(scene.values(key)[row]):
            low, high = (numbers.decimal(float(end[row]), self.indicator.decimals) for end in ends)
            notes.append(t("card.interval", low=low, high=high, unit=self.indicator.unit.suffix(t.lang)))
        rank = percentile_ranks(scene.values(key), atlas.universe, more_is_better=self.more_is_better)[row]
        if np.isfinite(rank):
            notes.append(t("services.percentile", percentile=numbers.decimal(float(rank))))
        if atlas.few[key][row]:
            notes.append(t("card.few", fewest=FEWEST))
        show_county(scene, row, told, notes)

    def _province(self) -> str | None:
        """Give the province that the reader looks at: the one filtered for, or the selected county's."""
        scene = self.scene
        if len(scene.state.filters.provinces) == 1:
            return scene.state.filters.provinces[0]
        if scene.selected is None:
            return None
        return str(scene.atlas.counties["province_code"].iloc[scene.selected])
