"""The map by type, or by a lens."""

from collections.abc import Sequence

import numpy as np

from analytics.class_breaks import class_counts, class_string, class_sums, picked_out
from analytics.typology_rules import COUNTY_TYPES, GENERAL
from ui.map_message import LegendClass, Overlay, OwnValues, Painting
from ui.painting import residents_text, ring_marks
from ui.pick import write_pick
from ui.types.options import OWN_PICK
from ui.types.scene import Scene


def paint(scene: Scene) -> Painting:
    """Paint every county in the colour of its first type; hovering names all of them."""
    t, state, shown, classes = scene.t, scene.state, scene.shown, scene.classes
    residents = scene.atlas.counties["population_2020"].to_numpy(dtype=float)
    labels, colours = zip(*scene.legend, strict=True)
    counts = class_counts(classes, shown, len(labels))
    sums = class_sums(classes, shown, residents, len(labels))
    outside = shown & (classes < 0)
    signs = class_string(classes, shown)
    front, pick = scene.in_front, state.option(OWN_PICK)
    return Painting(
        classes=signs if front is None else picked_out(signs, front),
        legend_title=t(f"types.legend.{scene.lens}"),
        legend_unit=t(f"types.legend_unit.{scene.lens}"),
        legend=tuple(map(LegendClass, labels, colours, counts, [residents_text(t, each) for each in sums])),
        no_data_label=t("types.not_typed"),
        no_data_count=int(outside.sum()),
        no_data_residents=residents_text(t, float(residents[outside].sum())),
        indicator="",
        decimals=0,
        unit="",
        no_data_text=t("types.not_typed"),
        is_categorical=True,
        lang=t.lang,
        selected=state.county,
        flight=scene.flight,
        overlays=tuple(Overlay(overlay, t(f"overlay.{overlay}")) for overlay in state.overlays),
        rings=None if state.rings is None else ring_marks(t, state.rings),
        ranked={"odds": tuple(scene.most_populous_at_odds)},
        pick="" if pick is None else write_pick(pick),
        own=_named(scene),
    )


def _named(scene: Scene) -> OwnValues:
    """Name for every county all the types that it meets, the one that colours it first."""
    order = scene.rules.order
    bits = np.array([1 << place for place in range(len(order))])
    met = np.array([scene.types.members[key] for key in order])
    codes = np.where(scene.types.universe, bits @ met, -1)
    found, place = np.unique(codes, return_inverse=True)
    texts = ["" if code < 0 else types_text(scene, _types_of(order, int(code))) for code in found]
    return OwnValues(
        numbers=(),
        names=tuple(texts),
        name_of=tuple(np.where(codes < 0, -1, place).tolist()),
    )


def _types_of(order: Sequence[str], code: int) -> list[str]:
    return [key for position, key in enumerate(order) if code >> position & 1] or [GENERAL]


def types_of(scene: Scene, row: int) -> list[str]:
    """Give the types of a county in the order of colours: the general one where it meets none."""
    if not scene.types.universe[row]:
        return []
    return [key for key in scene.rules.order if scene.types.members[key][row]] or [GENERAL]


def subtypes_of(scene: Scene, row: int) -> list[str]:
    """Give the sub-types of a county."""
    return [
        item.subtype
        for county_type in COUNTY_TYPES
        for item in county_type.alternatives
        if item.subtype and scene.types.subtypes[item.subtype][row]
    ]


def types_text(scene: Scene, types: Sequence[str]) -> str:
    """Name the types of a county."""
    t = scene.t
    first, *others = (scene.name(key) for key in types)
    return t("types.also", type=first, others=t.listed(others)) if others else first
