"""Small pictures of the views, drawn when they are first looked at."""

from typing import cast

import streamlit as st

from ui.atlas import Atlas
from ui.briefing.briefing import Slide
from ui.briefing.views import digest, sheet_of_slide
from ui.exports.sheet import Sheet
from ui.i18n import Words
from ui.own_rules import loaded_lists

_LOOKED = "briefing_looked"
_MOST_LOOKED = 120
_MOST_PICTURES = 240
_DPI = 48
"""Half the size of the screen."""


class Looked:
    """What the page says of a slide: words are kept, sheets are not, for they are large."""

    def __init__(self, sheet: Sheet) -> None:
        self.title = sheet.title
        self.subtitle = sheet.subtitle
        self.key = digest(sheet)
        self.has_picture = sheet.painting is not None or bool(sheet.charts)
        self.table = sheet.table.title if sheet.table else ""
        self.is_drawn = False


def look(t: Words, atlas: Atlas, slide: Slide) -> Looked:
    """Tell what the data say of a slide; made once in a session."""
    kept = cast("dict[object, Looked]", st.session_state.setdefault(_LOOKED, {}))
    lists = tuple(sorted((type_id, loaded.report.codes) for type_id, loaded in loaded_lists().items()))
    key = (t.lang, slide.page, slide.query, lists)
    if key not in kept:
        while len(kept) >= _MOST_LOOKED:
            del kept[next(iter(kept))]
        kept[key] = Looked(_plain(t, atlas, slide))
    return kept[key]


def picture(t: Words, atlas: Atlas, slide: Slide) -> bytes:
    """Draw a view as PNG of 640 by 360 dots."""
    looked = look(t, atlas, slide)
    drawn = _picture(looked.key, t, atlas, slide)
    looked.is_drawn = True
    return drawn


@st.cache_data(max_entries=_MOST_PICTURES, show_spinner=False)
def _picture(key: str, _t: Words, _atlas: Atlas, _slide: Slide) -> bytes:  # noqa: ARG001 - it is kept by it
    from ui.exports.picture import sheet_png  # noqa: PLC0415 - brings the type setter, first needed here

    sheet = _plain(_t, _atlas, _slide)
    return sheet_png(sheet, "map" if sheet.painting else 0, dpi=_DPI)


def _plain(t: Words, atlas: Atlas, slide: Slide) -> Sheet:
    """Make the sheet in the words of the data, so that a new title needs no new picture."""
    return sheet_of_slide(t, atlas, Slide(slide.page, slide.query))
