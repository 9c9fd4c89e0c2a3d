"""The boundaries of the country's map: the same shapes with fewer points."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from geodata.release import BOUNDARIES, RELEASE_FOLDER
from ui.overview_build import TOLERANCE, ZOOM, overview

FRONTEND = Path(__file__).resolve().parents[2] / "ui" / "frontend"
DEGREES_A_PIXEL = 360 / (256 * 2**ZOOM)
"""Of longitude; of latitude a pixel is less."""


@pytest.fixture(scope="module")
def whole():
    return json.loads((RELEASE_FOLDER / BOUNDARIES).read_bytes())


@pytest.fixture(scope="module")
def coarse(whole):
    return overview(whole)


def decoded(document):
    scale, origin = (np.asarray(document["transform"][key]) for key in ("scale", "translate"))
    return [np.cumsum(arc, axis=0) * scale + origin for arc in document["arcs"]]


def test_every_arc_keeps_its_number_and_its_ends(whole, coarse):
    before, after = decoded(whole), decoded(coarse)
    assert len(before) == len(after)
    for long, short in zip(before, after, strict=True):
        np.testing.assert_allclose(short[[0, -1]], long[[0, -1]])


def test_what_is_left_is_a_part_of_what_was_there(whole, coarse):
    for long, short in zip(whole["arcs"], coarse["arcs"], strict=True):
        points = set(map(tuple, np.cumsum(long, axis=0).tolist()))
        assert set(map(tuple, np.cumsum(short, axis=0).tolist())) <= points
    assert sum(map(len, coarse["arcs"])) < 0.6 * sum(map(len, whole["arcs"]))


def test_no_border_moves_by_more_than_the_tolerance(whole, coarse):
    for long, short in zip(decoded(whole), decoded(coarse), strict=True):
        if len(long) == len(short):
            continue
        starts, ends = short[:-1], short[1:]
        along = ends - starts
        square = np.maximum((along**2).sum(axis=1), 1e-12)
        share = np.clip(((long[:, None] - starts) * along).sum(axis=2) / square, 0, 1)
        away = np.linalg.norm(long[:, None] - starts - share[..., None] * along, axis=2).min(axis=1)
        assert away.max() <= TOLERANCE * DEGREES_A_PIXEL * 1.001


def test_shapes_are_built_from_the_same_arcs(whole, coarse):
    assert {**coarse["objects"], "borders": None} == {**whole["objects"], "borders": None}


def test_borders_are_what_two_counties_share():
    square = {"type": "Polygon", "id": "1", "arcs": [[0, 1]]}
    other = {"type": "MultiPolygon", "id": "2", "arcs": [[[~0, 2]]]}
    document = {
        "type": "Topology",
        "transform": {"scale": [1, 1], "translate": [100, 30]},
        "objects": {"counties": {"type": "GeometryCollection", "geometries": [square, other]}},
        "arcs": [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 0], [1, 0], [0, 1], [-1, 0]]],
    }
    assert overview(document)["objects"]["borders"] == {"type": "MultiLineString", "arcs": [[0]]}


def test_the_browser_draws_it_up_to_the_zoom_that_it_is_made_for():
    text = (FRONTEND / "src" / "detail.ts").read_text(encoding="utf-8")
    first = re.search(r"LEVEL_ZOOMS = \[([\d.]+)", text)
    assert first
    assert float(first[1]) == ZOOM
