"""What the tests of the exports share: the fonts, which are made with the other assets."""

import pytest

from ui.assets import prepare_assets


@pytest.fixture(scope="session", autouse=True)
def made_assets():
    return prepare_assets()
