"""What a reader may choose on the map page beside what every page offers."""

from ui.page_options import Page

MAP = Page("map", has_indicator=True)
