"""The county map on a page: what it shows goes in as a :class:`~ui.map_message.Painting`, clicks come out.

Everything that is known of streamlit-folium's inside stands here. Its contract, held by a browser test:

* the frame survives a rerun as long as the map's own script keeps its text (runs of ``_[a-z0-9]+`` do not
  count, so versioned file names have a ``-`` before their hash);
* the script of ``feature_group_to_add`` is evaluated whenever its text changes, after the scripts of
  ``default_js`` were loaded one by one;
* ``window.Streamlit`` is there in the frame, so the bundle can set the component's value itself.

The frame is as high as ``height`` says. A page that wants it to follow the window gives the style
``.st-key-county-map iframe { height: calc(100dvh - 9rem) !important; }``: the map fills whatever height its
frame has, and keeps its view when that changes.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

import folium
import streamlit as st
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium

from ui.assets import Assets, current_assets
from ui.i18n import Language
from ui.map_message import MapView, Painting, blank_of, payload_of, script_json

STATIC_BASE = "../../app/static/"
"""Streamlit's static folder as seen from a component's frame, whatever ``server.baseUrlPath`` is."""

FRAME_KEY = "county-map"
"""Key of the container around the frame; Streamlit gives it the class ``st-key-county-map``."""

MAX_ZOOM = 11


@dataclass(frozen=True)
class Click:
    """A click on the map or on its legend.

    Attributes
    ----------
    code : str or None
        Code of the county; None for a click beside all counties.
    n : int
        Grows with every click, so that two clicks on one county differ. A rerun gives the last click again:
        compare with the ``n`` that was handled last.
    choices : Mapping[str, str]
        Options of the page that the click sets, by key, written as in the address; an empty text is the
        default. Where there are any, the click was on no county.
    """

    code: str | None
    n: int
    choices: Mapping[str, str] = field(default_factory=dict)


class LeanMap(folium.Map):
    """A folium map that loads local files alone: no jQuery, Bootstrap or D3, no tiles, no other host."""

    default_css = []  # noqa: RUF012 - folium declares it so
    # Folium's own script without its header, which goes out with every filter: the bundle brings the style.
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, "
        "{center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }}});"
        "{% endmacro %}"
    )

    def __init__(self, assets: Assets) -> None:
        super().__init__(
            location=[35, 104],
            zoom_start=4,
            tiles=None,
            zoom_control=False,
            attribution_control=False,
            prefer_canvas=True,
            zoom_snap=0,
            wheel_px_per_zoom_level=90,
        )
        self.options["max_zoom"] = MAX_ZOOM
        self.default_js = [
            ("leaflet", STATIC_BASE + assets.leaflet),
            ("county_map", STATIC_BASE + assets.bundle),
        ]
        self.add_child(_Start(assets))


class _Start(MacroElement):
    """Tells the bundle where its files are; its text changes with the files' versions alone."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "window.countyMap.start({{ this._parent.get_name() }}, {{ this.files }});"
        "{% endmacro %}"
    )

    def __init__(self, assets: Assets) -> None:
        super().__init__()
        self._name = "CountyMapStart"
        self.files = script_json(
            {
                "base": STATIC_BASE,
                "topology": assets.topology,
                "overview": assets.overview,
                "names": assets.names,
                "cities": assets.cities,
                "overlays": dict(assets.overlays),
                "tiles": _tiles(),
            }
        )


def _tiles() -> dict[str, str] | None:
    """Give the operator's tile server, ``https://…/{z}/{x}/{y}.png`` in WGS-84; by default there is none."""
    url = os.environ.get("XIANCHENG_TILES")
    return {"url": url, "credit": os.environ.get("XIANCHENG_TILES_CREDIT", "")} if url else None


class _Paint(MacroElement):
    """Hands the bundle what it paints."""

    _template = Template(
        "{% macro script(this, kwargs) %}window.countyMap.apply({{ this.payload }});{% endmacro %}"
    )

    def __init__(self, payload: str) -> None:
        super().__init__()
        self._name = "CountyMapPaint"
        self.payload = payload


class _Prepare(_Paint):
    """Hands the bundle what it may get ready for."""

    _template = Template(
        "{% macro script(this, kwargs) %}window.countyMap.prepare({{ this.payload }});{% endmacro %}"
    )


def county_map(
    painting: Painting, *, view: MapView | None, height: int, opened: int = 0, key: str = "map"
) -> Click | None:
    """Show the county map.

    Parameters
    ----------
    painting : Painting
        What it shows.
    view : MapView or None
        Where it starts. Later moves are the reader's: the map writes them as ``view=zoom,lat,lon`` into the
        page's address without a rerun, and leaves the whole country out.
    height : int
        Pixels that are reserved for the frame.
    opened : int
        Number of the link that opened the view within the session, see :func:`ui.session.last_opened`.
    key : str
        Key of the component in the session.

    Returns
    -------
    Click or None
        The last click; the same one again at every rerun.
    """
    assets = current_assets()
    return _show(assets, _Paint(payload_of(painting, assets, view, opened)), height, key)


def blank_map(lang: Language, *, view: MapView | None, height: int, key: str = "map") -> None:
    """Show the map before what it paints is known; the browser gets all ready for the painting that follows.

    Parameters
    ----------
    lang : {"zh", "en"}
        Language of the map's own words.
    view, height, key
        As for :func:`county_map`, which has to draw the map in the same place.
    """
    assets = current_assets()
    _show(assets, _Prepare(blank_of(lang, assets, view)), height, key)


def _show(assets: Assets, message: MacroElement, height: int, key: str) -> Click | None:
    values = folium.FeatureGroup("painting")
    values.add_child(message)
    with st.container(key=FRAME_KEY):
        answer = st_folium(
            LeanMap(assets),
            key=key,
            height=height,
            use_container_width=True,
            feature_group_to_add=values,
            returned_objects=[],
        )
    return _click(answer)


def last_click(key: str = "map") -> Click | None:
    """Give the last click before the map is drawn.

    A page that reads it first shows the new selection in the same run.

    Parameters
    ----------
    key : str
        Key of the component in the session.

    Returns
    -------
    Click or None
    """
    return _click(st.session_state.get(key))


def _click(answer: object) -> Click | None:
    if not isinstance(answer, Mapping):
        return None
    code, n, choices = answer.get("code"), answer.get("n"), answer.get("choices", {})
    if not isinstance(n, int) or not (code is None or isinstance(code, str)):
        return None
    if not isinstance(choices, Mapping) or not all(isinstance(text, str) for text in choices.values()):
        return None
    return Click(code, n, dict(choices))
