"""Finding counties: expected codes are those of the division codes of 2020 and of the changes on record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.pinyin import plain_letters, syllables
from analytics.search import SearchIndex
from geodata import load_counties, load_history


@pytest.fixture(scope="module")
def index():
    return SearchIndex(load_counties(), load_history())


@pytest.mark.parametrize(
    ("query", "code", "how"),
    [
        ("浏阳市", "430181", "name"),
        ("浏阳", "430181", "name"),
        ("  浏 阳 ", "430181", "name"),
        ("liuyang", "430181", "name"),
        ("LIU YANG", "430181", "name"),
        ("liuyangshi", "430181", "name"),
        ("Liuyang City", "430181", "name"),
        ("Liuyang County", "430181", "name"),
        ("Pengshui Autonomous County", "500243", "name"),
        ("Fengfeng Mining District", "130406", "name"),
        ("Pudong New Area", "310115", "name"),
        ("浏阳县", "430181", "name"),
        ("430181", "430181", "name"),
        ("４３０１８１", "430181", "name"),
        ("长沙浏阳", "430181", "name"),
        ("彭水", "500243", "name"),
        ("pengshui", "500243", "name"),
        # Readings that a dictionary of characters gets wrong.
        ("she", "130426", "name"),
        # A transcribed name, by its official form and by its characters.
        ("Kuqa", "652902", "name"),
        ("kuche", "652902", "name"),
        ("lvliang", "530322", "name"),
        # Old names and codes.
        ("密云县", "110118", "old_name"),
        ("110228", "110118", "old_name"),
        ("崇文区", "110101", "old_name"),
        ("huxian", "610118", "old_name"),
        ("河北唐山海港经济开发区", "130225", "zone"),
        # Beginnings, initials, parts.
        ("liuya", "430181", "start"),
        ("ly 长沙", "430181", "initials"),
        ("郭尔罗斯", "220721", "part"),
        # Slips of the finger, and of the ear.
        ("liuyagn", "430181", "slip"),
        ("liyuang", "430181", "slip"),
        ("liuyng", "430181", "slip"),
        ("柳杨", "430181", "sound"),
    ],
)
def test_the_first_match(index, query, code, how):
    found = [(match.code, match.how) for match in index.search(query)[:1]]

    assert found == [(code, how)]


def test_initials_find_every_county_that_has_them(index):
    matches = index.search("ly", limit=200)

    assert "430181" in {match.code for match in matches if match.how == "initials"}


def test_namesakes_are_all_listed_the_most_populous_first(index):
    codes = [match.code for match in index.search("朝阳") if match.how == "name"]

    # Districts of Beijing and Changchun, the county of Chaoyang in Liaoning.
    assert codes == ["110105", "220104", "211321"]


@pytest.mark.parametrize(
    "query", ["朝阳 长春", "长春 朝阳区", "长春朝阳", "吉林朝阳区", "chaoyang changchun"]
)
def test_a_prefecture_or_province_tells_namesakes_apart(index, query):
    assert [match.code for match in index.search(query)] == ["220104"]


def test_a_prefecture_alone_lists_its_counties(index):
    counties = load_counties().set_index("code")

    found = index.search("昆明市", limit=50)

    assert {match.code for match in found} == set(counties.index[counties["prefecture_zh"] == "昆明市"])


def test_an_old_name_is_told(index):
    (match,) = index.search("密云县")

    assert match.other_name == "密云县"
    assert index.search("密云区")[0].other_name is None


def test_every_fifth_county_is_found_by_its_names_and_its_code(index):
    counties = load_counties()
    for column in ("code", "name_zh", "name_en"):
        for row, name in list(enumerate(counties[column]))[::5]:
            found = index.search(name, limit=200)
            assert row in {match.row for match in found if match.how == "name"}, name


def test_nothing_is_found_for_nothing(index):
    assert index.search("") == index.search("，。 '") == index.search("qqqqqqqqq") == []


@given(st.text(max_size=40))
def test_no_query_breaks_it_or_gives_a_county_twice(index, query):
    matches = index.search(query)

    assert len(matches) <= 8
    assert len({match.code for match in matches}) == len(matches)


@pytest.mark.parametrize(
    ("name", "count", "cut"),
    [
        ("Lu'an", 2, ("lu", "an")),
        ("Xian", 1, ("xian",)),
        ("Xian", 2, ("xi", "an")),
        ("Lüshunkou", 3, ("lu", "shun", "kou")),
        ("Hohhot", 4, None),
        # The official form of another language.
        ("Kuqa", 2, None),
        # Fa-nan or fan-an: not to be known.
        ("Fanan", 2, None),
    ],
)
def test_names_are_cut_into_syllables(name, count, cut):
    assert syllables(name, count) == cut


def test_letters_are_taken_as_they_are_typed():
    assert plain_letters("Ürümqi") == plain_letters("vrvmqi") == "urumqi"
