"""A link restores the view; what it holds beyond sense is dropped and named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.class_schemes import SCHEMES, Classing
from analytics.filters import COMPARABILITY, KINDS, REGIONS, Filters, Span
from analytics.typology_rules import DEFAULT_ORDER, RULES, InvalidRuleSet, RuleSet
from ui.address_parts import read_breaks
from ui.map_options import MAP
from ui.overlays import CITY_CLASSES, Rings
from ui.url_state import Dropped, decode, encode
from ui.view_state import ViewState, Vocabulary, consistent

KNOWN = Vocabulary(
    default_indicator="population_change_2010_2020",
    indicators=frozenset({"population_change_2010_2020", "urban_share_2020", "population_path"}),
    unpaired=frozenset({"population_path"}),
    agglomerations=frozenset({"yangtze_delta", "beibu_gulf"}),
    rankings=frozenset({"ccid_2025"}),
    types=frozenset({"near_big_city", "losing_population"}),
    counties=frozenset({"220182", "130121"}),
    provinces={"220000": "northeast", "130000": "east", "650000": "west"},
    prefectures={"220100": "220000", "220200": "220000", "130100": "130000"},
)
OPENING = ViewState(KNOWN.default_indicator)


def some_of(values):
    return st.lists(st.sampled_from(sorted(values)), unique=True).map(lambda picked: tuple(sorted(picked)))


numbers = st.floats(0.001, 1e7).map(lambda x: round(x, 6))
spans = st.one_of(
    st.just(Span()),
    numbers.map(lambda low: Span(low=low)),
    numbers.map(lambda high: Span(high=high)),
    st.tuples(numbers, numbers).map(lambda ends: Span(min(ends), max(ends))),
)
signed = st.floats(-100, 500).map(lambda x: round(x, 6) + 0.0)
changes = st.one_of(
    st.just(Span()),
    signed.map(lambda low: Span(low=low)),
    signed.map(lambda high: Span(high=high)),
    st.tuples(signed, signed).map(lambda ends: Span(min(ends), max(ends))),
)
bounds = st.lists(
    st.floats(-1e7, 1e7).map(lambda x: round(x, 4) + 0.0), min_size=1, max_size=8, unique=True
).map(lambda picked: tuple(sorted(picked)))


def holds(thresholds):
    try:
        RuleSet.of(thresholds)
    except InvalidRuleSet:
        return False
    return True


thresholds = (
    st.lists(st.sampled_from(sorted(RULES)), unique=True)
    .flatmap(
        lambda chosen: st.fixed_dictionaries(
            {key: st.floats(RULES[key].least, RULES[key].most).map(lambda x: round(x, 4)) for key in chosen}
        )
    )
    .filter(holds)
)
rule_sets = st.builds(RuleSet.of, thresholds, st.permutations(DEFAULT_ORDER))
classings = st.one_of(
    st.builds(Classing, st.sampled_from(SCHEMES[:-1]), st.none() | st.integers(3, 9)),
    bounds.map(lambda own: Classing("own", None, own)),
)
states = st.builds(
    ViewState,
    indicator=st.sampled_from(sorted(KNOWN.indicators)),
    lang=st.sampled_from([None, "zh", "en"]),
    filters=st.builds(
        Filters,
        regions=some_of(REGIONS),
        provinces=some_of(KNOWN.provinces),
        prefectures=some_of(KNOWN.prefectures),
        kinds=some_of(KINDS),
        types=some_of(KNOWN.types),
        distance=spans,
        population=spans,
        comparability=some_of(COMPARABILITY),
        agglomerations=some_of(KNOWN.agglomerations),
        rankings=some_of(KNOWN.rankings),
        similar_to=st.sampled_from([None, *sorted(KNOWN.counties)]),
        change=changes,
    ),
    county=st.sampled_from([None, "220182", "130121"]),
    overlays=some_of(KNOWN.overlays),
    rings=st.none() | st.builds(Rings, st.sampled_from(sorted(CITY_CLASSES)), st.floats(0.001, 1000)),
    classing=classings,
    second=st.sampled_from([None, *sorted(KNOWN.indicators)]),
    rules=rule_sets,
    view=st.one_of(st.none(), st.tuples(st.floats(0, 18), st.floats(-90, 90), st.floats(-180, 180))),
).map(lambda state: consistent(state, KNOWN))


def test_the_opening_view_has_a_plain_address():
    assert encode(OPENING, KNOWN, MAP) == {}
    assert decode({}, KNOWN, MAP) == (OPENING, ())


def test_a_link_written_by_hand_is_understood():
    state, dropped = decode(
        {
            "lang": "en",
            "indicator": "urban_share_2020",
            "province": "220000",
            "prefecture": "220100",
            "kind": "county,city",
            "distance": "-250",
            "population": "100000-",
            "county": "220182",
            "view": "6.5,44.1,126",
            "overlays": "stations,cities",
            "ring": "very_large-150",
        },
        KNOWN,
        MAP,
    )

    assert dropped == ()
    assert state == ViewState(
        "urban_share_2020",
        "en",
        Filters(
            provinces=("220000",),
            prefectures=("220100",),
            kinds=("city", "county"),
            distance=Span(high=250),
            population=Span(low=100_000),
        ),
        "220182",
        (6.5, 44.1, 126),
        ("cities", "stations"),
        Rings("very_large", 150),
    )


@pytest.mark.parametrize("text", ["-20,0,12.5", "12.5, 0, \u221220", "\u221220、0；12.5；0"])
def test_boundaries_are_read_as_readers_write_them(text):
    assert read_breaks(text) == (-20, 0, 12.5)


def test_own_boundaries_say_all_about_the_classes():
    state, dropped = decode({"scheme": "equal_steps", "classes": "7", "breaks": "-20,0,12.5"}, KNOWN, MAP)

    assert state.classing == Classing("own", None, (-20, 0, 12.5))
    assert dropped == ()
    assert encode(state, KNOWN, MAP) == {"breaks": "-20,0,12.5"}


def test_a_prefecture_alone_brings_its_province():
    state, dropped = decode({"prefecture": "130100"}, KNOWN, MAP)

    assert state.filters.provinces == ("130000",)
    assert dropped == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("lang", "fr"),
        ("indicator", "happiness"),
        ("region", "south"),
        ("province", "999999"),
        ("kind", "<script>"),
        ("type", "rich"),
        ("change", "-5"),
        ("change", "5..-5"),
        ("change", ".."),
        ("compared", "well"),
        ("distance", "250"),
        ("distance", "300-100"),
        ("distance", "nan-nan"),
        ("distance", "-"),
        ("population", "-5--1"),
        ("population", "a-b"),
        ("county", "000000"),
        ("overlays", "roads"),
        ("ring", "100"),
        ("ring", "tiny-100"),
        ("ring", "large_1-0"),
        ("ring", "large_1-5000"),
        ("second", "happiness"),
        ("second", "population_path"),
        ("second", "population_change_2010_2020"),
        ("view", "4,35"),
        ("scheme", "happy"),
        ("scheme", "own"),
        ("classes", "2"),
        ("classes", "10"),
        ("breaks", "a,b"),
        ("breaks", "1,nan"),
        ("breaks", "1,2,3,4,5,6,7,8,9"),
        ("view", "99,35,103"),
        ("view", "inf,35,103"),
    ],
)
def test_a_broken_value_is_dropped_and_named(key, value):
    assert decode({key: value}, KNOWN, MAP) == (OPENING, (Dropped(key, value),))


def test_the_good_part_of_a_list_stays():
    state, dropped = decode({"region": "east,south,west"}, KNOWN, MAP)

    assert state.filters.regions == ("east", "west")
    assert dropped == (Dropped("region", "south"),)


def test_a_province_outside_its_region_is_dropped_with_its_prefecture():
    query = {"region": "west", "province": "220000,650000", "prefecture": "220100"}
    state, dropped = decode(query, KNOWN, MAP)

    assert state.filters.provinces == ("650000",)
    assert state.filters.prefectures == ()
    assert dropped == (Dropped("province", "220000"), Dropped("prefecture", "220100"))


@given(state=states)
def test_every_view_comes_back_from_its_link(state):
    assert decode(encode(state, KNOWN, MAP), KNOWN, MAP) == (state, ())


KEYS = [
    "lang",
    "indicator",
    "second",
    "region",
    "province",
    "prefecture",
    "kind",
    "type",
    "distance",
    "population",
]


@given(
    query=st.dictionaries(
        st.sampled_from([*KEYS, "county", "view", "overlays", "ring", "scheme", "classes", "breaks", "utm"]),
        st.text(max_size=30),
    )
)
def test_no_link_breaks_the_page(query):
    state, _ = decode(query, KNOWN, MAP)

    assert decode(encode(state, KNOWN, MAP), KNOWN, MAP) == (state, ())


def test_own_rules_stand_in_the_address_and_the_default_ones_do_not():
    rules = RuleSet.of({"near_city_5m": 80.0, "population_loss": -10.0}, DEFAULT_ORDER[::-1])

    assert encode(ViewState(KNOWN.default_indicator, rules=rules), KNOWN, MAP) == {
        "rules": "near_city_5m:80,population_loss:-10",
        "order": "losing_population,main_agricultural,specialised,key_ecological,near_big_city",
    }
    assert decode({"rules": "near_city_5m:100"}, KNOWN, MAP) == (OPENING, ())


@given(st.dictionaries(st.sampled_from(["rules", "order"]), st.text()))
def test_any_text_for_rules_is_read_or_dropped(query):
    state, dropped = decode(query, KNOWN, MAP)
    again, none = decode(encode(state, KNOWN, MAP), KNOWN, MAP)

    assert (again.rules, none) == (state.rules, ())
    assert state.rules == RuleSet() or not {part.value for part in dropped} & set(query.values())


@pytest.mark.parametrize(
    ("text", "kept", "dropped"),
    [
        # Smaller cities must not reach further than larger ones: none of the contradicting two is kept.
        ("near_city_5m:50,near_city_3m:60", {}, 1),
        (
            "near_city_5m:50,near_city_3m:40,satellite:30",
            {"near_city_5m": 50, "near_city_3m": 40, "satellite": 30},
            0,
        ),
        ("mining:7,leisure:99,quotient:2,agriculture:nan,mining", {"mining": 7}, 4),
    ],
)
def test_rules_that_cannot_hold_are_dropped(text, kept, dropped):
    state, notes = decode({"rules": text}, KNOWN, MAP)

    assert dict(state.rules.thresholds) == kept
    assert len(notes) == dropped
