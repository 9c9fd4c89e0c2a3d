"""The view that a reader of the services page asked for."""

from typing import Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from ui.exports.sheet import Chart, Table
from ui.map_message import Painting
from ui.services.cross_view import CrossView
from ui.services.index_view import IndexView
from ui.services.measure_view import MeasureView
from ui.services.options import INDEX, SERVICES, view_of
from ui.services.scene import Scene


class ServiceView(Protocol):
    """What every view of the page can do."""

    @property
    def indicators(self) -> tuple[str, ...]:
        """What the view rests on."""

    @property
    def method(self) -> str:
        """How it is computed, in words."""

    @property
    def picked(self) -> npt.NDArray[np.bool_] | None:
        """The units that are picked out in the legend, if any."""

    def title(self) -> str:
        """Say in one sentence what it shows."""

    def subtitle(self) -> str:
        """Define what it shows."""

    def painting(self) -> Painting:
        """Paint the map."""

    def numbers(self) -> tuple[list[tuple[str, str]], list[str]]:
        """Give the numbers beside the map, each with its name, and what to know of them."""

    def charts(self) -> tuple[Chart, ...]:
        """Make the charts."""

    def lists(self) -> Table | None:
        """Give the lists of counties as one table."""

    def show_panel(self) -> None:
        """Draw what stands beside the map."""

    def show_below(self) -> None:
        """Draw what stands under the map."""

    def words(self) -> str:
        """Say what the map shows to those who cannot see it."""

    def table(self) -> pd.DataFrame:
        """Give the shown units as a table."""


def service_view(scene: Scene) -> ServiceView:
    """Give the view that the address asks for."""
    view = view_of(scene.state)
    if view == INDEX:
        return IndexView(scene)
    return MeasureView(scene) if view in SERVICES else CrossView(scene)
