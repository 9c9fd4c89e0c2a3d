"""What is picked out of the counties that are shown."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analytics.picking import NO_CLASS, ClassPick, RegionPick, SpanPick, in_class, in_region, in_span

NAN = np.nan


def test_a_class_is_picked_and_so_are_those_without_data():
    classes = np.array([0, 2, -1, 2])

    assert in_class(ClassPick(2), classes).tolist() == [False, True, False, True]
    assert in_class(ClassPick(NO_CLASS), classes).tolist() == [False, False, True, False]


def test_a_span_holds_its_lower_end_and_nothing_without_a_value():
    values = np.array([-5, -2, 0, 3, NAN])

    assert in_span(SpanPick(-2, 3), values).tolist() == [False, True, True, False, False]
    assert in_span(SpanPick(0, np.inf), values).tolist() == [False, False, True, True, False]


def test_a_triangle_holds_what_lies_inside():
    triangle = RegionPick(((0, 0), (4, 0), (0, 4)))
    across, up = np.array([1, 3, 1, NAN]), np.array([1, 3, 2.5, 1])

    assert in_region(triangle, across, up).tolist() == [True, False, True, False]


def test_a_region_drawn_on_a_logarithmic_axis_is_straight_there():
    # Between (1, 0) and (100, 2) a straight line on a logarithmic axis passes through (10, 1).
    wedge = RegionPick(((1, 0), (100, 0), (100, 2)))
    below, above = np.array([10.0, 10.0]), np.array([0.9, 1.1])

    assert in_region(wedge, below, above, ("log", "linear")).tolist() == [True, False]
    # On a linear axis the same line passes (10, 0.18).
    assert in_region(wedge, below, above).tolist() == [False, False]


def test_a_loop_that_crosses_itself_holds_both_its_halves():
    bow = RegionPick(((0, 0), (2, 2), (2, 0), (0, 2)))

    assert in_region(bow, np.array([0.2, 1.8, 1.0]), np.array([1.0, 1.0, 0.2])).tolist() == [
        True,
        True,
        False,
    ]


@given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=1, max_size=30))
def test_a_box_holds_what_two_spans_hold(points):
    across, up = (np.array(values) for values in zip(*points, strict=True))
    box = RegionPick(((-3.5, -1.5), (4.5, -1.5), (4.5, 2.5), (-3.5, 2.5)))
    on_the_edge = np.isin(across, (-3.5, 4.5)) | np.isin(up, (-1.5, 2.5))
    inside = in_span(SpanPick(-3.5, 4.5), across) & in_span(SpanPick(-1.5, 2.5), up)

    assert (in_region(box, across, up) == inside)[~on_the_edge].all()
