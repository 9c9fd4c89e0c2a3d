"""Both languages say everything, with the same facts in it."""

import ast
import fnmatch
import string
from pathlib import Path
from typing import get_args

import pytest

from analytics.designation_files import FileFault
from analytics.designations import How, Unmatched
from analytics.filters import KINDS, REGIONS
from analytics.own_table import Reason
from analytics.table_files import TableFault
from analytics.typology_rules import CLASSES, COUNTY_TYPES, LENSES, RULES, Fault
from geodata import load_indicators
from ui.briefing.file import Reason as BriefingFault
from ui.headline import TITLE_FORMS
from ui.i18n import LANGUAGES, Words, load_messages, preferred_language

ROOT = Path(__file__).resolve().parents[2]
CODE = [
    ROOT / "app.py",
    *(ROOT / "pages").glob("*.py"),
    *(path for path in (ROOT / "ui").rglob("*.py") if "node_modules" not in path.parts),
]


REASONS = {
    "own_fault": TableFault,
    "own_because": Reason,
    "briefing_file": BriefingFault,
    "rules_fault": Fault,
    "list_fault": FileFault,
    "list_unmatched": Unmatched,
    "list_matched": How,
}


def placeholders(message):
    texts = [message] if isinstance(message, str) else list(message.values())
    return [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in texts]


def key_patterns():
    """Patterns of the keys of every call `t("…")`; "*" is a part that is filled in at run time."""
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "t" and node.args:
                yield from ((path.name, pattern) for pattern in patterns(node.args[0]))


def patterns(node):
    match node:
        case ast.Constant(value=str(key)):
            yield key
        case ast.JoinedStr(values=parts):
            yield "".join(part.value if isinstance(part, ast.Constant) else "*" for part in parts)
        case ast.IfExp(body=body, orelse=orelse):
            yield from patterns(body)
            yield from patterns(orelse)


def test_both_languages_have_the_same_keys():
    assert load_messages("zh").keys() == load_messages("en").keys()


@pytest.mark.parametrize("key", sorted(load_messages("en")))
def test_both_languages_fill_in_the_same_facts(key):
    zh, en = (set.union(*placeholders(load_messages(lang)[key])) for lang in LANGUAGES)

    assert zh ^ en <= {"units", "count"}
    if "count" in zh ^ en:
        # Chinese has no plural; a noun or a heading for one thing need not say "1".
        assert not isinstance(load_messages("en")[key], str)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_that_the_code_asks_for_exists(lang):
    keys = load_messages(lang).keys()
    asked = list(key_patterns())

    assert len(asked) > 60
    for file, pattern in asked:
        assert fnmatch.filter(keys, pattern), f"{file} asks for {pattern}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_lies_idle(lang):
    asked = {pattern for _, pattern in key_patterns()} - {"*.*"}
    # Keys put together of two variables, listed by the map, in another's place, or asked for by lists.
    asked |= {
        "and",
        "region.*",
        "kind.*",
        "compared.*",
        "type.*",
        "title.below.*",
        "title.median.*",
        "title.last.*",
        "map.*",
        "reviewed.*",
    }

    idle = [key for key in load_messages(lang) if not any(fnmatch.fnmatch(key, pattern) for pattern in asked)]
    assert idle == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_value_that_a_control_offers_has_a_name(lang):
    t = Words(lang)
    for region in REGIONS:
        assert t(f"region.{region}")
        assert t(f"scope.{region}")
    for kind in KINDS:
        assert t(f"kind.{kind}")
    for class_id in CLASSES:
        assert t(f"type.{class_id}")
        assert t(f"type_rule.{class_id}")
        assert t(f"advice.{class_id}")
    for county_type in COUNTY_TYPES:
        assert not county_type.proxy or t(f"type_listed.{county_type.id}")
    for lens in LENSES:
        assert t(f"lens.{lens.id}")
        assert t(f"lens_rule.{lens.id}")
        assert lens.otherwise is None or t(f"lens.{lens.otherwise}")
    for item in (item for county_type in COUNTY_TYPES for item in county_type.alternatives):
        assert item.subtype is None or t(f"subtype.{item.subtype}")
    for rule in RULES.values():
        assert t(f"rule.{rule.measure}")
        assert t(f"rule_reason.{rule.id}")
        assert t(f"unit.{rule.unit}", value="1")
        assert t(f"gap.{rule.unit}", value="1")
        assert t(f"slider.{rule.id}")
        assert t(f"slider_format.{rule.unit}") % 1


@pytest.mark.parametrize("group", REASONS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_that_ones_own_rules_or_list_can_meet_is_told(lang, group):
    told = {key.removeprefix(f"{group}.") for key in load_messages(lang) if key.startswith(f"{group}.")}

    assert told == set(get_args(REASONS[group]))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_indicator_has_a_title_of_its_own(lang):
    for key, indicator in load_indicators().items():
        assert f"title.{TITLE_FORMS[indicator.scale]}.{key}" in Words(lang)


def test_english_counts_one_and_many():
    t = Words("en")

    assert t("filters.remaining", count=1) == "**1** unit shown"
    assert t("filters.remaining", count=2843) == "**2,843** units shown"


@pytest.mark.parametrize(
    ("chosen", "locale", "lang"),
    [
        ("zh", "en-GB", "zh"),
        ("en", "zh-CN", "en"),
        (None, "en-GB", "en"),
        (None, "zh-Hant-TW", "zh"),
        (None, "de", "en"),
        (None, None, "zh"),
        ("tlh", "zh", "zh"),
    ],
)
def test_the_language_is_the_readers_choice_then_the_browsers_then_chinese(chosen, locale, lang):
    assert preferred_language(chosen, locale) == lang
