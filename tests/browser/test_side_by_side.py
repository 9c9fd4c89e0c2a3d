"""What a reader gets from small maps side by side."""

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from geodata import load_counties
from tests.browser.atlas_page import AtlasPage, code_of

REGIONS = {"East": "east", "Centre": "central", "West": "west", "Northeast": "northeast"}


def frame_of(page: Page) -> FrameLocator:
    return page.frame_locator(".st-key-county-map iframe")


def pixels(atlas: AtlasPage, panel: int) -> dict[str, int]:
    """How many pixels of a small map have which colour."""
    return atlas.map.evaluate(
        """panel => {
            const canvas = document.querySelectorAll('.small-map canvas')[panel];
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            const counts = {};
            for (let i = 0; i < data.length; i += 4) {
                if (data[i + 3] < 255) continue;
                const color = '#' + [0, 1, 2].map(c => data[i + c].toString(16).padStart(2, '0')).join('');
                counts[color] = (counts[color] ?? 0) + 1;
            }
            return counts;
        }""",
        panel,
    )


def test_the_four_regions_stand_side_by_side_with_the_classes_of_one_map(
    page: Page, app_address: str
) -> None:
    atlas = AtlasPage(page, app_address, "?lang=en")
    painted = atlas.painted
    page.get_by_role("radio", name="Regions").click()
    atlas.wait_for_repaint(painted)
    atlas.wait_for_query("panels", "regions")
    captions = frame_of(page).locator(".small-map figcaption")
    expect(captions).to_have_count(4)
    counties = load_counties()
    for place, name in enumerate(REGIONS):
        rows = counties[counties["region"] == REGIONS[name]]
        median = rows["population_change_2010_2020"].median()
        sign = "\u2212" if median < 0 else "+"
        expect(captions.nth(place)).to_have_text(
            f"{name}{len(rows):,} units, median {sign}{abs(median):.1f}%"
        )
    # The northeast lost most: the class of the far losses is its commonest, and has the legend's colour.
    northeast = pixels(atlas, 3)
    assert max(northeast, key=northeast.get) == atlas.color_of(code_of("榆树市", "长春市"))


def test_a_click_in_a_small_map_selects_the_county(page: Page, app_address: str) -> None:
    code = code_of("榆树市", "长春市")
    atlas = AtlasPage(page, app_address, f"?lang=en&panels=regions&county={code}")
    # The selected county's outline is the one dark shape; its middle is inside the county.
    place = atlas.map.evaluate(
        """() => {
            const canvas = document.querySelectorAll('.small-map canvas')[3];
            const { data, width } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            const dark = [];
            for (let i = 0; i < data.length; i += 4) {
                if (data[i] === 17 && data[i + 1] === 24 && data[i + 2] === 32) dark.push(i / 4);
            }
            const box = canvas.getBoundingClientRect();
            const middle = values => values.reduce((sum, value) => sum + value, 0) / values.length;
            const scale = box.width / width;
            const [x, y] = [middle(dark.map(i => i % width)), middle(dark.map(i => i / width))];
            return [box.left + scale * x, box.top + scale * y];
        }"""
    )
    frame = page.locator(".st-key-county-map iframe").bounding_box()
    at = frame["x"] + place[0], frame["y"] + place[1]
    page.mouse.move(*at)
    tooltip = frame_of(page).locator(".county-tooltip")
    expect(tooltip).to_contain_text("Yushu")
    page.mouse.move(at[0] + 12, at[1])
    name = tooltip.locator("strong")
    expect(name).not_to_have_text("Yushu")
    other = name.inner_text()
    page.mouse.click(at[0] + 12, at[1])
    expect(atlas.card).to_contain_text(other)


@pytest.mark.parametrize(("provinces", "maps"), [("320000,430000,510000", 3), ("320000", 0)])
def test_two_to_six_provinces_stand_side_by_side_and_fewer_are_asked_for(
    page: Page, app_address: str, provinces: str, maps: int
) -> None:
    AtlasPage(page, app_address, f"?lang=en&panels=provinces&province={provinces}")
    expect(frame_of(page).locator(".small-map")).to_have_count(maps)
    expect(page.get_by_text("Choose 2 to 6 provinces below.")).to_have_count(0 if maps else 1)


def test_a_fade_to_another_year_runs_through_every_small_map(page: Page, app_address: str) -> None:
    atlas = AtlasPage(page, app_address, "?lang=en&panels=regions&indicator=residents_2020")
    before = pixels(atlas, 2)
    atlas.map.evaluate(
        """() => {
            const slider = document.querySelector('.county-fade input');
            slider.value = 0;
            slider.dispatchEvent(new Event('input'));
        }"""
    )
    assert pixels(atlas, 2) != before
