"""The coverage index: where services reach least, by a reader's own indicators and weights."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from analytics.class_breaks import ClassBreaks, class_counts, class_numbers, class_string, class_sums
from analytics.coverage_index import DRAWS, CoverageIndex, RankRange, coverage_index, fifths, rank_range
from analytics.sampling import FEWEST
from analytics.supply_and_need import foremost
from geodata import load_indicators
from ui import numbers
from ui.atlas import Atlas
from ui.exports.lists import list_table
from ui.exports.sheet import Chart, Table
from ui.headline import value_text
from ui.map_message import LegendClass, OwnValues, Painting
from ui.page_options import Weights
from ui.painting import class_labels, residents_text
from ui.palettes import class_colours
from ui.parts import show_facts, show_note
from ui.ranking import Line, county_list
from ui.services.county import show_county
from ui.services.options import WEIGHTS
from ui.services.scene import Scene
from ui.table import county_table

PALETTE = "brown_teal"
_LISTED = 8
_KEPT = 100


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def index_of(_atlas: Atlas, weights: Weights) -> CoverageIndex:
    """Score all counties by a reader's weights, once for all sessions."""
    worse = frozenset(key for key, entry in load_indicators().items() if entry.direction == "less_is_better")
    return coverage_index(_atlas.counties, _atlas.universe, dict(weights), worse)


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def range_of(_atlas: Atlas, weights: Weights, row: int) -> RankRange | None:
    """Give the range of a county's rank over random weightings, once for all sessions."""
    return rank_range(index_of(_atlas, weights), row)


@dataclass(frozen=True)
class IndexView:
    """The view of the coverage index."""

    scene: Scene

    @cached_property
    def weights(self) -> Weights:
        """Ticked indicators and how much they count."""
        return tuple(self.scene.state.option(WEIGHTS))

    @cached_property
    def index(self) -> CoverageIndex:
        """Scores of the whole country: a filter never moves them."""
        return index_of(self.scene.atlas.for_all, self.weights)

    @property
    def indicators(self) -> tuple[str, ...]:
        """What the view rests on."""
        return self.index.indicators

    @property
    def method(self) -> str:
        """How the view is computed."""
        t = self.scene.t
        parts = [
            t("services.index.part", name=self.scene.atlas.indicators[name].name[t.lang], weight=weight)
            for name, weight in self.weights
        ]
        ticked = len(self.weights)
        return t(
            "services.method.index",
            needed=self.index.needed,
            of=ticked,
            parts=t.listed(parts),
            fewest=FEWEST,
            draws=DRAWS,
        )

    @cached_property
    def breaks(self) -> ClassBreaks:
        """Fifths of the scored counties of the country."""
        bounds = fifths(self.index.score)
        # The middle of five stands between those who are served worse and those who are served better.
        return ClassBreaks(bounds, len(bounds) // 2, len(bounds) + 1, holds_zero=len(bounds) % 2 == 0)

    @cached_property
    def classes(self) -> npt.NDArray[np.int64]:
        """The fifth of every county, -1 without a score."""
        return class_numbers(self.index.score, self.breaks)

    @cached_property
    def lowest(self) -> npt.NDArray[np.bool_]:
        """The shown counties in the lowest fifth of the country."""
        return np.asarray(self.scene.shown & (self.classes == 0), dtype=bool)

    @cached_property
    def picked(self) -> npt.NDArray[np.bool_] | None:
        """The shown units that are picked out in the legend."""
        return self.scene.picked(self.classes, self.index.score)

    def title(self) -> str:
        """Say where coverage is weakest, and how many residents that concerns."""
        scene = self.scene
        t = scene.t
        known = scene.shown & self.index.scored
        if not known.any():
            return t("services.index.nothing") if scene.shown.any() else t("title.empty")
        places = scene.places(known, self.lowest)
        return scene.place + t(
            "services.index.title_in" if places else "services.index.title",
            places=places,
            total=numbers.count(int(known.sum())),
            count=int(self.lowest.sum()),
            people=scene.people(float(scene.residents[self.lowest].sum())),
        )

    def subtitle(self) -> str:
        """Define the index by what is ticked."""
        scene = self.scene
        t = scene.t
        names = [scene.atlas.indicators[name].short[t.lang] for name in self.indicators]
        return t("services.index.subtitle", indicators=t.enumerated(names), needed=self.index.needed)

    def painting(self) -> Painting:
        """Paint the fifths; districts have no score."""
        scene = self.scene
        t, shown, classes = scene.t, scene.shown, self.classes
        size = self.breaks.size
        sums = class_sums(classes, shown, scene.residents, size)
        counts = class_counts(classes, shown, size)
        labels, colours = class_labels(t, self.breaks), class_colours(PALETTE, self.breaks)
        without = shown & (classes < 0)
        scores = (None if np.isnan(score) else round(float(score), 1) for score in self.index.score)
        return replace(
            scene.painting(self.indicators[0]),
            classes=class_string(classes, shown),
            legend_title=t("services.view.index"),
            legend_unit=t("services.index.unit"),
            legend=tuple(
                LegendClass(label, colour, count, residents_text(t, residents))
                for label, colour, count, residents in zip(labels, colours, counts, sums, strict=True)
            ),
            no_data_label=t("services.not_compared"),
            no_data_count=int(without.sum()),
            no_data_residents=residents_text(t, float(scene.residents[without].sum())),
            no_data_text=t("services.not_compared"),
            grouped_count=None,
            nation=None,
            decimals=1,
            unit="",
            fade=None,
            own=OwnValues(tuple(scores)),
            ranked={end: tuple(line.row for line in lines) for end, lines in self._lists().items()},
        )

    def show_panel(self) -> None:
        """Draw the numbers, the selected county, and both ends of the ranking."""
        scene = self.scene
        t = scene.t
        show_facts(*self.numbers())
        if scene.selected is not None:
            self._selected(scene.selected)
        with st.container(key="ranking", gap=None):
            for end, lines in self._lists().items():
                heading = t(f"services.{end}", count=len(lines))
                county_list(t, scene.atlas, scene.state, end, heading=heading, lines=lines)
        show_note(t("words.between").join([t("services.index.list_note"), t("services.index.list_left_out")]))

    def numbers(self) -> tuple[list[tuple[str, str]], list[str]]:
        """Give how many counties have a score, and who lives in the lowest fifth."""
        scene = self.scene
        t = scene.t
        known = scene.shown & self.index.scored
        compared = scene.shown & scene.atlas.universe
        residents = float(scene.residents[self.lowest].sum())
        rows = [
            (t("services.index.scored"), f"{int(known.sum()):,} / {int(compared.sum()):,}"),
            (t("services.index.lowest_units"), numbers.count(int(self.lowest.sum()))),
            (t("services.index.lowest_residents"), scene.people(residents)),
        ]
        return rows, [t("services.index.filter_note")]

    def charts(self) -> tuple[Chart, ...]:
        """Make none: the view has a map and lists."""
        return ()

    def lists(self) -> Table | None:
        """Set both ends of the ranking side by side."""
        t = self.scene.t
        ends = [(t(f"services.{end}", count=len(lines)), lines) for end, lines in self._lists().items()]
        return list_table(
            t,
            self.scene.atlas,
            t("services.view.index"),
            ends,
            measures=[t("services.index.score")],
            notes=[t("services.index.list_left_out")],
        )

    def show_below(self) -> None:
        """Draw nothing: the index has no value for a province."""

    def words(self) -> str:
        """Say in words what the map shows."""
        t = self.scene.t
        atlas = self.scene.atlas
        sentences = [t("words.sentence", text=self.title()), self.subtitle()]
        for end, lines in self._lists().items():
            named = [
                t(
                    "words.county",
                    name=atlas.counties[f"full_name_{t.lang}"].iloc[line.row],
                    place=atlas.counties[f"province_{t.lang}"].iloc[line.row],
                    value=line.value,
                )
                for line in lines[:3]
            ]
            if named:
                sentences.append(t(f"services.index.words_{end}", counties=t.enumerated(named)))
        return t("words.between").join(sentences)

    def table(self) -> pd.DataFrame:
        """Give the shown units with score, rank and the ticked indicators."""
        scene = self.scene
        t, shown = scene.t, scene.shown
        table = county_table(t, scene.atlas, self.indicators, shown)
        rank = pd.Series(self.index.rank[shown]).replace(0, pd.NA).astype("Int64")
        table.insert(6, t("services.index.score"), np.round(self.index.score[shown], 1))
        table.insert(7, t("services.index.rank"), rank.to_numpy())
        table.insert(8, t("services.index.having"), self.index.having[shown])
        return table

    def _lists(self) -> dict[str, list[Line]]:
        score = self.index.score
        suspected = self.scene.atlas.counties["suspected_transfer"].to_numpy(dtype=bool)
        focus = self.scene.shown if self.picked is None else self.picked
        chosen = focus & self.index.scored & ~suspected
        limit = min(_LISTED, int(chosen.sum()) // 2 or int(chosen.any()))
        ends = {"worst": foremost(-score, chosen, limit), "best": foremost(score, chosen, limit)}
        if chosen.sum() == 1:
            ends.pop("best")
        return {
            end: [Line(row, numbers.decimal(float(score[row]), 1)) for row in rows]
            for end, rows in ends.items()
        }

    def _selected(self, row: int) -> None:
        """Say where the selected county stands, why, and how far the weights decide it."""
        scene, index = self.scene, self.index
        t = scene.t
        if not scene.atlas.universe[row]:
            show_county(scene, row, [], [t("services.index.district")])
            return
        rows = []
        if index.scored[row]:
            of = numbers.count(int(index.scored.sum()))
            place = t("headline.of", part=numbers.count(int(index.rank[row])), whole=of)
            rows.append((t("services.index.score"), numbers.decimal(float(index.score[row]), 1)))
            rows.append((t("services.index.rank"), place))
        rows.append((t("services.index.having"), f"{int(index.having[row])} / {len(index.indicators)}"))
        for column, key in enumerate(index.indicators):
            rows.append(self._standing(row, column, key))
        show_county(scene, row, rows, self._range_notes(row))

    def _standing(self, row: int, column: int, key: str) -> tuple[str, str]:
        t, atlas = self.scene.t, self.scene.atlas
        indicator = atlas.indicators[key]
        percentile = float(self.index.percentiles[row, column])
        if np.isnan(percentile):
            return indicator.short[t.lang], t("no_data")
        value = value_text(t, indicator, float(self.scene.values(key)[row]))
        mark = t("services.few_mark") if atlas.few[key][row] else ""
        standing = t("services.index.standing", value=value, percentile=numbers.decimal(percentile))
        return indicator.short[t.lang] + mark, standing

    def _range_notes(self, row: int) -> list[str]:
        t, index = self.scene.t, self.index
        notes = []
        found = range_of(self.scene.atlas.for_all, self.weights, row) if len(index.indicators) > 1 else None
        if found is not None:
            ranks = (found.usual_best, found.usual_worst, found.best, found.worst)
            first, last, best, worst = (numbers.count(rank) for rank in ranks)
            notes.append(
                t("services.index.range", draws=found.draws, first=first, last=last, best=best, worst=worst)
            )
        elif not index.scored[row]:
            notes.append(t("services.index.too_few", needed=index.needed))
        if any(self.scene.atlas.few[key][row] for key in index.indicators):
            notes.append(t("services.few_note", fewest=FEWEST))
        return notes
