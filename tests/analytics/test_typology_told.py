"""What docs/methods.md and the methods page say of county types is what the rules give."""

import re
import tomllib
from pathlib import Path

import pytest

from analytics.sampling import FEWEST
from analytics.type_sensitivity import sensitivity
from analytics.type_tables import class_table, disagreements, open_cases, subtype_table
from analytics.typology import classify
from analytics.typology_rules import COUNTY_TYPES, RULES, RULES_VERSION, RuleSet
from geodata import load_measures

ROOT = Path(__file__).resolve().parents[2]
METHODS = (ROOT / "docs" / "methods.md").read_text(encoding="utf-8")
SECTION = METHODS.split("## County types")[1].split("\n## ")[0]
TYPES = {
    "near a big city": "near_big_city",
    "ecological (**proxy**)": "key_ecological",
    "specialised functions": "specialised",
    "main agricultural (**proxy**)": "main_agricultural",
    "losing population": "losing_population",
    "general": "general",
}
SUBTYPES = {
    "manufacturing": "advanced_manufacturing",
    "trade and logistics": "trade_logistics",
    "culture and tourism": "culture_tourism",
    "resources": "resources",
}


def told(heading):
    """Cells of the rows of the table that begins with a heading."""
    lines = SECTION.split(f"| {heading} |")[1].splitlines()[2:]
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def numbers(text):
    return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*\d|\d", text)]


def named(counties, universe, examples):
    """Codes of the counties that a cell gives as examples, in Chinese or with their kind."""
    for name in re.findall(r"[\u4e00-\u9fff]+", examples):
        starts = counties["name_zh"].str.match(f"{name}(县|市|自治县|族自治县)?$") & universe
        assert starts.sum() == 1, name
        yield counties["code"][starts].item()


def test_the_table_of_types_is_told_as_it_is(typology, counties, universe, compared):
    table = class_table(typology, counties)
    rows = told("type")

    assert [TYPES[row[0]] for row in rows] == list(typology.rules.classes)
    for name, _, units, members, examples in rows:
        key = TYPES[name]
        assert [int(units), int(members)] == table.loc[key, ["units", "members"]].tolist()
        codes = list(named(counties, universe, examples))
        assert len(codes) == 3
        for code in codes:
            assert typology.coloured(key)[compared.index.get_loc(code)], code


def test_the_table_of_sub_types_is_told_as_it_is(typology, counties, universe, compared):
    table = subtype_table(typology)
    rows = told("sub-type")

    assert [SUBTYPES[row[0]] for row in rows] == list(typology.subtypes)
    for name, _, members, examples in rows:
        assert int(members) == table.loc[SUBTYPES[name], "members"]
        for code in named(counties, universe, examples):
            assert typology.subtypes[SUBTYPES[name]][compared.index.get_loc(code)], code


def test_the_table_of_sensitivity_is_told_as_it_is(typology, compared, universe):
    table = sensitivity(compared, universe)
    type_of = {
        key: item.id
        for item in COUNTY_TYPES
        for alternative in item.alternatives
        for key in alternative.rules
    }
    rows = told("threshold")

    assert [row[0].strip("`") for row in rows] == list(type_of)
    for rule, default, units, looser, stricter in rows:
        key = rule.strip("`")
        assert float(re.search(r"[\d.]+", default)[0]) == abs(RULES[key].threshold)
        assert int(units) == typology.coloured(type_of[key]).sum()
        for move, text in (("looser", looser), ("stricter", stricter)):
            assert numbers(text) == table.loc[(key, move), [type_of[key], "moved"]].tolist()


def test_the_figures_in_the_text_are_told_as_they_are(typology, compared, universe):
    losing = [
        int(
            classify(compared, universe, RuleSet.of({"population_loss": line}))
            .members["losing_population"]
            .sum()
        )
        for line in (0, -10, -20)
    ]
    odds = disagreements(typology)
    pairs = odds.groupby(["lens", "type"]).size()

    assert f"(now {RULES_VERSION})" in SECTION
    assert f"several types; {typology.several.sum()} do" in SECTION
    assert (
        "{:,} counties lost residents at all, {} more than 10%, {} more than 20%".format(*losing) in SECTION
    )
    text = " ".join(SECTION.split())
    assert f"different stories about {odds['row'].nunique()} counties" in text
    assert f"urban yet losing population ({pairs['urban', 'losing_population']})" in text
    assert f"agricultural yet specialised ({pairs['agricultural', 'specialised']})" in text
    assert f"urban yet ecological ({pairs['urban', 'key_ecological']})" in text
    assert f"or main agricultural ({pairs['urban', 'main_agricultural']})" in text
    assert f"satellites that lose population ({pairs['satellite', 'losing_population']})" in text
    left_open = open_cases(typology)
    assert f"stays open for {len(left_open)} of them, and {left_open['matters'].sum()} might" in text
    missing = (compared["primary_gdp_share_2023"].isna() & universe).sum()
    assert f"GDP by sector is missing for {missing} counties" in text
    sides = {key: int(mask.sum()) for key, mask in typology.lenses.items()}
    assert "{urban:,} are urban, {agricultural:,} agricultural".format(**sides) in text
    assert f"city of 5 million or more; {sides['satellite']} counties" in text


def test_only_the_nearest_band_around_the_largest_cities_gained(compared, universe):
    # The reason given for the satellites' 50 km.
    distance = compared["distance_city_5m"][universe]
    change = compared["population_change_2010_2020"][universe]
    bands = [(0, 50), (50, 100), (100, 150), (150, 250), (250, 400)]
    medians = [change[(distance > low) & (distance <= high)].median() for low, high in bands]

    assert medians[0] > 0
    assert max(medians[1:]) < 0


def test_no_county_is_specialised_on_too_few_sampled_persons(typology):
    sampled = {
        "advanced_manufacturing": ["manufacturing"],
        "trade_logistics": ["wholesale_retail", "transport_post"],
        "culture_tourism": ["hotels_catering", "culture_sports"],
        "resources": ["mining"],
    }
    names = {name: [f"employed_{item}_2020" for item in items] for name, items in sampled.items()}
    measures = load_measures({column for columns in names.values() for column in columns})

    for name, columns in names.items():
        assert measures.loc[typology.subtypes[name], columns].sum(axis=1).min() >= FEWEST


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_reason_for_the_reach_of_big_cities_quotes_its_own_sensitivity(lang, compared, universe):
    words = tomllib.loads((ROOT / "ui" / "locales" / f"{lang}.toml").read_text(encoding="utf-8"))
    reason = words["rule_reason"]["near_city_5m"]

    for threshold in (80, 120):
        near = (
            classify(compared, universe, RuleSet.of({"near_city_5m": threshold}))
            .members["near_big_city"]
            .sum()
        )
        assert {threshold, near} <= set(numbers(reason))
