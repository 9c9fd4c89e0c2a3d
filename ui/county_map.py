"""The county map on a page: what it shows goes in as a :class:`Painting`, clicks come out.

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

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass, field
from typing import Literal

import folium
import streamlit as st
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium

from ui.assets import Assets, current_assets

STATIC_BASE = "../../app/static/"
"""Streamlit's static folder as seen from a component's frame, whatever ``server.baseUrlPath`` is."""

FRAME_KEY = "county-map"
"""Key of the container around the frame; Streamlit gives it the class ``st-key-county-map``."""

MAX_ZOOM = 11


@dataclass(frozen=True)
class LegendClass:
    """One class of the legend.

    Attributes
    ----------
    label : str
        The class's breaks or name.
    color : str
        CSS colour.
    count : int
        Counties in it, after the filter.
    residents : str
        Their residents, in words; empty where nobody asks.
    """

    label: str
    color: str
    count: int
    residents: str = ""


@dataclass(frozen=True)
class Overlay:
    """A layer over the map that is on, and its name in the map's key."""

    id: str
    label: str


@dataclass(frozen=True)
class RingMarks:
    """Rings around cities.

    Attributes
    ----------
    sizes : tuple of str
        Size classes of the cities that bear one.
    kilometres : float
        Radius.
    label : str
        What they are, for the map's key.
    """

    sizes: tuple[str, ...]
    kilometres: float
    label: str


@dataclass(frozen=True)
class Fade:
    """Another year that the map can fade to.

    Attributes
    ----------
    indicator : str
        The same measure in that year.
    bounds : tuple of float
        Inner boundaries of the classes, the same for both years.
    years : tuple of str
        Both years, the earlier first.
    here : int
        Which of them is on show, 0 or 1.
    label : str
        What the slider does, for those who cannot see it.
    """

    indicator: str
    bounds: tuple[float, ...]
    years: tuple[str, str]
    here: int
    label: str


@dataclass(frozen=True)
class PairAxis:
    """One side of the square legend.

    Attributes
    ----------
    title : str
        Name of the indicator with its unit.
    labels : tuple of str
        Its classes, the low end first.
    indicator : str
        Indicator whose values the hover prints.
    decimals : int
        Decimals of those values.
    unit : str
        What follows the value, its space included.
    """

    title: str
    labels: tuple[str, ...]
    indicator: str
    decimals: int
    unit: str


@dataclass(frozen=True)
class Painting:
    """What the map shows.

    Attributes
    ----------
    classes : str
        One character a county in the release's row order: ``0``-``9``, ``a``-``z`` for the legend's class of
        that number, ``A``-``Z`` for a class, counted from ``A``, of a county that stands back because others
        are picked out, ``-`` for no data, a blank for filtered out.
    legend_title, legend_unit : str
        Head of the legend.
    legend : tuple of LegendClass
        The classes, in order.
    no_data_label : str
        Name of the hatched row.
    no_data_count : int
        Counties without data, after the filter.
    no_data_residents : str
        Their residents, in words.
    grouped_count : int or None
        Units shown whose figure is their comparison group's; None where the indicator has none such.
    nation : float or None
        The national value, marked on the distribution.
    indicator : str
        Indicator whose values the hover prints; one that has no file in the assets prints none.
    decimals : int
        Decimals of those values.
    unit : str
        What follows the value, its space included.
    no_data_text : str
        What the hover says where there is no value.
    is_categorical : bool
        Whether the values number the classes: the hover then names the class.
    fade : Fade or None
        Another year of the same measure, if there is one.
    lang : {"zh", "en"}
        Language of names and numbers.
    selected : str or None
        Code of the county to outline.
    flight : int
        A number that has not been used asks the map to fly to that county; its first one asks for nothing.
    overlays : tuple of Overlay
        The layers over the map.
    rings : RingMarks or None
        Rings around cities.
    ranked : Mapping[str, tuple of int]
        Rows of the counties in the ranking beside the map, by its end, the first place first: pointing at one
        shows where it is.
    pair : tuple of PairAxis or None
        Two indicators at once: what runs to the right and what runs upwards in the square legend, whose
        fields are the classes row by row from below.
    """

    classes: str
    legend_title: str
    legend_unit: str
    legend: tuple[LegendClass, ...]
    no_data_label: str
    no_data_count: int
    indicator: str
    decimals: int
    unit: str
    no_data_text: str
    lang: Literal["zh", "en"]
    selected: str | None
    no_data_residents: str = ""
    grouped_count: int | None = None
    nation: float | None = None
    is_categorical: bool = False
    flight: int = 0
    fade: Fade | None = None
    overlays: tuple[Overlay, ...] = ()
    rings: RingMarks | None = None
    ranked: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    pair: tuple[PairAxis, PairAxis] | None = None


@dataclass(frozen=True)
class MapView:
    """Where the map starts: a Leaflet zoom, and the centre in degrees."""

    zoom: float
    lat: float
    lon: float


@dataclass(frozen=True)
class Click:
    """A click on the map.

    Attributes
    ----------
    code : str or None
        Code of the county; None for a click beside all counties.
    n : int
        Grows with every click, so that two clicks on one county differ. A rerun gives the last click again:
        compare with the ``n`` that was handled last.
    """

    code: str | None
    n: int


class LeanMap(folium.Map):
    """A folium map that loads local files alone: no jQuery, Bootstrap or D3, no tiles, no other host."""

    default_css = []  # noqa: RUF012 - folium declares it so

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


def script_json(value: object) -> str:
    """Write a value as JSON that is safe inside a script.

    Parameters
    ----------
    value : object
        Anything :func:`json.dumps` takes.

    Returns
    -------
    str
        ASCII JSON in which no character can end the script or start a tag or a template expression.
    """
    text = json.dumps(value, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    # streamlit-folium resolves {{ 'name' }} in scripts; two braces in a row come from words alone.
    return text.replace("{{", "\\u007b{")


def payload_of(painting: Painting, assets: Assets, view: MapView | None) -> str:
    """Write the message to the map.

    Parameters
    ----------
    painting : Painting
        What it shows.
    assets : Assets
        Names of the static files.
    view : MapView or None
        Where it starts; None for the whole country.

    Returns
    -------
    str
        A few kB of JSON: one character a county, the legend, the words.
    """
    return script_json(
        {
            "classes": painting.classes,
            # Without the names of its parts: they would take more room than the parts.
            "legend": [astuple(entry) for entry in painting.legend],
            "legendTitle": painting.legend_title,
            "legendUnit": painting.legend_unit,
            "noDataLabel": painting.no_data_label,
            "noDataCount": painting.no_data_count,
            "noDataResidents": painting.no_data_residents,
            "groupedCount": painting.grouped_count,
            "nation": painting.nation,
            "noDataText": painting.no_data_text,
            "values": assets.values.get(painting.indicator),
            "decimals": painting.decimals,
            "unit": painting.unit,
            "categorical": painting.is_categorical,
            "fade": _fade(painting.fade, assets),
            "lang": painting.lang,
            "selected": painting.selected,
            "flight": painting.flight,
            "view": None if view is None else asdict(view),
            "words": assets.words[painting.lang],
            "overlays": [asdict(overlay) for overlay in painting.overlays],
            "rings": None if painting.rings is None else asdict(painting.rings),
            "ranked": painting.ranked,
            "pair": [_axis(axis, assets) for axis in painting.pair] if painting.pair else None,
        }
    )


def _fade(fade: Fade | None, assets: Assets) -> dict[str, object] | None:
    if fade is None or fade.indicator not in assets.values:
        return None
    return asdict(fade) | {"values": assets.values[fade.indicator]}


def _axis(axis: PairAxis, assets: Assets) -> dict[str, object]:
    return {
        "title": axis.title,
        "labels": axis.labels,
        "values": assets.values.get(axis.indicator),
        "decimals": axis.decimals,
        "unit": axis.unit,
    }


def county_map(painting: Painting, *, view: MapView | None, height: int, key: str = "map") -> Click | None:
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
    key : str
        Key of the component in the session.

    Returns
    -------
    Click or None
        The last click; the same one again at every rerun.
    """
    assets = current_assets()
    values = folium.FeatureGroup("painting")
    values.add_child(_Paint(payload_of(painting, assets, view)))
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
    code, n = answer.get("code"), answer.get("n")
    if not isinstance(n, int) or not (code is None or isinstance(code, str)):
        return None
    return Click(code, n)
