"""The numbers of the types sheet are all of one form: counties large, residents in their names."""

import re

import pytest

from tests.ui.handout.made import deck
from ui.atlas import load_atlas
from ui.every_page import PAGES
from ui.exports.placed import PlacedFact
from ui.exports.sheets import sheet_of
from ui.exports.slide_plan import plan
from ui.i18n import Words
from ui.url_state import decode

FORMS = {
    "zh": (r"[\d,]+ 个县", r".+ · 2020 年常住人口 [\d.,]+(万|亿)?"),
    "en": (r"[\d,]+ count(y|ies)", r".+ · [\d.,]+( million)? residents in 2020"),
}


@pytest.mark.parametrize("paper", ["wide", "a4"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_type_has_its_counties_as_number_and_its_residents_in_its_name(lang, paper):
    atlas = load_atlas()
    state, _ = decode({}, atlas.known, PAGES["types"])
    made = sheet_of(Words(lang), atlas, "types", state)
    value, name = FORMS[lang]
    slides = plan(deck(made, lang=lang, paper=paper))
    facts = [part for slide in slides for part in slide.parts if isinstance(part, PlacedFact)]

    assert facts
    for fact in facts:
        assert re.fullmatch(value, fact.value.text.text)
        assert re.fullmatch(name, fact.name.text.text)
    counted = sum(int(re.sub(r"\D", "", number)) for _, number in made.facts)
    # Every one of the 1,870 counties, county-level cities and banners is of one type.
    assert counted == 1870
