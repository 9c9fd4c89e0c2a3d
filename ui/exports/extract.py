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
        Keys of :func:`geodata.load_sources`, or of :attr:`Extract.own_sources`.
    licence : str
        Under which the column stands.
    decimals : int
        Digits behind the point as printed; the file holds them all.
    words : mapping
        Of a column of codes, what each one means.
    is_own : bool
        Whether the reader brought it: then it is no part of the release.
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
    is_own: bool = False


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
    own_sources : tuple of Source
        Where the columns are from that the reader brought.
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
    own_sources: tuple[Source, ...] = ()

    @property
    def own(self) -> list[ExtractColumn]:
        """The columns that the reader brought."""
        return [column for column in self.columns if column.is_own]

    @property
    def known_sources(self) -> Mapping[str, Source]:
        """Every source that a column may name."""
        return {**load_sources(), **{source.id: source for source in self.own_sources}}

    @property
    def licence(self) -> str:
        """Licence of what is ours: one column under share-alike binds all that it is mixed with."""
        return SHARE_ALIKE if any(column.licence == SHARE_ALIKE for column in self.columns) else ATTRIBUTION

    @property
    def words(self) -> Words:
        """The sentences of its language."""
        return Words(self.lang)


def sources_of(extract: Extract, *also: str) -> list[Source]:
    """Give the sources of an extract's columns, and those named beside, in the order of the release.

    Those of the reader's own columns come last.
    """
    named = {key for column in extract.columns for key in column.sources} | set(also)
    return [source for key, source in extract.known_sources.items() if key in named]


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
        *((t("export.own.item", column=column.name), _own_text(extract, column)) for column in extract.own),
        (t("export.empty"), t("export.empty_text")),
        (t("export.compared"), t("export.compared_text")),
    ]


def licence_text(extract: Extract) -> str:
    """Say under which licence the file stands, and why."""
    t = extract.words
    mixed = extract.licence == SHARE_ALIKE
    address = LICENCE_ADDRESSES[extract.licence]
    ours = t("export.licence_mixed" if mixed else "export.licence_plain", address=address)
    if not extract.own:
        return ours
    names = t.listed([column.name for column in extract.own])
    theirs = t("export.own.licence_mixed" if mixed else "export.own.licence_plain", columns=names)
    return t("words.between").join([ours, theirs])


def licence_name(extract: Extract) -> str:
    """Name the licence in short, and of the reader's own columns that they stand apart from it."""
    own = [f"{column.name}: {column.licence}" for column in extract.own]
    return "; ".join([extract.licence, *own])


def _own_text(extract: Extract, column: ExtractColumn) -> str:
    t = extract.words
    (source,) = (extract.known_sources[key] for key in column.sources)
    said = [column.heading, source.title[t.lang], source.publisher[t.lang], column.caveat]
    return " · ".join(part for part in said if part)


def dictionary(extract: Extract) -> pd.DataFrame:
    """Make the dictionary: a row a column, with definition, unit, year, formula, sources and licence."""
    t = extract.words
    sources = extract.known_sources
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
        "licenses": [
            {"name": extract.licence, "path": LICENCE_ADDRESSES[extract.licence]},
            *({"name": column.name, "title": f"{column.name}: {column.licence}"} for column in extract.own),
        ],
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
