"""The classes that the map shows: the atlas's own, or the reader's choice, cut once for all sessions."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import streamlit as st

from analytics.class_breaks import ClassBreaks, class_numbers
from analytics.class_schemes import Classing, breaks_by
from ui.atlas import Atlas

_MOST_KEPT = 200


@dataclass(frozen=True)
class Classified:
    """Breaks, and the class of every row, -1 without a value."""

    breaks: ClassBreaks
    numbers: npt.NDArray[np.int64]


def classified(atlas: Atlas, indicator: str, classing: Classing) -> Classified:
    """Cut an indicator into the classes that the reader chose; a categorical one has its own."""
    if classing.is_automatic or atlas.indicators[indicator].categories:
        return Classified(atlas.breaks[indicator], atlas.classes[indicator])
    # What one reader brought is cut anew: nobody else may see it.
    return _cut(atlas, indicator, classing) if indicator in atlas.own else _kept(atlas, indicator, classing)


@st.cache_resource(show_spinner=False, max_entries=_MOST_KEPT)
def _kept(_atlas: Atlas, indicator: str, classing: Classing) -> Classified:
    return _cut(_atlas, indicator, classing)


def _cut(atlas: Atlas, indicator: str, classing: Classing) -> Classified:
    diverging = atlas.indicators[indicator].scale == "diverging"
    breaks = breaks_by(classing, atlas.samples[indicator], diverging=diverging)
    values = atlas.counties[indicator].to_numpy(dtype=float, na_value=np.nan)
    return Classified(breaks, class_numbers(values, breaks))
