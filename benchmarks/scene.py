"""What every measured page shows: the release's counties in seven classes that move with each filter."""

import json
from functools import cache

import geopandas as gpd

from geodata.release import BOUNDARIES, release_folder
from ui.map_message import LegendClass, Painting

COLORS = ("#543005", "#8c510a", "#bf812d", "#dfc27d", "#80cdc1", "#35978f", "#01665e")
GROUND = "#e0e0e0"


@cache
def shapes() -> gpd.GeoDataFrame:
    """Give the shapes that the browser draws, with their codes in ``id``."""
    return gpd.read_file(release_folder() / BOUNDARIES, layer="counties")[["id", "geometry"]]


@cache
def geojson() -> str:
    """Give the same shapes as GeoJSON, as the plain way sends them."""
    return str(shapes().to_json())


@cache
def codes() -> tuple[str, ...]:
    """Give the codes of the counties, in the order of the release."""
    topology = json.loads((release_folder() / BOUNDARIES).read_text(encoding="utf-8"))
    return tuple(geometry["id"] for geometry in topology["objects"]["counties"]["geometries"])


@cache
def probe() -> str:
    """Give the county whose colour is watched: a large one, so that its middle is no border."""
    return str(shapes().set_index("id").geometry.area.idxmax())


def classes_at(step: int) -> str:
    """Give the class string of a step; every county changes its class with every step."""
    return "".join(str((row + step) % len(COLORS)) for row in range(len(codes())))


def painting_at(step: int) -> Painting:
    """Give the map's painting of a step."""
    classes = classes_at(step)
    return Painting(
        classes=classes,
        legend_title="Benchmark",
        legend_unit="%",
        legend=tuple(
            LegendClass(f"{i}0 to {i + 1}0", color, classes.count(str(i))) for i, color in enumerate(COLORS)
        ),
        no_data_label="No data",
        no_data_count=0,
        indicator="",
        decimals=1,
        unit="%",
        no_data_text="no data",
        lang="en",
        selected=None,
    )
