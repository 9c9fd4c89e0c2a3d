"""What the types page says above and under the map."""

from dataclasses import replace

from analytics.typology_rules import GENERAL, RuleSet
from geodata import load_indicators, load_sources
from ui import numbers
from ui.headline import scope, sentence
from ui.own_rules import changes_text, in_force_text
from ui.types.painting import types_of, types_text
from ui.types.scene import Scene

RESTS_ON = (
    "population_change_2010_2020",
    "population_density_2020",
    "distance_city_5m",
    "distance_city_3m",
    "manufacturing_employment_share_2020",
    "primary_gdp_share",
)
"""Indicators whose sources are those of the rules."""


def title(scene: Scene) -> str:
    """Say in one sentence how many counties meet what."""
    t, here, total = scene.t, scene.here, scene.typed
    if not scene.shown.any():
        return t("title.empty")
    if total == 0:
        return t("types.title.none_typed")
    if total == 1:
        row = int(here.universe.argmax())
        return t(
            "types.title.one",
            name=scene.atlas.counties[f"full_name_{t.lang}"].iloc[row],
            types=types_text(scene, types_of(scene, row)),
        )
    counts = {key: numbers.count(int(held.sum())) for key, held in {**here.members, **here.lenses}.items()}
    filters, chosen = scene.state.filters, scene.state.filters.types
    if scene.lens == "types":
        # The sentence names the chosen types itself.
        filters = replace(filters, types=())
    told = t(
        "types.title.types_chosen" if scene.lens == "types" and chosen else f"types.title.{scene.lens}",
        types=t.enumerated([scene.name(key) for key in chosen]),
        loss=f"{numbers.trimmed(-scene.rules['population_loss'].threshold)}%",
        total=numbers.count(total),
        near=counts["near_big_city"],
        losing=counts["losing_population"],
        several=numbers.count(int(here.several.sum())),
        none=counts[GENERAL],
        urban=counts["urban"],
        agricultural=counts["agricultural"],
        satellites=counts["satellite"],
    )
    return sentence(scope(t, scene.atlas, filters) + told)


def subtitle(scene: Scene) -> str:
    """Define what colours the map, and say so where own rules are in force."""
    t, rules = scene.t, scene.rules
    if scene.lens != "types":
        key = f"lens_rule.{scene.lens}"
        return t(key) if rules == RuleSet() else t(f"types.lens.{scene.lens}") + in_force_text(t, rules)
    if rules == RuleSet():
        return t("types.subtitle", version=rules.version)
    return t("types.subtitle_own", parts=changes_text(t, rules), version=rules.version)


def sources(scene: Scene) -> tuple[str, ...]:
    """Give the source line with the version of the rules, what to beware of, and the notice about the map."""
    t, known = scene.t, load_sources()
    keys = dict.fromkeys(key for entry in RESTS_ON for key in load_indicators()[entry].sources)
    titles = t.listed([known[key].title[t.lang] for key in keys])
    line = t("types.source", rules=scene.rules.version, version=scene.atlas.version, sources=titles)
    return line, t("types.caveat"), t("source.map_notice")


def map_words(scene: Scene) -> str:
    """Say what the map shows to those who cannot see it."""
    t = scene.t
    said = [t("words.sentence", text=title(scene)), subtitle(scene)]
    if scene.typed and scene.lens == "types":
        classes = [
            t("types.words.class", type=scene.name(key), count=int(scene.here.coloured(key).sum()))
            for key in scene.rules.classes
        ]
        said.append(t("types.words.colours", classes=t.listed(classes)))
    left = int((scene.shown & ~scene.types.universe).sum())
    if left:
        said.append(t("types.words.not_typed", count=left))
    return t("words.between").join(said)
