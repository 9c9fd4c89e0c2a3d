"""The counties that a reader has picked out: on the map, in the panel beside it, and in the address.

The legend, its distribution and the scatter plot all set the one `PICK`; what is not picked stands back on
the map, and the numbers, the ranking and the words are those of the picked counties.
"""

import math
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import streamlit as st

from analytics.class_breaks import picked_out
from analytics.picking import (
    FEWEST_CORNERS,
    NO_CLASS,
    ClassPick,
    Pick,
    RegionPick,
    SpanPick,
    in_class,
    in_region,
    in_span,
)
from ui import session
from ui.atlas import Atlas
from ui.classing import classified
from ui.i18n import Words
from ui.map_message import Painting
from ui.page_options import Option, read_number, write_number
from ui.pair import Pair, axis_scales
from ui.view_state import ViewState

BoolArray = npt.NDArray[np.bool_]

_MOST_CLASSES = 36
_MOST_CORNERS = 64
_LARGEST = 1e12


def read_pick(text: str) -> Pick | None:
    """Read ``class:3``, ``class:none``, ``values:-10:5`` with either end open, or ``region:x,y;x,y;x,y``."""
    kind, _, rest = text.partition(":")
    read = {"class": _read_class, "values": _read_span, "region": _read_region}.get(kind)
    return read(rest) if read else None


def _read_class(text: str) -> ClassPick | None:
    if text == "none":
        return ClassPick(NO_CLASS)
    return ClassPick(int(text)) if text.isdecimal() and int(text) < _MOST_CLASSES else None


def _read_span(text: str) -> SpanPick | None:
    low_text, _, high_text = text.partition(":")
    low, high = _number(low_text, -math.inf), _number(high_text, math.inf)
    if not text.strip(":") or low is None or high is None or low >= high:
        return None
    return SpanPick(low, high)


def _read_region(text: str) -> RegionPick | None:
    corners = [_corner(place) for place in text.split(";")[: _MOST_CORNERS + 1]]
    known = tuple(corner for corner in corners if corner)
    whole = len(known) == len(corners) and FEWEST_CORNERS <= len(known) <= _MOST_CORNERS
    return RegionPick(known) if whole else None


def write_pick(pick: Pick) -> str:
    """Write a pick so that `read_pick` reads it."""
    match pick:
        case ClassPick(number):
            return f"class:{'none' if number == NO_CLASS else number}"
        case SpanPick(low, high):
            ends = ("" if math.isinf(end) else write_number(end) for end in (low, high))
            return "values:" + ":".join(ends)
        case RegionPick(corners):
            return "region:" + ";".join(f"{write_number(x)},{write_number(y)}" for x, y in corners)


def _number(text: str, empty: float | None = None) -> float | None:
    if not text and empty is not None:
        return empty
    number = read_number(text)
    return None if number is None or abs(number) > _LARGEST else number


def _corner(text: str) -> tuple[float, float] | None:
    x, _, y = text.partition(",")
    place = _number(x), _number(y)
    return None if place[0] is None or place[1] is None else (place[0], place[1])


PICK = Option(
    "pick",
    default=None,
    read=read_pick,
    write=write_pick,
    has_control=False,
    # Classes, values and places in the plot mean nothing for another measure.
    about=lambda state: (state.indicator, state.second, state.classing),
)


def picked(atlas: Atlas, state: ViewState, pair: Pair | None, shown: BoolArray) -> BoolArray | None:
    """Give the shown counties that are picked out; None where the reader has picked none out.

    Parameters
    ----------
    atlas : Atlas
    state : ViewState
    pair : Pair or None
        The two indicators, where there are two.
    shown : array of bool, shape (counties,)
        The counties that pass the filters.
    """
    match state.option(PICK):
        case ClassPick() as pick:
            classes = pair.classes if pair else classified(atlas, state.indicator, state.classing).numbers
            return shown & in_class(pick, classes)
        case SpanPick() as pick if pair is None:
            values = atlas.counties[state.indicator].to_numpy(dtype=float, na_value=np.nan)
            return shown & in_span(pick, values)
        case RegionPick() as pick if pair is not None:
            return shown & in_region(pick, *pair.values, axis_scales(pair))
    return None


def pick_on_map(painting: Painting, state: ViewState, chosen: BoolArray | None) -> Painting:
    """Let all other counties stand back on the map."""
    if chosen is None:
        return painting
    return replace(
        painting, classes=picked_out(painting.classes, chosen), pick=write_pick(state.option(PICK))
    )


def show_pick(t: Words, chosen: BoolArray | None) -> None:
    """Say how many counties are picked out, if any, and offer the way back; the numbers below are theirs."""
    if chosen is None:
        return
    with st.container(key="picked", horizontal=True):
        st.markdown(t("pick.units", count=int(chosen.sum())))
        st.button(t("pick.clear"), key="clear_picked", type="tertiary", on_click=clear_pick)


def clear_pick() -> None:
    """Pick nothing out any more; a callback."""
    session.change(lambda state: state.with_option(PICK, None))
