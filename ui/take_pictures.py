"""Pictures of a view: its map and its charts, each with title, source and notice, as PNG or SVG."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from ui.exports.picture import SIZES, Layout, What, sheet_png, sheet_svg
from ui.exports.sheet import Sheet
from ui.i18n import Words
from ui.parts import show_note

_SCREEN, _PRINT = 150, 300


def pictured(sheet: Sheet) -> list[What]:
    """Give what of a view can be a picture: the map where it has one, and its charts by their numbers."""
    maps: list[What] = ["map"] if sheet.painting is not None else []
    return [*maps, *range(len(sheet.charts))]


def show_pictures(t: Words, sheet: Sheet, version: str) -> None:
    """Draw the choice of a picture and of its shape, and what downloads it; it is made when it is asked for.

    Parameters
    ----------
    t : Words
    sheet : Sheet
        The view.
    version : str
        Version of the data release, for the file's name.
    """
    offered = pictured(sheet)
    if not offered:
        st.info(t("take.no_picture"))
        return
    what = offered[0]
    if len(offered) > 1:
        what = st.selectbox(
            t("take.what"), offered, format_func=lambda one: _name(t, sheet, one), key="take_picture_of"
        )
    layout: Layout = st.segmented_control(
        t("take.layout.label"),
        list(SIZES),
        default="wide",
        required=True,
        format_func=lambda one: t(f"take.layout.{one}"),
        key="take_layout",
    )
    with st.container(horizontal=True, key="take_picture_files"):
        for kind, ending, media, draw in _files(sheet, what, layout):
            st.download_button(
                t(f"take.file.{kind}"),
                draw,
                file_name=f"xiancheng-atlas_{sheet.page}_{version}.{ending}",
                mime=media,
                key=f"take_file_{kind}",
                on_click="ignore",
            )
    show_note(t("take.picture_note"))


def _name(t: Words, sheet: Sheet, what: What) -> str:
    if what == "map":
        return t("take.map")
    chart = sheet.charts[int(what)]
    return f"{chart.title} · {chart.detail}" if chart.detail else chart.title


def _files(
    sheet: Sheet, what: What, layout: Layout
) -> tuple[tuple[str, str, str, Callable[[], str | bytes]], ...]:
    """Give kind, ending, media type and what draws it of every file on offer."""
    return (
        ("screen", "png", "image/png", partial(sheet_png, sheet, what, layout, dpi=_SCREEN)),
        ("print", "png", "image/png", partial(sheet_png, sheet, what, layout, dpi=_PRINT)),
        ("svg", "svg", "image/svg+xml", partial(sheet_svg, sheet, what, layout)),
    )
