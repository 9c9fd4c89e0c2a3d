"""A measure at its years, as change, and faded from one year to the other."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.atlas_page import AtlasPage, code_of

# Urban share 30.2% in 2020 and 24.2% in 2010 lie in one class or two; 堆龙德庆 grew from 26% to 69%.
GROWN = ("堆龙德庆区", "拉萨市")


def _slide(atlas: AtlasPage, value: int) -> None:
    atlas.map.evaluate(
        """value => {
            const slider = document.querySelector('.county-fade input');
            slider.value = value;
            slider.dispatchEvent(new Event('input'));
        }""",
        value,
    )


def test_a_reader_turns_from_a_year_to_another_and_to_the_change(page: Page, app_address: str) -> None:
    atlas = AtlasPage(page, app_address, "?lang=zh&indicator=urban_share_2020")
    page.get_by_role("radio", name="2010", exact=True).click()
    atlas.wait_for_query("indicator", "urban_share_2010")
    expect(page.locator("h1")).to_contain_text("2010 年的城镇化率")
    page.get_by_role("radio", name="2010—20 变化").click()
    atlas.wait_for_query("indicator", "urban_share_change_2010_2020")
    expect(page.locator("h1")).to_contain_text("下降")


def test_the_slider_fades_to_the_other_year_with_the_same_classes(page: Page, app_address: str) -> None:
    code = code_of(*GROWN)
    atlas = AtlasPage(page, app_address, "?lang=zh&indicator=urban_share_2020")
    late = atlas.color_of(code)
    expect(page.frame_locator(".st-key-county-map iframe").locator(".county-fade")).to_be_visible()
    _slide(atlas, 50)
    between = atlas.color_of(code)
    _slide(atlas, 0)
    early = atlas.color_of(code)
    assert len({late, between, early}) == 3
    # The year itself, chosen by its button, has the very colour that the slider ends at.
    page.get_by_role("radio", name="2010", exact=True).click()
    atlas.wait_for_query("indicator", "urban_share_2010")
    atlas.map.wait_for_function(f"window.countyMap.colorOf('{code}') === '{early}'")


@pytest.mark.parametrize(("year", "place"), [("2010", 100), ("2000", 0)])
def test_every_county_fades_to_the_colour_of_its_other_years(
    page: Page, app_address: str, year: str, place: int
) -> None:
    atlas = AtlasPage(page, app_address, "?lang=zh&indicator=residents_2020")
    _slide(atlas, place)
    faded = atlas.colors()
    painted = atlas.painted
    page.get_by_role("radio", name=year, exact=True).click()
    atlas.wait_for_query("indicator", f"residents_{year}")
    atlas.wait_for_repaint(painted)
    assert atlas.colors() == faded


@pytest.mark.parametrize(("lang", "both"), [("zh", "两个十年都减少"), ("en", "fewer in both")])
def test_the_path_over_two_decades_is_named_not_numbered(
    page: Page, app_address: str, lang: str, both: str
) -> None:
    atlas = AtlasPage(page, app_address, f"?lang={lang}&indicator=population_path")
    frame = page.frame_locator(".st-key-county-map iframe")
    expect(frame.get_by_text(both)).to_be_visible()
    # 榆树 lost residents from 2010 to 2020 (1,160,568 to 836,098), not from 2000 to 2010.
    page.mouse.move(*atlas.point_on_screen(code_of("榆树市", "长春市")))
    tooltip = frame.locator(".county-tooltip")
    expect(tooltip).to_contain_text("仅后十年减少" if lang == "zh" else "fewer in the second only")
