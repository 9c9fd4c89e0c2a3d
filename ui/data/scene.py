"""What every part of the data page is given: the rows that are shown, in their order, and the columns."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.summary import Headline, headline
from geodata import Indicator
from ui import scene
from ui.atlas import DEFAULT_INDICATOR
from ui.data.options import BY_CODE, BY_NAME, COLUMNS, FALLING, FIND, SORT
from ui.own_data.indicator import OwnIndicator
from ui.search_index import load_search_index
from ui.view_state import ViewState

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Scene(scene.Scene):
    """What the data page is drawn from; `shown` takes no heed of what is looked for by name."""

    @property
    def indicators(self) -> list[Indicator]:
        """The chosen columns."""
        return [self.atlas.indicators[key] for key in self.state.option(COLUMNS)]

    @property
    def own(self) -> list[OwnIndicator]:
        """Those of the chosen columns that the reader brought."""
        return [self.atlas.own[entry.id] for entry in self.indicators if entry.id in self.atlas.own]

    @property
    def query(self) -> str:
        """What is looked for by name."""
        return str(self.state.option(FIND))

    @cached_property
    def listed(self) -> BoolArray:
        """The rows of the table: those shown that fit what is looked for."""
        if not self.query:
            return self.shown
        found = np.zeros(len(self.shown), dtype=bool)
        index = load_search_index(self.atlas.for_all)
        found[[match.row for match in index.search(self.query, len(found))]] = True
        return self.shown & found

    @cached_property
    def rows(self) -> npt.NDArray[np.int64]:
        """Numbers of the listed rows in the chosen order; "no data" comes last either way."""
        rows = np.flatnonzero(self.listed)
        by, falling = self.state.option(SORT), self.state.option(FALLING)
        if by == BY_CODE:
            return rows[::-1] if falling else rows
        counties = self.atlas.counties
        # A Chinese name is sorted by how it is read, which its Latin form tells.
        values = counties["name_en"].str.casefold() if by == BY_NAME else counties[by].astype("float64")
        order = values.iloc[rows].reset_index(drop=True)
        return rows[order.sort_values(ascending=not falling, kind="stable", na_position="last").index]

    @property
    def subject(self) -> Indicator:
        """The indicator that the title tells of: what is sorted by, else the first column."""
        by = self.state.option(SORT)
        first = next(iter(self.state.option(COLUMNS)), DEFAULT_INDICATOR)
        return self.atlas.indicators[by if by in self.atlas.indicators else first]

    @cached_property
    def summary(self) -> Headline:
        """The headline of what is listed."""
        subject = self.subject
        counties = self.atlas.comparable(subject.id)
        return headline(counties, subject.id, self.listed, categories=len(subject.categories))

    @property
    def about_subject(self) -> ViewState:
        """The view state with the subject for its indicator."""
        return replace(self.state, indicator=self.subject.id)

    @property
    def table(self) -> pd.DataFrame:
        """The listed counties in order, as the release has them, with what the reader brought."""
        return self.atlas.counties.iloc[self.rows]
