"""What a reader gets from the legend and from the choice of classes."""

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from geodata import load_counties
from tests.browser.atlas_page import AtlasPage, choose, code_of

# Fewer residents by 28%, more by 12%: census of 2010 and 2020.
LOSING = ("榆树市", "长春市")
GAINING = ("浏阳市", "长沙市")


@pytest.fixture
def atlas(page: Page, app_address: str) -> AtlasPage:
    return AtlasPage(page, app_address)


def frame_of(atlas: AtlasPage) -> FrameLocator:
    return atlas.page.frame_locator(".st-key-county-map iframe")


def entries(atlas: AtlasPage) -> Locator:
    return frame_of(atlas).locator(".county-legend button.entry")


def test_the_legend_tells_how_many_units_and_residents_each_class_has(atlas: AtlasPage) -> None:
    counties = load_counties()
    far_fewer = counties[counties["population_change_2010_2020"] < -14]

    first = entries(atlas).first
    expect(first).to_contain_text("14 以下")
    expect(first.locator(".count")).to_have_text(str(len(far_fewer)))
    expect(first.locator(".residents")).to_have_text(f"{far_fewer['population_2020'].sum() / 1e8:.2f}亿")
    counts = entries(atlas).locator(".count").all_inner_texts()
    assert sum(int(count.replace(",", "")) for count in counts) == len(counties)


def test_a_click_on_a_class_picks_it_out_and_the_next_one_shows_all(atlas: AtlasPage) -> None:
    losing, gaining = code_of(*LOSING), code_of(*GAINING)
    before = atlas.color_of(losing), atlas.color_of(gaining)
    painted = atlas.painted
    entries(atlas).first.click()
    atlas.wait_for_repaint(painted)
    assert atlas.color_of(losing) == before[0]
    assert atlas.color_of(gaining) not in before
    atlas.wait_for_query("pick", "class:0")
    # The ranking beside the map is that of the class: none of it is above −14%.
    expect(atlas.page.locator(".st-key-rank_highest_1")).to_contain_text("\u221214.0%")
    painted = atlas.painted
    entries(atlas).first.click()
    atlas.wait_for_repaint(painted)
    assert (atlas.color_of(losing), atlas.color_of(gaining)) == before
    atlas.wait_for_query("pick", None)


def test_a_class_is_picked_from_the_keyboard_and_stays_so_over_a_filter(atlas: AtlasPage) -> None:
    painted = atlas.painted
    entries(atlas).first.focus()
    atlas.page.keyboard.press("Enter")
    atlas.wait_for_repaint(painted)
    expect(entries(atlas).first).to_have_attribute("aria-pressed", "true")
    gaining = code_of(*GAINING)
    faded, painted = atlas.color_of(gaining), atlas.painted
    atlas.page.get_by_role("button", name="中部", exact=True).click()
    atlas.wait_for_repaint(painted)
    assert atlas.color_of(gaining) == faded
    expect(entries(atlas).first).to_have_attribute("aria-pressed", "true")


def test_another_measure_lets_what_was_picked_go(page: Page, app_address: str) -> None:
    atlas = AtlasPage(page, app_address, "?pick=class:0")
    expect(page.locator(".st-key-picked")).to_contain_text("490")
    page.get_by_role("radio", name="2020", exact=True).click()
    atlas.wait_for_query("indicator", "residents_2020")
    atlas.wait_for_query("pick", None)
    expect(page.locator(".st-key-picked")).to_have_count(0)


def test_a_span_drawn_on_the_distribution_is_picked_out_and_a_link_restores_it(atlas: AtlasPage) -> None:
    counties = load_counties()
    brush = frame_of(atlas).locator(".brush")
    expect(brush.locator("rect").first).to_be_visible()
    box = brush.bounding_box()
    atlas.page.mouse.move(box["x"] + 0.25 * box["width"], box["y"] + 20)
    atlas.page.mouse.down()
    atlas.page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 20, steps=4)
    atlas.page.mouse.up()
    # Another repaint may come first: the address says when the server has taken the span.
    span = atlas.wait_for_any("pick")
    low, high = (float(end) for end in span.removeprefix("values:").split(":"))
    change = counties["population_change_2010_2020"]
    inside = int(((change >= low) & (change < high)).sum())
    assert 0 < inside < len(counties)
    expect(atlas.page.locator(".st-key-picked")).to_contain_text(f"{inside:,}")
    colours = atlas.colors()
    atlas.reload()
    assert atlas.colors() == colours
    expect(frame_of(atlas).locator(".brush .band")).to_be_visible()
    painted = atlas.painted
    frame_of(atlas).locator(".brush").press("Escape")
    atlas.wait_for_repaint(painted)
    atlas.wait_for_query("pick", None)


def test_the_distribution_marks_the_selected_county_and_the_nation(atlas: AtlasPage) -> None:
    distribution = frame_of(atlas).locator(".county-legend .distribution")
    expect(distribution.locator("rect").first).to_be_visible()
    expect(distribution).to_contain_text("全国 5.8%")
    atlas.page.mouse.click(*atlas.point_on_screen(code_of(*LOSING)))
    # 836,098 residents after 1,160,568.
    expect(distribution).to_contain_text("榆树市 \u221228.0%")
    atlas.expect_settled()
    marks = [distribution.locator(f"line.{kind}").bounding_box() for kind in ("selected", "nation")]
    assert marks[0]["x"] < marks[1]["x"]


def test_a_reader_chooses_the_classes_and_a_link_restores_them(page: Page, app_address: str) -> None:
    atlas = AtlasPage(page, app_address, "?lang=en&indicator=urban_share_2020")
    painted = atlas.painted
    page.locator(".st-key-classes").get_by_role("button").first.click()
    choose(page.get_by_label("Classes by"), "Natural breaks")
    atlas.wait_for_repaint(painted)
    atlas.wait_for_query("scheme", "natural_breaks")
    painted = atlas.painted
    choose(page.get_by_label("Number of classes"), "9")
    atlas.wait_for_repaint(painted)
    atlas.wait_for_query("classes", "9")
    expect(entries(atlas)).to_have_count(9)
    labels = entries(atlas).locator(".label").all_inner_texts()
    atlas.reload()
    expect(entries(atlas).locator(".label")).to_have_text(labels)


def test_a_reader_types_boundaries_of_their_own(atlas: AtlasPage) -> None:
    painted = atlas.painted
    atlas.page.locator(".st-key-classes").get_by_role("button").first.click()
    choose(atlas.page.get_by_label("分级方法"), "自定界限")
    box = atlas.page.get_by_role("textbox", name="分级界限")
    expect(box).to_have_value("-14, -6, 0, 6, 20")
    box.fill("-10，0，10")
    box.press("Enter")
    atlas.wait_for_repaint(painted)
    atlas.wait_for_query("breaks", "-10,0,10")
    expect(entries(atlas)).to_have_count(4)
    expect(entries(atlas).nth(1)).to_contain_text("\u221210 至 0")


def test_a_figure_of_a_group_bears_a_pattern_that_the_legend_explains(page: Page, app_address: str) -> None:
    counties = load_counties()
    grouped = counties["comparability"] == "grouped"
    marked = "codes => codes.filter(code => window.countyMap.isMarkedGrouped(code))"
    codes = counties["code"].tolist()

    atlas = AtlasPage(page, app_address)
    assert atlas.map.evaluate(marked, codes) == counties["code"][grouped].tolist()
    expect(frame_of(atlas).locator("li.entry", has_text="合并计算的单位")).to_contain_text(str(grouped.sum()))

    # Residents of 2020 were counted in each unit.
    atlas = AtlasPage(page, app_address, "?indicator=residents_2020")
    assert atlas.map.evaluate(marked, codes) == []
    expect(frame_of(atlas).get_by_text("合并计算的单位")).to_have_count(0)
