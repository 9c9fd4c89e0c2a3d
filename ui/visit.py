"""A reader's visit to a page: what a page begins with, what it has in common with others, and how it ends."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import streamlit as st

from analytics.boundary_history import successors
from analytics.typology import Typology
from geodata import load_history
from ui import faults, filter_panel, session
from ui.address_parts import read_view
from ui.atlas import Atlas, first_load, load_atlas
from ui.county.history import show_unknown
from ui.county.turning import turn_where_asked
from ui.county_map import blank_map, county_map
from ui.i18n import Words
from ui.map_message import MapView, Painting
from ui.overlay_control import overlay_control
from ui.own_data.kept import atlas_in_session
from ui.own_rules import types_in_force
from ui.page_options import Page
from ui.peers import passing
from ui.search_box import search_box
from ui.take_away import take_away
from ui.view_state import ViewState

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Visit:
    """A reader's visit to a page.

    Attributes
    ----------
    t : Words
    atlas : Atlas
        With the reader's own data.
    page : Page
    state : ViewState
    """

    t: Words
    atlas: Atlas
    page: Page
    state: ViewState

    @cached_property
    def types(self) -> Typology:
        """The county types by the rules in force."""
        return types_in_force(self.atlas, self.state)

    @cached_property
    def shown(self) -> BoolArray:
        """The counties that pass the filters."""
        return passing(self.atlas, self.state, self.types)

    def tell_dropped(self, go: Callable[[str], None] = session.fly_to) -> None:
        """Tell which parts of the address were left out, and of a former county what became of it.

        Parameters
        ----------
        go : callable
            Takes the county of today that the reader wants in the place of a former one.
        """
        dropped = session.dropped()
        former = [part for part in dropped if part.key == "county" and successors(load_history(), part.value)]
        faults.show_dropped(self.t, tuple(part for part in dropped if part not in former))
        # Taken in every run: an element more or less above the map would load its frame anew.
        place = st.empty()
        if former:
            with place.container():
                for part in former:
                    show_unknown(self.t, self.atlas, part.value, go=go)

    @contextmanager
    def map_sidebar(self) -> Iterator[None]:
        """Draw the sidebar of a page with a map; inside stand the controls of what is the page's own."""
        with st.sidebar:
            search_box(self.t, self.atlas, self.state)
            yield
            overlay_control(self.t, self.atlas)
            self.show_filters()

    def show_filters(self) -> None:
        """Draw how many counties remain, and the filters."""
        filter_panel.remaining(self.t, int(self.shown.sum()), self.state)
        filter_panel.filter_controls(self.t, self.atlas, self.state)

    def show_map(self, painting: Painting, *, height: int) -> None:
        """Draw the map; a click on it is told by the state of the run that follows."""
        start = session.start_view()
        county_map(
            painting,
            view=MapView(*start) if start else None,
            opened=session.last_opened(),
            height=height,
            key=session.MAP_KEY,
        )

    def show_take_away(self) -> None:
        """Draw the row of what can be taken from the view."""
        take_away(self.t, self.atlas, self.page, self.state)

    def leave(self) -> None:
        """Write what is seen to the address; the last step of a page."""
        session.write_address(self.state, self.atlas.known, self.page)


def blank_map_of_visit(t: Words, *, height: int) -> None:
    """Draw the map of a page that begins, where the address says."""
    start = read_view(st.query_params.get("view", ""))
    blank_map(t.lang, view=MapView(*start) if start else None, height=height, key=session.MAP_KEY)


@contextmanager
def visit(page: Page, *, ahead: Callable[[Words], None] | None = None) -> Iterator[Visit]:
    """Begin a page: find out what its reader looks at, and tell of any fault inside.

    Where the reader asked for another page, it turns there.

    Parameters
    ----------
    page : Page
    ahead : callable, optional
        Draws what needs no atlas. A process's first reader sees it while the atlas is loaded; then the page
        runs again from its beginning.
    """
    t = Words(session.language())
    with faults.told(t):
        turn_where_asked()
        if ahead and first_load():
            # What fails here is told by the run that follows.
            with suppress(Exception):
                ahead(t)
                load_atlas()
            st.rerun()
        atlas = atlas_in_session()
        yield Visit(t, atlas, page, session.current(atlas, page))
