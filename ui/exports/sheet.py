"""A view as it leaves the screen: its words, its map, its charts and its figures, without a browser."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ui.i18n import Language
from ui.map_message import MapView, Painting

if TYPE_CHECKING:
    from plotly import graph_objects as go


Licence = Literal["attribution", "share_alike", "own"]
"""Under what a view may be passed on: CC BY 4.0, CC BY-SA 4.0, or whatever binds a reader's own data."""


@dataclass(frozen=True)
class Chart:
    """A chart of a view.

    Attributes
    ----------
    title : str
        What it shows.
    detail : str
        Unit and year.
    figure : plotly.graph_objects.Figure
        As on the screen, for a light ground.
    alt : str
        What it shows, for those who cannot see it.
    notes : tuple of str
        What to know of it.
    """

    title: str
    detail: str
    figure: "go.Figure"
    alt: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A short table of a view, printed.

    Attributes
    ----------
    title : str
        What it lists.
    head : tuple of str
        Names of the columns, with unit and year.
    rows : tuple of tuple of str
        Cells as they are printed; the first of a row names it.
    notes : tuple of str
        What is marked in it, and who was left out.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One view of the atlas in one language, whole.

    Attributes
    ----------
    page : str
        Name of the page, as in its :class:`~ui.page_options.Page`.
    address : str
        Path and query that restore the view, relative to the app: ``services?view=beds&lang=zh``.
    lang : {"zh", "en"}
        Language of all words.
    title : str
        A sentence from the data.
    subtitle : str
        What is measured.
    sources : tuple of str
        Year, sources and version of the release; what to beware of; the notice about the map.
    painting : Painting or None
        The map, where the view has one.
    view : MapView or None
        Where the map stands; None for all that is shown.
    facts : tuple of (str, str)
        Names with their numbers, as beside the map.
    charts : tuple of Chart
        The charts of the view, the most telling one first.
    table : Table or None
        The ranking or comparison beside the map.
    notes : tuple of str
        What to know of the facts.
    licence : {"attribution", "share_alike", "own"}
        Under what it may be passed on.
    """

    page: str
    address: str
    lang: Language
    title: str
    subtitle: str
    sources: tuple[str, ...]
    painting: Painting | None = None
    view: MapView | None = None
    facts: tuple[tuple[str, str], ...] = ()
    charts: tuple[Chart, ...] = ()
    table: Table | None = None
    notes: tuple[str, ...] = ()
    licence: Licence = "attribution"
