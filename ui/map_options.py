"""What a reader may choose on the map page beside what every page offers."""

from ui.page_options import Page
from ui.pick import PICK

MAP = Page("map", (PICK,), has_indicator=True)
