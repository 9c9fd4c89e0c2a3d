"""What a page hands to the map: a :class:`Painting`, written as a message of a few kilobytes."""

import json
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass, field
from typing import Literal

from ui.assets import Assets
from ui.i18n import Language


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
    """The years between which the map can fade.

    Attributes
    ----------
    indicators : tuple of str
        The same measure in every year, the earliest first.
    bounds : tuple of float
        Inner boundaries of the classes, the same for all years.
    years : tuple of str
        The years.
    here : int
        Place of the year that is on show.
    label : str
        What the slider does, for those who cannot see it.
    """

    indicators: tuple[str, ...]
    bounds: tuple[float, ...]
    years: tuple[str, ...]
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
    own : OwnValues or None
        Values that take the place of the indicator's file.
    """

    title: str
    labels: tuple[str, ...]
    indicator: str
    decimals: int
    unit: str
    own: "OwnValues | None" = None


@dataclass(frozen=True)
class Panel:
    """A small map.

    Attributes
    ----------
    title : str
        Name of the region or province.
    note : str
        What is said of it in a few words.
    provinces : tuple of str
        The first two digits of its provinces' codes.
    """

    title: str
    note: str
    provinces: tuple[str, ...]


@dataclass(frozen=True)
class OwnValues:
    """Values that a page computes itself, so that no static file holds them.

    Attributes
    ----------
    numbers : tuple of float or None
        One a county in the release's row order, rounded as they are printed; None for no data. Empty where
        the names say all there is to say.
    names : tuple of str
        What a county may be named by beside its number: the city whose hinterland it is in, say.
    name_of : tuple of int
        A county's place in `names`, -1 for none; empty where nothing is named.
    """

    numbers: tuple[float | None, ...]
    names: tuple[str, ...] = ()
    name_of: tuple[int, ...] = ()


@dataclass(frozen=True)
class Painting:
    """What the map shows.

    Attributes
    ----------
    classes : str
        One character a county in the release's row order: ``0``-``9``, ``a``-``z`` for the legend's class of
        that number, ``A``-``Z`` for a class, counted from ``A``, of a county that stands back because others
        are picked out, ``-`` for no data, ``~`` for no data that stands back, a blank for filtered out.
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
        Other years of the same measure, if there are any.
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
    panels : tuple of Panel
        Small maps that take the place of the one.
    pick : str
        What is picked out, written as in the address; empty where nothing is.
    own : OwnValues or None
        What the hover prints where the page computed it; it then takes the place of the indicator's file.
    named : tuple of str
        Codes of the counties that a picture is about: it shows their surroundings, outlines and names each.
        The browser's map, which a reader moves, leaves them alone.
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
    panels: tuple[Panel, ...] = ()
    pick: str = ""
    own: OwnValues | None = None
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class MapView:
    """Where the map starts: a Leaflet zoom, and the centre in degrees."""

    zoom: float
    lat: float
    lon: float


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


def payload_of(painting: Painting, assets: Assets, view: MapView | None, opened: int = 0) -> str:
    """Write the message to the map.

    Parameters
    ----------
    painting : Painting
        What it shows.
    assets : Assets
        Names of the static files.
    view : MapView or None
        Where it starts; None for the whole country.
    opened : int
        A number other than the last one has it start there also where the reader had moved another map.

    Returns
    -------
    str
        A few kB of JSON: one character a county, the legend, the words. Parts that hold nothing are left out;
        the browser knows what each is then.
    """
    parts = {
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
        "opened": opened or None,
        "words": assets.words[painting.lang],
        "overlays": [asdict(overlay) for overlay in painting.overlays],
        "rings": None if painting.rings is None else asdict(painting.rings),
        "ranked": painting.ranked,
        "pair": [_axis(axis, assets) for axis in painting.pair] if painting.pair else None,
        "panels": [asdict(panel) for panel in painting.panels],
        "pick": painting.pick,
        "own": None if painting.own is None else asdict(painting.own),
    }
    return script_json({name: part for name, part in parts.items() if not _is_empty(part)})


def blank_of(lang: Language, assets: Assets, view: MapView | None) -> str:
    """Write the message to a map that knows nothing yet but where it starts."""
    return script_json(
        {"lang": lang, "words": assets.words[lang], "view": None if view is None else asdict(view)}
    )


def _is_empty(part: object) -> bool:
    """Tell whether there is nothing in a part; a nought is something."""
    return part is None or part is False or (isinstance(part, str | list | tuple | Mapping) and not part)


def _fade(fade: Fade | None, assets: Assets) -> dict[str, object] | None:
    if fade is None or not set(fade.indicators) <= assets.values.keys():
        return None
    parts = asdict(fade)
    return parts | {"values": [assets.values[key] for key in parts.pop("indicators")]}


def _axis(axis: PairAxis, assets: Assets) -> dict[str, object]:
    return {
        "title": axis.title,
        "labels": axis.labels,
        "values": assets.values.get(axis.indicator),
        "decimals": axis.decimals,
        "unit": axis.unit,
        "own": None if axis.own is None else axis.own.numbers,
    }
