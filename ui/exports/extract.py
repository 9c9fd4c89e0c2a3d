"""A part of the release as it leaves the atlas: rows, columns, and all that is to be known about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from geodata import Source, load_sources
from ui.i18n import Language, Words

SHARE_ALIKE = "CC-BY-SA-4.0"
ATTRIBUTION = "CC-BY-4.0"
LICENCE_ADDRESSES: Mapping[str, str] = {
    ATTRIBUTION: "https://creativecommons.org/licenses/by/4.0/",
    SHARE_ALIKE: "https://creativecommons.org/licenses/by-sa/4.0/",
}
PACKAGE = "xiancheng-atlas"
TABLE = "counties"
"""Name of the table in every format that names tables."""
_MOST_CODES = 12


@dataclass(frozen=True)
class ExtractColumn:
    """A column, in the words of the reader's language.

    Attributes
    ----------
    name : str
        Name for programs, the release's own.
    heading : str
        Name for people, with unit and year.
    type : str
        Frictionless type: string, integer, number or boolean.
    definition : str
    unit, year, formula, caveat : str
        Empty where there is none.
    sources : tuple of str
        Keys of :func:`geodata.load_sources`; none for what a reader brought.
    licence : str
        Under which the column stands.
    decimals : int
        Digits behind the point as printed; the file holds them all.
    words : mapping
        Of a column of codes, what each one means.
    """

    name: str
    heading: str
    type: Literal["string", "integer", "number", "boolean"]
    definition: str
    unit: str = ""
    year: str = ""
    formula: str = ""
    caveat: str = ""
    sources: tuple[str, ...] = ()
    licence: str = ATTRIBUTION
    decimals: int = 0
    words: Mapping[Any, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Extract:
    """What a file holds.

    Attributes
    ----------
    lang : {"zh", "en"}
    title : str
        A sentence from the data.
    rows : DataFrame
        A row a unit, ``code`` first; columns by :attr:`ExtractColumn.name`.
    columns : tuple of ExtractColumn
        In the order of `rows`.
    version : str
        Version of the data release.
    date : str
        Day on which the file was made, in ISO form.
    filters : tuple of (str, str)
        What was filtered by, in words; empty for all units.
    link : str
        Address that restores the view.
    citation : str
        How the table is cited.
    """

    lang: Language
    title: str
    rows: pd.DataFrame
    columns: tuple[ExtractColumn, ...]
    version: str
    date: str
    filters: tuple[tuple[str, str], ...] = ()
    link: str = ""
    citation: str = ""

    @property
    def licence(self) -> str:
        """Licence of the whole: one column under share-alike binds all that it is mixed with."""
        return SHARE_ALIKE if any(column.licence == SHARE_ALIKE for column in self.columns) else ATTRIBUTION

    @property
    def words(self) -> Words:
        """The sentences of its language."""
        return Words(self.lang)


def sources_of(extract: Extract, *also: str) -> list[Source]:
    """Give the sources of an extract's columns, and those named beside, in the order of the release."""
    named = {key for column in extract.columns for key in column.sources} | set(also)
    return [source for key, source in load_sources().items() if key in named]


def filters_text(extract: Extract) -> str:
    """Say in one line what was filtered by."""
    t = extract.words
    if not extract.filters:
        return t("export.no_filter")
    return t.listed([f"{name}{t('colon')}{value}" for name, value in extract.filters])


def about(extract: Extract) -> list[tuple[str, str]]:
    """Say what the file is: pairs of a name and a text, for people."""
    t = extract.words
    return [
        (t("export.title"), extract.title),
        (t("export.rows"), t("export.rows_text", count=len(extract.rows))),
        (t("export.filters"), filters_text(extract)),
        (t("export.release"), extract.version),
        (t("export.made"), extract.date),
        (t("export.link"), extract.link),
        (t("export.licence"), licence_text(extract)),
        (t("export.cite"), extract.citation),
        (t("export.empty"), t("export.empty_text")),
        (t("export.compared"), t("export.compared_text")),
    ]


def licence_text(extract: Extract) -> str:
    """Say under which licence the file stands, and why."""
    t = extract.words
    mixed = extract.licence == SHARE_ALIKE
    address = LICENCE_ADDRESSES[extract.licence]
    return t("export.licence_mixed" if mixed else "export.licence_plain", address=address)


def dictionary(extract: Extract) -> pd.DataFrame:
    """Make the dictionary: a row a column, with definition, unit, year, formula, sources and licence."""
    t = extract.words
    sources = load_sources()
    rows = [
        {
            t("export.column"): column.name,
            t("export.heading"): column.heading,
            t("methods.indicators.definition"): column.definition + _codes(t, column),
            t("methods.indicators.unit"): column.unit,
            t("methods.indicators.year"): column.year,
            t("methods.indicators.formula"): column.formula,
            t("methods.indicators.caveat"): column.caveat,
            t("methods.indicators.sources"): t.listed([sources[key].title[t.lang] for key in column.sources]),
            t("methods.sources.licence"): column.licence,
        }
        for column in extract.columns
    ]
    return pd.DataFrame(rows)


def _codes(t: Words, column: ExtractColumn) -> str:
    listed = [f"{_code(value)} = {word}" for value, word in told_codes(column).items()]
    return " " + t("export.codes", codes=t.listed(listed)) if listed else ""


def _code(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def told_codes(column: ExtractColumn) -> Mapping[Any, str]:
    """Give the codes of a column where they are few enough to be listed; a city's stand in places.parquet."""
    return column.words if len(column.words) <= _MOST_CODES else {}


def sources_table(extract: Extract, *also: str) -> pd.DataFrame:
    """Make the table of sources, with publisher, year, origin and licence."""
    t = extract.words
    return pd.DataFrame(
        [
            {
                t("methods.sources.source"): source.title[t.lang],
                t("methods.sources.publisher"): source.publisher[t.lang],
                t("methods.sources.year"): source.year,
                t("methods.sources.origin"): source.origin,
                t("methods.sources.licence"): source.licence,
            }
            for source in sources_of(extract, *also)
        ]
    )


def descriptor(extract: Extract, *also: str) -> dict[str, Any]:
    """Describe the extract for programs, in the terms of Frictionless.

    Parameters
    ----------
    extract : Extract
    *also : str
        Further sources, those of the shapes.

    Returns
    -------
    dict
        A descriptor without its resources.
    """
    return {
        "name": PACKAGE,
        "title": extract.title,
        "version": extract.version,
        "created": f"{extract.date}T00:00:00Z",
        "homepage": extract.link,
        "licenses": [{"name": extract.licence, "path": LICENCE_ADDRESSES[extract.licence]}],
        "licence_note": licence_text(extract),
        "filters": dict(extract.filters),
        "citation": extract.citation,
        "sources": [
            {
                "title": f"{source.title[extract.lang]} ({source.year})",
                "path": source.origin,
                "publisher": source.publisher[extract.lang],
                "licence": source.licence,
            }
            for source in sources_of(extract, *also)
        ],
    }


def fields(extract: Extract) -> list[dict[str, Any]]:
    """Describe the columns for programs, as fields of a table schema."""
    return [_field(column) for column in extract.columns]


def _field(column: ExtractColumn) -> dict[str, Any]:
    parts: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "title": column.heading,
        "description": column.definition,
        "unit": column.unit,
        "year": column.year,
        "formula": column.formula,
        "caveat": column.caveat,
        "sources": list(column.sources),
        "licence": column.licence,
        "codes": {_code(value): word for value, word in told_codes(column).items()},
    }
    return {key: value for key, value in parts.items() if value or key in {"name", "type"}}
