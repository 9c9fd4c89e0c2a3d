"""What a reader may choose on the map page beside what every page offers."""

from ui.multiples import PANELS
from ui.page_options import Page
from ui.pick import PICK

MAP = Page("map", (PICK, PANELS), has_indicator=True)
