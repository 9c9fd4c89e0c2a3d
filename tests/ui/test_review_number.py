"""The map review number: named in every notice where the operator gives one, and never invented."""

import pytest

from ui.assets import map_words
from ui.i18n import LANGUAGES, REVIEW_NUMBER, Words, load_messages


@pytest.fixture
def number(monkeypatch):
    """Words of an atlas with a review number."""

    def named(text):
        monkeypatch.setenv(REVIEW_NUMBER, text)
        load_messages.cache_clear()

    yield named
    monkeypatch.undo()
    load_messages.cache_clear()


NONE = {"zh": ("无审图号", "未经审图"), "en": ("no map review number", "not reviewed")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_number_the_notices_say_that_there_is_none(lang, monkeypatch):
    monkeypatch.delenv(REVIEW_NUMBER, raising=False)
    load_messages.cache_clear()
    assert NONE[lang][0] in Words(lang)("source.map_notice")
    assert NONE[lang][1] in map_words(lang)["notice"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_number_stands_in_every_notice(lang, number):
    number(" GS(2026)1234 ")
    for text in (
        Words(lang)("source.map_notice"),
        Words(lang)("methods.map_notice.text"),
        map_words(lang)["notice"],
    ):
        assert "GS(2026)1234" in text
        assert not any(none in text for none in NONE[lang])


def test_a_number_with_braces_does_no_harm(number):
    number("{x} 12")
    assert "x 12" in Words("en")("source.map_notice")
