"""What comes out of the printer: a county and a comparison on clean A4 sheets, from either theme."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import BrowserContext, Page, expect

from tests import office
from tests.browser.atlas_page import OpenPage, new_tab

pytestmark = pytest.mark.skipif(bool(office.missing()), reason="poppler is not there: python -m tests.office")

COUNTY = "county?lang=zh&county=130123"
COMPARISON = "compare?lang=zh&with=410122,411729,220182,330782,520328,320583"
WHITE, DARK = 250, 90


class Printable(OpenPage):
    """A page with charts that is printed once all of it is drawn."""

    def expect_settled(self) -> None:
        self.page.locator(".atlas-locator").first.wait_for()
        expect(self.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
        self.page.locator(".st-key-take_away").wait_for()
        super().expect_settled()


@dataclass(frozen=True)
class Printed:
    """What a page says on paper, and how its sheets look."""

    text: str
    sheets: list[Image.Image]


def printed(tab: Page, folder: Path, *, grounds: bool) -> Printed:
    """Print what a tab shows, with or without the grounds of boxes."""
    file = folder / "printed.pdf"
    tab.pdf(path=file, format="A4", print_background=grounds)
    office.pictures_of(file, folder / "sheet", dots=50)
    sheets = [Image.open(sheet).convert("L") for sheet in sorted(folder.glob("sheet*.png"))]
    return Printed(office.text_of(file), sheets)


@pytest.fixture(scope="module")
def prints(
    reader: BrowserContext, app_address: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], Printed]:
    """Print both pages from both themes; dark grounds would come out where grounds are asked for."""
    made = {}
    for scheme in ("light", "dark"):
        for name, query in (("county", COUNTY), ("comparison", COMPARISON)):
            tab = new_tab(reader, scheme=scheme)
            Printable(tab, app_address, query)
            folder = tmp_path_factory.mktemp(f"{name}_{scheme}")
            made[name, scheme] = printed(tab, folder, grounds=True)
            tab.close()
    return made


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_county_takes_three_sheets_and_six_counties_take_two(
    prints: dict[tuple[str, str], Printed], scheme: str
) -> None:
    assert len(prints["county", scheme].sheets) == 3
    assert len(prints["comparison", scheme].sheets) == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["county", "comparison"])
def test_the_tools_stay_on_the_screen(prints: dict[tuple[str, str], Printed], name: str, scheme: str) -> None:
    text = prints[name, scheme].text

    tools = ("嵌入", "加入简报", "置顶", "并列比较", "×", "在左侧", "在地图上", "各句所依据")
    assert [tool for tool in tools if tool in text] == []


@pytest.mark.parametrize("name", ["county", "comparison"])
def test_a_sheet_says_where_it_comes_from(prints: dict[tuple[str, str], Printed], name: str) -> None:
    text = "".join(prints[name, "dark"].text.split())

    assert "来源：第七次全国人口普查" in text
    assert "图谱数据版本" in text
    assert "不就任何界线表示立场" in text
    assert {"county": "county=130123", "comparison": "with=410122,411729,220182"}[name] in text


def test_why_a_type_does_not_hold_is_on_paper(prints: dict[tuple[str, str], Printed]) -> None:
    text = "".join(prints["county", "light"].text.split())

    assert "人口流失：否。常住人口变化" in text


@pytest.mark.parametrize("name", ["county", "comparison"])
def test_a_dark_screen_prints_as_a_light_one(prints: dict[tuple[str, str], Printed], name: str) -> None:
    for light, dark in zip(prints[name, "light"].sheets, prints[name, "dark"].sheets, strict=True):
        assert ImageStat.Stat(ImageChops.difference(light, dark)).mean[0] < 0.5


@pytest.mark.parametrize("name", ["county", "comparison"])
def test_paper_is_white_to_its_edges_and_words_are_dark(
    prints: dict[tuple[str, str], Printed], name: str
) -> None:
    for sheet in prints[name, "dark"].sheets:
        right, bottom = sheet.width - 1, sheet.height - 1
        corners = [sheet.getpixel(at) for at in ((0, 0), (right, 0), (0, bottom), (right, bottom))]
        assert min(corners) >= WHITE
        assert sheet.getextrema()[0] < DARK
        assert ImageStat.Stat(sheet).median[0] >= WHITE


@pytest.mark.parametrize(("query", "maps"), [(COUNTY, 2), (COMPARISON, 6)])
def test_a_dark_screen_shows_each_map_once(
    reader: BrowserContext, app_address: str, query: str, maps: int
) -> None:
    tab = new_tab(reader, scheme="dark")
    Printable(tab, app_address, query)
    # The county and those similar to it; a map for each that is compared.
    expect(tab.locator(".atlas-locator:visible")).to_have_count(maps)
    tab.emulate_media(media="print")
    expect(tab.locator(".atlas-locator:visible")).to_have_count(maps)
    tab.close()


def test_a_chart_is_as_large_after_printing_as_before(
    reader: BrowserContext, app_address: str, tmp_path: Path
) -> None:
    tab = new_tab(reader)
    Printable(tab, app_address, COUNTY)
    chart = tab.locator(".st-key-county_pyramid .main-svg").first
    before = chart.bounding_box()
    printed(tab, tmp_path, grounds=False)

    after = chart.bounding_box()
    assert before is not None
    assert after is not None
    assert (after["width"], after["height"]) == (before["width"], before["height"])
    tab.close()
