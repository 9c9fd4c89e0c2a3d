"""What a page lets its reader choose beside the filters is part of its link, and of no other page's."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.class_schemes import Classing
from analytics.typology_rules import DEFAULT_ORDER
from tests.ui.test_url_state import KNOWN, OPENING
from ui.map_options import MAP
from ui.page_options import RESERVED, Page, choice, flag, number, several
from ui.url_state import Dropped, decode, encode

RADIUS = number("radius", 50, 250, 100)
SHARE = number("share", 0.0, 1.0, 0.5)
SERVICE = choice("service", ("health", "education"), "health")
TICKED = several("ticked", ("beds", "water", "bath"), ("beds", "water"))
WEIGHTED = flag("weighted")
REACH = Page("reach", (RADIUS, SHARE, SERVICE, TICKED, WEIGHTED))

chosen = st.fixed_dictionaries(
    {
        RADIUS: st.integers(50, 250),
        SHARE: st.floats(0, 1),
        SERVICE: st.sampled_from(["health", "education"]),
        TICKED: st.sets(st.sampled_from(["beds", "water", "bath"])),
        WEIGHTED: st.booleans(),
    }
)


@given(chosen)
def test_a_link_restores_the_options(values):
    state = OPENING
    for option, value in values.items():
        ordered = (
            tuple(word for word in ("beds", "water", "bath") if word in value) if option is TICKED else value
        )
        state = state.with_option(option, ordered)

    assert decode(encode(state, KNOWN, REACH), KNOWN, REACH) == (state, ())


def test_defaults_are_left_out():
    state = OPENING.with_option(RADIUS, 150).with_option(RADIUS, 100)

    assert encode(state, KNOWN, REACH) == {}
    assert state.option(RADIUS) == 100


def test_nothing_ticked_is_a_choice_too():
    assert encode(OPENING.with_option(TICKED, ()), KNOWN, REACH) == {"ticked": "none"}
    state, _ = decode({"ticked": "none"}, KNOWN, REACH)
    assert state.option(TICKED) == ()


def test_a_page_s_options_stay_out_of_another_page_s_address():
    state = OPENING.with_option(RADIUS, 150)

    assert encode(state, KNOWN, MAP) == {}
    assert encode(state, KNOWN, REACH) == {"radius": "150"}


def test_a_page_without_an_indicator_names_none():
    state = replace(
        OPENING, indicator="urban_share_2020", classing=Classing("equal_steps", 5), county="220182"
    )

    assert encode(state, KNOWN, REACH) == {"county": "220182"}
    assert encode(state, KNOWN, MAP)["indicator"] == "urban_share_2020"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("radius", "49"),
        ("radius", "nan"),
        ("radius", "wide"),
        ("service", "<b>"),
        ("ticked", "beds,gold"),
        ("ticked", ""),
        ("weighted", "yes"),
    ],
)
def test_a_broken_option_is_dropped_and_named(key, value):
    assert decode({key: value}, KNOWN, REACH) == (OPENING, (Dropped(key, value),))


def test_every_shared_key_is_reserved():
    query = {"region": "west", "province": "650000", "kind": "county", "type": "near_big_city", "lang": "en"}
    query |= {
        "compared": "own",
        "change": "-10..0",
        "distance": "-250",
        "population": "100000-",
        "county": "220182",
        "view": "5,30,100",
    }
    query |= {"indicator": "urban_share_2020", "second": "population_change_2010_2020", "overlays": "none"}
    query |= {"scheme": "equal_steps", "classes": "5", "ring": "very_large-100"}
    query |= {"agglomeration": "yangtze_delta", "ranking": "ccid_2025", "similar": "220182"}
    query |= {"rules": "mining:7", "order": ",".join(DEFAULT_ORDER[::-1])}
    state, dropped = decode(query, KNOWN, MAP)

    assert dropped == ()
    assert set(encode(state, KNOWN, MAP)) == set(query)
    assert set(query) | {"breaks", "prefecture"} == set(RESERVED)


def test_what_a_control_holds_stays_as_it_is_when_written_and_read():
    held = {RADIUS: 150, SHARE: 0.25, SERVICE: "education", TICKED: (), WEIGHTED: False}
    for option, value in held.items():
        assert option.read(option.write(value)) == value
