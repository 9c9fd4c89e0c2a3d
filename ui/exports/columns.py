"""The columns of the release in the reader's words, as every file that leaves the atlas describes them."""

from collections.abc import Mapping
from typing import Any, Literal, cast

from geodata import Indicator, Source, load_indicators, load_sources
from geodata.schema import Column, table_columns
from ui.atlas import Atlas
from ui.exports.extract import ATTRIBUTION, SHARE_ALIKE, ExtractColumn
from ui.i18n import LANGUAGES, Words
from ui.own_data.indicator import OWN_LAYER, OwnIndicator, number_of

IDENTITY = (
    *("code", "name_zh", "name_en", "province_zh", "province_en", "prefecture_zh", "prefecture_en"),
    *("region", "kind", "comparability", "suspected_transfer"),
)
"""What every table begins with: who a row is, and how its 2010 compares with its 2020."""

_SHARE_ALIKE_TABLE = "airport_distances"
_NEAREST = "nearest_"
_PLAIN_DECIMALS = {"km²": 0, "degree": 4}

FieldType = Literal["string", "integer", "number", "boolean"]


def release_columns(t: Words, atlas: Atlas) -> Mapping[str, ExtractColumn]:
    """Describe every column that the release has for a county, the shape left out.

    Returns
    -------
    mapping of str to ExtractColumn
        By name: :data:`IDENTITY` first, then the other columns of ``counties.parquet`` in its order, then
        those that stand apart for their licence.
    """
    held = {**table_columns("counties"), **table_columns(_SHARE_ALIKE_TABLE)}
    names = [*IDENTITY, *(name for name in held if name not in IDENTITY and name in atlas.counties)]
    by_column = {entry.column: entry for entry in load_indicators().values()}
    return {
        name: _of_indicator(t, by_column[name], held.get(name))
        if name in by_column
        else _of_column(t, atlas, held[name])
        for name in names
    }


def licence_of(sources: tuple[str, ...]) -> str:
    """Give the licence of a column: that of its sources where one binds what is made of it."""
    known = load_sources()
    bound = any(known[key].licence.startswith(SHARE_ALIKE) for key in sources)
    return SHARE_ALIKE if bound else ATTRIBUTION


def own_column(t: Words, own: OwnIndicator) -> ExtractColumn:
    """Describe a column that the reader brought: no part of the release, under no licence of ours."""
    indicator = own.indicator
    return ExtractColumn(
        name=own_name(indicator.id),
        heading=heading(t, indicator),
        type="number",
        definition=t("export.own.definition", name=indicator.name[t.lang]),
        unit=indicator.unit.symbol[t.lang],
        year=indicator.year,
        caveat=indicator.caveat[t.lang],
        sources=(own_name(indicator.id),),
        licence=t("export.own.licence"),
        decimals=indicator.decimals,
        is_own=True,
    )


def own_source(t: Words, own: OwnIndicator) -> Source:
    """Describe where a reader's own column is from: their file, and what they said of it."""
    said = t("own.source", source=own.source) if own.source else t("export.own.publisher")
    return Source(
        id=own_name(own.indicator.id),
        title=dict.fromkeys(LANGUAGES, t("export.own.title", file=own.file)),
        publisher=dict.fromkeys(LANGUAGES, said),
        year=own.indicator.year,
        origin=own.file,
        licence=t("export.own.licence"),
        files=(),
    )


def own_name(key: str) -> str:
    """Name a reader's own column for programs, which take a hyphen for a minus."""
    return key.replace("-", "_")


def heading(t: Words, indicator: Indicator) -> str:
    """Name an indicator with its unit, and with its year where the name does not tell it.

    A reader's own says that it is one, and which: its name may be that of any other column.
    """
    name, unit = indicator.name[t.lang], indicator.unit.symbol[t.lang]
    told = indicator.year[:4] in name
    beside = [part for part in (unit, "" if told else indicator.year) if part]
    said = t("table.measure", name=name, unit=t("data.beside").join(beside)) if beside else name
    if indicator.layer != OWN_LAYER:
        return said
    return t("table.own_measure", number=number_of(indicator.id), measure=said)


def category_words(t: Words, indicator: Indicator) -> dict[float, str]:
    """Name the values of an indicator that has names for values."""
    return {float(value): names[t.lang] for value, names in enumerate(indicator.categories)}


def _of_indicator(t: Words, indicator: Indicator, column: Column | None) -> ExtractColumn:
    whole = column is not None and column.type == "integer"
    return ExtractColumn(
        name=indicator.column,
        heading=heading(t, indicator),
        type="integer" if whole else "number",
        definition=indicator.definition[t.lang],
        unit=indicator.unit.symbol[t.lang],
        year=indicator.year,
        formula=indicator.formula,
        caveat=indicator.caveat[t.lang],
        sources=indicator.sources,
        licence=licence_of(indicator.sources),
        decimals=indicator.decimals,
        words=category_words(t, indicator),
    )


def _of_column(t: Words, atlas: Atlas, column: Column) -> ExtractColumn:
    unit = t(f"column_unit.{column.unit}") if column.unit else ""
    name = t(f"column.{column.name}")
    return ExtractColumn(
        name=column.name,
        heading=t("table.measure", name=name, unit=unit) if unit else name,
        type=cast("FieldType", column.type),
        definition=column.zh if t.lang == "zh" else column.en,
        unit=unit,
        sources=column.sources,
        licence=licence_of(column.sources),
        decimals=_PLAIN_DECIMALS.get(column.unit, 0),
        words=_words(t, atlas, column),
    )


def _words(t: Words, atlas: Atlas, column: Column) -> Mapping[Any, str]:
    match column.name:
        case "region" | "kind":
            return {code: t(f"{column.name}.{code}") for code in column.allowed}
        case "comparability":
            return {code: t(f"table.{code}") for code in column.allowed}
    if column.type == "boolean":
        return {True: t("data.yes"), False: t("data.no")}
    return atlas.place_names[t.lang] if column.name.startswith(_NEAREST) else {}
