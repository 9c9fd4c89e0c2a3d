"""The browser's TopoJSON decodes to the shapes, in row order, each border once."""

import gzip
import json
from itertools import pairwise

import numpy as np
import pytest
import shapely

from geodata.build.boundaries import Boundaries
from geodata.build.topology import county_topology
from tests.geodata.building import silent


class Decoder:
    """TopoJSON read by the rules of its specification."""

    def __init__(self, topology):
        scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
        self.objects = topology["objects"]
        self.arcs = [np.cumsum(arc, axis=0) * scale + translate for arc in topology["arcs"]]

    def line(self, indices):
        pieces = [self.arcs[i] if i >= 0 else self.arcs[~i][::-1] for i in indices]
        for before, after in pairwise(pieces):
            assert np.allclose(before[-1], after[0]), "arcs of a line must meet"
        return np.vstack([pieces[0], *(piece[1:] for piece in pieces[1:])])

    def shape(self, geometry):
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        return shapely.MultiPolygon(
            [
                shapely.Polygon(self.line(rings[0]), [self.line(hole) for hole in rings[1:]])
                for rings in polygons
            ]
        )

    def mesh(self, name):
        return shapely.MultiLineString([self.line(indices) for indices in self.objects[name]["arcs"]])


def small_country():
    """Two provinces side by side; the left one has two prefectures, one above the other; islands."""
    # The corner of two units on the edge of the third is a vertex of that edge, as in any clean coverage.
    mainland = shapely.Polygon([(101, 30), (102, 30), (102, 32), (101, 32), (101, 31)])
    units = [
        shapely.box(100, 30, 101, 31),
        shapely.box(100, 31, 101, 32),
        shapely.MultiPolygon([mainland, shapely.box(103, 30, 104, 31)]),
    ]
    shapes = np.array(units, dtype=object)
    return Boundaries(
        codes=("110101", "110201", "120101"),
        full=shapes,
        release=shapes,
        browser=shapes,
        area_km2=np.ones(3),
        no_data_codes=("710000",),
        no_data_browser=np.array([shapely.box(105, 30, 106, 31)], dtype=object),
        maritime_line=shapely.MultiLineString([[(107, 29), (107.5, 30)]]),
    )


@pytest.fixture(scope="module")
def small():
    text = county_topology(small_country(), ["11", "11", "12"], ["1101", "1102", "1201"], silent)
    return Decoder(json.loads(text))


@pytest.fixture(scope="module")
def boundaries(build):
    return build["county_boundaries"]


@pytest.fixture(scope="module")
def encoded(build):
    return build["county_topology"]


def test_provinces_meet_along_their_common_border_only(small):
    assert shapely.equals(small.mesh("provinces"), shapely.LineString([(101, 30), (101, 32)]))


def test_a_prefecture_border_is_not_drawn_again_where_provinces_meet(small):
    assert shapely.equals(small.mesh("prefectures"), shapely.LineString([(100, 31), (101, 31)]))


def test_the_outline_is_what_no_second_unit_touches(small):
    country = shapely.box(100, 30, 102, 32).exterior
    islands = [shapely.box(103, 30, 104, 31).exterior, shapely.box(105, 30, 106, 31).exterior]
    assert shapely.equals(small.mesh("outline"), shapely.MultiLineString([country, *islands]))


def test_the_maritime_line_and_no_data_are_there(small):
    assert shapely.equals(small.mesh("maritime_line"), shapely.LineString([(107, 29), (107.5, 30)]))
    assert [geometry["id"] for geometry in small.objects["no_data"]["geometries"]] == ["710000"]


def test_meeting_arcs_are_joined_into_long_lines(small):
    assert len(small.objects["provinces"]["arcs"]) == 1


def test_counties_stand_in_row_order_with_their_codes(encoded, boundaries):
    ids = [geometry["id"] for geometry in json.loads(encoded)["objects"]["counties"]["geometries"]]
    assert ids == list(boundaries.codes)


def test_every_county_decodes_to_its_shape(encoded, boundaries):
    decoder = Decoder(json.loads(encoded))
    decoded = np.array([decoder.shape(geometry) for geometry in decoder.objects["counties"]["geometries"]])
    expected = boundaries.browser
    assert shapely.is_valid(decoded).all()
    assert shapely.area(shapely.symmetric_difference(decoded, expected)).max() < 1e-9
    assert shapely.area(decoded).min() > 0


def test_each_border_is_stored_once(encoded):
    topology = json.loads(encoded)
    decoder = Decoder(topology)
    segments = np.concatenate([np.hstack([arc[:-1], arc[1:]]) for arc in decoder.arcs]).round(4)
    forward = segments[:, 0] + segments[:, 1] * 1e4 < segments[:, 2] + segments[:, 3] * 1e4
    segments[~forward] = segments[~forward][:, [2, 3, 0, 1]]
    assert len(np.unique(segments, axis=0)) == len(segments)


def test_meshes_cover_every_border_between_provinces(encoded, boundaries, harmonised):
    decoder = Decoder(json.loads(encoded))
    shapes, provinces = boundaries.browser, harmonised.units["province_code"]
    hebei = shapely.coverage_union_all(shapes[(provinces == "130000").to_numpy()])
    shanxi = shapely.coverage_union_all(shapes[(provinces == "140000").to_numpy()])
    border = shapely.intersection(hebei.boundary, shanxi.boundary)
    drawn = decoder.mesh("provinces").buffer(1e-6)
    assert border.length > 5
    assert border.difference(drawn).length < 1e-6


def test_the_file_is_small_enough(encoded):
    assert len(gzip.compress(encoded, 6)) < 450_000


def test_the_same_shapes_give_the_same_bytes(encoded, boundaries, harmonised):
    units = harmonised.units
    again = county_topology(boundaries, list(units["province_code"]), list(units["prefecture_code"]), silent)
    assert again == encoded
