"""Units of 2010 and 2020 cover the same ground, or say that they do not."""

import json
from collections import defaultdict

import pandas as pd
import pytest

from geodata.build.comparison import load_map_units
from geodata.build.harmonise import harmonise
from geodata.build.lineage import county_edges
from geodata.build.population_2000 import load_left_out
from geodata.build.transfers import load_examined, load_suspected_transfers, transfer_candidates


def test_the_headline_figures_of_the_procedure(harmonised):
    checks = harmonised.checks
    assert (checks["units"], checks["groups"], checks["groups_before_dissolving"]) == (2_843, 2_688, 2_698)
    assert checks["grouped_units"] == 257
    assert round(checks["residents_of_grouped_units"] / 1e6) == 164
    assert checks["lost"] == 1_470
    assert (checks["lost_without_districts"], checks["without_districts"]) == (1_211, 1_875)
    assert (checks["lost_counties_and_cities"], checks["counties_and_cities"]) == (1_171, 1_815)


def test_no_resident_is_lost_or_counted_twice(harmonised):
    units = harmonised.units
    assert units["population_2010"].sum() == 1_332_810_869
    assert units["population_2020"].sum() == 1_409_778_724
    assert units["urban_population_2010"].sum() == 670_005_546
    assert units["urban_population_2020"].sum() == 899_991_162
    for year in (2010, 2020):
        assert (units[f"urban_population_{year}"] <= units[f"population_{year}"]).all()
        assert (units[f"population_{year}"] > 0).all()


def test_every_count_survives_zones_groups_and_dissolving(harmonised, census_2010, census_2020_rows):
    for rows, year in ((census_2010, 2010), (census_2020_rows, 2020)):
        for measure in rows.columns:
            if not measure.startswith("mean_years_schooling"):
                assert harmonised.counts[f"{measure}_{year}"].sum() == pytest.approx(rows[measure].sum()), (
                    measure
                )


def test_units_are_keyed_once_in_order(harmonised):
    index = harmonised.units.index
    assert index.is_unique
    assert index.is_monotonic_increasing
    assert index.str.fullmatch(r"\d{6}").all()
    assert harmonised.counts.index.equals(index)
    assert list(harmonised.members) == list(index)


def test_groups_are_those_of_a_plain_search(harmonised, lineage, zone_hosts, census_2010, census_2020):
    """A second method: walk the edges breadth first, in plain Python."""
    neighbours = defaultdict(set)

    def tie(one, other):
        neighbours[one].add(other)
        neighbours[other].add(one)

    for edge in county_edges(lineage):
        tie((edge.year - 1, edge.old), (edge.year, edge.new))
    code_of = load_map_units().code_of
    for code in census_2020.units.index:
        year = max(year for year in range(2009, 2021) if code in lineage.tables[year].names)
        tie((year, code), ("map", code_of.get(code, code)))
    for hosts in zone_hosts.values():
        for host in hosts:
            tie(("map", code_of.get(host, host)), ("map", code_of.get(hosts[0], hosts[0])))

    def component(start):
        seen, waiting = {start}, [start]
        while waiting:
            for neighbour in neighbours[waiting.pop()] - seen:
                seen.add(neighbour)
                waiting.append(neighbour)
        return seen

    residents = harmonised.units.groupby("comparison_group")["population_2010"].sum()
    for group, units in harmonised.groups.items():
        reached = component(("map", group))
        assert sorted(code for year, code in reached if year == "map") == sorted(units)
        former = [code for year, code in reached if year == 2009 and code in census_2010.index]
        assert census_2010.loc[former, "population"].sum() == residents[group]


def test_members_of_a_group_share_its_change_and_its_rates(harmonised):
    units, counts = harmonised.units, harmonised.counts
    grouped = units[units["comparability"] == "grouped"]
    assert not grouped["comparison_group"].map(grouped["comparison_group"].value_counts()).lt(2).any()
    rate = counts["piped_water_2010"] / counts["longform_households_2010"]
    change = units["population_2020"] / units["population_2010"]
    for _, members in grouped.groupby("comparison_group"):
        assert rate[members.index].to_list() == pytest.approx([rate[members.index[0]]] * len(members))
        assert change[members.index].to_list() == pytest.approx(
            [change[members.index[0]]] * len(members), rel=1e-3
        )


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("110102", ("西城区", "district", "北京市", "east")),
        ("220182", ("榆树市", "city", "长春市", "northeast")),
        ("411328", ("唐河县", "county", "南阳市", "central")),
        ("130321", ("青龙满族自治县", "autonomous_county", "秦皇岛市", "east")),
        ("150723", ("鄂伦春自治旗", "banner", "呼伦贝尔市", "west")),
        ("150785", ("根河市", "city", "呼伦贝尔市", "west")),
        ("419001", ("济源市", "city", "省直辖县级行政区划", "central")),
        ("429021", ("神农架林区", "other", "省直辖县级行政区划", "central")),
        ("441900", ("东莞市", "other", "东莞市", "east")),
        ("500110", ("綦江区", "district", "重庆市", "west")),
        ("520203", ("六枝特区", "other", "六盘水市", "west")),
        ("659001", ("石河子市", "city", "自治区直辖县级行政区划", "west")),
        ("632825", ("大柴旦行政委员会", "other", "海西蒙古族藏族自治州", "west")),
        ("232718", ("加格达奇区、松岭区", "district", "大兴安岭地区", "northeast")),
        ("320614", ("海门区", "district", "南通市", "east")),
    ],
)
def test_what_a_unit_is_called_and_where_it_belongs(harmonised, code, expected):
    unit = harmonised.units.loc[code]
    assert (unit["name_zh"], unit["kind"], unit["prefecture_zh"], unit["region"]) == expected


def test_kinds_are_counted_as_the_ministry_counts_them(harmonised):
    # Division statistics of the end of 2020: 388 cities, 1,312 counties, 117 autonomous counties, 49 banners
    # and 3 autonomous banners; 金门 is not in the census and 孟津 is drawn with the district 吉利.
    kinds = harmonised.units["kind"].value_counts()
    assert kinds["city"] == 388
    assert kinds["county"] == 1_312 - 2
    assert kinds["autonomous_county"] == 117
    assert kinds["banner"] == 49 + 3
    assert kinds["other"] == 8


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("620621", "same"),
        ("110118", "recoded"),
        ("310106", "merged"),
        ("110102", "merged"),
        ("141002", "same"),
        ("150921", "same"),
        ("411602", "zone"),
        ("659010", "grouped"),
        ("330203", "grouped"),
    ],
)
def test_how_a_unit_was_made_comparable(harmonised, code, expected):
    assert harmonised.units.loc[code, "comparability"] == expected


@pytest.mark.parametrize(
    ("code", "residents_2010", "residents_2020"),
    [
        ("110102", 1_243_315, 1_106_214),
        ("310106", 1_077_284, 975_707),
        ("500110", 1_056_817, 1_011_334),
        ("620621", 241_251, 178_470),
    ],
)
def test_merged_units_hold_their_predecessors(harmonised, code, residents_2010, residents_2020):
    unit = harmonised.units.loc[code]
    assert (unit["population_2010"], unit["population_2020"]) == (residents_2010, residents_2020)


def test_a_large_transfer_is_seen_through(harmonised):
    # 鄞州 gave half of itself to 海曙 in 2016: on the code alone 海曙 would have grown by 178.6%.
    unit = harmonised.units.loc["330203"]
    assert 100 * (unit["population_2020"] / unit["population_2010"] - 1) == pytest.approx(25.2, abs=0.05)


def test_a_development_zone_is_given_back_to_its_host(harmonised, census_2020):
    assert (
        census_2020.units.loc["411602", "population"]
        + census_2020.zones.loc["河南周口经济开发区", "population"]
        == harmonised.units.loc["411602", "population_2020"]
    )


def test_shapes_are_named_once(harmonised):
    shapes = [shape for codes in harmonised.members.values() for shape in codes]
    assert len(shapes) == len(set(shapes))
    assert harmonised.members["320613"] == ("320613",)
    assert harmonised.members["330102"] == ("330102", "330109", "330114")
    assert harmonised.members["460300"] == ("460301", "460302")


def test_history_tells_the_old_units(harmonised):
    history = harmonised.history

    def of(code):
        rows = history[history["code"] == code]
        return set(zip(rows["year"], rows["old_name"], rows["new_name"], rows["change"], strict=True))

    assert of("310106") == {(2015, "闸北区", "静安区", "merged")}
    assert of("110101") == {(2010, "崇文区", "东城区", "merged")}
    assert (2019, "苍南县", "龙港市", "split") in of("330383")
    assert (2019, "苍南县", "龙港市", "gave_part") in of("330327")
    assert (2010, "铜山县", "铜山区", "recoded") in of("320312")
    assert (2020, "桥西区", "信都区", "renamed") in of("130503")
    assert (2020, "河南周口经济开发区", "川汇区", "zone_added") in of("411602")
    assert of("620621") == set()
    assert set(history["code"]) <= set(harmonised.units.index)


def test_residents_of_2000_are_shared_only_where_the_whole_group_has_them(harmonised, sources):
    listed = pd.read_csv(sources / "census" / "population_2000.csv", dtype={"adcode": str}).set_index(
        "adcode"
    )
    units = harmonised.units
    assert units.loc["620621", "population_2000"] == listed.loc["620621", "population_2000"]
    assert units.loc["320614", "population_2000"] == listed.loc["320684", "population_2000"]
    assert pd.isna(units.loc["659010", "population_2000"])
    present = units["population_2000"].notna().groupby(units["comparison_group"]).nunique()
    assert (present == 1).all()
    assert units.loc[units["population_2000"].notna(), "population_2020"].sum() / 1_409_778_724 > 0.89


def test_figures_of_2000_that_cover_other_ground_are_left_out(harmonised):
    units = harmonised.units
    left_out = load_left_out()
    assert set(left_out) <= set(units.index)
    assert units.loc[list(left_out), "population_2000"].isna().all()
    # 越秀 absorbed 东山 in 2005; 昆山 really doubled.
    assert pd.isna(units.loc["440104", "population_2000"])
    assert units.loc["320583", "population_2010"] > 2 * units.loc["320583", "population_2000"]


def test_the_census_of_2000_can_be_left_out(sources, build, harmonised, monkeypatch):
    # The sheets and the changes of divisions need no second reading.
    for step in ("read_census_2010", "read_census_2020", "read_lineage"):
        monkeypatch.setattr(f"geodata.build.harmonise.{step}", lambda *_, step=step: build[step])
    without = harmonise(sources, with_population_2000=False)
    assert without.units["population_2000"].isna().all()
    assert without.units.drop(columns="population_2000").equals(
        harmonised.units.drop(columns="population_2000")
    )
    assert without.counts.equals(harmonised.counts)
    assert without.history.equals(harmonised.history)


def test_every_unit_the_screen_names_was_decided(harmonised):
    candidates = set(transfer_candidates(harmonised.units).index)
    suspected, examined = set(load_suspected_transfers().index), set(load_examined())
    assert candidates <= suspected | examined
    assert not suspected & examined
    assert suspected <= set(harmonised.units.index)
    assert {"210311", "210421"} <= suspected
    assert not {"230231", "152202"} & suspected
    marked = harmonised.units.index[harmonised.units["suspected_transfer"]]
    assert set(marked) == suspected


def test_what_is_told_of_suspected_units_fits_the_names(harmonised):
    suspected = load_suspected_transfers()
    assert suspected["name"].to_dict() == harmonised.units.loc[suspected.index, "name_zh"].to_dict()
    for codes in suspected["counterpart"]:
        assert set(codes.split(";")) <= set(harmonised.units.index)


def test_corrections_can_be_written_down(harmonised):
    assert json.loads(harmonised.corrections.to_json(orient="records"))
    assert len(harmonised.corrections) == len(
        harmonised.corrections.drop_duplicates(["year", "code", "unit", "measure"])
    )
