"""The plain way: the shapes and their colours as one ``folium.GeoJson``, sent with every rerun."""

import json
from typing import Any

import folium
from streamlit_folium import st_folium

from benchmarks import scene
from ui.county_map import Click
from ui.map_message import MapView, Painting


def plain_county_map(
    painting: Painting, *, view: MapView | None, height: int, opened: int = 0, key: str = "map"
) -> Click | None:
    """Show a painting as folium's documentation does; takes what :func:`ui.county_map.county_map` takes."""
    del view, opened
    colors = {
        code: painting.legend[int(character, 36)].color if character.isalnum() else scene.GROUND
        for code, character in zip(scene.codes(), painting.classes, strict=True)
    }

    def style(feature: dict[str, Any]) -> dict[str, Any]:
        color = colors[feature["properties"]["id"]]
        return {"fillColor": color, "color": "#ffffff", "weight": 0.5, "fillOpacity": 1}

    plain = folium.Map(location=[35, 104], zoom_start=4, tiles=None)
    folium.GeoJson(json.loads(scene.geojson()), style_function=style).add_to(plain)
    st_folium(plain, key=key, height=height, use_container_width=True, returned_objects=[])
    return None
