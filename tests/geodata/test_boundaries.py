"""The map's shapes cover the country once, and nobody's county is lost."""

import numpy as np
import pytest
import shapely

from geodata.build.boundaries import (
    NO_DATA_CODES,
    county_boundaries,
    geodesic_area_km2,
    snap_coverage,
    without_specks,
)
from tests.geodata.building import silent

# Lost first: 三沙, 嵊泗, 岱山, 普陀, 洞头, 南澳, 长海, 蓬莱 (with 长岛).
ISLANDS = ["460300", "330922", "330921", "330903", "330305", "440523", "210224", "370614"]


@pytest.fixture(scope="module")
def boundaries(build):
    return build["county_boundaries"]


def test_there_are_2843_units_in_the_order_of_their_codes(boundaries):
    assert len(boundaries.codes) == 2843
    assert list(boundaries.codes) == sorted(boundaries.codes)


@pytest.mark.parametrize("which", ["full", "release", "browser"])
def test_units_meet_without_gap_or_overlap(boundaries, which):
    shapes = getattr(boundaries, which)
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)


@pytest.mark.parametrize("which", ["release", "browser"])
def test_simplifying_opens_no_hole_in_the_country(boundaries, which):
    before = shapely.coverage_union_all(boundaries.full)
    after = shapely.coverage_union_all(getattr(boundaries, which))
    holes = sum(shapely.get_num_interior_rings(shapely.get_parts(after)))
    assert holes <= sum(shapely.get_num_interior_rings(shapely.get_parts(before)))


@pytest.mark.parametrize(("which", "decimals"), [("release", 4), ("browser", 3)])
def test_coordinates_have_the_stated_decimals(boundaries, which, decimals):
    xy = shapely.get_coordinates(getattr(boundaries, which))
    assert np.array_equal(xy, np.round(xy, decimals))


def test_every_unit_keeps_an_area_close_to_its_own(boundaries):
    full = geodesic_area_km2(boundaries.full)
    release = geodesic_area_km2(boundaries.release) / full
    browser = geodesic_area_km2(boundaries.browser) / full
    assert release.min() > 0.85
    assert release.max() < 1.15
    assert browser.min() > 0.4
    assert np.median(np.abs(browser - 1)) < 0.02


def test_the_country_has_its_published_size(boundaries):
    # 9.6 million km2, less Taiwan (36,000), Hong Kong and Macau (1,100), and what is disputed or sea.
    assert 9.4e6 < np.nansum(boundaries.area_km2) < 9.6e6


def test_reefs_and_lagoons_are_no_area(boundaries):
    # 三沙 has some 20 km2 of land; its shape has 6,374.
    assert [
        code for code, area in zip(boundaries.codes, boundaries.area_km2, strict=True) if np.isnan(area)
    ] == ["460300"]


# Areas in km2 as the governments of these units publish them.
@pytest.mark.parametrize(
    ("code", "published"),
    [("110102", 50.7), ("220182", 4712), ("441900", 2460), ("620621", 15_800), ("652824", 202_300)],
)
def test_areas_agree_with_published_ones(boundaries, code, published):
    area = boundaries.area_km2[boundaries.codes.index(code)]
    assert area == pytest.approx(published, rel=0.05)


@pytest.mark.parametrize("code", ISLANDS)
def test_islands_are_on_the_map(boundaries, code):
    at = boundaries.codes.index(code)
    largest = max(shapely.get_parts(boundaries.full[at]), key=lambda part: part.area)
    assert boundaries.browser[at].intersection(largest).area > 0.4 * largest.area


def test_every_island_of_the_south_china_sea_is_on_the_map(boundaries):
    at = boundaries.codes.index("460300")
    assert shapely.get_num_geometries(boundaries.browser[at]) == shapely.get_num_geometries(
        boundaries.full[at]
    )


def test_the_easternmost_islands_are_on_the_map(boundaries):
    taiwan = boundaries.no_data_browser[boundaries.no_data_codes.index("710000")]
    # 钓鱼岛 and 赤尾屿.
    for lon, lat in ((123.47, 25.745), (124.56, 25.92)):
        assert taiwan.distance(shapely.Point(lon, lat)) < 0.02


def test_taiwan_hong_kong_macau_and_jinmen_are_drawn(boundaries):
    assert boundaries.no_data_codes == NO_DATA_CODES
    assert not shapely.is_empty(boundaries.no_data_browser).any()
    together = np.concatenate([boundaries.browser, boundaries.no_data_browser])
    assert shapely.coverage_is_valid(together)


def test_the_maritime_line_has_its_ten_segments(boundaries):
    assert shapely.get_num_geometries(boundaries.maritime_line) == 10


def test_a_code_without_a_shape_is_refused():
    with pytest.raises(FileNotFoundError, match="999999"):
        county_boundaries({"999999": ("999999",)}, silent)


def test_rounding_moves_a_shared_corner_for_both():
    left = shapely.Polygon([(0, 0), (1.04, 0), (0.96, 1), (0, 1)])
    right = shapely.Polygon([(1.04, 0), (2, 0), (2, 1), (0.96, 1)])
    snapped = snap_coverage(np.array([left, right], dtype=object), 0.1)
    assert shapely.equals(snapped, [shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)]).all()


def test_an_enclave_survives_rounding():
    hole = shapely.box(0.4, 0.4, 0.6, 0.6)
    around = shapely.box(0, 0, 1, 1).difference(hole)
    snapped = snap_coverage(np.array([around, hole], dtype=object), 0.1)
    assert shapely.area(snapped) == pytest.approx([0.96, 0.04])


def test_specks_go_but_not_far_ones_nor_the_only_part_of_a_unit():
    def square(lon, lat, side):
        return shapely.box(lon, lat, lon + side, lat + side)

    land = square(120, 30, 0.5)
    near, far = square(120.6, 30, 0.005), square(122, 30, 0.005)
    southern = square(120.6, 15, 0.005)
    only = square(120.7, 30, 0.005)
    shapes = np.array([shapely.MultiPolygon([land, near, far, southern]), only], dtype=object)
    kept = without_specks(shapes)
    assert shapely.equals(kept[0], shapely.MultiPolygon([land, far, southern]))
    assert shapely.equals(kept[1], only)


def test_a_square_degree_at_the_equator_has_its_textbook_area():
    assert geodesic_area_km2(np.array([shapely.box(0, 0, 1, 1)])) == pytest.approx(12_309, abs=1)
