"""Neighbours share a border; what only touches in a corner is no neighbour."""

import numpy as np
import pytest
import shapely

from analytics.neighbours import DIRECTIONS, Neighbourhood, direction_of
from geodata import Topology, load_county_shapes, load_topology


def square(west, south):
    """A square of one degree, as four arcs: south, east, north, west side."""
    corners = [(west, south), (west + 1, south), (west + 1, south + 1), (west, south + 1), (west, south)]
    return [np.array(corners[side : side + 2], dtype=float) for side in range(4)]


def test_a_shared_side_makes_neighbours_and_a_shared_corner_does_not():
    # b lies east of a, c north of b: c touches a in a corner alone.
    a, b, c = square(0, 0), square(1, 0), square(1, 1)
    arcs = (*a, b[0], b[1], b[2], c[1], c[2], c[3])
    topology = Topology(
        arcs=arcs,
        counties={"a": ((0, 1, 2, 3),), "b": ((4, 5, 6, ~1),), "c": ((~6, 7, 8, 9),), "d": ()},
        no_data={},
        meshes={},
    )
    near = Neighbourhood(topology)

    assert [(one.code, one.direction) for one in near.of("a")] == [("b", "east")]
    assert [(one.code, one.direction) for one in near.of("b")] == [("c", "north"), ("a", "west")]
    assert [(one.code, one.direction) for one in near.of("c")] == [("b", "south")]
    # A degree of the meridian is 111 km long.
    assert near.of("a")[0].border_km == pytest.approx(111.2, abs=0.5)


@pytest.mark.parametrize(("bearing", "direction"), list(zip(range(0, 360, 45), DIRECTIONS, strict=True)))
def test_an_eighth_of_the_compass_reaches_as_far_to_both_sides(bearing, direction):
    assert direction_of(bearing) == direction
    assert direction_of((bearing - 22.4) % 360) == direction
    assert direction_of(bearing + 22.4) == direction


@pytest.fixture(scope="module")
def near():
    return Neighbourhood(load_topology())


def test_neighbours_are_those_whose_shapes_share_a_line(near):
    # A second method on other shapes: the finer ones of the tables, within Jilin and Hainan.
    shapes = load_county_shapes()
    shapes = shapes[shapes["province_code"].isin(["220000", "460000"])]
    codes = shapes["code"].to_numpy()
    inside = set(codes)
    tree = shapely.STRtree(shapes.geometry.to_numpy())
    first, second = tree.query(shapes.geometry.to_numpy(), predicate="intersects")
    for code in codes:
        at = int(np.flatnonzero(codes == code)[0])
        touching = {
            codes[other]: shapely.intersection(shapes.geometry.iloc[at], shapes.geometry.iloc[other]).length
            for other in second[first == at]
            if other != at
        }
        found = {one.code for one in near.of(code)} & inside
        # Under two kilometres or so (0.02 degrees), simplification may part or join.
        assert {other for other, length in touching.items() if length > 0.02} <= found
        assert found <= set(touching), code


def test_every_unit_is_its_neighbours_neighbour_and_lies_on_the_other_side(near):
    for code in load_topology().counties:
        for one in near.of(code):
            back = {other.code: other for other in near.of(one.code)}
            assert back[code].border_km == pytest.approx(one.border_km)


def test_islands_have_no_neighbour(near):
    # 长海, 岱山, 南澳 and 三沙 are islands.
    assert {code for code in load_topology().counties if not near.of(code)} == {
        "210224",
        "330921",
        "440523",
        "460300",
    }


def test_yushu_borders_on_five_units(near):
    # On any map, clockwise: 五常, 舒兰, 德惠, 扶余, 双城.
    found = [(one.code, one.direction) for one in near.of("220182")]

    assert found == [
        ("230184", "east"),
        ("220283", "south"),
        ("220183", "southwest"),
        ("220781", "west"),
        ("230113", "northwest"),
    ]
