"""A view is cited with its title, its release, its address and the day, in forms that tools accept."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import release_version
from ui.citation import Cited, bibtex, gbt_7714, plain
from ui.i18n import Words

LINK = "https://atlas.example.org/services?show=need&lang=zh"
CITED = Cited("1,211 个县（市、旗）的常住人口减少", release_version(), LINK, date(2026, 12, 3))


# GB/T 7714-2015, 8.8: author. title[type/carrier]. … (updated)[visited]. address
def test_the_national_standard_s_order_is_kept():
    pattern = (
        r"^县城图谱\. 1,211 个县（市、旗）的常住人口减少\[DS/OL\]\. .*"
        r"\(\d{4}-\d\d-\d\d\)\[2026-12-03\]\. " + re.escape(LINK) + "$"
    )

    assert re.match(pattern, gbt_7714(Words("zh"), CITED))


@pytest.mark.parametrize(("lang", "day"), [("zh", "2026 年 12 月 3 日"), ("en", "3 December 2026")])
def test_a_sentence_names_title_release_day_and_link(lang, day):
    sentence = plain(Words(lang), CITED)

    assert {CITED.title, release_version(), day, LINK} <= {
        part for part in (CITED.title, release_version(), day, LINK) if part in sentence
    }


def braces_balance(text):
    depth = 0
    for sign in re.sub(r"\\[{}]", "", text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    return depth == 0


@given(st.text(max_size=60))
def test_no_title_breaks_an_entry_of_bibtex(title):
    entry = bibtex(Words("en"), Cited(title, "1.2.0", LINK, date(2026, 12, 3)))

    assert entry.startswith("@misc{xiancheng_atlas_1_2_0,")
    assert braces_balance(entry)
    written = entry.split("title = {", 1)[1].split("},\n  year", 1)[0]
    assert not re.search(r"(?<!\\)[&%$#_]", written)


def test_an_address_in_bibtex_stays_one_that_can_be_followed():
    assert f"url = {{{LINK}}}" in bibtex(Words("zh"), CITED)
