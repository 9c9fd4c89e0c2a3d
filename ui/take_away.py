"""What can be taken from every view: a citation, a frame for one's own page, pictures, a slide, the table.

The row costs a filter a few buttons. What a button opens is made when it is pressed, in a fragment: the page
behind it does not run again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from ui import faults
from ui.atlas import Atlas
from ui.citation import Cited
from ui.citation_forms import show_forms
from ui.data.options import DATA_PAGE, as_table, lists_own
from ui.embedding import HEIGHTS, frame_code
from ui.i18n import Words
from ui.links import state_address, view_address
from ui.own_rules import rules_in_force
from ui.page_options import Page
from ui.parts import show_note
from ui.url_state import decode, encode
from ui.view_state import ViewState

if TYPE_CHECKING:
    from ui.exports.sheet import Sheet

_CITE, _EMBED, _PICTURE, _COLLECT, _DATA = "cite", "embed", "picture", "collect", "data"
# Counties that were named have no filter to list by, and a table is its own data and has nothing to draw.
_LACKING: Mapping[str, frozenset[str]] = {
    "county": frozenset({_DATA}),
    "compare": frozenset({_DATA}),
    "data": frozenset({_PICTURE, _DATA}),
}


@dataclass(frozen=True)
class View:
    """The view that something is taken from.

    Attributes
    ----------
    t : Words
    atlas : Atlas
    page : Page
    state : ViewState
    """

    t: Words
    atlas: Atlas
    page: Page
    state: ViewState

    @property
    def query(self) -> dict[str, str]:
        """What restores the view, as the browser has it: where the map stands is known there alone."""
        return {key: value for key, value in st.query_params.to_dict().items() if key != "lang"}

    @property
    def holds_own(self) -> bool:
        """Whether it shows data of the reader's own, to which no link leads."""
        if self.page.name == DATA_PAGE.name:
            return lists_own(self.state, self.atlas.own)
        return self.page.has_indicator and self.state.shows_any(self.atlas.own)

    @property
    def link(self) -> str:
        """The address that restores the view."""
        return view_address(self.t, self.page, self.query)

    def sheet(self) -> "Sheet":
        """Make the view as it leaves the screen; official lists of the session count."""
        # What it is made with, no page waits for.
        from ui.exports.sheets import sheet_of  # noqa: PLC0415

        seen, _ = decode(self.query, self.atlas.known, self.page)
        state = replace(self.state, view=seen.view, rules=rules_in_force(self.state))
        return sheet_of(self.t, self.atlas, self.page.name, state)

    def cited(self) -> Cited:
        """Say what is cited."""
        return Cited(self.sheet().title, self.atlas.version, self.link, datetime.now(UTC).astimezone().date())


def take_away(t: Words, atlas: Atlas, page: Page, state: ViewState) -> None:
    """Draw the row under a page's source line; in a frame on another page, the way to the atlas.

    On paper, where nothing can be taken, the page's address stands in its place.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    page : Page
    state : ViewState
    """
    view = View(t, atlas, page, state)
    if st.context.is_embedded:
        label = escape(t("take.open_atlas", version=atlas.version))
        address = escape(view.link)
        st.html(f'<p class="atlas-source"><a href="{address}" target="_blank" rel="noopener">{label}</a></p>')
    else:
        _row(view)
    if not view.holds_own:
        address = t("take.address", address=state_address(t, atlas, page, state))
        st.html(f'<p class="atlas-note on-paper">{escape(address)}</p>')


@st.fragment
def _row(view: View) -> None:
    t = view.t
    opens = _offered(view)
    with st.container(key="take_away", horizontal=True, gap="small"):
        pressed = [
            what
            for what in opens
            if st.button(t(f"take.{what}"), key=f"take_{what}", type="tertiary", help=t(f"take.{what}_help"))
        ]
    if view.holds_own:
        show_note(t("take.own_note" if opens else "take.own_table_note"))
    with faults.told_here(t):
        for what in pressed:
            opens[what](view)


def _offered(view: View) -> dict[str, Callable[[View], None]]:
    """Give what can be taken from a view, in the order of the buttons."""
    opens: dict[str, Callable[[View], None]] = {
        _CITE: _cite,
        _EMBED: _embed,
        _PICTURE: _picture,
        _COLLECT: _say_why_not if view.holds_own else _collect,
        _DATA: _open_data,
    }
    lacking = _LACKING.get(view.page.name, frozenset())
    if view.holds_own:
        # A slide of own data has to be a picture, which a table has not.
        lacking |= {_CITE, _EMBED, _COLLECT} if _PICTURE in lacking else {_CITE, _EMBED}
    return {what: do for what, do in opens.items() if what not in lacking}


def _cite(view: View) -> None:
    cited = view.cited()

    @st.dialog(view.t("take.cite"), width="medium")
    def show() -> None:
        show_forms(view.t, cited)
        show_note(view.t("take.cite_note"))

    show()


def _embed(view: View) -> None:
    t, cited = view.t, view.cited()

    @st.dialog(t("take.embed"), width="medium")
    def show() -> None:
        height = st.segmented_control(
            t("take.height"),
            HEIGHTS,
            default=HEIGHTS[1],
            required=True,
            format_func=lambda pixels: t("take.pixels", count=pixels),
            key="take_height",
        )
        st.code(frame_code(cited, height), language="html", wrap_lines=True)
        show_note(t("take.embed_note"))

    show()


def _picture(view: View) -> None:
    # What draws pictures, no page waits for.
    from ui.take_pictures import show_pictures  # noqa: PLC0415

    sheet = view.sheet()

    @st.dialog(view.t("take.picture"), width="medium")
    def show() -> None:
        show_pictures(view.t, sheet, view.atlas.version)

    show()


def _open_data(view: View) -> None:
    """Turn to the data page: the same counties, with what the view shows of them for columns."""
    query = encode(as_table(view.atlas, view.page, view.state), view.atlas.known, DATA_PAGE)
    st.switch_page("pages/data.py", query_params=query)


def _say_why_not(view: View) -> None:
    """Say why a view with the reader's own data is no slide, and what to do instead."""

    @st.dialog(view.t("take.collect"), width="small")
    def show() -> None:
        st.markdown(view.t("take.own_no_slide"))

    show()


def _collect(view: View) -> None:
    # A session that collects nothing does not load the briefing.
    from ui.briefing.arranging import BriefingFullError  # noqa: PLC0415
    from ui.briefing.collection import add_view, size  # noqa: PLC0415

    t = view.t
    try:
        add_view(view.page.name, view.query)
    except BriefingFullError:
        st.toast(t("take.full"))
    else:
        st.toast(t("take.collected", count=size()))
