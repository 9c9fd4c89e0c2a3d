"""The methods page: every indicator and every source is told, in both languages."""

import pytest

from geodata import load_counties, load_indicators, load_sources, release_version


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_indicator_and_source_is_told(open_page, lang):
    page = open_page("methods", lang=lang)

    told = page.text.replace("&#x27;", "'").replace("&gt;", ">").replace("&lt;", "<")
    for indicator in load_indicators().values():
        assert indicator.definition[lang] in told
        assert indicator.formula in told
        assert indicator.caveat[lang].replace('"', "&quot;") in told
    for source in load_sources().values():
        assert source.title[lang] in told
        assert source.origin in told


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_known_faults_citation_and_the_way_to_rebuild_are_told(open_page, lang):
    page = open_page("methods", lang=lang)

    counties = load_counties()
    for name in counties.loc[counties["suspected_transfer"], f"name_{lang}"]:
        assert name in page.text
    for fact in (
        "257",
        "2,039",
        "corrections.csv",
        "make data SOURCES=",
        "make verify",
        "geodata/sources.toml",
    ):
        assert fact in page.text
    forms = [block.value for block in page.app.code]
    assert len(forms) == 3
    assert all(release_version() in form for form in forms)
    assert "[DS/OL]" in forms[1]
    assert forms[2].startswith("@misc{")


def test_the_map_is_found_again_as_it_was_left(open_page):
    page = open_page(region="west", county="510104", lang="en")
    left = page.map_message
    page.app.switch_page("pages/methods.py")
    page.run()
    page.app.query_params.clear()
    page.app.switch_page("pages/map.py")
    page.run()

    assert page.map_message == left
    assert page.address == {"region": "west", "county": "510104", "lang": "en"}
