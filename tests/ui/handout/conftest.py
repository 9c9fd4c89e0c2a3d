"""Plain pictures for tests that look at words: drawing a map takes longer than writing a slide."""

from io import BytesIO

import pytest
from PIL import Image

from ui.assets import prepare_assets
from ui.exports import slide_pictures


@pytest.fixture(scope="session", autouse=True)
def _fonts():
    prepare_assets()


@pytest.fixture
def plain_pictures(monkeypatch):
    """Draw a grey field in place of every map and chart, with as many dots."""
    _draw_plainly(monkeypatch)


@pytest.fixture(scope="module")
def plain_pictures_for_all():
    """Draw so for all tests of a module."""
    with pytest.MonkeyPatch.context() as patch:
        _draw_plainly(patch)
        yield True


def _draw_plainly(patch):
    def svg(part, _lang):
        width, height = round(part.box.width * 96), round(part.box.height * 96)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
            f'<rect width="{width}" height="{height}" fill="#dfe3e4"/></svg>'
        )

    def png(part):
        dots = slide_pictures.DOTS_PER_INCH
        size = (round(part.box.width * dots), round(part.box.height * dots))
        written = BytesIO()
        Image.new("L", size, 220).save(written, "PNG")
        return written.getvalue()

    patch.setattr("ui.exports.pptx.pngs_of", lambda parts, _lang: map(png, parts))
    patch.setattr("ui.exports.pdf.svg_of", svg)
