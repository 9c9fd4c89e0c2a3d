"""Views as sheets, and pictures as pixels."""

import io

import numpy as np
import pytest
from PIL import Image

from ui.atlas import load_atlas
from ui.every_page import PAGES
from ui.exports.picture import png_of
from ui.exports.sheets import sheet_of
from ui.i18n import Words
from ui.url_state import decode


@pytest.fixture(scope="session")
def atlas():
    return load_atlas()


@pytest.fixture(scope="session")
def sheet(atlas):
    """Make the sheet of a view from its address."""

    def make(page="map", lang="en", **query):
        state, dropped = decode(query, atlas.known, PAGES[page])
        assert not dropped
        return sheet_of(Words(lang), atlas, page, state)

    return make


@pytest.fixture(scope="session")
def pixels():
    """Draw an SVG with no font of the system, one pixel a CSS pixel."""

    def draw(svg):
        return np.asarray(Image.open(io.BytesIO(png_of(svg, dpi=96))).convert("RGB"))

    return draw
