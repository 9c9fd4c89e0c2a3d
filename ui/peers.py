"""A county's peers: whom it resembles, for the filter that every page has and for the pages of counties."""

import numpy as np
import numpy.typing as npt
import streamlit as st

from analytics.filters import SIMILAR_TO, matching
from analytics.similarity import Resemblances
from analytics.typology import Typology
from ui.atlas import Atlas
from ui.view_state import ViewState


@st.cache_resource(show_spinner=False)
def load_resemblances(_atlas: Atlas) -> Resemblances:
    """Make what finds peers; what it finds is kept for all sessions."""
    return Resemblances(_atlas.counties, _atlas.universe)


def passing(atlas: Atlas, state: ViewState, types: Typology) -> npt.NDArray[np.bool_]:
    """Tell which counties pass the reader's filters.

    Parameters
    ----------
    atlas : Atlas
    state : ViewState
    types : Typology
        By the rules in force.

    Returns
    -------
    array of bool, shape (len(atlas.counties),)
    """
    code = state.filters.similar_to
    members = types.members if code is None else {**types.members, SIMILAR_TO + code: _alike(atlas, code)}
    return matching(atlas.counties, state.filters, members)


def _alike(atlas: Atlas, code: str) -> npt.NDArray[np.bool_]:
    """Tell who is a county's peer, or the county itself, which is seen best among them."""
    row = atlas.rows[code]
    found = np.zeros(len(atlas.counties), dtype=bool)
    found[[row, *load_resemblances(atlas.for_all).peers(row)]] = True
    return found
