"""Two measures against one another: services against the need, and against where people went."""

from dataclasses import dataclass, replace
from functools import cached_property
from html import escape

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from analytics.class_breaks import class_counts, class_string
from analytics.supply_and_need import (
    FIELDS,
    HIGH_LOW,
    LOW_HIGH,
    Quadrants,
    Tally,
    foremost,
    mismatch,
    quadrants,
    tallies,
)
from geodata import Indicator
from ui import numbers
from ui.exports.lists import list_table
from ui.exports.sheet import Chart, Table
from ui.headline import bare_text, value_text
from ui.map_message import LegendClass, Painting, PairAxis
from ui.painting import residents_text
from ui.pair import axis_title, ground
from ui.palettes import CROSS
from ui.parts import show_note
from ui.ranking import Line, county_list
from ui.services.county import show_county
from ui.services.options import MATCH, MATCHES, NEED, PEOPLE, STAYED, view_of
from ui.services.scene import Scene, caption
from ui.table import county_table

CHANGE = "population_change_2010_2020"
_LISTED = 10
_HEIGHT = 320


@dataclass(frozen=True)
class CrossView:
    """The view of a service against a need, or against the change in residents."""

    scene: Scene

    @cached_property
    def kind(self) -> str:
        """Which of the two views it is, `NEED` or `PEOPLE`."""
        return view_of(self.scene.state)

    @cached_property
    def indicators(self) -> tuple[str, str]:
        """The need, or the change, and the service."""
        if self.kind == PEOPLE:
            return CHANGE, str(self.scene.state.option(STAYED))
        match = MATCHES[self.scene.state.option(MATCH)]
        return match.need, match.service

    @property
    def method(self) -> str:
        """How the view is computed."""
        return self.scene.t(f"services.method.{self.kind}")

    @cached_property
    def pair(self) -> tuple[Indicator, Indicator]:
        """What runs to the right and what runs upwards."""
        across, up = self.indicators
        return self.scene.atlas.indicators[across], self.scene.atlas.indicators[up]

    @cached_property
    def among(self) -> npt.NDArray[np.bool_]:
        """The counties that are compared, of the whole country."""
        atlas = self.scene.atlas
        if self.kind == NEED:
            return atlas.universe
        # Where townships seem to have moved, a change tells of the boundary.
        moved = atlas.counties["suspected_transfer"].to_numpy(dtype=bool)
        return np.asarray(atlas.universe & ~moved, dtype=bool)

    @cached_property
    def parts(self) -> Quadrants | None:
        """The field of every county."""
        across, up = (self.scene.values(key) for key in self.indicators)
        return quadrants(across, up, self.among, across_cut=0.0 if self.kind == PEOPLE else None)

    @cached_property
    def fields(self) -> npt.NDArray[np.int64]:
        """The field of every unit, -1 for none."""
        return np.full(self.scene.shown.size, -1) if self.parts is None else self.parts.fields

    @cached_property
    def counted(self) -> tuple[Tally, ...]:
        """Shown counties and their residents, by field."""
        if self.parts is None:
            return (Tally(0, 0.0),) * FIELDS
        return tallies(self.parts, self.scene.shown, self.scene.residents)

    @cached_property
    def picked(self) -> npt.NDArray[np.bool_] | None:
        """The shown units that are picked out in the legend."""
        return self.scene.picked(self.fields)

    def title(self) -> str:
        """Say how many residents live where service and need part."""
        scene = self.scene
        t = scene.t
        total = sum(tally.units for tally in self.counted)
        if not total:
            return t("services.cross.nothing") if scene.shown.any() else t("title.empty")
        short, over = self.counted[HIGH_LOW], self.counted[LOW_HIGH]
        places = scene.places(scene.shown & (self.fields >= 0), scene.shown & (self.fields == HIGH_LOW))
        across, up = (entry.short[t.lang] for entry in self.pair)
        return scene.place + t(
            f"services.{self.kind}.title",
            count=short.units,
            people=scene.people(short.residents),
            over=numbers.count(over.units),
            over_people=scene.people(over.residents),
            total=numbers.count(total),
            need=across,
            service=up,
            where=t("services.title.where", places=places) if places else "",
        )

    def subtitle(self) -> str:
        """Define both measures and where they are cut."""
        t = self.scene.t
        definitions = [entry.definition[t.lang] for entry in self.pair]
        return t("words.between").join([*definitions, t(f"services.{self.kind}.subtitle")])

    def painting(self) -> Painting:
        """Paint the four fields; districts are in none."""
        scene = self.scene
        t, shown = scene.t, scene.shown
        counts = class_counts(self.fields, shown, FIELDS)
        without = shown & (self.fields < 0)
        cuts = self._cuts()
        return replace(
            scene.painting(self.indicators[0]),
            classes=class_string(self.fields, shown),
            legend_title=t(f"services.view.{self.kind}"),
            legend_unit="",
            legend=tuple(
                LegendClass("", colour, count) for colour, count in zip(self._colours(), counts, strict=True)
            ),
            no_data_label=t("services.not_compared"),
            no_data_count=int(without.sum()),
            no_data_residents=residents_text(t, float(scene.residents[without].sum())),
            fade=None,
            nation=None,
            pair=(self._axis(self.pair[0], cuts[0]), self._axis(self.pair[1], cuts[1])),
            ranked={end: tuple(line.row for line in lines) for end, lines in self._lists().items()},
        )

    def show_panel(self) -> None:
        """Draw the chart, what each field amounts to, and the counties in the fields that matter."""
        scene = self.scene
        t = scene.t
        if self.parts is None:
            show_note(t("services.cross.nothing"))
            return
        self._show_chart(self.chart(self.parts))
        st.html(self._tallies())
        if scene.selected is not None:
            self._selected(scene.selected)
        with st.container(key="ranking", gap=None):
            for end, lines in self._lists().items():
                heading = t(f"services.{self.kind}.list_{end}", count=len(lines))
                county_list(t, scene.atlas, scene.state, end, heading=heading, lines=lines)
        show_note(t(f"services.{self.kind}.list_note"))

    def numbers(self) -> tuple[list[tuple[str, str]], list[str]]:
        """Give what every field amounts to."""
        t = self.scene.t
        rows = [
            (
                self._corner(field),
                t(
                    "services.cross.tally",
                    units=numbers.count(tally.units),
                    people=self.scene.people(tally.residents),
                ),
            )
            for field, tally in enumerate(self.counted)
        ]
        return (rows if self.parts else []), []

    def charts(self) -> tuple[Chart, ...]:
        """Make the cross."""
        return () if self.parts is None else (self.chart(self.parts),)

    def lists(self) -> Table | None:
        """Set the lists of counties side by side."""
        scene = self.scene
        t = scene.t
        lists = [
            (t(f"services.{self.kind}.list_{end}", count=len(lines)), lines)
            for end, lines in self._lists().items()
        ]
        return list_table(
            t,
            scene.atlas,
            t(f"services.view.{self.kind}"),
            lists,
            measures=[axis_title(t, entry) for entry in self.pair],
            notes=[t("services.cross.order"), *([t("ranking.grouped_note")] if self._marks_any() else [])],
        )

    def show_below(self) -> None:
        """Draw nothing more."""

    def words(self) -> str:
        """Say in words what the map shows."""
        scene = self.scene
        t = scene.t
        sentences = [t("words.sentence", text=self.title()), self.subtitle()]
        for field, tally in enumerate(self.counted):
            sentences.append(
                t(
                    "services.cross.words",
                    field=self._corner(field),
                    units=numbers.count(tally.units),
                    people=scene.people(tally.residents),
                )
            )
        return t("words.between").join(sentences)

    def table(self) -> pd.DataFrame:
        """Give the shown units with both measures and their field."""
        scene = self.scene
        table = county_table(scene.t, scene.atlas, self.indicators, scene.shown)
        names = [*(self._corner(field) for field in range(FIELDS)), scene.t("services.not_compared")]
        table.insert(6, scene.t("services.cross.field"), [names[field] for field in self.fields[scene.shown]])
        return table

    def _cuts(self) -> tuple[float, float]:
        """Give where the cross stands, as it is printed."""
        if self.parts is None:
            return 0.0, 0.0
        across, up = self.pair
        return round(self.parts.across_cut, across.decimals), round(self.parts.up_cut, up.decimals)

    def _axis(self, indicator: Indicator, cut: float) -> PairAxis:
        t = self.scene.t
        bound = numbers.trimmed(cut)
        return PairAxis(
            title=axis_title(t, indicator),
            labels=(t("legend.under", high=bound), t("legend.from", low=bound)),
            indicator=indicator.id,
            decimals=indicator.decimals,
            unit=indicator.unit.suffix(t.lang),
        )

    def _colours(self) -> tuple[str, ...]:
        return CROSS[ground()]

    def _corner(self, field: int) -> str:
        return self.scene.t(f"services.{self.kind}.field_{field}")

    def _lists(self) -> dict[str, list[Line]]:
        """List the counties that are short, widest gap first; where people left, the over-built ones too."""
        if self.parts is None:
            return {}
        scene = self.scene
        across, up = (scene.values(key) for key in self.indicators)
        gap = mismatch(across, up, self.among)
        few = scene.atlas.few[self.indicators[1]]
        wanted = {"short": (gap, HIGH_LOW)}
        if self.kind == PEOPLE:
            wanted["over"] = (-gap, LOW_HIGH)
        return {
            end: [
                Line(row, " · ".join(self._pair(row)), self._is_grouped(row), self._pair(row))
                for row in foremost(order, scene.shown & ~few & (self.fields == field), _LISTED)
            ]
            for end, (order, field) in wanted.items()
        }

    def _marks_any(self) -> bool:
        return any(line.grouped for lines in self._lists().values() for line in lines)

    def _is_grouped(self, row: int) -> bool:
        grouped = bool(self.scene.atlas.counties["comparability"].iloc[row] == "grouped")
        return self.kind == PEOPLE and grouped

    def _pair(self, row: int) -> tuple[str, ...]:
        """Print both values without their units, which the chart's axes and the table's head name."""
        return tuple(bare_text(entry, float(self.scene.values(entry.id)[row])) for entry in self.pair)

    def chart(self, parts: Quadrants) -> Chart:
        """Make the cross with a dot for every county that is shown."""
        from ui.services.charts import Axis, Points, cross_figure  # noqa: PLC0415 - Plotly is slow to import

        scene = self.scene
        t, on = scene.t, ground()
        rows = np.flatnonzero(scene.shown & (parts.fields >= 0))
        colours = self._colours()
        names = scene.atlas.counties[f"full_name_{t.lang}"].to_numpy(dtype=str)
        where = np.flatnonzero(rows == scene.selected) if scene.selected is not None else rows[:0]
        points = Points(
            rows=rows,
            across=scene.values(self.indicators[0])[rows],
            up=scene.values(self.indicators[1])[rows],
            colors=[colours[field] for field in parts.fields[rows]],
            names=[str(name) for name in names[rows]],
            selected=int(where[0]) if where.size else None,
        )
        axes = [Axis(axis_title(t, entry), entry.decimals, entry.unit.suffix(t.lang)) for entry in self.pair]
        figure = cross_figure(
            points,
            (axes[0], axes[1]),
            (parts.across_cut, parts.up_cut),
            [self._corner(field) for field in range(FIELDS)],
            on=on,
        )
        across, up = (entry.name[t.lang] for entry in self.pair)
        alt = t("pair.chart", first=across, second=up)
        return Chart(t("services.cross.chart"), t("services.cross.axes"), figure, alt)

    def _show_chart(self, chart: Chart) -> None:
        caption(chart.title, self.scene.t("services.cross.click", detail=chart.detail))
        # The map follows what is pointed at in a plot of this name.
        with st.container(key="scatter", gap=None):
            st.plotly_chart(
                chart.figure,
                key=f"cross_{self.kind}_{self.indicators[1]}",
                height=_HEIGHT,
                theme=None,
                config={"displaylogo": False, "modeBarButtonsToRemove": ["toImage", "lasso2d", "select2d"]},
                alt=chart.alt,
            )

    def _tallies(self) -> str:
        """Write the table of the four fields."""
        t = self.scene.t
        rows = "".join(
            f'<tr><th scope="row"><i style="background:{colour}"></i>{escape(self._corner(field))}</th>'
            f"<td>{numbers.count(tally.units)}</td><td>{escape(self.scene.people(tally.residents))}</td></tr>"
            for field, (colour, tally) in enumerate(zip(self._colours(), self.counted, strict=True))
        )
        head = "".join(
            f'<th scope="col">{escape(text)}</th>'
            for text in (t("services.cross.field"), t("services.cross.counties"), t("headline.residents"))
        )
        return f'<table class="atlas-tallies"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'

    def _selected(self, row: int) -> None:
        """Say in which field the selected county lies."""
        scene = self.scene
        t = scene.t
        field = int(self.fields[row])
        told = []
        for entry in self.pair:
            value = float(scene.values(entry.id)[row])
            told.append((entry.short[t.lang], value_text(t, entry, None if np.isnan(value) else value)))
        show_county(scene, row, told, [t("services.not_compared") if field < 0 else self._corner(field)])
