"""What the map page says and paints for one reader's choice, for the screen and for what leaves it."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from analytics.summary import Headline, Ranking, headline, ranking
from geodata import Indicator
from ui import headline as one
from ui import pair, pick, scene
from ui.map_message import Painting
from ui.map_words import map_words, pair_words
from ui.multiples import panels_of
from ui.painting import paint
from ui.ranking import ranked_rows

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class MapScene(scene.Scene):
    """What the map page says and paints."""

    @property
    def indicator(self) -> Indicator:
        """The indicator that is shown, or the first of two."""
        return self.atlas.indicators[self.state.indicator]

    @cached_property
    def summary(self) -> Headline:
        """What the shown counties amount to."""
        return self._summarise(self.shown)

    @cached_property
    def focused(self) -> Headline:
        """What the counties that are picked out amount to, or all shown ones; of own data, those it has."""
        focus = self.shown if self.picked is None else self.picked
        if self.indicator.id in self.atlas.own:
            known = focus & np.isfinite(self.atlas.own[self.indicator.id].values)
            return replace(self._summarise(known), without_value=int((focus & ~known).sum()))
        return self.summary if self.picked is None else self._summarise(focus)

    @cached_property
    def two(self) -> pair.Pair | None:
        """The two indicators, where there are two."""
        return pair.pair_of(self.atlas, self.state)

    @cached_property
    def picked(self) -> BoolArray | None:
        """The shown counties that are picked out, if any."""
        return pick.picked(self.atlas, self.state, self.two, self.shown)

    @cached_property
    def ranking(self) -> Ranking | None:
        """Both ends of what is picked out, or of all that is shown; None for names."""
        if self.indicator.categories:
            return None
        focus = self.shown if self.picked is None else self.picked
        few = self.atlas.few[self.indicator.id]
        counties = self.atlas.comparable(self.indicator.id)
        small = self.atlas.small[self.indicator.id]
        return ranking(counties, self.indicator.id, focus, few=few, small=small)

    def title(self) -> str:
        """Say in one sentence what the map shows."""
        if self.two:
            return pair.title(self.t, self.atlas, self.state, self.two, self.shown)
        return one.title(self.t, self.atlas, self.state, self.summary)

    def subtitle(self) -> str:
        """Define what is measured."""
        return pair.subtitle(self.t, self.two) if self.two else self.indicator.definition[self.t.lang]

    def sources(self) -> tuple[str, ...]:
        """Give sources, caveats and the notice about the map."""
        shown = self.two.indicators if self.two else (self.indicator,)
        return one.sources(self.t, self.atlas, shown)

    def painting(self) -> Painting:
        """Paint the map."""
        t, atlas, state, shown = self.t, self.atlas, self.state, self.shown
        painting = replace(
            paint(t, atlas, state, shown, flight=self.flight),
            ranked=ranked_rows(self.ranking),
            panels=panels_of(t, atlas, state, shown),
        )
        if self.two:
            painting = pair.paint_pair(t, atlas, painting, self.two, shown)
        return pick.pick_on_map(painting, state, self.picked)

    def words(self) -> str:
        """Say what the map shows to those who cannot see it."""
        t, atlas, state, shown = self.t, self.atlas, self.state, self.shown
        if self.two:
            return pair_words(t, atlas, state, self.two, shown, picked=self.picked)
        return map_words(t, atlas, state, shown, self.summary, picked=self.picked)

    def _summarise(self, chosen: BoolArray) -> Headline:
        size = len(self.indicator.categories)
        return headline(self.atlas.counties, self.indicator.id, chosen, categories=size)
