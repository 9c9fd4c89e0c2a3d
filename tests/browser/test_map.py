"""What a reader gets from the map page."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import shapely
from playwright.sync_api import BrowserContext, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from geodata import load_counties, load_county_shapes
from tests.browser import sweep
from tests.browser.atlas_page import AtlasPage, code_of

# Fewer residents by 28%, more by 12%: census of 2010 and 2020.
LOSING = ("榆树市", "长春市")
GAINING = ("浏阳市", "长沙市")

VIEW = """() => {
    const map = Object.values(window).find(v => v && v.latLngToContainerPoint && v.getZoom);
    return [map.getZoom(), map.getCenter().lat, map.getCenter().lng];
}"""


@pytest.fixture
def atlas(page: Page, app_address: str) -> AtlasPage:
    return AtlasPage(page, app_address)


@pytest.fixture(scope="module")
def visit(reader: BrowserContext, app_address: str) -> Iterator[sweep.Visit]:
    with sweep.visiting(reader, app_address) as visit:
        yield visit


@pytest.fixture
def opening_view(visit: sweep.Visit) -> AtlasPage:
    """Give the opening view to tests that leave nothing behind but an address, all in one session."""
    return visit.show("?")


def test_the_map_paints_every_county(opening_view: AtlasPage) -> None:
    losing, gaining = opening_view.color_of(code_of(*LOSING)), opening_view.color_of(code_of(*GAINING))
    assert losing != gaining
    fills = opening_view.colors()
    assert None not in fills
    # Every unit has residents of 2010 and 2020, so none may be hatched.
    assert "hatch" not in fills


def test_what_is_painted_stands_on_the_screen(opening_view: AtlasPage) -> None:
    # A large county, so that the pixel is not on a border, and no grouped one, which bears a pattern.
    code = code_of("额济纳旗", "阿拉善盟")
    fill = opening_view.color_of(code)
    red, green, blue, opacity = opening_view.pixel_at(code)
    assert opacity == 255
    wanted = [int(fill[i : i + 2], 16) for i in (1, 3, 5)]
    assert max(abs(a - b) for a, b in zip(wanted, (red, green, blue), strict=True)) <= 3


def test_the_title_is_a_sentence_from_the_data(opening_view: AtlasPage) -> None:
    expect(opening_view.page.locator("h1")).to_contain_text("2,843")
    expect(opening_view.page.locator("h1")).to_contain_text("1,470")


def test_a_filter_recolours_the_map(atlas: AtlasPage) -> None:
    inside, outside = code_of(*LOSING), code_of(*GAINING)
    before_inside, before_outside, painted = atlas.color_of(inside), atlas.color_of(outside), atlas.painted
    atlas.page.get_by_role("button", name="东北", exact=True).click()
    atlas.wait_for_repaint(painted)
    assert atlas.color_of(inside) == before_inside
    assert atlas.color_of(outside) != before_outside
    atlas.wait_for_query("region", "northeast")
    expected = (load_counties()["region"] == "northeast").sum()
    expect(atlas.page.get_by_text(f"显示 {expected} 个单位")).to_be_visible()


def test_a_filter_keeps_the_view_and_the_frame(atlas: AtlasPage) -> None:
    atlas.map.evaluate("window.wasHere = true")
    box = atlas.page.locator(".st-key-county-map iframe").bounding_box()
    place = atlas.point_on_screen(code_of(*LOSING))
    painted = atlas.painted
    atlas.page.get_by_role("button", name="西部", exact=True).click()
    atlas.wait_for_repaint(painted)
    assert atlas.map.evaluate("window.wasHere") is True
    assert atlas.page.locator(".st-key-county-map iframe").bounding_box() == box
    assert atlas.point_on_screen(code_of(*LOSING)) == pytest.approx(place, abs=0.5)


@pytest.mark.parametrize(
    ("name", "prefecture"), [LOSING, GAINING, ("若羌县", "巴音郭楞蒙古自治州"), ("莎车县", "喀什地区")]
)
def test_a_click_selects_the_county_under_the_pointer(
    opening_view: AtlasPage, name: str, prefecture: str
) -> None:
    x, y = opening_view.point_on_screen(code_of(name, prefecture))
    # Which county lies there is told by Leaflet's own projection and the shapes of the release.
    box = opening_view.page.locator(".st-key-county-map iframe").bounding_box()
    assert box is not None
    place = opening_view.map.evaluate(
        """([x, y]) => {
            const map = Object.values(window).find(v => v && v.latLngToContainerPoint && v.getZoom);
            const at = map.containerPointToLatLng([x, y]);
            return [at.lng, at.lat];
        }""",
        [x - box["x"], y - box["y"]],
    )
    shapes = load_county_shapes()
    under = shapes[shapes.geometry.contains(shapely.Point(place))]
    assert under["name_zh"].tolist() == [name]
    opening_view.page.mouse.click(x, y)
    opening_view.wait_for_query("county", under["code"].item())
    expect(opening_view.card).to_contain_text(name)
    expect(opening_view.card).to_contain_text(prefecture)


def test_a_second_click_reaches_the_same_county_again(atlas: AtlasPage) -> None:
    place = atlas.point_on_screen(code_of(*LOSING))
    atlas.page.mouse.click(*place)
    expect(atlas.card).to_contain_text("榆树市")
    atlas.page.get_by_role("button", name="关闭").click()
    expect(atlas.card).to_have_count(0)
    atlas.page.mouse.click(*place)
    expect(atlas.card).to_contain_text("榆树市")


def test_hovering_names_the_county_and_its_value(opening_view: AtlasPage) -> None:
    opening_view.page.mouse.move(*opening_view.point_on_screen(code_of(*LOSING)))
    tooltip = opening_view.page.frame_locator(".st-key-county-map iframe").get_by_text("榆树市")
    expect(tooltip).to_be_visible()
    # 836,098 residents after 1,160,568.
    expect(opening_view.page.frame_locator(".st-key-county-map iframe").get_by_text("28.0%")).to_be_visible()


def test_nothing_is_requested_from_another_host(page: Page, app_address: str) -> None:
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("websocket", lambda socket: hosts.add(urlsplit(socket.url).netloc))
    atlas = AtlasPage(page, app_address)
    painted = atlas.painted
    page.get_by_role("button", name="东北", exact=True).click()
    atlas.wait_for_repaint(painted)
    page.mouse.click(*atlas.point_on_screen(code_of(*LOSING)))
    expect(atlas.card).to_contain_text("榆树市")
    page.get_by_text("方法与来源").first.click()
    expect(page.locator("h1")).to_contain_text("方法")
    assert {host for host in hosts if host} == {urlsplit(app_address).netloc}


def test_a_link_restores_the_view(page: Page, app_address: str) -> None:
    code = code_of(*LOSING)
    query = (
        f"?indicator=urban_share_2020&region=northeast&province=220000&kind=city&distance=0-150"
        f"&population=200000-&county={code}&view=6.5,44.2,126.0&lang=en"
    )
    atlas = AtlasPage(page, app_address, query)
    counties = load_counties()
    shown = counties[
        (counties["province_code"] == "220000")
        & (counties["kind"] == "city")
        & (counties["distance_city_5m"] <= 150)
        & (counties["population_2020"] >= 200_000)
    ]
    assert len(shown) > 0
    expect(page.get_by_text(f"{len(shown)} units shown")).to_be_visible()
    expect(atlas.card).to_contain_text("Yushu")
    view = atlas.map.evaluate(VIEW)
    assert view == pytest.approx([6.5, 44.2, 126.0], abs=0.02)
    query_now = atlas.query
    assert query_now["indicator"] == "urban_share_2020"
    assert query_now["province"] == "220000"
    assert query_now["county"] == code
    assert query_now["lang"] == "en"


def test_panning_writes_the_address_without_running_the_script(atlas: AtlasPage) -> None:
    asked: list[str | None] = []

    def note(frame: bytes) -> None:
        asked.append(BackMsg.FromString(frame).WhichOneof("type"))

    # A rerun would be asked for over the websocket.
    atlas.socket.on("framesent", note)
    painted = atlas.painted
    box = atlas.page.locator(".st-key-county-map iframe").bounding_box()
    assert box is not None
    centre = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    atlas.page.mouse.move(*centre)
    atlas.page.mouse.down()
    atlas.page.mouse.move(centre[0] + 120, centre[1] + 60, steps=6)
    atlas.page.mouse.up()
    atlas.wait_for_any("view")
    assert atlas.painted == painted
    assert asked == []


def test_a_view_survives_a_filter_and_a_reload(atlas: AtlasPage) -> None:
    atlas.page.locator(".st-key-county-map iframe").hover()
    atlas.page.mouse.wheel(0, -400)
    atlas.wait_for_any("view")
    painted = atlas.painted
    atlas.page.get_by_role("button", name="中部", exact=True).click()
    atlas.wait_for_repaint(painted)
    atlas.wait_for_query("region", "central")
    view = atlas.query["view"]
    painted = atlas.painted
    atlas.page.get_by_role("button", name="西部", exact=True).click()
    atlas.wait_for_repaint(painted)
    atlas.wait_for_query("region", "central,west")
    atlas.wait_for_query("view", view)
    atlas.reload()
    assert atlas.query["view"] == view
    assert atlas.query["region"] == "central,west"


def test_a_reader_who_comes_back_from_another_page_finds_the_view_again(atlas: AtlasPage) -> None:
    place = atlas.point_on_screen(code_of(*LOSING))
    atlas.page.mouse.move(*place)
    atlas.page.mouse.wheel(0, -600)
    view = atlas.wait_for_any("view")
    atlas.page.get_by_role("link", name="方法与来源").click()
    expect(atlas.page.locator("h1")).to_contain_text("方法")
    assert "view" not in atlas.query
    atlas.page.get_by_role("link", name="地图").click()
    atlas.expect_settled()
    atlas.wait_for_query("view", view)


def test_broken_parts_of_a_link_are_dropped_with_a_note(page: Page, app_address: str) -> None:
    atlas = AtlasPage(
        page, app_address, "?indicator=<script>alert(1)</script>&region=east,moon&population=9-x&county=1"
    )
    expect(page.get_by_text("已忽略")).to_be_visible()
    expect(page.get_by_text("alert(1)")).to_be_visible()
    atlas.wait_for_query("region", "east")
    expected = (load_counties()["region"] == "east").sum()
    expect(page.get_by_text(f"显示 {expected} 个单位")).to_be_visible()


def test_a_note_that_goes_leaves_the_map_in_its_frame(page: Page, app_address: str) -> None:
    atlas = AtlasPage(page, app_address, "?region=moon")
    expect(page.get_by_text("已忽略")).to_be_visible()
    atlas.map.evaluate("window.wasHere = true")
    painted = atlas.painted
    page.get_by_role("button", name="东北", exact=True).click()
    atlas.wait_for_repaint(painted)
    expect(page.get_by_text("已忽略")).to_have_count(0)
    assert atlas.map.evaluate("window.wasHere") is True


def test_an_empty_result_says_what_to_do(page: Page, app_address: str) -> None:
    AtlasPage(page, app_address, "?region=northeast&kind=banner")
    expect(page.get_by_text("没有同时符合这些条件的县")).to_be_visible()
    page.get_by_role("button", name="清除全部筛选").click()
    expect(page.get_by_text("显示 2,843 个单位")).to_be_visible()


def test_the_language_switch_turns_every_word(atlas: AtlasPage) -> None:
    atlas.page.get_by_role("radio", name="English").or_(
        atlas.page.get_by_role("button", name="English")
    ).first.click()
    atlas.wait_for_query("lang", "en")
    expect(atlas.page.locator("h1")).to_contain_text("1,470 of 2,843")
    atlas.expect_settled()
    # Names of places stay; every other Chinese word would be a sentence forgotten.
    words = atlas.page.locator("body").inner_text() + atlas.map.locator("body").inner_text()
    chinese = set(re.findall(r"[\u4e00-\u9fff]+", words)) - {"中文", "县城图谱"}
    names = set(load_counties()["name_zh"])
    assert {word for word in chinese if word not in names} == set()


def test_the_ranking_selects_a_county(atlas: AtlasPage) -> None:
    first = atlas.page.locator(".st-key-ranking").get_by_role("button").first
    name = first.inner_text().split()[0]
    first.click()
    expect(atlas.card).to_contain_text(re.sub(r"[\d.*]", "", name))


def test_filters_that_are_taken_off_stay_off_under_the_next_press(page: Page, app_address: str) -> None:
    atlas = AtlasPage(page, app_address, "?lang=en&region=west&kind=county")
    # Faster than the page is drawn anew.
    page.evaluate(
        """async (wait) => {
            document.querySelector(".st-key-reset_filters button").click();
            await new Promise((done) => setTimeout(done, wait));
            document.querySelector(".st-key-control_type button[aria-pressed]").click();
        }""",
        60,
    )
    atlas.wait_for_any("type")
    assert not {"region", "kind"} & atlas.query.keys()
