"""The CCID top 100 counties are taken as they stand, or the build stops."""

import pandas as pd
import pytest

from geodata import load_counties, load_top_counties
from geodata.build.top_counties import read_top_counties


def listed(tmp_path, edit=lambda rows: rows):
    units = pd.DataFrame({"code": [str(code) for code in range(110001, 110101)]})
    units["name_zh"] = "县" + units["code"]
    rows = edit([f"{rank},{code},县{code}" for rank, code in enumerate(units["code"], start=1)])
    path = tmp_path / "top.csv"
    path.write_text("rank,adcode,name\n" + "\n".join(rows), encoding="utf-8")
    return read_top_counties(path, units, lambda _: None)


def test_the_ranking_comes_in_its_order(tmp_path):
    table = listed(tmp_path, lambda rows: rows[::-1])

    assert table["rank"].tolist() == list(range(1, 101))
    assert table.loc[0, "code"] == "110001"


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda rows: rows[:-1], "ranks"),
        (lambda rows: [*rows[:-1], "100,999999,某县"], "某县"),
        (lambda rows: [*rows[:-1], "100,110100,某县"], "某县"),
    ],
)
def test_a_rank_that_is_missing_or_a_stranger_stops_the_build(tmp_path, edit, told):
    with pytest.raises(ValueError, match=told):
        listed(tmp_path, edit)


def test_the_release_holds_a_hundred_with_kunshan_first():
    top, kinds = load_top_counties(), load_counties().set_index("code")["kind"]

    assert len(top) == 100
    assert top.loc[0, ["code", "name_zh"]].tolist() == ["320583", "昆山市"]
    assert not (top["code"].map(kinds) == "district").any()
