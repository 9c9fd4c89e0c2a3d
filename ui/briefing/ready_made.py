"""Briefings ready to be held: the nation, a province, a county; titles come from the data when shown."""

from collections.abc import Iterator, Mapping

from ui.atlas import Atlas
from ui.briefing.briefing import Briefing, Slide
from ui.compare.options import MOST
from ui.county.profiles import load_profiles
from ui.i18n import Words

Query = Mapping[str, str]

_COUNTIES: Query = {"kind": "autonomous_county,banner,city,county,other"}
"""All units but urban districts."""

_FEW_RESIDENTS: Query = {"population": "-200000"}
_FEWEST_SMALL = 5

_NATION: Mapping[str, tuple[str, Query]] = {
    "losses": ("map", _COUNTIES),
    "path": ("map", {"indicator": "population_path", **_COUNTIES}),
    "distance": ("reach", {}),
    "hinterlands": ("reach", {"show": "hinterlands"}),
    "urban": ("map", {"indicator": "urban_share_2020", **_COUNTIES}),
    "ageing": ("map", {"indicator": "elderly_share_2020", **_COUNTIES}),
    "index": ("services", {}),
    "beds": ("services", {"show": "hospital_beds_per_1000"}),
    "need": ("services", {"show": "need"}),
    "types": ("types", {}),
}
"""A story in ten steps: where people leave, how that depends on the cities, whom it leaves behind, what they
have, and what kinds of county there are to think of."""

_OF_COUNTIES: Mapping[str, tuple[str, Query]] = {
    "losses": ("map", _COUNTIES),
    "path": ("map", {"indicator": "population_path", **_COUNTIES}),
    "town": ("map", {"indicator": "registered_elsewhere_same_county_share_2020", **_COUNTIES}),
    "urban": ("map", {"indicator": "urban_share_2020", **_COUNTIES}),
    "ageing": ("map", {"indicator": "elderly_share_2020", **_COUNTIES}),
    "hinterlands": ("reach", {"show": "hinterlands"}),
    "index": ("services", {}),
    "need": ("services", {"show": "need"}),
    "types": ("types", {}),
}

_OF_DISTRICTS: Mapping[str, tuple[str, Query]] = {
    "losses": ("map", {}),
    "path": ("map", {"indicator": "population_path"}),
    "density": ("map", {"indicator": "population_density_2020"}),
    "urban": ("map", {"indicator": "urban_share_2020"}),
    "newcomers": ("map", {"indicator": "registered_elsewhere_other_province_share_2020"}),
    "ageing": ("map", {"indicator": "elderly_share_2020"}),
    "children": ("map", {"indicator": "child_share_2020"}),
    "schooling": ("map", {"indicator": "tertiary_share_2020"}),
    "health": ("map", {"indicator": "health_employment_share_2020"}),
}
"""A municipality that is all districts has no county towns: neither types nor an index."""


def nation(t: Words) -> Briefing:
    """Make "County urbanization in 10 views"."""
    slides = tuple(_slide(t, view, page, query) for view, (page, query) in _NATION.items())
    return Briefing(t("ready.nation"), slides, (t.lang,))


def province(t: Words, atlas: Atlas, code: str) -> Briefing:
    """Make the briefing of a province.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    code : str
        Six digits.

    Raises
    ------
    KeyError
        If there is no such province.
    """
    name = atlas.province_names[t.lang][code]
    units = atlas.counties["province_code"] == code
    has_counties = bool((units & atlas.universe).any())
    views = _OF_COUNTIES if has_counties else _OF_DISTRICTS
    slides = [_slide(t, view, page, {"province": code, **query}) for view, (page, query) in views.items()]
    small = units & (atlas.counties["kind"] != "district") & (atlas.counties["population_2020"] <= 200_000)  # noqa: PLR2004 (as in `_FEW_RESIDENTS`)
    if small.sum() >= _FEWEST_SMALL:
        query = {"province": code, "indicator": "residents_2020", **_COUNTIES, **_FEW_RESIDENTS}
        slides.append(_slide(t, "small", "map", query))
    return Briefing(t("ready.province", name=name), tuple(slides), (t.lang,))


def county(t: Words, atlas: Atlas, code: str) -> Briefing:
    """Make the briefing of a county.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    code : str
        Six digits, of any map unit.

    Raises
    ------
    KeyError
        If there is no such unit.
    """
    row = atlas.counties.iloc[atlas.rows[code]]
    slides = tuple(
        _slide(t, view, page, {"county": code, **query})
        for view, page, query in _of_county(atlas, code, str(row["province_code"]))
    )
    name, place = (str(row[f"{area}_{t.lang}"]) for area in ("full_name", "province"))
    return Briefing(t("ready.county", name=name, place=place), slides, (t.lang,))


def _of_county(atlas: Atlas, code: str, province_code: str) -> Iterator[tuple[str, str, Query]]:
    """Give a county's views: itself, its neighbours and peers, its place in the province, its services."""
    around = {"province": province_code}
    neighbours = load_profiles(atlas.for_all).neighbours(code)
    yield "county", "county", {}
    if neighbours:
        longest = sorted(neighbours, key=lambda one: -one.border_km)[: MOST - 1]
        yield "neighbours", "compare", {"with": ",".join([code, *(one.code for one in longest)])}
    yield "alike", "compare", {}
    yield "losses", "map", around
    yield "ageing", "map", {**around, "indicator": "elderly_share_2020"}
    if atlas.universe[atlas.rows[code]]:
        yield "types", "types", around
        yield "index", "services", around
        yield "need", "services", {**around, "show": "need"}
        yield "hinterlands", "reach", {**around, "show": "hinterlands"}
    else:
        yield "density", "map", {**around, "indicator": "population_density_2020"}
        yield "newcomers", "map", {**around, "indicator": "registered_elsewhere_other_province_share_2020"}
        yield "schooling", "map", {**around, "indicator": "tertiary_share_2020"}
        yield "health", "map", {**around, "indicator": "health_employment_share_2020"}


def _slide(t: Words, view: str, page: str, query: Query) -> Slide:
    return Slide(page, tuple(sorted(query.items())), notes=t(f"ready_note.{view}"))
