"""What is picked out comes back from a link; what means nothing picks nothing."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.picking import NO_CLASS, ClassPick, RegionPick, SpanPick
from ui.pick import read_pick, write_pick

numbers = st.floats(-1e9, 1e9).map(lambda x: round(x, 4) + 0.0)
spans = (
    st.tuples(numbers, numbers)
    .filter(lambda ends: ends[0] != ends[1])
    .map(lambda ends: SpanPick(*sorted(ends)))
)
picks = st.one_of(
    st.builds(ClassPick, st.integers(NO_CLASS, 35)),
    spans,
    numbers.map(lambda low: SpanPick(low, math.inf)),
    numbers.map(lambda high: SpanPick(-math.inf, high)),
    st.lists(st.tuples(numbers, numbers), min_size=3, max_size=64).map(lambda c: RegionPick(tuple(c))),
)


@given(picks)
def test_a_link_restores_what_is_picked_out(pick):
    assert read_pick(write_pick(pick)) == pick


@pytest.mark.parametrize(
    ("text", "pick"),
    [
        ("class:none", ClassPick(NO_CLASS)),
        ("values:-14:-6", SpanPick(-14, -6)),
        ("values::0", SpanPick(-math.inf, 0)),
        ("region:0,0;4,0;0,4.5", RegionPick(((0, 0), (4, 0), (0, 4.5)))),
    ],
)
def test_a_pick_is_written_for_people(text, pick):
    assert read_pick(text) == pick
    assert write_pick(pick) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "class", "class:", "class:-1", "class:99", "class:²", "<script>"),
        *("values:", "values::", "values:5:5", "values:6:5", "values:a:b", "values:nan:1", "values:1:1e99"),
        *("region:", "region:0,0;1,1", "region:0,0;1,1;x,y", "region:0;1;2", "region:inf,0;0,1;1,1"),
        "region:" + ";".join(["0,0"] * 65),
    ],
)
def test_what_means_nothing_picks_nothing(text):
    assert read_pick(text) is None
