"""The layers over the map that a reader may switch, and the rings around cities."""

from collections.abc import Mapping
from dataclasses import dataclass

OVERLAYS = ("provinces", "prefectures", "cities", "stations", "airports", "agglomerations", "top100")
"""In the order of the control."""

FETCHED = ("stations", "airports", "agglomerations", "top100")
"""Those with a file of their own, fetched when first shown."""

DEFAULT_OVERLAYS = ("cities", "provinces")
"""Sorted, as a view state holds them."""

CITY_CLASSES: Mapping[str, tuple[str, ...]] = {
    "super_large": ("super_large",),
    "very_large": ("super_large", "very_large"),
    "large_1": ("super_large", "very_large", "large_1"),
    "large_2": ("super_large", "very_large", "large_1", "large_2"),
}
"""Classes around which rings may be drawn, each with the larger ones: inside a ring, such a city is near."""

DEFAULT_KILOMETRES = 100.0
MOST_KILOMETRES = 1000.0


@dataclass(frozen=True)
class Rings:
    """Circles of one radius around the centres of cities.

    Attributes
    ----------
    smallest : str
        A key of `CITY_CLASSES`.
    kilometres : float
        Radius on the ellipsoid.
    """

    smallest: str
    kilometres: float = DEFAULT_KILOMETRES
