"""The pages whose views can be kept, by name, and the addresses of their views."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from ui.compare.options import COMPARE_PAGE
from ui.county.options import COUNTY_PAGE
from ui.data.options import DATA_PAGE
from ui.i18n import Language
from ui.map_options import MAP
from ui.page_options import Page
from ui.reach.options import REACH
from ui.services.options import SERVICES_PAGE
from ui.types.options import TYPES
from ui.url_state import encode
from ui.view_state import ViewState, Vocabulary

PAGES: Mapping[str, Page] = {
    page.name: page for page in (MAP, SERVICES_PAGE, REACH, TYPES, COUNTY_PAGE, COMPARE_PAGE, DATA_PAGE)
}
"""In the order of the navigation."""


def path_of(page: Page) -> str:
    """Give a page's path under the app's own: the map is the app's first page and has none."""
    return "" if page is MAP else page.name


def address_of(state: ViewState, known: Vocabulary, page: Page, lang: Language) -> str:
    """Give the address, relative to the app, that restores a view in a language.

    Parameters
    ----------
    state : ViewState
    known : Vocabulary
    page : Page
    lang : {"zh", "en"}
        The language that the view is told in, whichever its reader's browser prefers.
    """
    query = encode(replace(state, lang=lang), known, page)
    return f"{path_of(page)}?{urlencode(query, safe=',:;')}"
