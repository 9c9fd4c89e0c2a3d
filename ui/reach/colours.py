"""Colours of the page's maps and lines; each set can be told apart by the colour-blind."""

from collections.abc import Mapping

GAIN_NEAR, GAIN_FAR = "#2f9086", "#b5dcd5"
LOSS_NEAR, LOSS_FAR = "#a86b2d", "#e6cda5"

HINTERLANDS = ("#5f90c4", "#d89c45", "#5aa98d", "#ab7aaa", "#d8c86a")
"""As many as the hinterlands of the country need."""

OUTSKIRTS = ("#b3cbe4", "#efd6ae", "#b2d8ca", "#d9c2d8", "#ede6bb")
"""The same for counties that lie far from their city."""

CONNECTED = ("#1f5c99", "#7fb0d8", "#b9a6cf", "#d9852b")
"""Station and airport near, station alone, airport alone, neither."""

NOT_COUNTED: Mapping[str, str] = {"light": "#d3d7d9", "dark": "#3a4245"}

LINES: Mapping[str, tuple[str, ...]] = {
    "light": ("#1f5c99", "#b5651d", "#1f7f74", "#8a4f9e"),
    "dark": ("#7fb0d8", "#e6a35c", "#6fc2b7", "#cf9fe0"),
}
"""Lines of a chart, by the ground they stand on."""
