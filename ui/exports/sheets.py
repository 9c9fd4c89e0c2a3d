"""Any view of the atlas as a sheet: the words, map, charts and figures that its page shows."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from geodata import load_sources
from ui import map_sheet
from ui.atlas import Atlas
from ui.compare import sheet as compare
from ui.county import sheet as county
from ui.data import sheet as data
from ui.every_page import PAGES, address_of
from ui.exports.extract import SHARE_ALIKE
from ui.exports.sheet import Licence, Sheet
from ui.i18n import Words
from ui.map_message import MapView
from ui.own_rules import types_by
from ui.page_options import Page
from ui.pair import on_paper
from ui.peers import passing
from ui.reach import sheet as reach
from ui.services import sheet as services
from ui.types import sheet as types
from ui.view_state import ViewState

Maker = Callable[[Words, Atlas, ViewState, npt.NDArray[np.bool_]], Sheet]

_MAKERS: Mapping[str, Maker] = {
    "map": map_sheet.make,
    "services": services.make,
    "reach": reach.make,
    "types": types.make,
    "county": county.make,
    "compare": compare.make,
    "data": data.make,
}


def sheet_of(t: Words, atlas: Atlas, page: str, state: ViewState) -> Sheet:
    """Make the sheet of a view; needs no session and no browser.

    Parameters
    ----------
    t : Words
        Language of all words.
    atlas : Atlas
    page : str
        Name of the page, a key of `PAGES`.
    state : ViewState
        As `ui.url_state.decode` reads it for that page. Official lists of county types count where
        `state.rules` holds them; they are no part of the address.

    Returns
    -------
    Sheet
        On light ground, whatever the reader's own.

    Raises
    ------
    KeyError
        If there is no such page: a fault of the code.
    """
    shown = passing(atlas, state, types_by(atlas, state.rules))
    with on_paper():
        made = _MAKERS[page](t, atlas, state, shown)
    return replace(
        made,
        address=address_of(state, atlas.known, PAGES[page], t.lang),
        view=MapView(*state.view) if state.view else made.view,
        licence=_licence(t, atlas, PAGES[page], state, made),
    )


def _licence(t: Words, atlas: Atlas, page: Page, state: ViewState, made: Sheet) -> Licence:
    """Tell under what a sheet may be passed on: some of what it shows or names may bind the whole."""
    if page.has_indicator and state.shows_any(atlas.own):
        return "own"
    bound = [one.title[t.lang] for one in load_sources().values() if one.licence.startswith(SHARE_ALIKE)]
    named = any(title in line for title in bound for line in made.sources)
    return "share_alike" if named or "airports" in state.overlays else "attribution"
