"""One service by one indicator: the nation, the provinces, the spread, and who lives under a threshold."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from analytics.sampling import FEWEST
from analytics.service_coverage import Shortfall, distribution, shortfall, usual_threshold
from analytics.summary import Ranking, headline, ranking
from geodata import Indicator
from ui import numbers
from ui.headline import units_noun, value_text
from ui.map_message import Painting
from ui.map_words import map_words
from ui.pair import ground
from ui.palettes import class_colours
from ui.ranking import Line, county_list
from ui.services.controls import threshold_control
from ui.services.options import SHOW, THRESHOLD
from ui.services.scene import Scene, caption, dated, facts, note, province_values
from ui.table import county_table

_LISTED = 6
_SPREAD_HEIGHT = 150


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
        t, atlas, key = scene.t, scene.atlas, self.indicator.id
        self._numbers()
        threshold_control(scene, self.threshold)
        if self.short.known_units:
            self._spread()
        lists = self._lists()
        with st.container(key="ranking", gap=None):
            for end, lines in lists.items():
                county_list(t, atlas, scene.state, end, heading=self._heading(end, len(lines)), lines=lines)
        left_out = int((self.focus & atlas.universe & atlas.few[key]).sum())
        if left_out:
            note(t("ranking.few", count=left_out, fewest=FEWEST))
        if any(line.grouped for lines in lists.values() for line in lines):
            note(t("ranking.grouped_note"))

    def show_below(self) -> None:
        """Draw the provinces, and the change since 2010."""
        table = province_values(self.scene.atlas, self.indicator.id)
        if table.empty:
            note(self.scene.t("services.no_provinces"))
        else:
            self._provinces(table)

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
            end: [Line(entry.row, self._text(entry.value), entry.grouped) for entry in entries]
            for end, entries in (("worst", worst), ("best", best))
        }

    def _heading(self, end: str, count: int) -> str:
        t = self.scene.t
        if self.indicator.is_level:
            return t(f"services.{end}", count=count)
        # A county that gained most is not the best served.
        low = (end == "worst") == self.more_is_better
        return t("ranking.lowest" if low else "ranking.highest", count=count)

    def _numbers(self) -> None:
        scene = self.scene
        t, atlas = scene.t, scene.atlas
        rows = []
        levels = [entry for entry in atlas.in_family(self.indicator.family) if entry.is_level]
        told = [self.indicator, *(entry for entry in levels[::-1] if entry.id != self.indicator.id)]
        for entry in told:
            name = t("services.nation_in", moment=entry.moment.replace("-", "–"))
            rows.append((name, value_text(t, entry, atlas.nation[entry.id])))
        province = self._province()
        if province is not None:
            value = _by_area(province_values(atlas, self.indicator.id)).get(province)
            rows.append((atlas.province_names[t.lang][province], self._text(value)))
        if scene.selected is not None:
            row = atlas.counties.iloc[scene.selected]
            own = row[self.indicator.id]
            rows.append((row[f"name_{t.lang}"], self._text(None if pd.isna(own) else float(own))))
        found = self.short
        rows.append((t("services.under_units"), numbers.count(found.units)))
        rows.append((t("services.under_residents"), f"{scene.people(found.residents)} · {self._share()}"))
        facts(rows, [scene.coverage(self.indicator.id)])

    def _province(self) -> str | None:
        """Give the province that the reader looks at: the one filtered for, or the selected county's."""
        scene = self.scene
        if len(scene.state.filters.provinces) == 1:
            return scene.state.filters.provinces[0]
        if scene.selected is None:
            return None
        return str(scene.atlas.counties["province_code"].iloc[scene.selected])

    def _spread(self) -> None:
        from ui.services.charts import Axis, Mark, distribution_figure  # noqa: PLC0415 - Plotly is slow to import

        scene, on = self.scene, ground()
        t, key = scene.t, self.indicator.id
        spread = distribution(scene.values(key), scene.shown)
        if spread is None:
            return
        marks = []
        nation = scene.atlas.nation[key]
        if nation is not None:
            text = t("services.mark", name=t("map.nation"), value=self._text(nation))
            marks.append(Mark(nation, text, "dot"))
        if scene.selected is not None:
            own = scene.atlas.counties.iloc[scene.selected]
            if not pd.isna(own[key]):
                name = own[f"name_{t.lang}"]
                text = t("services.mark", name=name, value=self._text(float(own[key])))
                marks.append(Mark(float(own[key]), text))
        dark, pale = self._two_colours()
        short = [edge < self.threshold for edge in spread.edges[:-1]]
        colors = [dark if side == self.more_is_better else pale for side in short]
        unit = t("services.axis", name=self.indicator.short[t.lang], unit=self.indicator.unit.symbol[t.lang])
        axis = Axis(unit, self.indicator.decimals, self.indicator.unit.suffix(t.lang))
        caption(t("services.spread"), dated(scene, self.indicator))
        with st.container(key="services_spread"):
            st.plotly_chart(
                distribution_figure(spread, axis, marks, colors, units=t("map.units"), on=on),
                key=f"spread_{key}",
                height=_SPREAD_HEIGHT,
                theme=None,
                config={"displayModeBar": False},
                alt=t("services.spread_alt", name=self.indicator.name[t.lang]),
            )
        note(t("services.spread_note"))

    def _two_colours(self) -> tuple[str, str]:
        """Give a strong and a pale colour of the indicator's own scale."""
        breaks = self.scene.atlas.breaks[self.indicator.id]
        if self.indicator.scale == "diverging":
            colours = class_colours(self.indicator.palette, breaks)
            return colours[0], colours[-1]
        colours = class_colours(self.indicator.palette, replace(breaks, bounds=(0.0,) * 4, size=5))
        return colours[3], colours[1]

    def _provinces(self, table: pd.DataFrame) -> None:
        from ui.services.charts import Axis, Mark, Province, provinces_figure, provinces_height  # noqa: PLC0415

        scene = self.scene
        t, atlas, indicator = scene.t, scene.atlas, self.indicator
        levels = [entry for entry in atlas.in_family(indicator.family) if entry.is_level]
        earlier = (
            levels[0] if indicator.is_level and indicator.id == levels[-1].id and len(levels) > 1 else None
        )
        before = {} if earlier is None else _by_area(province_values(atlas, earlier.id))
        marked = self._province()
        provinces = [
            Province(
                atlas.province_names[t.lang][row["area"]],
                row["value"],
                before.get(row["area"]),
                t("services.with_value", known=row["with_value"], total=row["units"]),
                row["area"] == marked,
            )
            for row in table.to_dict("records")
        ]
        nation = atlas.nation[indicator.id]
        mark = None
        if nation is not None:
            mark = Mark(nation, t("services.mark", name=t("map.nation"), value=self._text(nation)))
        years = None if earlier is None else (earlier.year, indicator.year)
        title = t("services.axis", name=indicator.short[t.lang], unit=indicator.unit.symbol[t.lang])
        axis = Axis(title, indicator.decimals, indicator.unit.suffix(t.lang))
        caption(t("services.provinces"), dated(scene, indicator))
        figure = provinces_figure(
            provinces, axis, mark, color=self._two_colours()[0], years=years, on=ground()
        )
        with st.container(key="services_provinces"):
            st.plotly_chart(
                figure,
                key=f"provinces_{indicator.id}",
                height=provinces_height(len(provinces)),
                theme=None,
                config={"displayModeBar": False},
                alt=t("services.provinces_alt", name=indicator.name[t.lang]),
            )
        note(t("services.provinces_note"))


def _by_area(table: pd.DataFrame) -> dict[str, float]:
    return dict(zip(table["area"], table["value"], strict=True))
