"""The page of one's own data as the address knows it."""

from ui.page_options import Page

OWN_DATA = Page("own_data")
