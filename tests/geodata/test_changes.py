"""What changed in the data is told for the version in use, in both languages."""

from datetime import date

from geodata import load_changes, release_version
from geodata.changes import read_changes


def test_the_newest_change_is_that_of_the_release_in_use():
    newest = load_changes()[0]

    assert newest.version == release_version()
    assert date.fromisoformat(newest.date)


def test_every_version_is_told_in_chinese_and_english_newest_first():
    changes = load_changes()
    numbers = [tuple(map(int, change.version.split("."))) for change in changes]

    assert numbers == sorted(numbers, reverse=True)
    for change in changes:
        assert change.text["en"]
        assert any("\u4e00" <= sign <= "\u9fff" for sign in change.text["zh"])


def test_notes_without_a_day_or_chinese_are_read_too():
    (one, two) = read_changes(
        "# Changes\n\n## 2.0.0\n\nNew.\n\n## 1.0.0 (2026-01-31)\n\nOld.\n\n### 中文\n\n旧。\n"
    )

    assert (one.version, one.date, one.text) == ("2.0.0", "", {"en": "New.", "zh": "New."})
    assert (two.date, two.text) == ("2026-01-31", {"en": "Old.", "zh": "旧。"})
