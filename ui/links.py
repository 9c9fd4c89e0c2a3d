"""Addresses that restore a view, as they are quoted, embedded and printed in files."""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from ui.atlas import Atlas
from ui.every_page import path_of
from ui.i18n import Words
from ui.page_options import Page
from ui.url_state import encode
from ui.view_state import ViewState

# Signs that a query may hold as they are, and that people read.
_PLAIN = ",:;."


def app_address(page: Page) -> str:
    """Give the app's own address as the reader's browser knows it, with a slash at its end.

    Parameters
    ----------
    page : Page
        The page that the reader is on.

    Returns
    -------
    str
        Empty where no browser has told it: a link then is relative to the app.
    """
    address = (st.context.url or "").rstrip("/")
    if not address:
        return ""
    name = path_of(page)
    return (address.removesuffix(f"/{name}") if name else address) + "/"


def view_address(t: Words, page: Page, query: Mapping[str, str], *, seen_from: Page | None = None) -> str:
    """Give the address that restores a view.

    Parameters
    ----------
    t : Words
        What is quoted is in one language, so the link says which.
    page : Page
    query : mapping of str to str
        As in the address.
    seen_from : Page, optional
        The page that the reader is on, where it is another one.
    """
    return (
        f"{app_address(seen_from or page)}{path_of(page)}?{urlencode({**query, 'lang': t.lang}, safe=_PLAIN)}"
    )


def state_address(t: Words, atlas: Atlas, page: Page, state: ViewState) -> str:
    """Give the address of a view state, also before it is written to the browser."""
    return view_address(t, page, encode(state, atlas.known, page))
