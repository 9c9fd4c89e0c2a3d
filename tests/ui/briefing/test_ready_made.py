"""Briefings that are ready to be held: every one asks for views that exist."""

import pytest

from ui.atlas import load_atlas
from ui.briefing.ready_made import county, nation, province
from ui.compare.options import COMPARE_PAGE
from ui.county.options import COUNTY_PAGE
from ui.i18n import Words
from ui.map_options import MAP
from ui.reach.options import REACH
from ui.services.options import SERVICES_PAGE
from ui.types.options import TYPES
from ui.url_state import decode, encode

PAGES = {page.name: page for page in (MAP, SERVICES_PAGE, REACH, TYPES, COUNTY_PAGE, COMPARE_PAGE)}


@pytest.fixture(scope="module")
def atlas():
    return load_atlas()


def assert_exists(atlas, briefing):
    """Reading a slide's address drops nothing, and writing it again says the same."""
    for slide in briefing.slides:
        page = PAGES[slide.page]
        state, dropped = decode(dict(slide.query), atlas.known, page)
        assert not dropped, (briefing.title, slide)
        assert encode(state, atlas.known, page) == dict(slide.query)
        assert slide.title is None
        assert slide.notes


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_nation_is_told_in_ten_different_views(atlas, lang):
    briefing = nation(Words(lang))

    assert len(briefing.slides) == 10
    assert len({(slide.page, slide.query) for slide in briefing.slides}) == 10
    assert {"map", "reach", "services", "types"} == {slide.page for slide in briefing.slides}
    assert briefing.languages == (lang,)
    assert_exists(atlas, briefing)


def test_each_of_the_31_provinces_has_eight_to_ten_views_of_its_own(atlas):
    t = Words("en")
    codes = list(atlas.known.provinces)

    assert len(codes) == 31
    for code in codes:
        briefing = province(t, atlas, code)
        assert 8 <= len(briefing.slides) <= 10
        assert all(("province", code) in slide.query for slide in briefing.slides)
        assert_exists(atlas, briefing)


def test_each_of_the_2843_units_has_seven_to_nine_views_of_its_own(atlas):
    t = Words("zh")

    assert len(atlas.rows) == 2843
    for code in atlas.rows:
        briefing = county(t, atlas, code)
        assert 7 <= len(briefing.slides) <= 9
        assert all(("county", code) in slide.query for slide in briefing.slides)
        assert_exists(atlas, briefing)


def test_a_municipality_of_districts_is_not_asked_for_counties(atlas):
    # Beijing has had no county since 2015, when Miyun and Yanqing became districts.
    pages = {slide.page for slide in province(Words("en"), atlas, "110000").slides}

    assert pages == {"map"}


def test_a_county_stands_beside_those_it_borders_on(atlas):
    slides = {slide.page: dict(slide.query) for slide in county(Words("en"), atlas, "330521").slides[:2]}

    # Deqing borders on Yuhang, Linping, Tongxiang, Nanxun, Wuxing and Anji.
    beside = slides["compare"]["with"].split(",")
    assert beside[0] == "330521"
    assert "330523" in beside
    assert len(beside) <= 6


def test_an_island_without_neighbours_is_told_too(atlas):
    assert "460300" in atlas.rows

    assert county(Words("zh"), atlas, "460300").title == "海南省三沙市：一个县的数据简报"


@pytest.mark.parametrize("make", [province, county])
def test_what_does_not_exist_is_not_made_up(atlas, make):
    with pytest.raises(KeyError):
        make(Words("en"), atlas, "999999")
