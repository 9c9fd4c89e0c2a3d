"""What is made for an indicator is made once, when somebody asks."""

from threading import Barrier, Thread

import pytest

from ui.atlas import load_atlas
from ui.lazy import Lazy


def test_a_value_is_made_at_its_first_use_and_kept():
    made = []
    values = Lazy(["a", "b"], lambda key: made.append(key) or key.upper())

    assert made == []
    assert [values["b"], values["b"]] == ["B", "B"]
    assert made == ["b"]


def test_it_reads_like_any_mapping():
    values = Lazy(["a", "b"], str.upper)

    assert (list(values), len(values), dict(values)) == (["a", "b"], 2, {"a": "A", "b": "B"})
    assert "c" not in values
    with pytest.raises(KeyError):
        values["c"]


def test_two_sessions_that_ask_at_once_get_the_same_value():
    together = Barrier(2)

    def make(_key):
        together.wait(timeout=10)
        return object()

    values = Lazy(["a"], make)
    got = []
    threads = [Thread(target=lambda: got.append(values["a"])) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert got[0] is got[1]


def test_the_atlas_has_everything_for_every_indicator():
    atlas = load_atlas()

    for part in (atlas.nation, atlas.breaks, atlas.classes, atlas.samples, atlas.few, atlas.intervals):
        assert list(part) == list(atlas.indicators)
    for key in atlas.indicators:
        assert len(atlas.classes[key]) == len(atlas.few[key]) == len(atlas.counties)
        assert atlas.classes[key].max() < atlas.breaks[key].size
